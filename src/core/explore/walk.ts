/**
 * Walking on the map: the tied paper that lies in a direction. A direction is a quarter of the plane, so each neighbour can be reached by one of
 * the four; in a quarter the one that is nearest counts, and what lies to the side counts as farther. Linear in the neighbours.
 */

export type Direction = 'left' | 'right' | 'up' | 'down';

const axes: Readonly<Record<Direction, readonly [x: number, y: number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, 1],
  down: [0, -1],
};

/** `positions`: x0 y0 x1 y1 ..., y grows upwards. Undefined where no neighbour lies that way; ties in the order of `neighbours`. */
export function stepTowards(
  positions: Float32Array,
  from: number,
  neighbours: Iterable<number>,
  direction: Direction,
): number | undefined {
  const [ax, ay] = axes[direction];
  let best: number | undefined;
  let least = Infinity;
  for (const row of neighbours) {
    const dx = positions[2 * row]! - positions[2 * from]!;
    const dy = positions[2 * row + 1]! - positions[2 * from + 1]!;
    const along = dx * ax + dy * ay;
    const aside = Math.abs(dx * ay) + Math.abs(dy * ax);
    if (row === from || along < aside || along + aside >= least) continue;
    least = along + aside;
    best = row;
  }
  return best;
}
