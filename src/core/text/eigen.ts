/** Eigenvectors of a symmetric matrix in plain TypeScript: what the kernel finds, bit for bit (kernels/assembly/eigen.ts). */
import { largestFirst, type Eigen } from './factorise.ts';

/** Reflects the symmetric matrix held in `v` to tridiagonal form (`d` diagonal, `e` below it); `v` becomes the reflections' product. */
function tridiagonalise(v: Float64Array, d: Float64Array, e: Float64Array, n: number): void {
  d.set(v.subarray((n - 1) * n));
  for (let i = n - 1; i > 0; i -= 1) reflectRow(v, d, e, n, i);
  accumulateReflections(v, d, n);
  e[0] = 0;
}

function reflectRow(v: Float64Array, d: Float64Array, e: Float64Array, n: number, i: number): void {
  let scale = 0;
  for (let k = 0; k < i; k += 1) scale += Math.abs(d[k]!);
  if (scale === 0) {
    e[i] = d[i - 1]!;
    for (let j = 0; j < i; j += 1) {
      d[j] = v[(i - 1) * n + j]!;
      v[i * n + j] = 0;
      v[j * n + i] = 0;
    }
    d[i] = 0;
    return;
  }
  let h = 0;
  for (let k = 0; k < i; k += 1) {
    d[k] = d[k]! / scale;
    h += d[k]! * d[k]!;
  }
  const f = d[i - 1]!;
  const g = f > 0 ? -Math.sqrt(h) : Math.sqrt(h);
  e[i] = scale * g;
  h -= f * g;
  d[i - 1] = f - g;
  applyReflection(v, d, e, n, i, h);
  d[i] = h;
}

/** Applies the reflection along d to the remaining i x i matrix from both sides. */
function applyReflection(
  v: Float64Array,
  d: Float64Array,
  e: Float64Array,
  n: number,
  i: number,
  h: number,
): void {
  e.fill(0, 0, i);
  for (let j = 0; j < i; j += 1) {
    const f = d[j]!;
    v[j * n + i] = f;
    let g = e[j]! + v[j * n + j]! * f;
    for (let k = j + 1; k < i; k += 1) {
      g += v[k * n + j]! * d[k]!;
      e[k] = e[k]! + v[k * n + j]! * f;
    }
    e[j] = g;
  }
  let f = 0;
  for (let j = 0; j < i; j += 1) {
    e[j] = e[j]! / h;
    f += e[j]! * d[j]!;
  }
  const hh = f / (h + h);
  for (let j = 0; j < i; j += 1) e[j] = e[j]! - hh * d[j]!;
  for (let j = 0; j < i; j += 1) {
    for (let k = j; k < i; k += 1) v[k * n + j] = v[k * n + j]! - (d[j]! * e[k]! + e[j]! * d[k]!);
    d[j] = v[(i - 1) * n + j]!;
    v[i * n + j] = 0;
  }
}

function accumulateReflections(v: Float64Array, d: Float64Array, n: number): void {
  for (let i = 0; i < n - 1; i += 1) {
    v[(n - 1) * n + i] = v[i * n + i]!;
    v[i * n + i] = 1;
    const h = d[i + 1]!;
    if (h !== 0) {
      for (let k = 0; k <= i; k += 1) d[k] = v[k * n + i + 1]! / h;
      for (let j = 0; j <= i; j += 1) {
        let g = 0;
        for (let k = 0; k <= i; k += 1) g += v[k * n + i + 1]! * v[k * n + j]!;
        for (let k = 0; k <= i; k += 1) v[k * n + j] = v[k * n + j]! - g * d[k]!;
      }
    }
    for (let k = 0; k <= i; k += 1) v[k * n + i + 1] = 0;
  }
  for (let j = 0; j < n; j += 1) {
    d[j] = v[(n - 1) * n + j]!;
    v[(n - 1) * n + j] = 0;
  }
  v[n * n - 1] = 1;
}

const mostIterations = 60;

/** Implicit QL with shifts on the tridiagonal matrix: `d` becomes the eigenvalues, columns of `v` the eigenvectors. */
function diagonalise(v: Float64Array, d: Float64Array, e: Float64Array, n: number): void {
  e.copyWithin(0, 1);
  e[n - 1] = 0;
  let shift = 0;
  let largest = 0;
  for (let l = 0; l < n; l += 1) {
    largest = Math.max(largest, Math.abs(d[l]!) + Math.abs(e[l]!));
    let m = l;
    while (m < n - 1 && Math.abs(e[m]!) > 2 ** -52 * largest) m += 1;
    for (let count = 0; m > l && count < mostIterations; count += 1) {
      shift += shiftDown(d, e, n, l);
      rotateUp(v, d, e, n, l, m);
      if (Math.abs(e[l]!) <= 2 ** -52 * largest) break;
    }
    d[l] = d[l]! + shift;
    e[l] = 0;
  }
}

function shiftDown(d: Float64Array, e: Float64Array, n: number, l: number): number {
  const g = d[l]!;
  const p = (d[l + 1]! - g) / (2 * e[l]!);
  const root = p < 0 ? -Math.sqrt(p * p + 1) : Math.sqrt(p * p + 1);
  d[l] = e[l]! / (p + root);
  d[l + 1] = e[l]! * (p + root);
  const h = g - d[l]!;
  for (let i = l + 2; i < n; i += 1) d[i] = d[i]! - h;
  return h;
}

function rotateUp(v: Float64Array, d: Float64Array, e: Float64Array, n: number, l: number, m: number): void {
  const next = d[l + 1]!;
  const below = e[l + 1]!;
  let p = d[m]!;
  let [c, c2, c3, s, s2] = [1, 1, 1, 0, 0];
  for (let i = m - 1; i >= l; i -= 1) {
    c3 = c2;
    c2 = c;
    s2 = s;
    const g = c * e[i]!;
    const h = c * p;
    const r = Math.sqrt(p * p + e[i]! * e[i]!);
    e[i + 1] = s * r;
    s = e[i]! / r;
    c = p / r;
    p = c * d[i]! - s * g;
    d[i + 1] = h + s * (c * g + s * d[i]!);
    for (let k = 0; k < n; k += 1) {
      const right = v[k * n + i + 1]!;
      const left = v[k * n + i]!;
      v[k * n + i + 1] = s * left + c * right;
      v[k * n + i] = c * left - s * right;
    }
  }
  p = (-s * s2 * c3 * below * e[l]!) / next;
  e[l] = s * p;
  d[l] = c * p;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: Householder reflections to tridiagonal form, then QL with implicit shifts (the tred2
 * and tql2 of Bowdler, Martin, Reinsch, Wilkinson 1968, doi:10.1007/BF02162161 and 10.1007/BF02166687). About 10 size^3 operations.
 */
export function eigenOfSymmetric(symmetric: Float64Array, size: number): Eigen {
  const work = symmetric.slice();
  const diagonal = new Float64Array(size);
  const below = new Float64Array(size);
  if (size > 0) {
    tridiagonalise(work, diagonal, below, size);
    diagonalise(work, diagonal, below, size);
  }
  return largestFirst(diagonal, (row, column) => work[row * size + column]!);
}
