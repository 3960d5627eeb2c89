import { expect, test } from 'vitest';
import { buildAdjacency } from '../../../src/core/graph/adjacency.ts';
import {
  chooseResolution,
  detectClusters,
  minimumSize,
  numberClusters,
} from '../../../src/core/graph/clusters.ts';
import { modularity } from '../../../src/core/graph/modularity.ts';
import { unclustered } from '../../../src/core/types.ts';
import { edgesFrom, plantedEdges, shuffled } from './fixtures.ts';

const options = { seed: 1, resolution: 1 };

test('two triangles joined by one tie are two clusters with the modularity worked by hand', () => {
  const edges = edgesFrom([
    [0, 1, 1],
    [1, 2, 1],
    [0, 2, 1],
    [3, 4, 1],
    [4, 5, 1],
    [3, 5, 1],
    [2, 3, 1],
  ]);
  const found = detectClusters(edges, 6, options);
  expect([...found.assignment]).toEqual([0, 0, 0, 1, 1, 1]);
  // 2 * (6/14 - (7/14)^2)
  expect(found.modularity).toBeCloseTo(12 / 14 - 0.5, 12);
});

test('planted groups are found whatever the seed', () => {
  const edges = plantedEdges(4, 20, 0.5, 0.02, 3);
  for (const seed of [1, 2, 3, 4]) {
    const { assignment, count } = detectClusters(edges, 80, { seed, resolution: 1 });
    expect(count).toBe(4);
    for (let row = 0; row < 80; row += 1) expect(assignment[row]).toBe(assignment[row - (row % 20)]);
  }
});

test('the order of the edges does not matter, bit for bit', () => {
  const edges = plantedEdges(5, 16, 0.4, 0.08, 5);
  expect(detectClusters(shuffled(edges, 4), 80, options)).toEqual(detectClusters(edges, 80, options));
});

test('clusters are numbered by size, ties by smallest row, and leftovers are unclustered', () => {
  const { assignment, count } = numberClusters([7, 9, 9, 5, 5, 5, 7, 1], 2);
  expect([...assignment]).toEqual([1, 2, 2, 0, 0, 0, 1, unclustered]);
  expect(count).toBe(3);
});

test('the minimum size grows with the corpus', () => {
  expect([10, 369, 2_000, 10_000].map(minimumSize)).toEqual([3, 5, 11, 25]);
});

test('a higher resolution gives at least as many clusters', () => {
  const edges = plantedEdges(6, 20, 0.4, 0.05, 8);
  const counts = [0.5, 1, 2].map((resolution) => detectClusters(edges, 120, { seed: 1, resolution }).count);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
});

test('no ties: no clusters; no papers: nothing', () => {
  expect(detectClusters(edgesFrom([]), 3, options)).toEqual({
    assignment: new Uint16Array(3).fill(unclustered),
    count: 0,
    modularity: 0,
  });
  expect(detectClusters(edgesFrom([]), 0, options).assignment).toHaveLength(0);
});

test('modularity counts the unclustered as clusters of one', () => {
  const graph = buildAdjacency(
    edgesFrom([
      [0, 1, 1],
      [1, 2, 1],
    ]),
    3,
  );
  // total 4; {0,1}: inside 2/4, strength 3/4; {2}: strength 1/4.
  expect(modularity(graph, [0, 0, unclustered])).toBeCloseTo(0.5 - 9 / 16 - 1 / 16, 12);
});

test('the resolution is 1 from 1,000 papers on, and rises to 1.7 for fewer', () => {
  expect([10, 350, 369, 500, 700, 1000, 2000, 100_000].map(chooseResolution)).toEqual([
    1.7, 1.7, 1.6, 1.4, 1.2, 1, 1, 1,
  ]);
});
