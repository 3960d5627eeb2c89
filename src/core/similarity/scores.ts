/**
 * Similarity of one row to a block of rows, the inner step of every join.
 *
 * Sums run in single precision in a stated order, so the kernel, which works on several rows at once, gives the same bits: TF-IDF products by
 * term, ascending, without the heads (headTerms.ts); dense products, of LSA rows and of heads, in four sums over every fourth column, s0 to
 * s3, then (s0 + s1) + (s2 + s3).
 */
import type { DenseRows, TermRows } from '../text/textModel.ts';
import type { HeadTerms } from './headTerms.ts';

/** Posting lists of a block of rows, heads left out: term t is held by rows[starts[t] .. ends[t]), ascending and counted from the block's first. */
export interface InvertedBlock {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly rows: Uint32Array;
  readonly values: Float32Array;
}

export function invertBlock(
  sparse: TermRows,
  { ends: headEnds }: HeadTerms,
  from: number,
  to: number,
): InvertedBlock {
  const starts = new Uint32Array(sparse.columns + 1);
  let entries = 0;
  for (let row = from; row < to; row += 1) {
    for (let at = headEnds[row]!; at < sparse.offsets[row + 1]!; at += 1) starts[sparse.terms[at]! + 1]! += 1;
    entries += sparse.offsets[row + 1]! - headEnds[row]!;
  }
  for (let term = 0; term < sparse.columns; term += 1) starts[term + 1]! += starts[term]!;
  const ends = starts.slice(0, sparse.columns);
  const rows = new Uint32Array(entries);
  const values = new Float32Array(entries);
  for (let row = from; row < to; row += 1) {
    for (let at = headEnds[row]!; at < sparse.offsets[row + 1]!; at += 1) {
      const term = sparse.terms[at]!;
      const place = ends[term]!;
      ends[term] = place + 1;
      rows[place] = row - from;
      values[place] = sparse.values[at]!;
    }
  }
  return { starts: starts.subarray(0, sparse.columns), ends, rows, values };
}

/** scores[i] += products of `row` with row i of the block, heads left out. `scores` must be zero before. */
export function addSparseScores(
  sparse: TermRows,
  row: number,
  { ends }: HeadTerms,
  block: InvertedBlock,
  scores: Float32Array,
): void {
  for (let at = ends[row]!; at < sparse.offsets[row + 1]!; at += 1) {
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
export function dotDense({ columns, values }: DenseRows, row: number, other: number): number {
  const a = row * columns;
  const b = other * columns;
  const product = (i: number) => (i < columns ? Math.fround(values[a + i]! * values[b + i]!) : 0);
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let i = 0; i < columns; i += 4) {
    s0 = Math.fround(s0 + product(i));
    s1 = Math.fround(s1 + product(i + 1));
    s2 = Math.fround(s2 + product(i + 2));
    s3 = Math.fround(s3 + product(i + 3));
  }
  return Math.fround(Math.fround(s0 + s1) + Math.fround(s2 + s3));
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
