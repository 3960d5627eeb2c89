import { createRandom } from '../../../src/core/random.ts';
import type { DenseRows } from '../../../src/core/text/textModel.ts';

/** Rows of `groups` groups around their own axis, normalised: papers of a group resemble each other. */
export function groupedRows(groups: number, size: number, seed: number, columns = groups + 2): DenseRows {
  const random = createRandom(seed);
  const rows = groups * size;
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const group = Math.floor(row / size);
    let square = 0;
    for (let c = 0; c < columns; c += 1) {
      const value = (c === group ? 1 : 0) + (random() - 0.5) * 0.4;
      values[row * columns + c] = value;
      square += value * value;
    }
    for (let c = 0; c < columns; c += 1) values[row * columns + c]! /= Math.sqrt(square);
  }
  return { rows, columns, values };
}

export function scatter(count: number, width: number, seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: count * 2 }, () => (random() - 0.5) * width);
}

/** Brute force over every pair. */
export function countOverlaps(positions: Float32Array, radii: Float32Array): number {
  let overlaps = 0;
  for (let a = 0; a < radii.length; a += 1) {
    for (let b = a + 1; b < radii.length; b += 1) {
      const x = positions[a * 2]! - positions[b * 2]!;
      const y = positions[a * 2 + 1]! - positions[b * 2 + 1]!;
      if (Math.sqrt(x * x + y * y) < radii[a]! + radii[b]!) overlaps += 1;
    }
  }
  return overlaps;
}
