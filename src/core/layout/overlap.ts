/**
 * Parts discs that overlap, moving each as little as it can: pairs found by a grid are pushed apart along their line, both by half, until
 * none is left. Where a crowd cannot part in place, the whole map is widened a little and the pushing goes on: it always ends.
 *
 * In and out: positions x0 y0 ... and radii in map units, changed in place. Deterministic: pairs are met in the order of grid cells. Linear a pass.
 */
import type { Grid } from './grid.ts';
import { createGrid } from './grid.ts';
import type { PlacingKernel } from '../kernels/placing.ts';
import { pushWithKernel } from './overlapKernel.ts';

/** Discs end at least this far apart: more than what rounding to 32 bits can take back. */
const margin = 1;
const passesBeforeWidening = 30;
const widening = 1.03;

/** Crowds are loosened in steps of growing discs: pushing all at once would scatter what belongs together. */
const loosenings = [0.4, 0.7, 1];
const passesEachLoosening = 15;

/** Discs and one pass over them: by the kernel, or in plain TypeScript with the same bits. */
export interface Pusher {
  readonly positions: Float64Array;
  /** Parts the pairs that overlap, in the order of cells, then rows; returns how many did. */
  push(grid: Grid, radii: Float32Array): number;
}

function pushPlainly(start: Float32Array): Pusher {
  const positions = Float64Array.from(start);
  return { positions, push: (grid, radii) => pushAll(grid, positions, radii) };
}

/**
 * Gives each paper room: discs of at least `room` are pushed apart for a while (crowds breathe, order stays), then the papers' own
 * discs until none overlaps. Yields after every pass.
 */
export function* removeOverlaps(
  positions: Float32Array,
  radii: Float32Array,
  room = 0,
  kernel?: PlacingKernel,
): Generator<number, void> {
  const pusher = kernel === undefined ? pushPlainly(positions) : pushWithKernel(kernel, positions);
  const exact = pusher.positions;
  let passes = 0;
  for (const share of room > 0 ? loosenings : []) {
    const roomy = radii.map((radius) => Math.max(radius * share, room * share));
    for (let pass = 0; pass < passesEachLoosening && pushApart(pusher, roomy) > 0; pass += 1) {
      positions.set(exact);
      yield (passes += 1);
    }
  }
  for (let pass = 1; pushApart(pusher, radii) > 0; pass += 1) {
    if (pass % passesBeforeWidening === 0) for (let i = 0; i < exact.length; i += 1) exact[i]! *= widening;
    positions.set(exact);
    yield (passes += 1);
  }
  positions.set(exact);
}

/** One pass over all close pairs; returns how many overlapped. */
function pushApart({ positions, push }: Pusher, radii: Float32Array): number {
  let largest = 0;
  for (const radius of radii) largest = Math.max(largest, radius);
  return push(createGrid(positions, largest * 2 + margin), radii);
}

function pushAll(grid: Grid, positions: Float64Array, radii: Float32Array): number {
  let overlapping = 0;
  for (let cell = 0; cell < grid.columns * grid.rows; cell += 1) {
    const to = grid.starts[cell + 1]!;
    for (let at = grid.starts[cell]!; at < to; at += 1) {
      const row = grid.members[at]!;
      for (let next = at + 1; next < to; next += 1) {
        if (pushPair(positions, radii, row, grid.members[next]!)) overlapping += 1;
      }
      overlapping += pushNextCells(grid, cell, row, positions, radii);
    }
  }
  return overlapping;
}

/** The cell to the right and the three above: with its own, every pair of neighbouring cells is met once. */
function pushNextCells(
  grid: Grid,
  cell: number,
  row: number,
  positions: Float64Array,
  radii: Float32Array,
): number {
  let overlapping = 0;
  const x = cell % grid.columns;
  const from = Math.max(0, x - 1);
  const end = Math.min(grid.columns - 1, x + 1);
  if (end > x) overlapping += pushRange(grid, cell + 1, cell + 2, row, positions, radii);
  const above = cell - x + grid.columns;
  if (above < grid.columns * grid.rows) {
    overlapping += pushRange(grid, above + from, above + end + 1, row, positions, radii);
  }
  return overlapping;
}

function pushRange(
  grid: Grid,
  firstCell: number,
  endCell: number,
  row: number,
  positions: Float64Array,
  radii: Float32Array,
): number {
  let overlapping = 0;
  const to = grid.starts[endCell]!;
  for (let at = grid.starts[firstCell]!; at < to; at += 1) {
    if (pushPair(positions, radii, row, grid.members[at]!)) overlapping += 1;
  }
  return overlapping;
}

function pushPair(positions: Float64Array, radii: Float32Array, row: number, other: number): boolean {
  const wanted = radii[row]! + radii[other]! + margin;
  let x = positions[other * 2]! - positions[row * 2]!;
  let y = positions[other * 2 + 1]! - positions[row * 2 + 1]!;
  const square = x * x + y * y;
  if (square >= wanted * wanted) return false;
  let distance = Math.sqrt(square);
  if (distance < 1e-6) {
    // Two papers at one place part in a direction that depends on their rows only.
    x = ((row * 7 + other * 13) % 17) - 8.5;
    y = ((row * 11 + other * 5) % 19) - 9.5;
    distance = Math.sqrt(x * x + y * y);
    x *= 1e-6 / distance;
    y *= 1e-6 / distance;
    distance = 1e-6;
  }
  // A little more than needed, so that passes do not creep towards the goal for ever.
  const push = ((wanted - distance) * 0.5 + margin * 0.05) / distance;
  positions[row * 2]! -= x * push;
  positions[row * 2 + 1]! -= y * push;
  positions[other * 2]! += x * push;
  positions[other * 2 + 1]! += y * push;
  return true;
}
