/**
 * A first filter of the join that makes only the exact result faster: most pairs are settled by an upper bound of their LSA product. Its
 * first columns are multiplied as whole numbers of sixteen bits, eight at once; the rest adds at most the product of the two lengths
 * (Cauchy-Schwarz). The LSA products of the other pairs are computed as ever, column after column, so their bits are the same.
 */
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

/** Whole-number products of the whole tile (i32, in the place of the dense scores), from the block's group `firstGroup` on. */
export function multiplyShortTile(join: Join, firstQuery: i32, firstGroup: i32): void {
  const stride = (<usize>join.shortColumns) << 1;
  const width = (<usize>join.blockWidth) << 2;
  const queries = join.shortRows + <usize>firstQuery * stride;
  const groups = (join.blockRows + 7) >> 3;
  for (let group = firstGroup; group < groups; group++) {
    const rows = join.shortBlock + <usize>group * (stride << 3);
    const scores = join.denseScores + ((<usize>group) << 5);
    for (let query: usize = 0; query < <usize>tileRows; query += 4) {
      multiplyShortPatch(queries + query * stride, stride, rows, scores + query * width, width);
    }
  }
}

/** Exact LSA products of the query with four rows, each over ascending columns. */
function multiplyFour(join: Join, query: i32, one: i32, two: i32, three: i32, four: i32): v128 {
  const stride = (<usize>join.columns) << 2;
  const left = join.dense + <usize>query * stride;
  const a = join.dense + <usize>one * stride;
  const b = join.dense + <usize>two * stride;
  const c = join.dense + <usize>three * stride;
  const d = join.dense + <usize>four * stride;
  let sums = f32x4.splat(0);
  for (let column: usize = 0; column < stride; column += 16) {
    const ra = v128.load(a + column);
    const rb = v128.load(b + column);
    const rc = v128.load(c + column);
    const rd = v128.load(d + column);
    // Rows to columns.
    const abLow = v128.shuffle<f32>(ra, rb, 0, 4, 1, 5);
    const abHigh = v128.shuffle<f32>(ra, rb, 2, 6, 3, 7);
    const cdLow = v128.shuffle<f32>(rc, rd, 0, 4, 1, 5);
    const cdHigh = v128.shuffle<f32>(rc, rd, 2, 6, 3, 7);
    const factors = left + column;
    let rows = v128.shuffle<f32>(abLow, cdLow, 0, 1, 4, 5);
    sums = f32x4.add(sums, f32x4.mul(v128.load_splat<f32>(factors), rows));
    rows = v128.shuffle<f32>(abLow, cdLow, 2, 3, 6, 7);
    sums = f32x4.add(sums, f32x4.mul(v128.load_splat<f32>(factors, 4), rows));
    rows = v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5);
    sums = f32x4.add(sums, f32x4.mul(v128.load_splat<f32>(factors, 8), rows));
    rows = v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7);
    sums = f32x4.add(sums, f32x4.mul(v128.load_splat<f32>(factors, 12), rows));
  }
  return sums;
}

/** Blends exactly what passed the filter. */
function settle(join: Join, query: i32, survivors: usize, count: i32): void {
  const last = survivors + ((<usize>(count - 1)) << 2);
  const from = join.blockFrom;
  const rivals = join.weightToBeat + ((<usize>from) << 2);
  const limit = min(join.countedFrom, load<f32>(join.weightToBeat + ((<usize>query) << 2)));
  for (let at: usize = survivors; at <= last; at += 16) {
    const one = load<i32>(at);
    const two = load<i32>(min(at + 4, last));
    const three = load<i32>(min(at + 8, last));
    const four = load<i32>(min(at + 12, last));
    v128.store(join.products, multiplyFour(join, query, from + one, from + two, from + three, from + four));
    for (let lane: usize = 0; lane < 16 && at + lane <= last; lane += 4) {
      const place = load<i32>(at + lane);
      const dense = max<f32>(0, load<f32>(join.products + lane));
      const sparse = load<f32>(join.sparseScores + ((<usize>place) << 2));
      const weight = min<f32>(1, join.sparseWeight * sparse + join.denseWeight * dense);
      if (weight >= min(limit, load<f32>(rivals + ((<usize>place) << 2))))
        receive(join, query, from + place, weight);
    }
  }
}

/** Pairs of one query with the block's rows from `first` on: those that the bound leaves open are settled. */
export function scanFiltered(join: Join, query: i32, first: i32, scores: usize): void {
  const sparseWeight = f32x4.splat(join.sparseWeight);
  const denseWeight = f32x4.splat(join.denseWeight);
  const zero = f32x4.splat(0);
  const unit = f32x4.splat(join.shortUnit);
  const error = f32x4.splat(join.shortError);
  const tail = f32x4.splat(load<f32>(join.tails + ((<usize>query) << 2)));
  const tails = join.tails + ((<usize>join.blockFrom) << 2);
  const rivals = join.weightToBeat + ((<usize>join.blockFrom) << 2);
  const own = load<f32>(join.weightToBeat + ((<usize>query) << 2));
  const limit = f32x4.splat(min(join.countedFrom, own));
  const end = join.blockRows;
  const survivors = join.survivors;
  let next = survivors;
  for (let place = first & ~3; place < end; place += 4) {
    const at = (<usize>place) << 2;
    const whole = f32x4.mul(f32x4.convert_i32x4_s(v128.load(scores + at)), unit);
    const rest = f32x4.add(f32x4.mul(tail, v128.load(tails + at)), error);
    const dense = f32x4.mul(denseWeight, f32x4.max(zero, f32x4.add(whole, rest)));
    const bound = f32x4.add(f32x4.mul(sparseWeight, v128.load(join.sparseScores + at)), dense);
    const open = f32x4.ge(bound, f32x4.min(limit, v128.load(rivals + at)));
    if (!v128.any_true(open)) continue;
    const mask = i32x4.bitmask(open);
    for (let lane = max(0, first - place), lanes = min(4, end - place); lane < lanes; lane++) {
      if (((mask >> lane) & 1) == 0) continue;
      store<i32>(next, place + lane);
      next += 4;
    }
  }
  const count = <i32>((next - survivors) >> 2);
  join.survivorCount += count;
  if (count > 0) settle(join, query, survivors, count);
}
