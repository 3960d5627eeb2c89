/**
 * Dot products of dense rows in single precision: four sums over every fourth column each, s0 to s3, then (s0 + s1) + (s2 + s3). Rows are padded
 * with zeros to whole vectors, `bytes` long.
 */

/** Sums of four rows of sums. */
// @ts-ignore: decorator
@inline
function addAcross(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 2, 6), v128.shuffle<f32>(a, b, 1, 5, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 2, 6), v128.shuffle<f32>(c, d, 1, 5, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** A row with four others. */
export function dotFour(left: usize, a: usize, b: usize, c: usize, d: usize, bytes: usize): v128 {
  let sa = f32x4.splat(0);
  let sb = sa;
  let sc = sa;
  let sd = sa;
  for (let column: usize = 0; column < bytes; column += 16) {
    const factors = v128.load(left + column);
    sa = f32x4.add(sa, f32x4.mul(factors, v128.load(a + column)));
    sb = f32x4.add(sb, f32x4.mul(factors, v128.load(b + column)));
    sc = f32x4.add(sc, f32x4.mul(factors, v128.load(c + column)));
    sd = f32x4.add(sd, f32x4.mul(factors, v128.load(d + column)));
  }
  return addAcross(sa, sb, sc, sd);
}

/** Two rows in a row with four in a row; products are stored at `out` and `width` bytes behind it. */
function dotPatch(left: usize, rows: usize, bytes: usize, out: usize, width: usize): void {
  const right = left + bytes;
  const b = rows + bytes;
  const c = b + bytes;
  const d = c + bytes;
  let la = f32x4.splat(0);
  let lb = la;
  let lc = la;
  let ld = la;
  let ra = la;
  let rb = la;
  let rc = la;
  let rd = la;
  for (let column: usize = 0; column < bytes; column += 16) {
    const one = v128.load(left + column);
    const two = v128.load(right + column);
    let row = v128.load(rows + column);
    la = f32x4.add(la, f32x4.mul(one, row));
    ra = f32x4.add(ra, f32x4.mul(two, row));
    row = v128.load(b + column);
    lb = f32x4.add(lb, f32x4.mul(one, row));
    rb = f32x4.add(rb, f32x4.mul(two, row));
    row = v128.load(c + column);
    lc = f32x4.add(lc, f32x4.mul(one, row));
    rc = f32x4.add(rc, f32x4.mul(two, row));
    row = v128.load(d + column);
    ld = f32x4.add(ld, f32x4.mul(one, row));
    rd = f32x4.add(rd, f32x4.mul(two, row));
  }
  v128.store(out, addAcross(la, lb, lc, ld));
  v128.store(out + width, addAcross(ra, rb, rc, rd));
}

/**
 * `queries` rows (an even number) in a row with the rows first .. last - 1 of a block, in fours; `matrix` holds the queries, `block` the block's
 * first row. Products lie in rows of `width` bytes.
 */
export function dotTile(
  matrix: usize,
  queries: i32,
  block: usize,
  first: i32,
  last: i32,
  bytes: usize,
  out: usize,
  width: usize,
): void {
  for (let place = first & ~3; place < last; place += 4) {
    const rows = block + <usize>place * bytes;
    const at = out + ((<usize>place) << 2);
    for (let query: usize = 0; query < <usize>queries; query += 2) {
      dotPatch(matrix + query * bytes, rows, bytes, at + query * width, width);
    }
  }
}
