import { expect, test } from 'vitest';
import { detectClusters } from '../../../src/core/graph/clusters.ts';
import { measureStability } from '../../../src/core/graph/stability.ts';
import { runToEnd } from '../../../src/core/jobs.ts';
import { unclustered, type MapEdges } from '../../../src/core/types.ts';
import { edgesFrom, plantedEdges } from './fixtures.ts';

const options = { seed: 1, resolution: 1 };

function stabilityOf(edges: MapEdges, papers: number) {
  const clustering = detectClusters(edges, papers, options);
  return { clustering, stability: runToEnd(measureStability(edges, clustering, options)) };
}

test('planted groups are stable: papers stay, clusters come back', () => {
  const { clustering, stability } = stabilityOf(plantedEdges(4, 25, 0.5, 0.02, 1), 100);
  expect(clustering.count).toBe(4);
  expect(stability.mean).toBeGreaterThan(0.95);
  expect(Math.min(...stability.jaccard)).toBeGreaterThan(0.95);
  expect(stability.structured).toBe(true);
});

test('a graph of ties by chance is called structureless', () => {
  const { stability } = stabilityOf(plantedEdges(1, 100, 0.08, 0, 2), 100);
  expect(stability.structured).toBe(false);
});

test('a paper between two groups is the least stable, and its second choice is the other group', () => {
  const planted = plantedEdges(2, 20, 0.6, 0.01, 3);
  const ties = [...planted.source.keys()].map(
    (edge) => [planted.source[edge]!, planted.target[edge]!, 0.5] as const,
  );
  const between = [...[0, 1, 2, 3, 4, 5], ...[20, 21, 22, 23, 24, 25]].map((row) => [row, 40, 0.5] as const);
  const { clustering, stability } = stabilityOf(edgesFrom([...ties, ...between]), 41);
  expect(Math.min(...stability.share)).toBe(stability.share[40]);
  expect(stability.share[40]).toBeLessThan(1);
  expect(stability.secondChoice[40]).toBe(1 - clustering.assignment[40]!);
  expect(stability.secondChoice[10]).toBe(unclustered);
});

test('no clusters, no papers: nothing to say', () => {
  const { stability } = stabilityOf(edgesFrom([]), 3);
  expect([...stability.share]).toEqual([0, 0, 0]);
  expect(stability.structured).toBe(false);
  expect(stabilityOf(edgesFrom([]), 0).stability.mean).toBe(0);
});
