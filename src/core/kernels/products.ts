/**
 * Products of sparse and dense matrices over a range of rows, in plain TypeScript: the oracle of the kernel, and the fallback.
 *
 * Sums run in a stated order in single precision (Math.fround after each operation; Gram matrices in double), so the kernel, which works on
 * several columns at once, gives the same bits. Cost: entries of the range times dense columns.
 */
import type { TermRows } from '../text/textModel.ts';

export type SparseRows = Pick<TermRows, 'offsets' | 'terms' | 'values'>;

/** out[row] = sum over the row's entries of value * dense[term], for rows from .. to - 1. */
export function multiplyRows(
  sparse: SparseRows,
  dense: Float32Array,
  columns: number,
  out: Float32Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row += 1) {
    const target = row * columns;
    out.fill(0, target, target + columns);
    for (let at = sparse.offsets[row]!; at < sparse.offsets[row + 1]!; at += 1) {
      addScaled(out, target, dense, sparse.terms[at]! * columns, sparse.values[at]!, columns);
    }
  }
}

/** out (zero at first) += the transposed sparse rows from .. to - 1 times dense: the sums of `multiplyRows` with the transpose, in its order. */
export function multiplyColumns(
  sparse: SparseRows,
  dense: Float32Array,
  columns: number,
  out: Float32Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row += 1) {
    for (let at = sparse.offsets[row]!; at < sparse.offsets[row + 1]!; at += 1) {
      addScaled(out, sparse.terms[at]! * columns, dense, row * columns, sparse.values[at]!, columns);
    }
  }
}

function addScaled(
  out: Float32Array,
  target: number,
  from: Float32Array,
  source: number,
  factor: number,
  columns: number,
): void {
  for (let column = 0; column < columns; column += 1) {
    out[target + column] = out[target + column]! + Math.fround(factor * from[source + column]!);
  }
}

/** gram (columns x columns, lower triangle) += rows^T rows for rows from .. to - 1. */
export function addGram(
  dense: Float32Array,
  columns: number,
  gram: Float64Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row += 1) {
    const start = row * columns;
    for (let i = 0; i < columns; i += 1) {
      const value = dense[start + i]!;
      const target = i * columns;
      for (let j = 0; j <= i; j += 1) {
        gram[target + j] = gram[target + j]! + value * dense[start + j]!;
      }
    }
  }
}

/** out[row] = dense[row] * matrix (columns x width), for rows from .. to - 1. */
export function multiplyDense(
  dense: Float32Array,
  columns: number,
  matrix: Float32Array,
  width: number,
  out: Float32Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row += 1) {
    out.fill(0, row * width, (row + 1) * width);
    for (let column = 0; column < columns; column += 1) {
      addScaled(out, row * width, matrix, column * width, dense[row * columns + column]!, width);
    }
  }
}
