/**
 * Papers in blocks for the repulsion of large maps (after Barnes and Hut 1986, doi:10.1038/324446a0): a block that is far enough from a
 * group of papers pushes as one, from its centre of mass. Plain TypeScript: the oracle of kernels/assembly/blocks.ts, with the same bits.
 *
 * No tree of squares: papers lie along a curve (curve.ts); four in a row are a leaf, four blocks in a row the block above, 16 in a row
 * a group that is pushed together. Order decides only how much there is to do. "Far enough": 2 r^2 < theta^2 d^2, with d from the centre
 * of mass to the group's box and r from it to the block's farthest corner: for a square of side s that is s / d < theta, the rule
 * of the package. As the moments about a centre of mass vanish, 1 / (z - w) differs from its part by (r / d)^2 of itself at most: the
 * push on a paper is off by at most theta^2 / 2 of the sum of the lengths of all pushes on it. Cost: papers x log(papers) / theta^2.
 */

export const leafPapers = 4;
export const groupLeaves = 4;
const fanOut = 4;
/** What this many blocks or papers push is added up first, so that a small push is not lost in a large sum. */
const stretch = 64;

export interface Blocks {
  /** Columns of papers; those behind the last stand where it stands and weigh nothing. A multiple of 16. */
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly pushes: Float32Array;
  /** What each paper is pushed, for each unit of its mass. */
  readonly sumXs: Float32Array;
  readonly sumYs: Float32Array;
  /** Columns of blocks: sides, centre of mass, push, and twice the square of the distance to the farthest corner. */
  readonly left: Float32Array;
  readonly right: Float32Array;
  readonly bottom: Float32Array;
  readonly top: Float32Array;
  readonly centreX: Float32Array;
  readonly centreY: Float32Array;
  readonly push: Float32Array;
  readonly reach: Float32Array;
  /** Index of each level's first block, leaves first, and the number of blocks. Each level has room for a multiple of four. */
  readonly levels: readonly number[];
}

/** Papers with those that only fill the last group. */
export function paddedPapers(papers: number): number {
  const group = leafPapers * groupLeaves;
  return group * Math.ceil(papers / group);
}

/** Where each level's blocks begin; at the end how many there are. The highest level has room for four. */
export function layOutLevels(papers: number): number[] {
  const levels = [0];
  let blocks = paddedPapers(papers) / leafPapers;
  for (;;) {
    const room = fanOut * Math.ceil(blocks / fanOut);
    levels.push(levels.at(-1)! + room);
    if (room === fanOut) return levels;
    blocks = room / fanOut;
  }
}

export function createBlocks(papers: number): Blocks {
  const levels = layOutLevels(papers);
  const ofPapers = () => new Float32Array(paddedPapers(papers));
  const ofBlocks = () => new Float32Array(levels.at(-1)!);
  return {
    xs: ofPapers(),
    ys: ofPapers(),
    pushes: ofPapers(),
    sumXs: ofPapers(),
    sumYs: ofPapers(),
    left: ofBlocks(),
    right: ofBlocks(),
    bottom: ofBlocks(),
    top: ofBlocks(),
    centreX: ofBlocks(),
    centreY: ofBlocks(),
    push: ofBlocks(),
    reach: ofBlocks(),
    levels,
  };
}

/** Blocks of all levels from the columns of papers. */
export function fillBlocks(blocks: Blocks): void {
  const { levels } = blocks;
  for (let leaf = 0; leaf < blocks.xs.length / leafPapers; leaf += 1) {
    const papers = { left: blocks.xs, right: blocks.xs, bottom: blocks.ys, top: blocks.ys };
    const members = { ...papers, centreX: blocks.xs, centreY: blocks.ys, push: blocks.pushes };
    fillBlock(blocks, leaf, members, leaf * leafPapers, leafPapers);
  }
  for (let level = 1; level < levels.length - 1; level += 1) {
    const below = levels[level - 1]!;
    const first = levels[level]!;
    for (let block = 0; block < (first - below) / fanOut; block += 1) {
      fillBlock(blocks, first + block, blocks, below + fanOut * block, fanOut);
    }
  }
}

type Members = Pick<Blocks, 'left' | 'right' | 'bottom' | 'top' | 'centreX' | 'centreY' | 'push'>;

/** Empty members, which only stand at the end, do not count. */
function fillBlock(blocks: Blocks, block: number, members: Members, first: number, count: number): void {
  const { fround, min, max } = Math;
  let [left, right] = [members.left[first]!, members.right[first]!];
  let [bottom, top] = [members.bottom[first]!, members.top[first]!];
  let [sumX, sumY, push] = [0, 0, 0];
  for (let member = first; member < first + count; member += 1) {
    const own = members.push[member]!;
    if (own === 0) break;
    left = min(left, members.left[member]!);
    right = max(right, members.right[member]!);
    bottom = min(bottom, members.bottom[member]!);
    top = max(top, members.top[member]!);
    sumX = fround(sumX + fround(members.centreX[member]! * own));
    sumY = fround(sumY + fround(members.centreY[member]! * own));
    push = fround(push + own);
  }
  blocks.push[block] = push;
  if (push === 0) return;
  const [x, y] = [fround(sumX / push), fround(sumY / push)];
  const width = max(fround(x - left), fround(right - x));
  const height = max(fround(y - bottom), fround(top - y));
  blocks.left[block] = left;
  blocks.right[block] = right;
  blocks.bottom[block] = bottom;
  blocks.top[block] = top;
  blocks.centreX[block] = x;
  blocks.centreY[block] = y;
  blocks.reach[block] = fround(2 * fround(fround(width * width) + fround(height * height)));
}

/** What pushes a group: blocks as one, and leaves paper by paper. */
interface Pushers {
  readonly far: readonly number[];
  readonly leaves: readonly number[];
}

/** Pushes on the papers of the groups from .. to - 1. `thetaSquared` in single precision. */
export function pushGroups(blocks: Blocks, thetaSquared: number, from: number, to: number): void {
  for (let group = from; group < to; group += 1) {
    const pushers = openBlocks(blocks, thetaSquared, group);
    const first = group * groupLeaves * leafPapers;
    for (let row = first; row < first + groupLeaves * leafPapers; row += 1) pushPaper(blocks, row, pushers);
  }
}

/** From the highest level down: what is near is opened. */
function openBlocks(blocks: Blocks, thetaSquared: number, group: number): Pushers {
  const { levels, left, right, bottom, top, push } = blocks;
  const first = group * groupLeaves;
  const leaves = [0, 1, 2, 3].map((leaf) => first + leaf).filter((leaf) => push[leaf]! > 0);
  const box = {
    left: Math.min(...leaves.map((leaf) => left[leaf]!)),
    right: Math.max(...leaves.map((leaf) => right[leaf]!)),
    bottom: Math.min(...leaves.map((leaf) => bottom[leaf]!)),
    top: Math.max(...leaves.map((leaf) => top[leaf]!)),
  };
  const far: number[] = [];
  let opened = [0];
  for (let level = levels.length - 2; level >= 0; level -= 1) {
    const opening: number[] = [];
    for (const parent of opened) {
      for (let child = fanOut * parent; child < fanOut * (parent + 1); child += 1) {
        const block = levels[level]! + child;
        if (push[block] === 0) continue;
        if (isFar(blocks, thetaSquared, block, box)) far.push(block);
        else opening.push(child);
      }
    }
    opened = opening;
  }
  return { far, leaves: opened };
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

function isFar(blocks: Blocks, thetaSquared: number, block: number, box: Box): boolean {
  const { fround, max } = Math;
  const [x, y] = [blocks.centreX[block]!, blocks.centreY[block]!];
  const dx = max(fround(box.left - x), fround(x - box.right), 0);
  const dy = max(fround(box.bottom - y), fround(y - box.top), 0);
  const square = fround(fround(dx * dx) + fround(dy * dy));
  return blocks.reach[block]! < fround(thetaSquared * square);
}

const sum = new Float32Array(2);

function pushPaper(blocks: Blocks, row: number, { far, leaves }: Pushers): void {
  const { fround } = Math;
  const { xs, ys, pushes, centreX, centreY, push } = blocks;
  const [ownX, ownY] = [xs[row]!, ys[row]!];
  let [totalX, totalY] = [0, 0];
  const add = () => {
    totalX = fround(totalX + sum[0]!);
    totalY = fround(totalY + sum[1]!);
    sum.fill(0);
  };
  const pushFrom = (x: number, y: number, strength: number) => {
    const dx = fround(ownX - x);
    const dy = fround(ownY - y);
    const square = fround(fround(dx * dx) + fround(dy * dy));
    if (square === 0) return;
    const factor = fround(strength / square);
    sum[0] = sum[0]! + fround(dx * factor);
    sum[1] = sum[1]! + fround(dy * factor);
  };
  sum.fill(0);
  for (let from = 0; from < far.length; from += stretch) {
    for (const block of far.slice(from, from + stretch)) {
      pushFrom(centreX[block]!, centreY[block]!, push[block]!);
    }
    add();
  }
  for (let from = 0; from < leaves.length; from += stretch / leafPapers) {
    for (const leaf of leaves.slice(from, from + stretch / leafPapers)) {
      for (let other = leaf * leafPapers; other < (leaf + 1) * leafPapers; other += 1) {
        pushFrom(xs[other]!, ys[other]!, pushes[other]!);
      }
    }
    add();
  }
  blocks.sumXs[row] = totalX;
  blocks.sumYs[row] = totalY;
}
