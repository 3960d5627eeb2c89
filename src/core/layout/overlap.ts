/**
 * Parts discs that overlap, moving each as little as it can: pairs found by a grid are pushed apart along their line, both by half, until
 * none is left. Where a crowd cannot part in place, the whole map is widened a little and the pushing goes on: it always ends.
 *
 * In and out: positions x0 y0 ... and radii in map units, changed in place. Deterministic: pairs are met in row order. Linear a pass.
 */
import { createGrid } from './grid.ts';

/** Discs end at least this far apart: more than what rounding to 32 bits can take back. */
const margin = 1;
const passesBeforeWidening = 30;
const widening = 1.03;

/** Yields after every pass; the returned value is the number of passes. */
export function* removeOverlaps(positions: Float32Array, radii: Float32Array): Generator<number, number> {
  const exact = Float64Array.from(positions);
  let largest = 0;
  for (const radius of radii) largest = Math.max(largest, radius);
  const reach = largest * 2 + margin;
  let pass = 0;
  for (; pushApart(exact, radii, reach) > 0; pass += 1) {
    if (pass % passesBeforeWidening === passesBeforeWidening - 1) {
      for (let i = 0; i < exact.length; i += 1) exact[i]! *= widening;
    }
    yield pass;
  }
  positions.set(exact);
  return pass;
}

/** One pass over all close pairs; returns how many overlapped. */
function pushApart(positions: Float64Array, radii: Float32Array, reach: number): number {
  const grid = createGrid(positions, reach);
  let overlapping = 0;
  for (let row = 0; row < radii.length; row += 1) {
    grid.forEachNear(row, (other) => {
      if (other > row && pushPair(positions, radii, row, other)) overlapping += 1;
    });
  }
  return overlapping;
}

function pushPair(positions: Float64Array, radii: Float32Array, row: number, other: number): boolean {
  const wanted = radii[row]! + radii[other]! + margin;
  let x = positions[other * 2]! - positions[row * 2]!;
  let y = positions[other * 2 + 1]! - positions[row * 2 + 1]!;
  const square = x * x + y * y;
  if (square >= wanted * wanted) return false;
  let distance = Math.sqrt(square);
  if (distance < 1e-6) {
    // Two papers at one place part in a direction that depends on their rows only.
    x = ((row * 7 + other * 13) % 17) - 8.5;
    y = ((row * 11 + other * 5) % 19) - 9.5;
    distance = Math.sqrt(x * x + y * y);
    x *= 1e-6 / distance;
    y *= 1e-6 / distance;
    distance = 1e-6;
  }
  // A little more than needed, so that passes do not creep towards the goal for ever.
  const push = ((wanted - distance) * 0.5 + margin * 0.05) / distance;
  positions[row * 2]! -= x * push;
  positions[row * 2 + 1]! -= y * push;
  positions[other * 2]! += x * push;
  positions[other * 2 + 1]! += y * push;
  return true;
}
