/** Products of sparse and dense matrices, four columns at a time. Widths are multiples of four; addresses are bytes in linear memory. */

/** One row of the product, `vectors` x 4 columns from `column` bytes on: sums stay in registers. */
function multiplyWide(
  terms: usize,
  values: usize,
  entries: usize,
  dense: usize,
  stride: usize,
  out: usize,
): void {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  let e = a;
  let f = a;
  let g = a;
  let h = a;
  for (let at: usize = 0; at < entries; at += 4) {
    const factor = v128.load_splat<f32>(values + at);
    const row = dense + <usize>load<u32>(terms + at) * stride;
    a = f32x4.add(a, f32x4.mul(factor, v128.load(row)));
    b = f32x4.add(b, f32x4.mul(factor, v128.load(row, 16)));
    c = f32x4.add(c, f32x4.mul(factor, v128.load(row, 32)));
    d = f32x4.add(d, f32x4.mul(factor, v128.load(row, 48)));
    e = f32x4.add(e, f32x4.mul(factor, v128.load(row, 64)));
    f = f32x4.add(f, f32x4.mul(factor, v128.load(row, 80)));
    g = f32x4.add(g, f32x4.mul(factor, v128.load(row, 96)));
    h = f32x4.add(h, f32x4.mul(factor, v128.load(row, 112)));
  }
  v128.store(out, a);
  v128.store(out, b, 16);
  v128.store(out, c, 32);
  v128.store(out, d, 48);
  v128.store(out, e, 64);
  v128.store(out, f, 80);
  v128.store(out, g, 96);
  v128.store(out, h, 112);
}

function multiplyNarrow(
  terms: usize,
  values: usize,
  entries: usize,
  dense: usize,
  stride: usize,
  out: usize,
): void {
  let sum = f32x4.splat(0);
  for (let at: usize = 0; at < entries; at += 4) {
    const row = dense + <usize>load<u32>(terms + at) * stride;
    sum = f32x4.add(sum, f32x4.mul(v128.load_splat<f32>(values + at), v128.load(row)));
  }
  v128.store(out, sum);
}

/** out[row] = sum of value * dense[term] over the row's entries, for rows from .. to - 1. */
export function multiplyRows(
  offsets: usize,
  terms: usize,
  values: usize,
  dense: usize,
  width: i32,
  out: usize,
  from: i32,
  to: i32,
): void {
  const stride = (<usize>width) << 2;
  for (let row = from; row < to; row++) {
    const first = <usize>load<u32>(offsets + ((<usize>row) << 2));
    const entries = (<usize>load<u32>(offsets + ((<usize>row + 1) << 2)) - first) << 2;
    const rowTerms = terms + (first << 2);
    const rowValues = values + (first << 2);
    const target = out + <usize>row * stride;
    let column: usize = 0;
    for (; column + 128 <= stride; column += 128) {
      multiplyWide(rowTerms, rowValues, entries, dense + column, stride, target + column);
    }
    for (; column < stride; column += 16) {
      multiplyNarrow(rowTerms, rowValues, entries, dense + column, stride, target + column);
    }
  }
}

/** out[term] += value * dense[row] over a row's entries, 32 columns. */
function addWide(terms: usize, values: usize, entries: usize, row: usize, stride: usize, out: usize): void {
  const a = v128.load(row);
  const b = v128.load(row, 16);
  const c = v128.load(row, 32);
  const d = v128.load(row, 48);
  const e = v128.load(row, 64);
  const f = v128.load(row, 80);
  const g = v128.load(row, 96);
  const h = v128.load(row, 112);
  for (let at: usize = 0; at < entries; at += 4) {
    const factor = v128.load_splat<f32>(values + at);
    const sum = out + <usize>load<u32>(terms + at) * stride;
    v128.store(sum, f32x4.add(v128.load(sum), f32x4.mul(factor, a)));
    v128.store(sum, f32x4.add(v128.load(sum, 16), f32x4.mul(factor, b)), 16);
    v128.store(sum, f32x4.add(v128.load(sum, 32), f32x4.mul(factor, c)), 32);
    v128.store(sum, f32x4.add(v128.load(sum, 48), f32x4.mul(factor, d)), 48);
    v128.store(sum, f32x4.add(v128.load(sum, 64), f32x4.mul(factor, e)), 64);
    v128.store(sum, f32x4.add(v128.load(sum, 80), f32x4.mul(factor, f)), 80);
    v128.store(sum, f32x4.add(v128.load(sum, 96), f32x4.mul(factor, g)), 96);
    v128.store(sum, f32x4.add(v128.load(sum, 112), f32x4.mul(factor, h)), 112);
  }
}

function addNarrow(terms: usize, values: usize, entries: usize, row: usize, stride: usize, out: usize): void {
  const numbers = v128.load(row);
  for (let at: usize = 0; at < entries; at += 4) {
    const sum = out + <usize>load<u32>(terms + at) * stride;
    v128.store(sum, f32x4.add(v128.load(sum), f32x4.mul(v128.load_splat<f32>(values + at), numbers)));
  }
}

/** out (zero at first) += the transposed sparse rows from .. to - 1 times dense: the sums of multiplyRows with the transpose, in its order. */
export function multiplyColumns(
  offsets: usize,
  terms: usize,
  values: usize,
  dense: usize,
  width: i32,
  out: usize,
  from: i32,
  to: i32,
): void {
  const stride = (<usize>width) << 2;
  for (let row = from; row < to; row++) {
    const first = <usize>load<u32>(offsets + ((<usize>row) << 2));
    const entries = (<usize>load<u32>(offsets + ((<usize>row + 1) << 2)) - first) << 2;
    const rowTerms = terms + (first << 2);
    const rowValues = values + (first << 2);
    const source = dense + <usize>row * stride;
    let column: usize = 0;
    for (; column + 128 <= stride; column += 128) {
      addWide(rowTerms, rowValues, entries, source + column, stride, out + column);
    }
    for (; column < stride; column += 16) {
      addNarrow(rowTerms, rowValues, entries, source + column, stride, out + column);
    }
  }
}

/** gram (f64) at rows i .. i + 3, columns j .. j + 3 += the products of dense rows, `rows` of them. */
function addPatch(
  dense: usize,
  stride: usize,
  rows: i32,
  i: usize,
  j: usize,
  gram: usize,
  gramStride: usize,
): void {
  let a0 = v128.load(gram);
  let a1 = v128.load(gram, 16);
  let b0 = v128.load(gram + gramStride);
  let b1 = v128.load(gram + gramStride, 16);
  let c0 = v128.load(gram + 2 * gramStride);
  let c1 = v128.load(gram + 2 * gramStride, 16);
  let d0 = v128.load(gram + 3 * gramStride);
  let d1 = v128.load(gram + 3 * gramStride, 16);
  let left = dense + (i << 2);
  let right = dense + (j << 2);
  for (let row = 0; row < rows; row++) {
    const low = f64x2.promote_low_f32x4(v128.load64_zero(right));
    const high = f64x2.promote_low_f32x4(v128.load64_zero(right, 8));
    let factor = f64x2.splat(<f64>load<f32>(left));
    a0 = f64x2.add(a0, f64x2.mul(factor, low));
    a1 = f64x2.add(a1, f64x2.mul(factor, high));
    factor = f64x2.splat(<f64>load<f32>(left, 4));
    b0 = f64x2.add(b0, f64x2.mul(factor, low));
    b1 = f64x2.add(b1, f64x2.mul(factor, high));
    factor = f64x2.splat(<f64>load<f32>(left, 8));
    c0 = f64x2.add(c0, f64x2.mul(factor, low));
    c1 = f64x2.add(c1, f64x2.mul(factor, high));
    factor = f64x2.splat(<f64>load<f32>(left, 12));
    d0 = f64x2.add(d0, f64x2.mul(factor, low));
    d1 = f64x2.add(d1, f64x2.mul(factor, high));
    left += stride;
    right += stride;
  }
  v128.store(gram, a0);
  v128.store(gram, a1, 16);
  v128.store(gram + gramStride, b0);
  v128.store(gram + gramStride, b1, 16);
  v128.store(gram + 2 * gramStride, c0);
  v128.store(gram + 2 * gramStride, c1, 16);
  v128.store(gram + 3 * gramStride, d0);
  v128.store(gram + 3 * gramStride, d1, 16);
}

const rowsPerPass: i32 = 32;

/** gram (f64, width x width; lower triangle in patches of four) += dense^T dense over rows from .. to - 1. */
export function addGram(dense: usize, width: i32, gram: usize, from: i32, to: i32): void {
  const stride = (<usize>width) << 2;
  const gramStride = (<usize>width) << 3;
  for (let row = from; row < to; row += rowsPerPass) {
    const rows = min(rowsPerPass, to - row);
    const first = dense + <usize>row * stride;
    for (let i: usize = 0; i < <usize>width; i += 4) {
      for (let j: usize = 0; j <= i; j += 4) {
        addPatch(first, stride, rows, i, j, gram + i * gramStride + (j << 3), gramStride);
      }
    }
  }
}

/** Four rows times eight columns of a dense product; the sums run over the columns of `dense` in their order. */
function multiplyPatch(
  rows: usize,
  stride: usize,
  matrix: usize,
  matrixStride: usize,
  columns: usize,
  out: usize,
): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  const r1 = rows + stride;
  const r2 = r1 + stride;
  const r3 = r2 + stride;
  for (let column: usize = 0; column < columns; column += 4) {
    const left = v128.load(matrix);
    const right = v128.load(matrix, 16);
    matrix += matrixStride;
    let factor = v128.load_splat<f32>(rows + column);
    a0 = f32x4.add(a0, f32x4.mul(factor, left));
    a1 = f32x4.add(a1, f32x4.mul(factor, right));
    factor = v128.load_splat<f32>(r1 + column);
    b0 = f32x4.add(b0, f32x4.mul(factor, left));
    b1 = f32x4.add(b1, f32x4.mul(factor, right));
    factor = v128.load_splat<f32>(r2 + column);
    c0 = f32x4.add(c0, f32x4.mul(factor, left));
    c1 = f32x4.add(c1, f32x4.mul(factor, right));
    factor = v128.load_splat<f32>(r3 + column);
    d0 = f32x4.add(d0, f32x4.mul(factor, left));
    d1 = f32x4.add(d1, f32x4.mul(factor, right));
  }
  v128.store(out, a0);
  v128.store(out, a1, 16);
  v128.store(out + matrixStride, b0);
  v128.store(out + matrixStride, b1, 16);
  v128.store(out + 2 * matrixStride, c0);
  v128.store(out + 2 * matrixStride, c1, 16);
  v128.store(out + 3 * matrixStride, d0);
  v128.store(out + 3 * matrixStride, d1, 16);
}

/**
 * out[row] = dense[row] * matrix for rows from .. to - 1; `width` of the matrix is a multiple of eight. Up to three rows beyond `to` are
 * read and written: both matrices have room for them.
 */
export function multiplyDense(
  dense: usize,
  columns: i32,
  matrix: usize,
  width: i32,
  out: usize,
  from: i32,
  to: i32,
): void {
  const stride = (<usize>columns) << 2;
  const matrixStride = (<usize>width) << 2;
  for (let row = from; row < to; row += 4) {
    const rows = dense + <usize>row * stride;
    const target = out + <usize>row * matrixStride;
    for (let column: usize = 0; column < matrixStride; column += 32) {
      multiplyPatch(rows, stride, matrix + column, matrixStride, stride, target + column);
    }
  }
}
