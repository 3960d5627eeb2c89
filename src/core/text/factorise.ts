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

/** Eigenvectors as rows, largest eigenvalue first. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

const mostSweeps = 30;

const rowsPerSlice = 16;

/** One sweep of rotations over all pairs; returns the sum of the squares that were off the diagonal. */
function* sweep(
  matrix: Float64Array,
  vectors: Float64Array,
  size: number,
  negligible: number,
): Generator<void, number, void> {
  let off = 0;
  for (let p = 0; p < size - 1; p += 1) {
    if (p % rowsPerSlice === 0) yield;
    for (let q = p + 1; q < size; q += 1) {
      const value = matrix[p * size + q]!;
      off += value * value;
      if (Math.abs(value) <= negligible) continue;
      const theta = (matrix[q * size + q]! - matrix[p * size + p]!) / (2 * value);
      const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
      const cosine = 1 / Math.sqrt(tangent * tangent + 1);
      rotate(matrix, vectors, size, p, q, cosine, tangent * cosine);
    }
  }
  return off;
}

function rotate(
  matrix: Float64Array,
  vectors: Float64Array,
  size: number,
  p: number,
  q: number,
  cosine: number,
  sine: number,
): void {
  const rowP = p * size;
  const rowQ = q * size;
  for (let k = 0; k < size; k += 1) {
    const a = matrix[rowP + k]!;
    const b = matrix[rowQ + k]!;
    matrix[rowP + k] = cosine * a - sine * b;
    matrix[rowQ + k] = sine * a + cosine * b;
    const c = vectors[rowP + k]!;
    const d = vectors[rowQ + k]!;
    vectors[rowP + k] = cosine * c - sine * d;
    vectors[rowQ + k] = sine * c + cosine * d;
  }
  for (let k = 0; k < size; k += 1) {
    const a = matrix[k * size + p]!;
    const b = matrix[k * size + q]!;
    matrix[k * size + p] = cosine * a - sine * b;
    matrix[k * size + q] = sine * a + cosine * b;
  }
}

/** Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations (Golub, Van Loan, Matrix Computations, 8.5). */
export function* eigenOfSymmetric(symmetric: Float64Array, size: number): Generator<void, Eigen, void> {
  const matrix = symmetric.slice();
  const vectors = new Float64Array(size * size);
  let scale = 0;
  for (let i = 0; i < size; i += 1) {
    vectors[i * size + i] = 1;
    scale = Math.max(scale, Math.abs(matrix[i * size + i]!));
  }
  const negligible = scale * 1e-13;
  for (let count = 0; count < mostSweeps; count += 1) {
    const off = yield* sweep(matrix, vectors, size, negligible);
    if (off <= negligible * negligible * size * size) break;
  }
  const order = Array.from({ length: size }, (_, i) => i);
  order.sort((a, b) => matrix[b * size + b]! - matrix[a * size + a]! || a - b);
  return {
    values: Float64Array.from(order, (i) => matrix[i * size + i]!),
    vectors: Float64Array.from({ length: size * size }, (_, at) => {
      return vectors[order[Math.floor(at / size)]! * size + (at % size)]!;
    }),
  };
}
