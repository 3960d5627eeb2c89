/**
 * Papers that came, placed among those that stay exactly where they stood: each in the weighted middle of the placed papers it resembles
 * most, then moved along a spiral to the nearest free place. For the difference of two maps, where nothing common may move. Linear in the
 * papers; deterministic, without trigonometry, so that every engine gives the same bits.
 */
import type { Neighbours } from '../types.ts';

/** The most similar placed papers that count. */
const nearestUsed = 3;
const margin = 1;
/** Steps of the spiral, beyond which a place is taken as it is. */
const mostSteps = 4000;
/** One golden angle: neighbouring steps never line up. */
const [turnX, turnY] = [-0.7373688780783197, 0.6754902942615238];

/** `places`: x0 y0 ..., NaN for papers that came. `radii` in map units. */
export function placeAmong(places: Float32Array, neighbours: Neighbours, radii: Float32Array): Float32Array {
  const positions = places.slice();
  const papers = radii.length;
  const came = Array.from(radii.keys()).filter((row) => !isPlaced(places, row));
  if (came.length === papers) throw new RangeError('layout: no paper has a place; expected at least one');
  const room = new Room(positions, radii);
  for (let row = 0; row < papers; row += 1) if (isPlaced(places, row)) room.add(row);
  const waiting: number[] = [];
  for (const row of came) if (!settle(positions, row, neighbours, room)) waiting.push(row);
  // What resembles only papers that came finds them placed by now; what resembles none stands below the map.
  for (const row of waiting) {
    if (settle(positions, row, neighbours, room)) continue;
    room.findFree(row, ...belowTheMap(positions));
  }
  return positions;
}

function isPlaced(positions: Float32Array, row: number): boolean {
  return Number.isFinite(positions[2 * row]) && Number.isFinite(positions[2 * row + 1]);
}

function settle(positions: Float32Array, row: number, { k, index, weight }: Neighbours, room: Room): boolean {
  let [x, y, total, used] = [0, 0, 0, 0];
  for (let at = row * k; at < (row + 1) * k && used < nearestUsed; at += 1) {
    const other = index[at]!;
    if (other === 0xffffffff || !isPlaced(positions, other)) continue;
    x += positions[2 * other]! * weight[at]!;
    y += positions[2 * other + 1]! * weight[at]!;
    total += weight[at]!;
    used += 1;
  }
  if (total <= 0) return false;
  room.findFree(row, x / total, y / total);
  return true;
}

function belowTheMap(positions: Float32Array): [number, number] {
  let [left, right, bottom] = [Infinity, -Infinity, Infinity];
  for (let at = 0; at < positions.length; at += 2) {
    if (!Number.isFinite(positions[at])) continue;
    left = Math.min(left, positions[at]!);
    right = Math.max(right, positions[at]!);
    bottom = Math.min(bottom, positions[at + 1]!);
  }
  return [(left + right) / 2, bottom - 60];
}

/** Which places are taken: discs in cells at least as wide as the largest. */
class Room {
  readonly #cells = new Map<string, number[]>();
  readonly #cell: number;

  constructor(
    private readonly positions: Float32Array,
    private readonly radii: Float32Array,
  ) {
    this.#cell = 2 * radii.reduce((largest, radius) => Math.max(largest, radius), 1) + margin;
  }

  add(row: number): void {
    const key = this.#key(this.positions[2 * row]!, this.positions[2 * row + 1]!);
    const members = this.#cells.get(key);
    if (members === undefined) this.#cells.set(key, [row]);
    else members.push(row);
  }

  /** Gives `row` the free place nearest to (x, y), nearly. */
  findFree(row: number, x: number, y: number): void {
    const step = this.radii[row]! + margin;
    let [alongX, alongY] = [1, 0];
    let [placeX, placeY] = [x, y];
    for (let at = 0; at < mostSteps && !this.#isFree(row, placeX, placeY); at += 1) {
      [alongX, alongY] = [alongX * turnX - alongY * turnY, alongX * turnY + alongY * turnX];
      const reach = step * Math.sqrt(at + 1);
      [placeX, placeY] = [x + alongX * reach, y + alongY * reach];
    }
    this.positions.set([placeX, placeY], 2 * row);
    this.add(row);
  }

  #isFree(row: number, x: number, y: number): boolean {
    for (let across = -1; across <= 1; across += 1) {
      for (let up = -1; up <= 1; up += 1) {
        const members = this.#cells.get(this.#key(x + across * this.#cell, y + up * this.#cell)) ?? [];
        if (members.some((other) => this.#touches(row, other, x, y))) return false;
      }
    }
    return true;
  }

  #touches(row: number, other: number, x: number, y: number): boolean {
    const [dx, dy] = [this.positions[2 * other]! - x, this.positions[2 * other + 1]! - y];
    const wanted = this.radii[row]! + this.radii[other]! + margin;
    return dx * dx + dy * dy < wanted * wanted;
  }

  #key(x: number, y: number): string {
    return `${String(Math.floor(x / this.#cell))} ${String(Math.floor(y / this.#cell))}`;
  }
}
