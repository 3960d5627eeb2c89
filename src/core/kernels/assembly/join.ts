/**
 * The inner loops of the exact join: a tile of query rows against one block of rows. Every sum runs in the order in which the plain TypeScript
 * runs, so the bits agree.
 */
import { dotTile } from './dots';
import { multiplyShortTile, scanBounds } from './filter';
import { Join, tileRows } from './joinFields';
import { receive } from './receive';

/** Sums of the query's products with the block's postings. On the diagonal only rows after it take part. */
function addTerms(join: Join, query: i32, diagonal: bool): void {
  const sums = join.sums;
  memory.fill(sums, 0, (<usize>join.blockWidth) << 2);
  const last = load<u32>(join.ends + ((<usize>query) << 2));
  for (let at = load<u32>(join.begins + ((<usize>query) << 2)); at < last; at++) {
    const term = (<usize>load<u32>(join.terms + ((<usize>at) << 2))) << 2;
    let place = <usize>load<u32>(join.starts + term);
    // The first posting left is the query's own: passed rows have stepped over theirs.
    if (diagonal) store<u32>(join.starts + term, <u32>++place);
    const end = <usize>load<u32>(join.stops + term);
    const value = load<f32>(join.values + ((<usize>at) << 2));
    let rows = join.postingRows + (place << 1);
    let values = join.postingValues + (place << 2);
    const rowsEnd = join.postingRows + (end << 1);
    while (rows + 8 <= rowsEnd) {
      const products = v128.mul<f32>(v128.splat<f32>(value), v128.load(values));
      const first = sums + <usize>load<u16>(rows);
      store<f32>(first, load<f32>(first) + v128.extract_lane<f32>(products, 0));
      const second = sums + <usize>load<u16>(rows, 2);
      store<f32>(second, load<f32>(second) + v128.extract_lane<f32>(products, 1));
      const third = sums + <usize>load<u16>(rows, 4);
      store<f32>(third, load<f32>(third) + v128.extract_lane<f32>(products, 2));
      const fourth = sums + <usize>load<u16>(rows, 6);
      store<f32>(fourth, load<f32>(fourth) + v128.extract_lane<f32>(products, 3));
      rows += 8;
      values += 16;
    }
    while (rows < rowsEnd) {
      const sum = sums + <usize>load<u16>(rows);
      store<f32>(sum, load<f32>(sum) + value * load<f32>(values));
      rows += 2;
      values += 4;
    }
  }
}

/** Blends and hands on the pairs of one query with the block's rows from `first` on. */
function scan(join: Join, query: i32, first: i32, headProducts: usize, denseProducts: usize): void {
  const sums = join.sums;
  const sparseWeight = f32x4.splat(join.sparseWeight);
  const denseWeight = f32x4.splat(join.denseWeight);
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  const own = join.weightToBeat + ((<usize>query) << 2);
  const rivals = join.weightToBeat + ((<usize>join.blockFrom) << 2);
  const countedFrom = join.countedFrom;
  const end = join.blockRows;
  let limit = f32x4.splat(min(countedFrom, load<f32>(own)));
  for (let place = first & ~3; place < end; place += 4) {
    const at = (<usize>place) << 2;
    const dense = f32x4.pmax(zero, v128.load(denseProducts + at));
    const sparse = f32x4.add(v128.load(sums + at), v128.load(headProducts + at));
    const sum = f32x4.add(f32x4.mul(sparseWeight, sparse), f32x4.mul(denseWeight, dense));
    const weights = f32x4.pmin(one, sum);
    let mask = i32x4.bitmask(f32x4.ge(weights, f32x4.pmin(limit, v128.load(rivals + at))));
    if (mask == 0) continue;
    if (place < first) mask &= -1 << (first - place);
    v128.store(join.room, weights);
    for (; mask != 0; mask &= mask - 1) {
      const lane = ctz(mask);
      if (place + lane >= end) break;
      receive(join, query, join.blockFrom + place + lane, load<f32>(join.room + ((<usize>lane) << 2)));
    }
    limit = f32x4.splat(min(countedFrom, load<f32>(own)));
  }
}

/** Lets rows from .. to - 1 of the block pass as if they had been queries: the postings left are those of later rows. */
export function passRows(address: usize, from: i32, to: i32): void {
  const join = changetype<Join>(address);
  for (let row = from; row < to; row++) {
    const last = load<u32>(join.ends + ((<usize>row) << 2));
    for (let at = load<u32>(join.begins + ((<usize>row) << 2)); at < last; at++) {
      const start = join.starts + ((<usize>load<u32>(join.terms + ((<usize>at) << 2))) << 2);
      store<u32>(start, load<u32>(start) + 1);
    }
  }
}

/** Exact products of the tile's rows of a matrix with the block's. */
function multiplyTile(join: Join, matrix: usize, bytes: usize, query: i32, first: i32, out: usize): void {
  const block = matrix + <usize>join.blockFrom * bytes;
  const width = (<usize>join.blockWidth) << 2;
  dotTile(matrix + <usize>query * bytes, tileRows, block, first, join.blockRows, bytes, out, width);
}

/**
 * Compares query rows first .. first + queries - 1 (at most sixteen) with the block's rows that come after them. Rows of the block must be
 * queries, or pass, in ascending order. `filtered`: pairs are bounded first, and computed where the bound does not settle it.
 * Returns how many edges were written.
 */
export function joinTile(address: usize, first: i32, queries: i32, filtered: bool): i32 {
  const join = changetype<Join>(address);
  join.edgeCount = 0;
  join.survivorCount = 0;
  const firstPlace = max(0, first + 1 - join.blockFrom);
  const short = filtered && join.shortColumns > 0;
  if (short) multiplyShortTile(join, first, firstPlace >> 3);
  else if (join.denseWeight > 0)
    multiplyTile(join, join.dense, join.denseBytes, first, firstPlace, join.denseProducts);
  if (!filtered && join.headBytes > 0)
    multiplyTile(join, join.heads, join.headBytes, first, firstPlace, join.headProducts);
  const width = (<usize>join.blockWidth) << 2;
  for (let tileRow = 0; tileRow < queries; tileRow++) {
    const query = first + tileRow;
    if (join.sparseWeight > 0) addTerms(join, query, query >= join.blockFrom);
    const dense = join.denseProducts + <usize>tileRow * width;
    const place = max(0, query + 1 - join.blockFrom);
    if (filtered) scanBounds(join, query, place, dense, short);
    else scan(join, query, place, join.headProducts + <usize>tileRow * width, dense);
  }
  return join.edgeCount;
}
