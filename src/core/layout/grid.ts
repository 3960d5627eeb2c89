/** A uniform grid over positions with cells at least `reach` wide: whatever is within reach lies in a row's cell or the eight around it. */
import { extentOf } from '../extent.ts';

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Members of cell c, rows ascending: members[starts[c] .. starts[c + 1]). */
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
}

/** More cells than this would cost more to clear than they save. */
const cellsAPaper = 4;
/** Columns and rows together are at most so many, and two. */
const mostSides = 4096;

/** A grid of so many papers has at most this many cells. */
export function mostCells(papers: number): number {
  return cellsAPaper * papers + 1 + mostSides + 2;
}

export function createGrid(positions: ArrayLike<number>, reach: number): Grid {
  const count = positions.length / 2;
  const { left, bottom, width, height } = extentOf(positions);
  const cell = Math.max(
    reach,
    Math.sqrt((width * height) / (count * cellsAPaper + 1)),
    (width + height) / mostSides,
  );
  const columns = Math.floor(width / cell) + 1;
  const rows = Math.floor(height / cell) + 1;
  const cellOf = new Uint32Array(count);
  const starts = new Uint32Array(columns * rows + 1);
  for (let i = 0; i < count; i += 1) {
    const x = Math.floor((positions[i * 2]! - left) / cell);
    const y = Math.floor((positions[i * 2 + 1]! - bottom) / cell);
    cellOf[i] = y * columns + x;
    starts[cellOf[i]! + 1]! += 1;
  }
  for (let c = 0; c < columns * rows; c += 1) starts[c + 1]! += starts[c]!;
  const filled = starts.slice();
  const members = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) {
    const at = filled[cellOf[i]!]!;
    members[at] = i;
    filled[cellOf[i]!] = at + 1;
  }
  return { columns, rows, starts, members };
}
