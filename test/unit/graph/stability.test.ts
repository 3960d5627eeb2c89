import { expect, test } from 'vitest';
import { detectClusters } from '../../../src/core/graph/clusters.ts';
import { measureStability } from '../../../src/core/graph/stability.ts';
import { runToEnd } from '../../../src/core/jobs.ts';
import { unclustered, type MapEdges } from '../../../src/core/types.ts';
import type { Job } from '../../../src/core/progress.ts';
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

test('the share kept falls as the groups mix', () => {
  const means = [0.01, 0.06, 0.15].map(
    (mixing) => stabilityOf(plantedEdges(4, 25, 0.4, mixing, 5), 100).stability.mean,
  );
  expect(means[0]).toBeGreaterThan(means[1]!);
  expect(means[1]).toBeGreaterThan(means[2]!);
});

test('ties made anew by others are clustered in their turn, and each kind has its own share', () => {
  const edges = plantedEdges(4, 25, 0.5, 0.02, 1);
  const clustering = detectClusters(edges, 100, options);
  const asked: string[] = [];
  function* same(kind: string, repetition: number): Job<MapEdges> {
    asked.push(`${kind} ${repetition}`);
    yield { stage: 'graph', done: 0, total: 1 };
    return edges;
  }
  // Nothing tied to anything: every paper leaves its cluster.
  function* nothing(repetition: number): Job<MapEdges> {
    yield* same('terms', repetition);
    return edgesFrom([]);
  }
  const rebuild = { threshold: (repetition: number) => same('threshold', repetition), terms: nothing };
  const stability = runToEnd(measureStability(edges, clustering, { ...options, repetitions: 8, rebuild }));
  expect(asked).toEqual(['threshold 2', 'terms 3', 'threshold 6', 'terms 7']);
  expect(stability.byDisturbance).toMatchObject({ seed: 1, threshold: 1, terms: 0 });
  expect(stability.mean).toBeLessThanOrEqual(0.75);
});

test('is stopped inside a clustering, not only between two; what it says of progress counts repetitions', () => {
  const edges = plantedEdges(30, 30, 0.3, 0.003, 2);
  const clustering = detectClusters(edges, 900, options);
  const job = measureStability(edges, clustering, { ...options, repetitions: 4 });
  const said: number[] = [];
  for (const progress of job) {
    said.push(progress.done);
    expect(progress.total).toBe(4);
    if (progress.done === 1 && said.at(-2) === 1) break;
  }
  expect(said.filter((done) => done === 0).length).toBeGreaterThan(3);
  expect(job.next().done).toBe(true);
});
