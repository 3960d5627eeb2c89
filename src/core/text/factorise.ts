/**
 * Small dense factorisations in double precision, with nothing but + - * / and square roots: the same bits in every engine.
 */

/** A pivot below this share of the largest is taken for rounding noise: its direction is dropped. */
const smallestPivot = 1e-10;

/**
 * For a Gram matrix G = Y^T Y (lower triangle given), the upper triangular T with Y T orthonormal; columns that depend on earlier ones
 * become zero. Row-major, size x size. (Cholesky QR: T is the inverse of the transposed Cholesky factor.)
 */
export function orthonormaliser(gram: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  const inverse = new Float64Array(size * size);
  let largest = 0;
  for (let i = 0; i < size; i += 1) largest = Math.max(largest, gram[i * size + i]!);
  for (let i = 0; i < size; i += 1) {
    let pivot = gram[i * size + i]!;
    for (let j = 0; j < i; j += 1) {
      const diagonal = factor[j * size + j]!;
      let sum = gram[i * size + j]!;
      for (let k = 0; k < j; k += 1) sum -= factor[i * size + k]! * factor[j * size + k]!;
      factor[i * size + j] = diagonal > 0 ? sum / diagonal : 0;
      pivot -= factor[i * size + j]! * factor[i * size + j]!;
    }
    if (pivot > largest * smallestPivot) factor[i * size + i] = Math.sqrt(pivot);
  }
  for (let column = 0; column < size; column += 1) {
    const diagonal = factor[column * size + column]!;
    if (diagonal === 0) continue;
    inverse[column * size + column] = 1 / diagonal;
    for (let row = column - 1; row >= 0; row -= 1) {
      const rowDiagonal = factor[row * size + row]!;
      if (rowDiagonal === 0) continue;
      let sum = 0;
      for (let k = row + 1; k <= column; k += 1) {
        sum += factor[k * size + row]! * inverse[k * size + column]!;
      }
      inverse[row * size + column] = -sum / rowDiagonal;
    }
  }
  return inverse;
}

/** Eigenvectors as columns (row-major, size x size), largest eigenvalue first. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

export function largestFirst(values: Float64Array, entry: (row: number, column: number) => number): Eigen {
  const size = values.length;
  const order = Array.from({ length: size }, (_, i) => i);
  order.sort((a, b) => values[b]! - values[a]! || a - b);
  const vectors = new Float64Array(size * size);
  order.forEach((from, to) => {
    for (let row = 0; row < size; row += 1) vectors[row * size + to] = entry(row, from);
  });
  return { values: Float64Array.from(order, (i) => values[i]!), vectors };
}
