/**
 * Similarity of one row to a block of rows, the inner step of every join.
 *
 * Sums run in single precision in a stated order (sparse: terms ascending; dense: four lanes, then (0 + 2) + (1 + 3)), so a SIMD kernel
 * gives the same bits.
 */
import type { DenseRows, TermRows } from '../types.ts';

/** Posting lists of a block of rows: term t is held by rows[offsets[t] .. offsets[t + 1]), ascending and counted from the block's first. */
export interface InvertedBlock {
  readonly offsets: Uint32Array;
  readonly rows: Uint32Array;
  readonly values: Float32Array;
}

export function invertBlock(sparse: TermRows, from: number, to: number): InvertedBlock {
  const first = sparse.offsets[from]!;
  const last = sparse.offsets[to]!;
  const offsets = new Uint32Array(sparse.columns + 1);
  for (let at = first; at < last; at += 1) offsets[sparse.terms[at]! + 1]! += 1;
  for (let term = 0; term < sparse.columns; term += 1) offsets[term + 1]! += offsets[term]!;
  const next = offsets.slice();
  const rows = new Uint32Array(last - first);
  const values = new Float32Array(last - first);
  for (let row = from; row < to; row += 1) {
    for (let at = sparse.offsets[row]!; at < sparse.offsets[row + 1]!; at += 1) {
      const term = sparse.terms[at]!;
      const place = next[term]!;
      next[term] = place + 1;
      rows[place] = row - from;
      values[place] = sparse.values[at]!;
    }
  }
  return { offsets, rows, values };
}

/** scores[i] += cosine of `row` with row i of the block. `scores` must be zero before. */
export function addSparseScores(
  sparse: TermRows,
  row: number,
  block: InvertedBlock,
  scores: Float32Array,
): void {
  for (let at = sparse.offsets[row]!; at < sparse.offsets[row + 1]!; at += 1) {
    const term = sparse.terms[at]!;
    const value = sparse.values[at]!;
    const end = block.offsets[term + 1]!;
    for (let place = block.offsets[term]!; place < end; place += 1) {
      const other = block.rows[place]!;
      scores[other] = scores[other]! + Math.fround(value * block.values[place]!);
    }
  }
}

/** Dot product of two rows of one dense matrix, in four lanes. */
export function dotDense(dense: DenseRows, row: number, other: number): number {
  const { columns, values } = dense;
  const a = row * columns;
  const b = other * columns;
  const whole = columns - (columns % 4);
  let lane0 = 0;
  let lane1 = 0;
  let lane2 = 0;
  let lane3 = 0;
  for (let i = 0; i < whole; i += 4) {
    lane0 = Math.fround(lane0 + Math.fround(values[a + i]! * values[b + i]!));
    lane1 = Math.fround(lane1 + Math.fround(values[a + i + 1]! * values[b + i + 1]!));
    lane2 = Math.fround(lane2 + Math.fround(values[a + i + 2]! * values[b + i + 2]!));
    lane3 = Math.fround(lane3 + Math.fround(values[a + i + 3]! * values[b + i + 3]!));
  }
  const rest = columns - whole;
  if (rest > 0) lane0 = Math.fround(lane0 + Math.fround(values[a + whole]! * values[b + whole]!));
  if (rest > 1) lane1 = Math.fround(lane1 + Math.fround(values[a + whole + 1]! * values[b + whole + 1]!));
  if (rest > 2) lane2 = Math.fround(lane2 + Math.fround(values[a + whole + 2]! * values[b + whole + 2]!));
  return Math.fround(Math.fround(lane0 + lane2) + Math.fround(lane1 + lane3));
}
