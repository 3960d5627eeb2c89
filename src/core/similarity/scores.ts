/**
 * Similarity of one row to a block of rows, the inner step of every join.
 *
 * Sums run in single precision in a stated order (terms ascending; columns ascending), so the kernel, which works on four rows of the
 * block at once, gives the same bits.
 */
import type { DenseRows, TermRows } from '../text/textModel.ts';

/** Posting lists of a block of rows: term t is held by rows[starts[t] .. ends[t]), ascending and counted from the block's first. */
export interface InvertedBlock {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly rows: Uint32Array;
  readonly values: Float32Array;
}

export function invertBlock(sparse: TermRows, from: number, to: number): InvertedBlock {
  const first = sparse.offsets[from]!;
  const last = sparse.offsets[to]!;
  const starts = new Uint32Array(sparse.columns + 1);
  for (let at = first; at < last; at += 1) starts[sparse.terms[at]! + 1]! += 1;
  for (let term = 0; term < sparse.columns; term += 1) starts[term + 1]! += starts[term]!;
  const ends = starts.slice(0, sparse.columns);
  const rows = new Uint32Array(last - first);
  const values = new Float32Array(last - first);
  for (let row = from; row < to; row += 1) {
    for (let at = sparse.offsets[row]!; at < sparse.offsets[row + 1]!; at += 1) {
      const term = sparse.terms[at]!;
      const place = ends[term]!;
      ends[term] = place + 1;
      rows[place] = row - from;
      values[place] = sparse.values[at]!;
    }
  }
  return { starts: starts.subarray(0, sparse.columns), ends, rows, values };
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
    const end = block.ends[term]!;
    for (let place = block.starts[term]!; place < end; place += 1) {
      const other = block.rows[place]!;
      scores[other] = scores[other]! + Math.fround(value * block.values[place]!);
    }
  }
}

/** Dot product of two rows of one dense matrix. */
export function dotDense(dense: DenseRows, row: number, other: number): number {
  const { columns, values } = dense;
  const a = row * columns;
  const b = other * columns;
  let sum = 0;
  for (let i = 0; i < columns; i += 1) {
    sum = Math.fround(sum + Math.fround(values[a + i]! * values[b + i]!));
  }
  return sum;
}

/** Dot product of two sparse rows, in double precision. */
export function dotSparse({ offsets, terms, values }: TermRows, a: number, b: number): number {
  let at = offsets[a]!;
  let other = offsets[b]!;
  let sum = 0;
  while (at < offsets[a + 1]! && other < offsets[b + 1]!) {
    const difference = terms[at]! - terms[other]!;
    if (difference === 0) sum += values[at]! * values[other]!;
    if (difference <= 0) at += 1;
    if (difference >= 0) other += 1;
  }
  return sum;
}
