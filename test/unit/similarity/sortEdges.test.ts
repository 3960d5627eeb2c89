import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/random.ts';
import {
  binOf,
  leastWeightFrom,
  leastWeightOf,
  lowestBinWithin,
} from '../../../src/core/similarity/histogram.ts';
import { sortEdges } from '../../../src/core/similarity/sortEdges.ts';

interface Edge {
  readonly source: number;
  readonly target: number;
  readonly weight: number;
}

function randomEdges(size: number, rows: number, weights: number, seed: number): Edge[] {
  const random = createRandom(seed);
  return Array.from({ length: size }, () => ({
    source: Math.floor(random() * rows),
    target: Math.floor(random() * rows),
    weight: Math.fround(Math.floor(random() * weights) / (weights - 1)),
  }));
}

test.each([
  [0, 5, 2],
  [1, 5, 2],
  [500, 10, 3],
  [3000, 70_000, 1000],
])('%i edges of %i rows and %i weights, as a comparison sort puts them', (size, rows, weights) => {
  const edges = randomEdges(size, rows, weights, 3);
  const sorted = sortEdges({
    source: Uint32Array.from(edges, (edge) => edge.source),
    target: Uint32Array.from(edges, (edge) => edge.target),
    weight: Float32Array.from(edges, (edge) => edge.weight),
  });
  const expected = edges.sort((a, b) => b.weight - a.weight || a.source - b.source || a.target - b.target);
  const found = Array.from(sorted.source, (source, at) => {
    return { source, target: sorted.target[at]!, weight: sorted.weight[at]! };
  });
  expect(found).toEqual(expected);
});

test('bins: ends, the middle, and the least weight of each', () => {
  expect([binOf(0), binOf(0.5), binOf(1), binOf(0.0009)]).toEqual([0, 500, 999, 0]);
  for (let bin = 0; bin < 1000; bin += 1) {
    const least = leastWeightOf(bin);
    expect(binOf(least)).toBe(bin);
    if (bin > 0) expect(binOf(Math.fround(least * (1 - 2 ** -23)))).toBe(bin - 1);
  }
});

test('the least weight from a floor on never falls below it', () => {
  for (const floor of [0, 0.05, 0.1, 0.3, 0.5, 1]) {
    expect(leastWeightFrom(floor)).toBeGreaterThanOrEqual(floor);
    expect(leastWeightFrom(floor) - floor).toBeLessThan(1e-7);
  }
});

test('the lowest bin that keeps within a limit', () => {
  const counts = Float64Array.of(9, 4, 3, 2);
  expect([1, 2, 4, 5, 9, 18].map((limit) => lowestBinWithin(counts, limit))).toEqual([4, 3, 3, 2, 1, 0]);
});
