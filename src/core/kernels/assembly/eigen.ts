/**
 * Eigenvectors of a symmetric matrix (text/factorise.ts), in double precision and in its order of sums. Addresses are bytes.
 *
 * The matrix is held by columns, so that every inner loop runs along memory: entry (row, column) is at column * size + row.
 */

function at(numbers: usize, index: i32): f64 {
  return load<f64>(numbers + ((<usize>index) << 3));
}

function put(numbers: usize, index: i32, value: f64): void {
  store<f64>(numbers + ((<usize>index) << 3), value);
}

/** v: columns; d: diagonal; e: below it. */
let v: usize = 0;
let d: usize = 0;
let e: usize = 0;
let n: i32 = 0;

function column(index: i32): usize {
  return v + ((<usize>(index * n)) << 3);
}

/** target[k] = target[k] - (a * x[k] + b * y[k]) for k in from .. to - 1. */
function takeBoth(target: usize, a: f64, x: usize, b: f64, y: usize, from: i32, to: i32): void {
  for (let k = from; k < to; k++) put(target, k, at(target, k) - (a * at(x, k) + b * at(y, k)));
}

/** Adds the products with d to e: both triangles at once. */
function multiplyBelow(i: i32): void {
  memory.fill(e, 0, (<usize>i) << 3);
  const kept = column(i);
  for (let j = 0; j < i; j++) {
    const own = column(j);
    const f = at(d, j);
    put(kept, j, f);
    let g = at(e, j) + at(own, j) * f;
    for (let k = j + 1; k < i; k++) {
      const value = at(own, k);
      g += value * at(d, k);
      put(e, k, at(e, k) + value * f);
    }
    put(e, j, g);
  }
}

function applyReflection(i: i32, h: f64): void {
  multiplyBelow(i);
  let f: f64 = 0;
  for (let j = 0; j < i; j++) {
    put(e, j, at(e, j) / h);
    f += at(e, j) * at(d, j);
  }
  const hh = f / (h + h);
  for (let j = 0; j < i; j++) put(e, j, at(e, j) - hh * at(d, j));
  for (let j = 0; j < i; j++) {
    takeBoth(column(j), at(d, j), e, at(e, j), d, j, i);
    put(d, j, at(column(j), i - 1));
    put(column(j), i, 0);
  }
}

function reflectRow(i: i32): void {
  let scale: f64 = 0;
  for (let k = 0; k < i; k++) scale += abs(at(d, k));
  if (scale == 0) {
    put(e, i, at(d, i - 1));
    for (let j = 0; j < i; j++) {
      put(d, j, at(column(j), i - 1));
      put(column(j), i, 0);
      put(column(i), j, 0);
    }
    put(d, i, 0);
    return;
  }
  let h: f64 = 0;
  for (let k = 0; k < i; k++) {
    const part = at(d, k) / scale;
    put(d, k, part);
    h += part * part;
  }
  const f = at(d, i - 1);
  const g = f > 0 ? -sqrt(h) : sqrt(h);
  put(e, i, scale * g);
  h -= f * g;
  put(d, i - 1, f - g);
  applyReflection(i, h);
  put(d, i, h);
}

function accumulateReflections(): void {
  for (let i = 0; i < n - 1; i++) {
    put(column(i), n - 1, at(column(i), i));
    put(column(i), i, 1);
    const next = column(i + 1);
    const h = at(d, i + 1);
    if (h != 0) {
      for (let k = 0; k <= i; k++) put(d, k, at(next, k) / h);
      for (let j = 0; j <= i; j++) {
        const own = column(j);
        let g: f64 = 0;
        for (let k = 0; k <= i; k++) g += at(next, k) * at(own, k);
        for (let k = 0; k <= i; k++) put(own, k, at(own, k) - g * at(d, k));
      }
    }
    memory.fill(next, 0, (<usize>(i + 1)) << 3);
  }
  for (let j = 0; j < n; j++) {
    put(d, j, at(column(j), n - 1));
    put(column(j), n - 1, 0);
  }
  put(column(n - 1), n - 1, 1);
}

function tridiagonalise(): void {
  for (let k = 0; k < n; k++) put(d, k, at(column(k), n - 1));
  for (let i = n - 1; i > 0; i--) reflectRow(i);
  accumulateReflections();
  put(e, 0, 0);
}

function shiftDown(l: i32): f64 {
  const g = at(d, l);
  const p = (at(d, l + 1) - g) / (2 * at(e, l));
  const root = p < 0 ? -sqrt(p * p + 1) : sqrt(p * p + 1);
  put(d, l, at(e, l) / (p + root));
  put(d, l + 1, at(e, l) * (p + root));
  const h = g - at(d, l);
  for (let i = l + 2; i < n; i++) put(d, i, at(d, i) - h);
  return h;
}

/** Turns column i and the one after it; the size is even. */
function turn(i: i32, c: f64, s: f64): void {
  let left = column(i);
  const end = column(i + 1);
  let right = end;
  const cosine = f64x2.splat(c);
  const sine = f64x2.splat(s);
  for (; left < end; left += 16, right += 16) {
    const a = v128.load(left);
    const b = v128.load(right);
    v128.store(right, f64x2.add(f64x2.mul(sine, a), f64x2.mul(cosine, b)));
    v128.store(left, f64x2.sub(f64x2.mul(cosine, a), f64x2.mul(sine, b)));
  }
}

function rotateUp(l: i32, m: i32): void {
  const next = at(d, l + 1);
  const below = at(e, l + 1);
  let p = at(d, m);
  let c: f64 = 1;
  let c2: f64 = 1;
  let c3: f64 = 1;
  let s: f64 = 0;
  let s2: f64 = 0;
  for (let i = m - 1; i >= l; i--) {
    c3 = c2;
    c2 = c;
    s2 = s;
    const old = at(e, i);
    const g = c * old;
    const h = c * p;
    const r = sqrt(p * p + old * old);
    put(e, i + 1, s * r);
    s = old / r;
    c = p / r;
    p = c * at(d, i) - s * g;
    put(d, i + 1, h + s * (c * g + s * at(d, i)));
    turn(i, c, s);
  }
  p = (-s * s2 * c3 * below * at(e, l)) / next;
  put(e, l, s * p);
  put(d, l, c * p);
}

const mostIterations: i32 = 60;
const rounding: f64 = 2.220446049250313e-16;

function diagonalise(): void {
  memory.copy(e, e + 8, (<usize>(n - 1)) << 3);
  put(e, n - 1, 0);
  let shift: f64 = 0;
  let largest: f64 = 0;
  for (let l = 0; l < n; l++) {
    largest = max(largest, abs(at(d, l)) + abs(at(e, l)));
    let m = l;
    while (m < n - 1 && abs(at(e, m)) > rounding * largest) m++;
    for (let count = 0; m > l && count < mostIterations; count++) {
      shift += shiftDown(l);
      rotateUp(l, m);
      if (abs(at(e, l)) <= rounding * largest) break;
    }
    put(d, l, at(d, l) + shift);
    put(e, l, 0);
  }
}

/** The matrix at `matrix` (size x size, size even) becomes its eigenvectors, one after the other; `numbers`: room for their values, and as many more. */
export function findEigen(matrix: usize, numbers: usize, size: i32): void {
  v = matrix;
  d = numbers;
  e = numbers + ((<usize>size) << 3);
  n = size;
  tridiagonalise();
  diagonalise();
}
