import { expect, test } from 'vitest';
import { createPlacingKernel } from '../../../src/core/kernels/placing.ts';
import { embedNeighbours } from '../../../src/core/layout/embedding.ts';
import type { EmbeddingOptions } from '../../../src/core/layout/embedding.ts';
import { plantedEdges } from '../graph/fixtures.ts';
import { scatter } from './fixtures.ts';
import { loadPlainEngines } from '../../../src/core/preparePlain.ts';

await loadPlainEngines();

function embed(papers: number, options: Partial<EmbeddingOptions> = {}): Float32Array {
  const positions = scatter(papers, 10, 3);
  const ties = plantedEdges(4, papers / 4, 0.3, 0.02, 5);
  const settings = { seed: 1, epochs: 40, repulsion: 1, firstRate: 1, ...options };
  let done = 0;
  for (const epoch of embedNeighbours(ties, positions, settings)) done = epoch;
  expect(done).toBe(settings.epochs);
  return positions;
}

test.each([4, 8, 100, 400])('%i papers: kernel and plain TypeScript give the same bits', (papers) => {
  for (const repulsion of [0.1, 1, 8]) {
    const plain = embed(papers, { repulsion });
    expect(embed(papers, { repulsion, kernel: createPlacingKernel() })).toEqual(plain);
    expect(plain.every(Number.isFinite)).toBe(true);
  }
});

test('another seed gives another map, the same seed the same', () => {
  expect(embed(100)).toEqual(embed(100));
  expect(embed(100, { seed: 2 })).not.toEqual(embed(100));
});

test('one pull alone: half the gradient of log(1 + d^1.5) at each end, by hand', () => {
  // d = 4: sqrt = 2, step = 0.75 / ((2 + 0.001) (1 + 8)) of the 4 between them.
  const positions = Float32Array.from([0, 0, 4, 0]);
  const ties = { source: Uint32Array.of(0), target: Uint32Array.of(1), weight: Float32Array.of(1) };
  for (const kernel of [undefined, createPlacingKernel()]) {
    const moved = positions.slice();
    const settings = { seed: 1, epochs: 1, repulsion: 0, firstRate: 1, kernel };
    const job = embedNeighbours(ties, moved, settings);
    while (job.next().done !== true);
    const step = (0.75 / (2.001 * 9)) * 4;
    expect(moved[0]).toBeCloseTo(step, 5);
    expect(moved[2]).toBeCloseTo(4 - step, 5);
  }
});

test('papers at one place do not fly off', () => {
  const ties = plantedEdges(2, 10, 0.5, 0.1, 1);
  const positions = new Float32Array(40);
  const job = embedNeighbours(ties, positions, { seed: 1, epochs: 20, repulsion: 1, firstRate: 1 });
  while (job.next().done !== true);
  expect(positions.every((value) => Math.abs(value) < 100)).toBe(true);
});
