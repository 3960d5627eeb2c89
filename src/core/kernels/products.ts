/**
 * Products of sparse and dense matrices over a range of rows, so that a job can pause between ranges.
 *
 * Every sum runs in single precision in a stated order (Math.fround after each operation), so a SIMD kernel that works on four columns at
 * once gives the same bits. Cost: entries of the range times dense columns.
 */
import type { TermRows } from '../types.ts';

/** out[row] = sum over the row's entries of value * dense[term], for rows from .. to - 1. `out` must be zero there. */
export function multiplyRows(
  sparse: TermRows,
  dense: Float32Array,
  columns: number,
  out: Float32Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row += 1) {
    const target = row * columns;
    for (let at = sparse.offsets[row]!; at < sparse.offsets[row + 1]!; at += 1) {
      addScaled(out, target, dense, sparse.terms[at]! * columns, sparse.values[at]!, columns);
    }
  }
}

/** out[term] += value * dense[row] for every entry of rows from .. to - 1: the product with the transposed matrix. */
export function multiplyTransposed(
  sparse: TermRows,
  dense: Float32Array,
  columns: number,
  out: Float32Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row += 1) {
    const source = row * columns;
    for (let at = sparse.offsets[row]!; at < sparse.offsets[row + 1]!; at += 1) {
      addScaled(out, sparse.terms[at]! * columns, dense, source, sparse.values[at]!, columns);
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

/** gram (columns x columns, lower triangle, double precision) += rows^T rows for rows from .. to - 1. */
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
      if (value === 0) continue;
      const target = i * columns;
      for (let j = 0; j <= i; j += 1) {
        gram[target + j] = gram[target + j]! + value * dense[start + j]!;
      }
    }
  }
}

/** out[row] = dense[row] * matrix (columns x width), for rows from .. to - 1. `out` must be zero there. */
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
    for (let column = 0; column < columns; column += 1) {
      const factor = dense[row * columns + column]!;
      if (factor !== 0) addScaled(out, row * width, matrix, column * width, factor, width);
    }
  }
}
