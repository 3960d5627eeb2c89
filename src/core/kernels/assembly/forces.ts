/**
 * One iteration of ForceAtlas2, exact repulsion: what graphology's `iterate` does on its own matrices, operation by operation (double
 * precision, rounded to single where it stores), so that the bits agree. Two rows of papers are the two lanes of a vector, two vectors
 * at a time; each paper still meets the others in ascending order, as there. The logarithm is the host's.
 */

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

// @ts-ignore: decorator
@inline
function both(first: usize, second: usize, column: usize): v128 {
  return f64x2.replace_lane(f64x2.splat(read(first, column)), 1, read(second, column));
}

/** Rounds to single precision, as a store to the matrix does. */
// @ts-ignore: decorator
@inline
function rounded(value: v128): v128 {
  return f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(value));
}

/** coefficient * mass * mass / distance / distance; 0 at no distance. */
// @ts-ignore: decorator
@inline
function repulsion(x: v128, y: v128, masses: v128): v128 {
  const distance = f64x2.sqrt(f64x2.add(f64x2.mul(x, x), f64x2.mul(y, y)));
  const factor = f64x2.div(f64x2.div(masses, distance), distance);
  return v128.and(factor, f64x2.gt(distance, f64x2.splat(0)));
}

/** Rows a, b, c, d against every row before a. */
function repelFour(run: Forces, a: usize, coefficient: f64): void {
  const b = a + stride;
  const c = b + stride;
  const d = c + stride;
  const x1 = both(a, b, 0);
  const y1 = both(a, b, 4);
  const x2 = both(c, d, 0);
  const y2 = both(c, d, 4);
  const scale = f64x2.splat(coefficient);
  const m1 = f64x2.mul(scale, both(a, b, columnMass));
  const m2 = f64x2.mul(scale, both(c, d, columnMass));
  let dx1 = both(a, b, columnDx);
  let dy1 = both(a, b, columnDy);
  let dx2 = both(c, d, columnDx);
  let dy2 = both(c, d, columnDy);
  for (let other = run.nodes; other < a; other += stride) {
    const x = f64x2.splat(read(other, 0));
    const y = f64x2.splat(read(other, 4));
    const mass = f64x2.splat(read(other, columnMass));
    const fromX1 = f64x2.sub(x1, x);
    const fromY1 = f64x2.sub(y1, y);
    const fromX2 = f64x2.sub(x2, x);
    const fromY2 = f64x2.sub(y2, y);
    const factor1 = repulsion(fromX1, fromY1, f64x2.mul(m1, mass));
    const factor2 = repulsion(fromX2, fromY2, f64x2.mul(m2, mass));
    const pushX1 = f64x2.mul(fromX1, factor1);
    const pushY1 = f64x2.mul(fromY1, factor1);
    const pushX2 = f64x2.mul(fromX2, factor2);
    const pushY2 = f64x2.mul(fromY2, factor2);
    dx1 = rounded(f64x2.add(dx1, pushX1));
    dy1 = rounded(f64x2.add(dy1, pushY1));
    dx2 = rounded(f64x2.add(dx2, pushX2));
    dy2 = rounded(f64x2.add(dy2, pushY2));
    let back = f64x2.promote_low_f32x4(v128.load64_zero(other, columnDx));
    back = rounded(f64x2.sub(back, v128.shuffle<f64>(pushX1, pushY1, 0, 2)));
    back = rounded(f64x2.sub(back, v128.shuffle<f64>(pushX1, pushY1, 1, 3)));
    back = rounded(f64x2.sub(back, v128.shuffle<f64>(pushX2, pushY2, 0, 2)));
    back = f32x4.demote_f64x2_zero(f64x2.sub(back, v128.shuffle<f64>(pushX2, pushY2, 1, 3)));
    v128.store64_lane(other, back, 0, columnDx);
  }
  writeBoth(a, b, columnDx, dx1);
  writeBoth(a, b, columnDy, dy1);
  writeBoth(c, d, columnDx, dx2);
  writeBoth(c, d, columnDy, dy2);
}

// @ts-ignore: decorator
@inline
function writeBoth(first: usize, second: usize, column: usize, value: v128): void {
  store<f32>(first + column, <f32>f64x2.extract_lane(value, 0));
  store<f32>(second + column, <f32>f64x2.extract_lane(value, 1));
}

/** One row against the rows from .. to (addresses). */
function repelOne(node: usize, from: usize, to: usize, coefficient: f64): void {
  for (let other = from; other < to; other += stride) {
    const x = read(node, 0) - read(other, 0);
    const y = read(node, 4) - read(other, 4);
    const distance = sqrt(x * x + y * y);
    if (!(distance > 0)) continue;
    const factor = (coefficient * read(node, columnMass) * read(other, columnMass)) / distance / distance;
    addTo(node, columnDx, x * factor);
    addTo(node, columnDy, y * factor);
    addTo(other, columnDx, -(x * factor));
    addTo(other, columnDy, -(y * factor));
  }
}

function repel(run: Forces): void {
  const coefficient = run.scalingRatio;
  const end = run.nodes + <usize>run.count * stride;
  let node = run.nodes;
  for (; node + 4 * stride <= end; node += 4 * stride) {
    repelFour(run, node, coefficient);
    for (let row: usize = 1; row < 4; row++) repelOne(node + row * stride, node, node + row * stride, coefficient);
  }
  for (; node < end; node += stride) repelOne(node, run.nodes, node, coefficient);
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

export function iterateForces(address: usize, iterations: i32): void {
  const run = changetype<Forces>(address);
  const end = run.nodes + <usize>run.count * stride;
  for (let iteration = 0; iteration < iterations; iteration++) {
    for (let node = run.nodes; node < end; node += stride) {
      v128.store64_lane(node, v128.load64_zero(node, columnDx), 0, columnOldDx);
      store<u64>(node + columnDx, 0);
    }
    repel(run);
    gravitate(run);
    attract(run);
    move(run);
  }
}
