/**
 * The inner loops of the exact join: a tile of query rows against one block of rows.
 *
 * Four lanes are four rows of the block, so every sum runs over terms (or columns) in the order in which the plain TypeScript runs, and the
 * bits agree.
 */
import { multiplyShortTile, scanFiltered } from './filter';
import { Join, tileRows } from './joinFields';
import { receive } from './receive';

/** Adds the products of the query's terms with the block's postings to the scores. On the diagonal only rows after the query take part. */
function addSparse(join: Join, query: i32, diagonal: bool): void {
  const scores = join.sparseScores;
  const last = load<u32>(join.offsets + ((<usize>query + 1) << 2));
  for (let at = load<u32>(join.offsets + ((<usize>query) << 2)); at < last; at++) {
    const term = (<usize>load<u32>(join.terms + ((<usize>at) << 2))) << 2;
    let place = <usize>load<u32>(join.starts + term);
    // The first posting left is the query's own: passed rows have stepped over theirs.
    if (diagonal) store<u32>(join.starts + term, <u32>++place);
    const end = <usize>load<u32>(join.ends + term);
    const value = load<f32>(join.values + ((<usize>at) << 2));
    let rows = join.postingRows + (place << 1);
    let values = join.postingValues + (place << 2);
    const rowsEnd = join.postingRows + (end << 1);
    while (rows + 8 <= rowsEnd) {
      const products = v128.mul<f32>(v128.splat<f32>(value), v128.load(values));
      const first = scores + <usize>load<u16>(rows);
      store<f32>(first, load<f32>(first) + v128.extract_lane<f32>(products, 0));
      const second = scores + <usize>load<u16>(rows, 2);
      store<f32>(second, load<f32>(second) + v128.extract_lane<f32>(products, 1));
      const third = scores + <usize>load<u16>(rows, 4);
      store<f32>(third, load<f32>(third) + v128.extract_lane<f32>(products, 2));
      const fourth = scores + <usize>load<u16>(rows, 6);
      store<f32>(fourth, load<f32>(fourth) + v128.extract_lane<f32>(products, 3));
      rows += 8;
      values += 16;
    }
    while (rows < rowsEnd) {
      const score = scores + <usize>load<u16>(rows);
      store<f32>(score, load<f32>(score) + value * load<f32>(values));
      rows += 2;
      values += 4;
    }
  }
}

/** Dot products of four queries with eight rows of the block. */
function multiplyPatch(join: Join, queries: usize, group: usize, scores: usize): void {
  const stride = (<usize>join.columns) << 2;
  const width = (<usize>join.blockWidth) << 2;
  const q1 = queries + stride;
  const q2 = q1 + stride;
  const q3 = q2 + stride;
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  for (let column: usize = 0; column < stride; column += 4) {
    const left = v128.load(group);
    const right = v128.load(group, 16);
    group += 32;
    let factor = v128.load_splat<f32>(queries + column);
    a0 = f32x4.add(a0, f32x4.mul(factor, left));
    a1 = f32x4.add(a1, f32x4.mul(factor, right));
    factor = v128.load_splat<f32>(q1 + column);
    b0 = f32x4.add(b0, f32x4.mul(factor, left));
    b1 = f32x4.add(b1, f32x4.mul(factor, right));
    factor = v128.load_splat<f32>(q2 + column);
    c0 = f32x4.add(c0, f32x4.mul(factor, left));
    c1 = f32x4.add(c1, f32x4.mul(factor, right));
    factor = v128.load_splat<f32>(q3 + column);
    d0 = f32x4.add(d0, f32x4.mul(factor, left));
    d1 = f32x4.add(d1, f32x4.mul(factor, right));
  }
  v128.store(scores, a0);
  v128.store(scores, a1, 16);
  scores += width;
  v128.store(scores, b0);
  v128.store(scores, b1, 16);
  scores += width;
  v128.store(scores, c0);
  v128.store(scores, c1, 16);
  scores += width;
  v128.store(scores, d0);
  v128.store(scores, d1, 16);
}

/** Dense scores of the whole tile, from the block's group `firstGroup` on. */
function multiplyTile(join: Join, firstQuery: i32, firstGroup: i32): void {
  const stride = (<usize>join.columns) << 2;
  const width = (<usize>join.blockWidth) << 2;
  const queries = join.dense + <usize>firstQuery * stride;
  const groups = (join.blockRows + 7) >> 3;
  for (let group = firstGroup; group < groups; group++) {
    const rows = join.denseBlock + <usize>group * (stride << 3);
    const scores = join.denseScores + ((<usize>group) << 5);
    for (let query: usize = 0; query < <usize>tileRows; query += 4) {
      multiplyPatch(join, queries + query * stride, rows, scores + query * width);
    }
  }
}

function scanOne(join: Join, query: i32, place: i32, denseScores: usize): void {
  const at = (<usize>place) << 2;
  const dense = max<f32>(0, load<f32>(denseScores + at));
  const sum = join.sparseWeight * load<f32>(join.sparseScores + at) + join.denseWeight * dense;
  const weight = min<f32>(1, sum);
  receive(join, query, join.blockFrom + place, weight);
}

/** Blends and hands on the pairs of one query with the block's rows from `first` on. */
function scan(join: Join, query: i32, first: i32, denseScores: usize): void {
  let place = first;
  const end = join.blockRows;
  while (place < end && (place & 3) != 0) scanOne(join, query, place++, denseScores);
  const sparseWeight = f32x4.splat(join.sparseWeight);
  const denseWeight = f32x4.splat(join.denseWeight);
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  const own = join.weightToBeat + ((<usize>query) << 2);
  const rivals = join.weightToBeat + ((<usize>join.blockFrom) << 2);
  let limit = f32x4.splat(min(join.countedFrom, load<f32>(own)));
  for (; place + 4 <= end; place += 4) {
    const at = (<usize>place) << 2;
    const dense = f32x4.max(zero, v128.load(denseScores + at));
    const sparse = v128.load(join.sparseScores + at);
    const sum = f32x4.add(f32x4.mul(sparseWeight, sparse), f32x4.mul(denseWeight, dense));
    const weights = f32x4.min(one, sum);
    const wanted = f32x4.ge(weights, f32x4.min(limit, v128.load(rivals + at)));
    if (v128.any_true(wanted)) {
      const other = join.blockFrom + place;
      const mask = i32x4.bitmask(wanted);
      if (mask & 1) receive(join, query, other, f32x4.extract_lane(weights, 0));
      if (mask & 2) receive(join, query, other + 1, f32x4.extract_lane(weights, 1));
      if (mask & 4) receive(join, query, other + 2, f32x4.extract_lane(weights, 2));
      if (mask & 8) receive(join, query, other + 3, f32x4.extract_lane(weights, 3));
      limit = f32x4.splat(min(join.countedFrom, load<f32>(own)));
    }
  }
  while (place < end) scanOne(join, query, place++, denseScores);
}

/** Lets rows from .. to - 1 of the block pass as if they had been queries: the postings left are those of later rows. */
export function passRows(address: usize, from: i32, to: i32): void {
  const join = changetype<Join>(address);
  const first = load<u32>(join.offsets + ((<usize>from) << 2));
  const last = load<u32>(join.offsets + ((<usize>to) << 2));
  for (let at = first; at < last; at++) {
    const start = join.starts + ((<usize>load<u32>(join.terms + ((<usize>at) << 2))) << 2);
    store<u32>(start, load<u32>(start) + 1);
  }
}

/**
 * Compares query rows first .. first + queries - 1 (at most sixteen) with the block's rows that come after them. Rows of the block must be
 * queries, or pass, in ascending order. `filtered`: LSA products are bounded first, and computed where the bound does not settle it.
 * Returns how many edges were written.
 */
export function joinTile(address: usize, first: i32, queries: i32, filtered: bool): i32 {
  const join = changetype<Join>(address);
  join.edgeCount = 0;
  const firstPlace = max(0, first + 1 - join.blockFrom);
  join.survivorCount = 0;
  if (filtered) multiplyShortTile(join, first, firstPlace >> 3);
  else if (join.denseWeight > 0) multiplyTile(join, first, firstPlace >> 3);
  for (let tileRow = 0; tileRow < queries; tileRow++) {
    const query = first + tileRow;
    if (join.sparseWeight > 0) {
      memory.fill(join.sparseScores, 0, (<usize>join.blockWidth) << 2);
      addSparse(join, query, query >= join.blockFrom);
    }
    const denseScores = join.denseScores + <usize>tileRow * ((<usize>join.blockWidth) << 2);
    const place = max(0, query + 1 - join.blockFrom);
    if (filtered) scanFiltered(join, query, place, denseScores);
    else scan(join, query, place, denseScores);
  }
  return join.edgeCount;
}
