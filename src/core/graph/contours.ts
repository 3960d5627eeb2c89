/**
 * Level lines of a grid by marching squares (Lorensen and Cline 1987 in the plane), as closed rings, then rounded.
 *
 * The grid holds `width` x `height` samples, row after row, its outermost ones below the level (else rings would be open). Outer rings
 * run counter-clockwise (y upwards), holes clockwise. Linear in samples.
 */

export interface SampleGrid {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** x0 y0 x1 y1 ... in grid units; the last point joins the first. */
export type Ring = Float64Array;

const [bottom, right, top, left] = [0, 1, 2, 3];
/** For each pattern of inside corners (bits: lower left, lower right, upper right, upper left): pairs of sides, inside on the left hand. */
const crossings: readonly (readonly number[])[] = [
  [],
  [bottom, left],
  [right, bottom],
  [right, left],
  [top, right],
  [bottom, left, top, right],
  [top, bottom],
  [top, left],
  [left, top],
  [bottom, top],
  [right, bottom, left, top],
  [right, top],
  [left, right],
  [bottom, right],
  [left, bottom],
  [],
];
/** The two saddles where the middle of the cell is inside. */
const joinedSaddles = new Map([
  [5, [bottom, right, top, left]],
  [10, [left, bottom, right, top]],
]);

export function traceRings(grid: SampleGrid, level: number): Ring[] {
  const next = linkSides(grid, level);
  const rings: Ring[] = [];
  for (const start of [...next.keys()].sort((a, b) => a - b)) {
    const points: number[] = [];
    let side = start;
    let following = next.get(side);
    while (following !== undefined) {
      next.delete(side);
      points.push(...crossingPoint(grid, level, side));
      side = following;
      following = next.get(side);
    }
    if (points.length >= 6) rings.push(Float64Array.from(points));
  }
  return rings;
}

/** Grid side -> the side where the line leaves the cell it enters there. A side's number: 2 * sample, + 1 for the one upwards. */
function linkSides({ width, height, values }: SampleGrid, level: number): Map<number, number> {
  const next = new Map<number, number>();
  for (let y = 0; y + 1 < height; y += 1) {
    for (let x = 0; x + 1 < width; x += 1) {
      const at = y * width + x;
      const corners = [values[at]!, values[at + 1]!, values[at + width + 1]!, values[at + width]!];
      const pattern = corners.reduce((bits, value, corner) => bits | (value >= level ? 1 << corner : 0), 0);
      if (pattern === 0 || pattern === 15) continue;
      const joined = joinedSaddles.get(pattern);
      const middle = (corners[0]! + corners[1]! + corners[2]! + corners[3]!) / 4;
      const sides = joined !== undefined && middle >= level ? joined : crossings[pattern]!;
      const numbers = [at * 2, (at + 1) * 2 + 1, (at + width) * 2, at * 2 + 1];
      for (let i = 0; i < sides.length; i += 2) next.set(numbers[sides[i]!]!, numbers[sides[i + 1]!]!);
    }
  }
  return next;
}

function crossingPoint({ width, values }: SampleGrid, level: number, side: number): [number, number] {
  const from = side >> 1;
  const upwards = (side & 1) === 1;
  const to = upwards ? from + width : from + 1;
  const share = (level - values[from]!) / (values[to]! - values[from]!);
  const x = from % width;
  const y = (from - x) / width;
  return upwards ? [x, y + share] : [x + share, y];
}

/** Chaikin's corner cutting (1974): each round doubles the points and rounds every corner; the ring stays within its hull. */
export function roundRing(ring: Ring, rounds: number): Ring {
  let points = ring;
  for (let round = 0; round < rounds; round += 1) {
    const count = points.length / 2;
    const cut = new Float64Array(count * 4);
    for (let i = 0; i < count; i += 1) {
      const j = (i + 1) % count;
      for (const axis of [0, 1]) {
        const a = points[i * 2 + axis]!;
        const b = points[j * 2 + axis]!;
        cut[i * 4 + axis] = a * 0.75 + b * 0.25;
        cut[i * 4 + 2 + axis] = a * 0.25 + b * 0.75;
      }
    }
    points = cut;
  }
  return points;
}

/** Positive where the ring runs counter-clockwise. */
export function signedArea(ring: ArrayLike<number>): number {
  let sum = 0;
  const count = ring.length / 2;
  for (let i = 0; i < count; i += 1) {
    const j = (i + 1) % count;
    sum += ring[i * 2]! * ring[j * 2 + 1]! - ring[j * 2]! * ring[i * 2 + 1]!;
  }
  return sum / 2;
}

/** Even-odd rule. */
export function isInside(ring: ArrayLike<number>, x: number, y: number): boolean {
  let inside = false;
  const count = ring.length / 2;
  for (let i = 0, j = count - 1; i < count; j = i, i += 1) {
    const [ax, ay, bx, by] = [ring[i * 2]!, ring[i * 2 + 1]!, ring[j * 2]!, ring[j * 2 + 1]!];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
