/**
 * Iterations of ForceAtlas2 (see layout/forceAtlas2.ts, whose operations these are, in their order: the bits agree). Repulsion is exact or
 * by blocks (blocks.ts), in single precision, eight papers at a time; the rest in double precision, rounded where it is stored. The logarithm is
 * the host's.
 */

import { Blocks, fillBlocks } from './blocks';

// @ts-ignore: decorator
@external("env", "log")
declare function log(value: f64): f64;

/** Bytes of a node (10 numbers) and of its columns, as in layout/forceAtlas2.ts. */
const stride: usize = 40;
const columnDx: usize = 8;
const columnDy: usize = 12;
const columnOldDx: usize = 16;
const columnOldDy: usize = 20;
const columnMass: usize = 24;
const columnConvergence: usize = 28;
const columnFixed: usize = 36;

/** Bytes of 64 papers: what they push is added up first, so that a small push is not lost in a large sum. */
const stretch: usize = 256;

@unmanaged
class Forces {
  nodes: usize;
  count: i32;
  /** Addresses of each tie's nodes (u32), and its weight (f64). */
  sources: usize;
  targets: usize;
  weights: usize;
  ties: i32;
  scalingRatio: f64;
  gravity: f64;
  slowDown: f64;
  linLog: i32;
  strongGravity: i32;
  /** Columns of papers (f32), with room for a multiple of eight; and the sums of eight papers. */
  xs: usize;
  ys: usize;
  pushes: usize;
  sums: usize;
}

// @ts-ignore: decorator
@inline
function read(node: usize, column: usize): f64 {
  return <f64>load<f32>(node + column);
}

// @ts-ignore: decorator
@inline
function addTo(node: usize, column: usize, value: f64): void {
  store<f32>(node + column, <f32>(read(node, column) + value));
}

/** Columns of single precision for the repulsion, padded to a multiple of eight papers without mass. */
function fillColumns(run: Forces): void {
  for (let row = 0; row < run.count; row++) {
    const node = run.nodes + <usize>row * stride;
    const at = (<usize>row) << 2;
    store<f32>(run.xs + at, load<f32>(node));
    store<f32>(run.ys + at, load<f32>(node, 4));
    store<f32>(run.pushes + at, <f32>run.scalingRatio * load<f32>(node + columnMass));
  }
}

/** Repulsion of all papers on rows row .. row + 7, the lanes of two vectors: sum of scaling * mass * offset / distance^2. */
function repelEight(run: Forces, row: i32): void {
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
  const end = (<usize>run.count) << 2;
  for (let from: usize = 0; from < end; from += stretch) {
    const to = min(end, from + stretch);
    let sumX1 = none;
    let sumX2 = none;
    let sumY1 = none;
    let sumY2 = none;
    for (let other = from; other < to; other += 4) {
      const x = v128.load_splat<f32>(run.xs + other);
      const y = v128.load_splat<f32>(run.ys + other);
      const push = v128.load_splat<f32>(run.pushes + other);
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
    totalX1 = f32x4.add(totalX1, sumX1);
    totalX2 = f32x4.add(totalX2, sumX2);
    totalY1 = f32x4.add(totalY1, sumY1);
    totalY2 = f32x4.add(totalY2, sumY2);
  }
  v128.store(run.sums, totalX1);
  v128.store(run.sums, totalX2, 16);
  v128.store(run.sums, totalY1, 32);
  v128.store(run.sums, totalY2, 48);
}

function repel(run: Forces): void {
  fillColumns(run);
  for (let row = 0; row < run.count; row += 8) {
    repelEight(run, row);
    const rows = min(8, run.count - row);
    for (let lane = 0; lane < rows; lane++) {
      const node = run.nodes + <usize>(row + lane) * stride;
      const sum = run.sums + ((<usize>lane) << 2);
      store<f32>(node + columnDx, load<f32>(node + columnMass) * load<f32>(sum));
      store<f32>(node + columnDy, load<f32>(node + columnMass) * load<f32>(sum, 32));
    }
  }
}

function gravitate(run: Forces): void {
  const g = run.gravity / run.scalingRatio;
  const end = run.nodes + <usize>run.count * stride;
  for (let node = run.nodes; node < end; node += stride) {
    const x = read(node, 0);
    const y = read(node, 4);
    const distance = sqrt(x * x + y * y);
    let factor: f64 = 0;
    if (distance > 0) {
      factor = run.scalingRatio * read(node, columnMass) * g;
      if (!run.strongGravity) factor /= distance;
    }
    addTo(node, columnDx, -(x * factor));
    addTo(node, columnDy, -(y * factor));
  }
}

function attract(run: Forces): void {
  for (let tie = 0; tie < run.ties; tie++) {
    const source = <usize>load<u32>(run.sources + ((<usize>tie) << 2));
    const target = <usize>load<u32>(run.targets + ((<usize>tie) << 2));
    const weight = load<f64>(run.weights + ((<usize>tie) << 3));
    const x = read(source, 0) - read(target, 0);
    const y = read(source, 4) - read(target, 4);
    let factor = -weight;
    if (run.linLog) {
      const distance = sqrt(x * x + y * y);
      if (!(distance > 0)) continue;
      factor = (factor * log(1 + distance)) / distance;
    }
    addTo(source, columnDx, x * factor);
    addTo(source, columnDy, y * factor);
    addTo(target, columnDx, -(x * factor));
    addTo(target, columnDy, -(y * factor));
  }
}

function move(run: Forces): void {
  const end = run.nodes + <usize>run.count * stride;
  for (let node = run.nodes; node < end; node += stride) {
    if (load<f32>(node + columnFixed) == 1) continue;
    const dx = read(node, columnDx);
    const dy = read(node, columnDy);
    const turnX = read(node, columnOldDx) - dx;
    const turnY = read(node, columnOldDy) - dy;
    const alongX = read(node, columnOldDx) + dx;
    const alongY = read(node, columnOldDy) + dy;
    const swinging = read(node, columnMass) * sqrt(turnX * turnX + turnY * turnY);
    const traction = sqrt(alongX * alongX + alongY * alongY) / 2;
    const calm = 1 + sqrt(swinging);
    const speed = (read(node, columnConvergence) * log(1 + traction)) / calm;
    store<f32>(node + columnConvergence, <f32>min<f64>(1, sqrt((speed * (dx * dx + dy * dy)) / calm)));
    addTo(node, 0, dx * (speed / run.slowDown));
    addTo(node, 4, dy * (speed / run.slowDown));
  }
}

/** Keeps the forces of the iteration before. */
function keepForces(run: Forces): void {
  const end = run.nodes + <usize>run.count * stride;
  for (let node = run.nodes; node < end; node += stride) {
    v128.store64_lane(node, v128.load64_zero(node, columnDx), 0, columnOldDx);
  }
}

export function iterateForces(address: usize, iterations: i32): void {
  const run = changetype<Forces>(address);
  for (let iteration = 0; iteration < iterations; iteration++) {
    keepForces(run);
    repel(run);
    gravitate(run);
    attract(run);
    move(run);
  }
}

/** The first part of an iteration by blocks: papers in the order of the curve, and their blocks. `pushGroups` is the second. */
export function beginIteration(address: usize, blocksAddress: usize): void {
  const run = changetype<Forces>(address);
  const blocks = changetype<Blocks>(blocksAddress);
  keepForces(run);
  for (let place: usize = 0; place < (<usize>blocks.papers) << 2; place += 4) {
    const node = run.nodes + <usize>load<u32>(blocks.order + place);
    store<f32>(blocks.xs + place, load<f32>(node));
    store<f32>(blocks.ys + place, load<f32>(node, 4));
    store<f32>(blocks.pushes + place, <f32>run.scalingRatio * load<f32>(node + columnMass));
  }
  const last = ((<usize>blocks.papers) << 2) - 4;
  for (let place = last + 4; place & 63; place += 4) {
    store<f32>(blocks.xs + place, load<f32>(blocks.xs + last));
    store<f32>(blocks.ys + place, load<f32>(blocks.ys + last));
  }
  fillBlocks(blocks);
}

/** The third part of an iteration by blocks. */
export function endIteration(address: usize, blocksAddress: usize): void {
  const run = changetype<Forces>(address);
  const blocks = changetype<Blocks>(blocksAddress);
  for (let place: usize = 0; place < (<usize>blocks.papers) << 2; place += 4) {
    const node = run.nodes + <usize>load<u32>(blocks.order + place);
    store<f32>(node + columnDx, load<f32>(node + columnMass) * load<f32>(blocks.sumXs + place));
    store<f32>(node + columnDy, load<f32>(node + columnMass) * load<f32>(blocks.sumYs + place));
  }
  gravitate(run);
  attract(run);
  move(run);
}
