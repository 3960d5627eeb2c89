/** Measures of a layout that are for benchmarks only, each on a seeded sample: stress, crossings of ties, and labels in the plane. */
import { nearestRows } from '../../src/core/layout/faithfulness.ts';
import { createRandom } from '../../src/core/random.ts';
import type { DenseRows } from '../../src/core/text/textModel.ts';
import type { MapEdges } from '../../src/core/types.ts';

const pairsSampled = 20_000;

/**
 * Normalised stress against 1 - LSA cosine over random pairs, at the scale that suits the layout best: 0 is perfect, 1 is no better than all
 * papers at one place.
 */
export function sampleStress(positions: Float32Array, { rows, columns, values }: DenseRows): number {
  const random = createRandom(1);
  let [product, plane, wanted] = [0, 0, 0];
  for (let pair = 0; pair < pairsSampled; pair += 1) {
    const a = Math.floor(random() * rows);
    const b = Math.floor(random() * rows);
    let dot = 0;
    for (let c = 0; c < columns; c += 1) dot += values[a * columns + c]! * values[b * columns + c]!;
    const distance = Math.hypot(
      positions[a * 2]! - positions[b * 2]!,
      positions[a * 2 + 1]! - positions[b * 2 + 1]!,
    );
    product += distance * (1 - dot);
    plane += distance * distance;
    wanted += (1 - dot) ** 2;
  }
  return 1 - (product * product) / (plane * wanted);
}

/** Share of random pairs of ties, without a common end, that cross. */
export function sampleCrossings(positions: Float32Array, { source, target }: MapEdges): number {
  const random = createRandom(2);
  const draw = () => Math.floor(random() * source.length);
  let [crossing, counted] = [0, 0];
  for (let pair = 0; pair < pairsSampled; pair += 1) {
    const [e, f] = [draw(), draw()];
    const [a, b, c, d] = [source[e]!, target[e]!, source[f]!, target[f]!];
    if (a === c || a === d || b === c || b === d) continue;
    counted += 1;
    const side = (p: number, q: number, r: number) =>
      (positions[q * 2]! - positions[p * 2]!) * (positions[r * 2 + 1]! - positions[p * 2 + 1]!) -
      (positions[q * 2 + 1]! - positions[p * 2 + 1]!) * (positions[r * 2]! - positions[p * 2]!);
    if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) crossing += 1;
  }
  return crossing / Math.max(1, counted);
}

/** Share of papers whose label most of their ten nearest on the map have. */
export function labelAccuracy(positions: Float32Array, labels: readonly string[]): number {
  const distances = new Float64Array(labels.length);
  let right = 0;
  for (let row = 0; row < labels.length; row += 1) {
    for (let other = 0; other < labels.length; other += 1) {
      const x = positions[other * 2]! - positions[row * 2]!;
      const y = positions[other * 2 + 1]! - positions[row * 2 + 1]!;
      distances[other] = x * x + y * y;
    }
    const votes = new Map<string, number>();
    for (const other of nearestRows(distances, row, 10)) {
      votes.set(labels[other]!, (votes.get(labels[other]!) ?? 0) + 1);
    }
    const [winner] = [...votes].sort((a, b) => b[1] - a[1])[0]!;
    if (winner === labels[row]) right += 1;
  }
  return right / labels.length;
}
