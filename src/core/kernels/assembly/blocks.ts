/**
 * Repulsion by blocks (see layout/blocks.ts, whose operations these are, in their order: the bits agree). Papers lie in columns along a curve;
 * four in a row are a leaf, four blocks in a row the block above. A block far enough from a group of 16 papers pushes as one. Single
 * precision, four blocks tested and eight papers pushed at a time. Addresses are bytes.
 */

@unmanaged
export class Blocks {
  /** The node of each paper (byte offset into the nodes, u32) in the order of the columns, and how many papers there are. */
  order: usize;
  papers: i32;
  /** Columns of papers (f32), with room for a multiple of 16; those behind the last stand where it stands and weigh nothing. */
  xs: usize;
  ys: usize;
  pushes: usize;
  /** What each paper is pushed, for each unit of its mass (f32). */
  sumXs: usize;
  sumYs: usize;
  /** Columns of blocks (f32): sides, centre of mass, push, and twice the square of the distance to the farthest corner. */
  left: usize;
  right: usize;
  bottom: usize;
  top: usize;
  centreX: usize;
  centreY: usize;
  push: usize;
  reach: usize;
  /** Index of each level's first block (u32), leaves first; each level has room for a multiple of four. */
  levels: usize;
  levelCount: i32;
  /** Blocks to be opened (u32), of this level and the next, and those that push as one: x, y, push (f32). */
  opened: usize;
  opening: usize;
  leaves: i32;
  farX: usize;
  farY: usize;
  farPush: usize;
  /** Square of theta (f32). */
  theta: f32;
}

const leafPapers: i32 = 4;
const leafBytes: usize = 16;
const groupPapers: i32 = 16;
/** Papers pushed at a time. */
const lanes: i32 = 8;
/** Bytes of 64 numbers, and leaves of 64 papers: what so many push is added up first, so that a small push is not lost in a large sum. */
const stretch: usize = 256;
const stretchLeaves: i32 = 16;

/** For each set of four lanes: those of the set to the front (bytes of a swizzle). */
const packing: usize = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 5, 6, 7, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 0, 0, 0, 0, 0, 0, 0, 0, 8, 9, 10, 11, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 8, 9, 10, 11, 0, 0, 0, 0, 0, 0, 0, 0, 4, 5, 6, 7, 8, 9, 10, 11, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 0, 0, 0, 12, 13, 14, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 2, 3, 12, 13, 14, 15, 0, 0, 0, 0, 0, 0, 0, 0, 4, 5, 6, 7, 12, 13, 14, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
  2, 3, 4, 5, 6, 7, 12, 13, 14, 15, 0, 0, 0, 0, 8, 9, 10, 11, 12, 13, 14, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3,
  8, 9, 10, 11, 12, 13, 14, 15, 0, 0, 0, 0, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 0, 0, 0, 0, 1, 2, 3, 4,
  5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
]);

// @ts-ignore: decorator
@inline
function at(column: usize, index: i32): f32 {
  return load<f32>(column + ((<usize>index) << 2));
}

// @ts-ignore: decorator
@inline
function set(column: usize, index: i32, value: f32): void {
  store<f32>(column + ((<usize>index) << 2), value);
}

// @ts-ignore: decorator
@inline
function levelAt(run: Blocks, level: i32): i32 {
  return load<i32>(run.levels + ((<usize>level) << 2));
}

/** Centre and reach of a block from the sums of its members and its sides. */
function settle(run: Blocks, block: i32, sumX: f32, sumY: f32, push: f32): void {
  set(run.push, block, push);
  if (!(push > 0)) return;
  const x = sumX / push;
  const y = sumY / push;
  set(run.centreX, block, x);
  set(run.centreY, block, y);
  const width = max<f32>(x - at(run.left, block), at(run.right, block) - x);
  const height = max<f32>(y - at(run.bottom, block), at(run.top, block) - y);
  set(run.reach, block, 2 * (width * width + height * height));
}

function fillLeaf(run: Blocks, leaf: i32): void {
  const first = leaf * leafPapers;
  let left = at(run.xs, first);
  let right = left;
  let bottom = at(run.ys, first);
  let top = bottom;
  let sumX: f32 = 0;
  let sumY: f32 = 0;
  let push: f32 = 0;
  for (let paper = first; paper < first + leafPapers; paper++) {
    const x = at(run.xs, paper);
    const y = at(run.ys, paper);
    const own = at(run.pushes, paper);
    left = min<f32>(left, x);
    right = max<f32>(right, x);
    bottom = min<f32>(bottom, y);
    top = max<f32>(top, y);
    sumX += x * own;
    sumY += y * own;
    push += own;
  }
  set(run.left, leaf, left);
  set(run.right, leaf, right);
  set(run.bottom, leaf, bottom);
  set(run.top, leaf, top);
  settle(run, leaf, sumX, sumY, push);
}

/** From the four blocks that begin at `first`; empty ones, which only stand at the end, do not count. */
function fillBlock(run: Blocks, block: i32, first: i32): void {
  let left = at(run.left, first);
  let right = at(run.right, first);
  let bottom = at(run.bottom, first);
  let top = at(run.top, first);
  let sumX: f32 = 0;
  let sumY: f32 = 0;
  let push: f32 = 0;
  for (let child = first; child < first + 4; child++) {
    const own = at(run.push, child);
    if (!(own > 0)) break;
    left = min<f32>(left, at(run.left, child));
    right = max<f32>(right, at(run.right, child));
    bottom = min<f32>(bottom, at(run.bottom, child));
    top = max<f32>(top, at(run.top, child));
    sumX += at(run.centreX, child) * own;
    sumY += at(run.centreY, child) * own;
    push += own;
  }
  set(run.left, block, left);
  set(run.right, block, right);
  set(run.bottom, block, bottom);
  set(run.top, block, top);
  settle(run, block, sumX, sumY, push);
}

/** Blocks of all levels from the columns of papers. */
export function fillBlocks(run: Blocks): void {
  const leaves = levelAt(run, 1);
  for (let leaf = 0; leaf < leaves; leaf++) fillLeaf(run, leaf);
  for (let level = 1; level < run.levelCount; level++) {
    const below = levelAt(run, level - 1);
    const first = levelAt(run, level);
    const blocks = (first - below) >> 2;
    for (let block = 0; block < blocks; block++) fillBlock(run, first + block, below + 4 * block);
  }
}

/**
 * Sorts the blocks into those that push the group as one and, in `opened` after it, the leaves whose papers push one by one.
 * Returns how many of the first there are; the number of leaves is stored before `opened`.
 */
function openBlocks(run: Blocks, group: i32): i32 {
  const leaf = group * 4;
  let left = at(run.left, leaf);
  let right = at(run.right, leaf);
  let bottom = at(run.bottom, leaf);
  let top = at(run.top, leaf);
  for (let other = leaf + 1; other < leaf + 4; other++) {
    if (!(at(run.push, other) > 0)) break;
    left = min<f32>(left, at(run.left, other));
    right = max<f32>(right, at(run.right, other));
    bottom = min<f32>(bottom, at(run.bottom, other));
    top = max<f32>(top, at(run.top, other));
  }
  const none = f32x4.splat(0);
  const lefts = f32x4.splat(left);
  const rights = f32x4.splat(right);
  const bottoms = f32x4.splat(bottom);
  const tops = f32x4.splat(top);
  const theta = f32x4.splat(run.theta);
  let far: usize = 0;
  let parents = 1;
  store<i32>(run.opened, 0);
  for (let level = run.levelCount - 1; level >= 0; level--) {
    const first = levelAt(run, level);
    let opening: usize = 0;
    for (let parent = 0; parent < parents; parent++) {
      const block = first + 4 * load<i32>(run.opened + ((<usize>parent) << 2));
      const offset = (<usize>block) << 2;
      const x = v128.load(run.centreX + offset);
      const y = v128.load(run.centreY + offset);
      const push = v128.load(run.push + offset);
      const dx = f32x4.max(f32x4.max(f32x4.sub(lefts, x), f32x4.sub(x, rights)), none);
      const dy = f32x4.max(f32x4.max(f32x4.sub(bottoms, y), f32x4.sub(y, tops)), none);
      const square = f32x4.mul(theta, f32x4.add(f32x4.mul(dx, dx), f32x4.mul(dy, dy)));
      const isFar = f32x4.lt(v128.load(run.reach + offset), square);
      const isThere = f32x4.gt(push, none);
      const one = i32x4.bitmask(v128.and(isFar, isThere));
      const several = i32x4.bitmask(v128.andnot(isThere, isFar));
      const pack = v128.load(packing + ((<usize>one) << 4));
      v128.store(run.farX + far, i8x16.swizzle(x, pack));
      v128.store(run.farY + far, i8x16.swizzle(y, pack));
      v128.store(run.farPush + far, i8x16.swizzle(push, pack));
      far += (<usize>popcnt(one)) << 2;
      const ids = i32x4.add(i32x4.splat(block - first), i32x4(0, 1, 2, 3));
      v128.store(
        run.opening + opening,
        i8x16.swizzle(ids, v128.load(packing + ((<usize>several) << 4))),
      );
      opening += (<usize>popcnt(several)) << 2;
    }
    const kept = run.opened;
    run.opened = run.opening;
    run.opening = kept;
    parents = <i32>(opening >> 2);
  }
  run.leaves = parents;
  return <i32>(far >> 2);
}

/** Pushes on rows row .. row + 7 of the columns: from `far` blocks, then from the papers of the opened leaves. */
function pushEight(run: Blocks, row: i32, far: i32): void {
  const first = (<usize>row) << 2;
  const x1 = v128.load(run.xs + first);
  const x2 = v128.load(run.xs + first, 16);
  const y1 = v128.load(run.ys + first);
  const y2 = v128.load(run.ys + first, 16);
  const none = f32x4.splat(0);
  let totalX1 = none;
  let totalX2 = none;
  let totalY1 = none;
  let totalY2 = none;
  const farX = run.farX;
  const farY = run.farY;
  const farPush = run.farPush;
  const end = (<usize>far) << 2;
  for (let from: usize = 0; from < end; from += stretch) {
    const to = min(end, from + stretch);
    let sumX1 = none;
    let sumX2 = none;
    let sumY1 = none;
    let sumY2 = none;
    for (let block = from; block < to; block += 4) {
      const x = v128.load_splat<f32>(farX + block);
      const y = v128.load_splat<f32>(farY + block);
      const push = v128.load_splat<f32>(farPush + block);
      const dx1 = f32x4.sub(x1, x);
      const dy1 = f32x4.sub(y1, y);
      const dx2 = f32x4.sub(x2, x);
      const dy2 = f32x4.sub(y2, y);
      const factor1 = f32x4.div(push, f32x4.add(f32x4.mul(dx1, dx1), f32x4.mul(dy1, dy1)));
      const factor2 = f32x4.div(push, f32x4.add(f32x4.mul(dx2, dx2), f32x4.mul(dy2, dy2)));
      sumX1 = f32x4.add(sumX1, f32x4.mul(dx1, factor1));
      sumY1 = f32x4.add(sumY1, f32x4.mul(dy1, factor1));
      sumX2 = f32x4.add(sumX2, f32x4.mul(dx2, factor2));
      sumY2 = f32x4.add(sumY2, f32x4.mul(dy2, factor2));
    }
    totalX1 = f32x4.add(totalX1, sumX1);
    totalX2 = f32x4.add(totalX2, sumX2);
    totalY1 = f32x4.add(totalY1, sumY1);
    totalY2 = f32x4.add(totalY2, sumY2);
  }
  const xs = run.xs;
  const ys = run.ys;
  const pushes = run.pushes;
  for (let from = 0; from < run.leaves; from += stretchLeaves) {
    const to = min(run.leaves, from + stretchLeaves);
    let sumX1 = none;
    let sumX2 = none;
    let sumY1 = none;
    let sumY2 = none;
    for (let leaf = from; leaf < to; leaf++) {
      const begin = <usize>load<u32>(run.opened + ((<usize>leaf) << 2)) * leafBytes;
      const over = begin + leafBytes;
      for (let other = begin; other < over; other += 4) {
        const x = v128.load_splat<f32>(xs + other);
        const y = v128.load_splat<f32>(ys + other);
        const push = v128.load_splat<f32>(pushes + other);
        const dx1 = f32x4.sub(x1, x);
        const dy1 = f32x4.sub(y1, y);
        const dx2 = f32x4.sub(x2, x);
        const dy2 = f32x4.sub(y2, y);
        const square1 = f32x4.add(f32x4.mul(dx1, dx1), f32x4.mul(dy1, dy1));
        const square2 = f32x4.add(f32x4.mul(dx2, dx2), f32x4.mul(dy2, dy2));
        const factor1 = v128.and(f32x4.div(push, square1), f32x4.gt(square1, none));
        const factor2 = v128.and(f32x4.div(push, square2), f32x4.gt(square2, none));
        sumX1 = f32x4.add(sumX1, f32x4.mul(dx1, factor1));
        sumY1 = f32x4.add(sumY1, f32x4.mul(dy1, factor1));
        sumX2 = f32x4.add(sumX2, f32x4.mul(dx2, factor2));
        sumY2 = f32x4.add(sumY2, f32x4.mul(dy2, factor2));
      }
    }
    totalX1 = f32x4.add(totalX1, sumX1);
    totalX2 = f32x4.add(totalX2, sumX2);
    totalY1 = f32x4.add(totalY1, sumY1);
    totalY2 = f32x4.add(totalY2, sumY2);
  }
  v128.store(run.sumXs + first, totalX1);
  v128.store(run.sumXs + first, totalX2, 16);
  v128.store(run.sumYs + first, totalY1);
  v128.store(run.sumYs + first, totalY2, 16);
}

/** Pushes on the papers of the groups from .. to - 1. */
export function pushGroups(address: usize, from: i32, to: i32): void {
  const run = changetype<Blocks>(address);
  for (let group = from; group < to; group++) {
    const far = openBlocks(run, group);
    for (let row = group * groupPapers; row < (group + 1) * groupPapers; row += lanes) {
      pushEight(run, row, far);
    }
  }
}
