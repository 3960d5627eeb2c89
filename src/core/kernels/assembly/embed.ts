/**
 * One stretch of an epoch of the neighbour embedding (see layout/embedding.ts, whose operations these are, in their order, in single
 * precision: the bits agree). The four papers pushed away at one end of a tie are the four lanes of a vector.
 */

/** Addresses and constants of a run; the caller lays it out (see kernels/placing.ts). */
@unmanaged
class Embedding {
  /** x0 y0 x1 y1 ... (f32). */
  positions: usize;
  /** Ties: rows (u32) and weights in (0, 1] (f32). */
  sources: usize;
  targets: usize;
  weights: usize;
  papers: u32;
  pullRate: f32;
  pushRate: f32;
  longest: f32;
  softening: f32;
  /** States of the generators (u32): four for the sources of ties, four for the targets. */
  chance: usize;
}

/** Marsaglia's xorshift32 in four lanes. */
// @ts-ignore: decorator
@inline
function draw(state: v128): v128 {
  state = v128.xor(state, i32x4.shl(state, 13));
  state = v128.xor(state, i32x4.shr_u(state, 17));
  return v128.xor(state, i32x4.shl(state, 5));
}

/** Sum of the lanes, (0 + 2) + (1 + 3). */
// @ts-ignore: decorator
@inline
function sum(lanes: v128): f32 {
  lanes = f32x4.add(lanes, v128.shuffle<f32>(lanes, lanes, 2, 3, 0, 1));
  return f32x4.extract_lane(lanes, 0) + f32x4.extract_lane(lanes, 1);
}

let pushX: f32 = 0;
let pushY: f32 = 0;

/** The push of four drawn papers on a paper at (x, y), into pushX and pushY. */
// @ts-ignore: decorator
@inline
function pushFrom(run: Embedding, drawn: v128, x: f32, y: f32): void {
  const count = i32x4.splat(<i32>run.papers);
  const low = i64x2.shr_u(i64x2.extmul_low_i32x4_u(drawn, count), 32);
  const high = i64x2.shr_u(i64x2.extmul_high_i32x4_u(drawn, count), 32);
  const positions = run.positions;
  let first = v128.load64_zero(positions + (<usize>i64x2.extract_lane(low, 0) << 3));
  first = v128.load_lane<f64>(positions + (<usize>i64x2.extract_lane(low, 1) << 3), first, 1);
  let second = v128.load64_zero(positions + (<usize>i64x2.extract_lane(high, 0) << 3));
  second = v128.load_lane<f64>(positions + (<usize>i64x2.extract_lane(high, 1) << 3), second, 1);
  const dx = f32x4.sub(f32x4.splat(x), v128.shuffle<f32>(first, second, 0, 2, 4, 6));
  const dy = f32x4.sub(f32x4.splat(y), v128.shuffle<f32>(first, second, 1, 3, 5, 7));
  const square = f32x4.add(f32x4.mul(dx, dx), f32x4.mul(dy, dy));
  const distance = f32x4.sqrt(square);
  const tail = f32x4.add(f32x4.splat(1), f32x4.mul(distance, f32x4.sqrt(distance)));
  const near = f32x4.add(square, f32x4.splat(run.softening));
  const step = f32x4.div(f32x4.splat(run.pushRate), f32x4.mul(near, tail));
  const longest = f32x4.splat(run.longest);
  const shortest = f32x4.splat(-run.longest);
  pushX = sum(f32x4.max(shortest, f32x4.min(longest, f32x4.mul(dx, step))));
  pushY = sum(f32x4.max(shortest, f32x4.min(longest, f32x4.mul(dy, step))));
}

/** Visits the ties from .. to - 1 that are due in this epoch: a share of the epochs equal to their weight. */
export function embedTies(address: usize, epoch: i32, from: i32, to: i32): void {
  const run = changetype<Embedding>(address);
  const now = <f64>epoch;
  const next = now + 1;
  let sourceChance = v128.load(run.chance);
  let targetChance = v128.load(run.chance, 16);
  for (let tie = from; tie < to; tie++) {
    const at = (<usize>tie) << 2;
    const weight = <f64>load<f32>(run.weights + at);
    if (floor(next * weight) == floor(now * weight)) continue;
    const source = run.positions + ((<usize>load<u32>(run.sources + at)) << 3);
    const target = run.positions + ((<usize>load<u32>(run.targets + at)) << 3);
    let sx = load<f32>(source);
    let sy = load<f32>(source, 4);
    let tx = load<f32>(target);
    let ty = load<f32>(target, 4);
    const dx = tx - sx;
    const dy = ty - sy;
    const distance = sqrt(dx * dx + dy * dy);
    const root = sqrt(distance);
    const step = run.pullRate / ((root + run.softening) * (1 + distance * root));
    sx += dx * step;
    sy += dy * step;
    tx -= dx * step;
    ty -= dy * step;
    store<f32>(source, sx);
    store<f32>(source, sy, 4);
    store<f32>(target, tx);
    store<f32>(target, ty, 4);
    sourceChance = draw(sourceChance);
    targetChance = draw(targetChance);
    pushFrom(run, sourceChance, sx, sy);
    const awayX = sx + pushX;
    const awayY = sy + pushY;
    pushFrom(run, targetChance, tx, ty);
    store<f32>(source, awayX);
    store<f32>(source, awayY, 4);
    store<f32>(target, tx + pushX);
    store<f32>(target, ty + pushY, 4);
  }
  v128.store(run.chance, sourceChance);
  v128.store(run.chance, targetChance, 16);
}
