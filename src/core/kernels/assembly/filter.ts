/**
 * A first filter of the join that makes only the exact result faster: most pairs are settled by an upper bound. Of their TF-IDF part only the
 * rare terms are summed; of their LSA part the first columns are multiplied as whole numbers of sixteen bits, eight at once. The rest of
 * either adds at most the product of the two lengths (Cauchy-Schwarz). What stays open is computed as ever, in the stated order, so the
 * bits are the same.
 */
import { dotFour } from './dots';
import { Join, tileRows } from './joinFields';
import { receive } from './receive';

/** Whole-number products of four queries with eight rows of the block. */
function multiplyShortPatch(queries: usize, stride: usize, group: usize, scores: usize, width: usize): void {
  const q1 = queries + stride;
  const q2 = q1 + stride;
  const q3 = q2 + stride;
  let a0 = i32x4.splat(0);
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
    let pair = v128.load_splat<u32>(queries + column);
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(pair, left));
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(pair, right));
    pair = v128.load_splat<u32>(q1 + column);
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(pair, left));
    b1 = i32x4.add(b1, i32x4.dot_i16x8_s(pair, right));
    pair = v128.load_splat<u32>(q2 + column);
    c0 = i32x4.add(c0, i32x4.dot_i16x8_s(pair, left));
    c1 = i32x4.add(c1, i32x4.dot_i16x8_s(pair, right));
    pair = v128.load_splat<u32>(q3 + column);
    d0 = i32x4.add(d0, i32x4.dot_i16x8_s(pair, left));
    d1 = i32x4.add(d1, i32x4.dot_i16x8_s(pair, right));
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

/** Whole-number products of the whole tile (i32, in the place of the dense products), from the block's group `firstGroup` on. */
export function multiplyShortTile(join: Join, firstQuery: i32, firstGroup: i32): void {
  const stride = (<usize>join.shortColumns) << 1;
  const width = (<usize>join.blockWidth) << 2;
  const queries = join.shortRows + <usize>firstQuery * stride;
  const groups = (join.blockRows + 7) >> 3;
  for (let group = firstGroup; group < groups; group++) {
    const rows = join.shortBlock + <usize>group * (stride << 3);
    const scores = join.denseProducts + ((<usize>group) << 5);
    for (let query: usize = 0; query < <usize>tileRows; query += 4) {
      multiplyShortPatch(queries + query * stride, stride, rows, scores + query * width, width);
    }
  }
}

/** Numbers (f32) of four places. */
// @ts-ignore: decorator
@inline
function gather(column: usize, places: v128): v128 {
  return f32x4(
    load<f32>(column + ((<usize>i32x4.extract_lane(places, 0)) << 2)),
    load<f32>(column + ((<usize>i32x4.extract_lane(places, 1)) << 2)),
    load<f32>(column + ((<usize>i32x4.extract_lane(places, 2)) << 2)),
    load<f32>(column + ((<usize>i32x4.extract_lane(places, 3)) << 2)),
  );
}

/** Exact products of the query's row of a matrix with the block's at four places. */
// @ts-ignore: decorator
@inline
function multiplyPlaces(join: Join, query: i32, places: v128, matrix: usize, bytes: usize): v128 {
  const block = matrix + <usize>join.blockFrom * bytes;
  return dotFour(
    matrix + <usize>query * bytes,
    block + <usize>i32x4.extract_lane(places, 0) * bytes,
    block + <usize>i32x4.extract_lane(places, 1) * bytes,
    block + <usize>i32x4.extract_lane(places, 2) * bytes,
    block + <usize>i32x4.extract_lane(places, 3) * bytes,
    bytes,
  );
}

/** Products of two rows of whole numbers. */
// @ts-ignore: decorator
@inline
function multiplyShort(left: usize, right: usize, bytes: usize): i32 {
  let sum = i32x4.splat(0);
  for (let column: usize = 0; column < bytes; column += 16) {
    sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load(left + column), v128.load(right + column)));
  }
  sum = i32x4.add(sum, v128.shuffle<i32>(sum, sum, 2, 3, 0, 1));
  return i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1);
}

/** What an LSA product adds at most besides its tail: of whole numbers, or exact. */
// @ts-ignore: decorator
@inline
function mostOfDense(product: usize, unit: f32, short: bool): f32 {
  return max<f32>(0, unit * (short ? <f32>load<i32>(product) : load<f32>(product)));
}

/**
 * Of the places that passed the filter those that pass it once more, with their heads as whole numbers, move to the front; returns how many.
 */
function passHeads(join: Join, query: i32, count: i32, limit: f32, products: usize, unit: f32, short: bool): i32 {
  const bytes = join.headBytes >> 1;
  const own = join.shortHeads + <usize>query * bytes;
  const heads = join.shortHeads + <usize>join.blockFrom * bytes;
  const from = (<usize>join.blockFrom) << 2;
  const tail = load<f32>(join.tails + ((<usize>query) << 2));
  const tails = join.tails + from;
  const rivals = join.weightToBeat + from;
  const sparseWeight = join.sparseWeight;
  const headUnit = join.headUnit;
  const error = join.headBoundError;
  const sums = join.sums;
  const survivors = join.survivors;
  let next = survivors;
  for (let at = survivors, end = survivors + ((<usize>count) << 2); at < end; at += 4) {
    const place = load<i32>(at);
    const offset = (<usize>place) << 2;
    const head = headUnit * <f32>multiplyShort(own, heads + <usize>place * bytes, bytes);
    const dense = mostOfDense(products + offset, unit, short) + tail * load<f32>(tails + offset);
    const bound = sparseWeight * load<f32>(sums + offset) + head + dense + error;
    if (bound < min(limit, load<f32>(rivals + offset))) continue;
    store<i32>(next, place);
    next += 4;
  }
  return <i32>((next - survivors) >> 2);
}

/** Blends exactly what passed the filter. */
function settle(join: Join, query: i32, count: i32, limit: f32, products: usize, short: bool): void {
  const rivals = join.weightToBeat + ((<usize>join.blockFrom) << 2);
  const survivors = join.survivors;
  // The last stands in for those that a group of four lacks.
  const end = survivors + ((<usize>count) << 2);
  v128.store(end, i32x4.splat(count > 0 ? load<i32>(end - 4) : 0));
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  const sparseWeight = f32x4.splat(join.sparseWeight);
  const denseWeight = f32x4.splat(join.denseWeight);
  for (let at = 0; at < count; at += 4) {
    const places = v128.load(survivors + ((<usize>at) << 2));
    const exact = short
      ? multiplyPlaces(join, query, places, join.dense, join.denseBytes)
      : gather(products, places);
    const heads = multiplyPlaces(join, query, places, join.heads, join.headBytes);
    const sparse = f32x4.add(gather(join.sums, places), heads);
    const dense = f32x4.pmax(zero, exact);
    const sum = f32x4.add(f32x4.mul(sparseWeight, sparse), f32x4.mul(denseWeight, dense));
    v128.store(join.room, f32x4.pmin(one, sum));
    v128.store(join.room, places, 16);
    for (let lane: usize = 0, lanes = <usize>min(4, count - at); lane < lanes; lane++) {
      const place = load<i32>(join.room + (lane << 2), 16);
      const weight = load<f32>(join.room + (lane << 2));
      if (weight >= min(limit, load<f32>(rivals + ((<usize>place) << 2))))
        receive(join, query, join.blockFrom + place, weight);
    }
  }
}

// @ts-ignore: decorator
@inline
function scanWith(join: Join, query: i32, first: i32, products: usize, short: bool): void {
  const from = (<usize>join.blockFrom) << 2;
  const own = (<usize>query) << 2;
  const unitOfOne = short ? join.shortUnit : join.denseWeight;
  const unit = f32x4.splat(unitOfOne);
  const sparseWeight = f32x4.splat(join.sparseWeight);
  const zero = f32x4.splat(0);
  const tail = f32x4.splat(load<f32>(join.tails + own));
  const tails = join.tails + from;
  const headLength = f32x4.splat(load<f32>(join.headLengths + own));
  const headLengths = join.headLengths + from;
  const error = f32x4.splat(join.boundError);
  const sums = join.sums;
  const rivals = join.weightToBeat + from;
  const limit = min(join.countedFrom, load<f32>(join.weightToBeat + own));
  const limits = f32x4.splat(limit);
  const end = join.blockRows;
  const survivors = join.survivors;
  let next = survivors;
  for (let place = first & ~3; place < end; place += 4) {
    const at = (<usize>place) << 2;
    const product = v128.load(products + at);
    const dense = f32x4.pmax(zero, f32x4.mul(unit, short ? f32x4.convert_i32x4_s(product) : product));
    let rest = f32x4.add(error, f32x4.mul(headLength, v128.load(headLengths + at)));
    if (short) rest = f32x4.add(rest, f32x4.mul(tail, v128.load(tails + at)));
    const bound = f32x4.add(f32x4.mul(sparseWeight, v128.load(sums + at)), f32x4.add(dense, rest));
    let mask = i32x4.bitmask(f32x4.ge(bound, f32x4.pmin(limits, v128.load(rivals + at))));
    if (mask == 0) continue;
    if (place < first) mask &= -1 << (first - place);
    for (; mask != 0; mask &= mask - 1) {
      const open = place + ctz(mask);
      if (open >= end) break;
      store<i32>(next, open);
      next += 4;
    }
  }
  let count = <i32>((next - survivors) >> 2);
  join.survivorCount += count;
  if (join.headBytes > 0) count = passHeads(join, query, count, limit, products, unitOfOne, short);
  settle(join, query, count, limit, products, short);
}

/**
 * Pairs of one query with the block's rows from `first` on: those that the bound leaves open are settled. The bound: TF-IDF sums of the rare
 * terms, what the heads can add, and LSA products, either whole-number ones (`short`) and what the other columns can add, or exact ones.
 */
export function scanBounds(join: Join, query: i32, first: i32, products: usize, short: bool): void {
  if (short) scanWith(join, query, first, products, true);
  else scanWith(join, query, first, products, false);
}
