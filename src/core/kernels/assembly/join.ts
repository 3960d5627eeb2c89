/**
 * The inner loops of the exact join: a tile of query rows against one block of rows.
 *
 * Four lanes are four rows of the block, so every sum runs over terms (or columns) in the order in which the plain TypeScript runs, and the
 * bits agree. All addresses are bytes in linear memory; the caller lays out what `Join` names.
 */

@unmanaged
class Join {
  /** TF-IDF rows: offsets (u32, rows + 1), terms (u32), values (f32). */
  offsets: usize;
  terms: usize;
  values: usize;
  /** Posting lists of the block: for each term its first place and the place after its last (u32). */
  starts: usize;
  ends: usize;
  /** Of each posting: 4 x the row in the block (u16), value (f32). */
  postingRows: usize;
  postingValues: usize;
  /** LSA rows (f32), row after row; and those of the block in groups of eight rows, column after column. */
  dense: usize;
  denseBlock: usize;
  columns: i32;
  /** Sums of one query (f32, a block) and of the tile (f32, tile rows x block). */
  sparseScores: usize;
  denseScores: usize;
  blockFrom: i32;
  blockRows: i32;
  /** Rows the block has room for, a multiple of eight: the width of the scores. */
  blockWidth: i32;
  sparseWeight: f32;
  denseWeight: f32;
  floor: f32;
  /** The k nearest of each row, best first: rows (u32), weights (f32), how many (u32); and the weight to beat (f32), a tiny one at first. */
  k: i32;
  nearestRows: usize;
  nearestWeights: usize;
  nearestCounts: usize;
  weightToBeat: usize;
  /** Four tables of 1000 counts (u32). */
  histogram: usize;
  /** Pairs at or above the floor. */
  edgeSources: usize;
  edgeTargets: usize;
  edgeWeights: usize;
  edgeCount: i32;
}

const tileRows: i32 = 16;
const bins: i32 = 1000;
const histogramBytes: i32 = 4096;

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

/** Puts `other` among the nearest of `row` if it belongs there: weight, highest first; ties by row. */
function offer(join: Join, row: i32, other: i32, weight: f32): void {
  const k = join.k;
  const rows = join.nearestRows + ((<usize>row * <usize>k) << 2);
  const weights = join.nearestWeights + ((<usize>row * <usize>k) << 2);
  const counter = join.nearestCounts + ((<usize>row) << 2);
  let at = load<i32>(counter);
  if (at == k) {
    if (k == 0) return;
    const worst = load<f32>(weights + ((<usize>(k - 1)) << 2));
    if (weight < worst || (weight == worst && <u32>other > load<u32>(rows + ((<usize>(k - 1)) << 2)))) return;
    at--;
  } else store<i32>(counter, at + 1);
  while (at > 0) {
    const before = (<usize>(at - 1)) << 2;
    const held = load<f32>(weights + before);
    if (held > weight || (held == weight && load<u32>(rows + before) < <u32>other)) break;
    store<f32>(weights + before + 4, held);
    store<u32>(rows + before + 4, load<u32>(rows + before));
    at--;
  }
  store<f32>(weights + ((<usize>at) << 2), weight);
  store<u32>(rows + ((<usize>at) << 2), <u32>other);
  if (load<i32>(counter) == k) {
    store<f32>(join.weightToBeat + ((<usize>row) << 2), load<f32>(weights + ((<usize>(k - 1)) << 2)));
  }
}

/** A pair that may be an edge or a neighbour. */
function receive(join: Join, query: i32, other: i32, weight: f32): void {
  if (!(weight > 0)) return;
  if (weight >= join.floor) {
    const at = (<usize>join.edgeCount) << 2;
    store<i32>(join.edgeSources + at, query);
    store<i32>(join.edgeTargets + at, other);
    store<f32>(join.edgeWeights + at, weight);
    join.edgeCount++;
  }
  offer(join, query, other, weight);
  offer(join, other, query, weight);
}

function count(join: Join, bin: i32): void {
  const counter = join.histogram + ((<usize>min(bin, bins - 1)) << 2);
  store<u32>(counter, load<u32>(counter) + 1);
}

function scanOne(join: Join, query: i32, place: i32, denseScores: usize): void {
  const at = (<usize>place) << 2;
  const dense = max<f32>(0, load<f32>(denseScores + at));
  const sum = join.sparseWeight * load<f32>(join.sparseScores + at) + join.denseWeight * dense;
  const weight = min<f32>(1, sum);
  count(join, <i32>(weight * <f32>bins));
  receive(join, query, join.blockFrom + place, weight);
}

/** Blends, counts and offers the pairs of one query with the block's rows from `first` on. */
function scan(join: Join, query: i32, first: i32, denseScores: usize): void {
  let place = first;
  const end = join.blockRows;
  while (place < end && (place & 3) != 0) scanOne(join, query, place++, denseScores);
  const sparseWeight = f32x4.splat(join.sparseWeight);
  const denseWeight = f32x4.splat(join.denseWeight);
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  const scale = f32x4.splat(<f32>bins);
  const lastBin = i32x4.splat(bins - 1);
  const own = join.weightToBeat + ((<usize>query) << 2);
  const rivals = join.weightToBeat + ((<usize>join.blockFrom) << 2);
  const table = join.histogram;
  let limit = f32x4.splat(min(join.floor, load<f32>(own)));
  for (; place + 4 <= end; place += 4) {
    const at = (<usize>place) << 2;
    const dense = f32x4.max(zero, v128.load(denseScores + at));
    const sparse = v128.load(join.sparseScores + at);
    const sum = f32x4.add(f32x4.mul(sparseWeight, sparse), f32x4.mul(denseWeight, dense));
    const weights = f32x4.min(one, sum);
    const bin = i32x4.shl(i32x4.min_s(i32x4.trunc_sat_f32x4_s(f32x4.mul(weights, scale)), lastBin), 2);
    let counter = table + <usize>i32x4.extract_lane(bin, 0);
    store<u32>(counter, load<u32>(counter) + 1);
    counter = table + <usize>i32x4.extract_lane(bin, 1);
    store<u32>(counter, load<u32>(counter, histogramBytes) + 1, histogramBytes);
    counter = table + <usize>i32x4.extract_lane(bin, 2);
    store<u32>(counter, load<u32>(counter, 2 * histogramBytes) + 1, 2 * histogramBytes);
    counter = table + <usize>i32x4.extract_lane(bin, 3);
    store<u32>(counter, load<u32>(counter, 3 * histogramBytes) + 1, 3 * histogramBytes);
    const wanted = f32x4.ge(weights, f32x4.min(limit, v128.load(rivals + at)));
    if (v128.any_true(wanted)) {
      const other = join.blockFrom + place;
      const mask = i32x4.bitmask(wanted);
      if (mask & 1) receive(join, query, other, f32x4.extract_lane(weights, 0));
      if (mask & 2) receive(join, query, other + 1, f32x4.extract_lane(weights, 1));
      if (mask & 4) receive(join, query, other + 2, f32x4.extract_lane(weights, 2));
      if (mask & 8) receive(join, query, other + 3, f32x4.extract_lane(weights, 3));
      limit = f32x4.splat(min(join.floor, load<f32>(own)));
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
 * queries, or pass, in ascending order. Returns how many edges were written.
 */
export function joinTile(address: usize, first: i32, queries: i32): i32 {
  const join = changetype<Join>(address);
  join.edgeCount = 0;
  const firstPlace = max(0, first + 1 - join.blockFrom);
  if (join.denseWeight > 0) multiplyTile(join, first, firstPlace >> 3);
  for (let tileRow = 0; tileRow < queries; tileRow++) {
    const query = first + tileRow;
    if (join.sparseWeight > 0) {
      memory.fill(join.sparseScores, 0, (<usize>join.blockWidth) << 2);
      addSparse(join, query, query >= join.blockFrom);
    }
    const denseScores = join.denseScores + <usize>tileRow * ((<usize>join.blockWidth) << 2);
    scan(join, query, max(0, query + 1 - join.blockFrom), denseScores);
  }
  return join.edgeCount;
}
