import { expect, test } from 'vitest';
import { buildAdjacency } from '../../../src/core/graph/adjacency.ts';
import { chooseEdges, nearness } from '../../../src/view/edgeChoice.ts';
import { findRoads } from '../../../src/view/roads.ts';
import type { Scene } from '../../../src/view/scene.ts';
import { edgesFrom } from '../graph/fixtures.ts';

const spread = (papers: number) =>
  Float32Array.from({ length: papers * 2 }, (_, i) => (i % 2 === 0 ? (i / 2) * 100 : 0));

test('a small map shows every tie, a large one those between near papers, strongest first', () => {
  const edges = edgesFrom([
    [0, 500, 0.9],
    [0, 1, 0.8],
    [3, 5, 0.7],
  ]);
  expect([...chooseEdges(edges, spread(501))]).toEqual([0, 1, 2]);
  const kept = chooseEdges(edges, spread(2000));
  expect([...kept].map((e) => [edges.source[e], edges.target[e]])).toEqual([
    [0, 1],
    [3, 5],
  ]);
});

test('of very many ties only the strongest are drawn', () => {
  const edges = edgesFrom(
    Array.from({ length: 9000 }, (_, i) => [i % 1000, (i % 1000) + 1 + (i % 2), 1 - i / 9000] as const),
  );
  expect(chooseEdges(edges, new Float32Array(4000))).toHaveLength(6000);
});

test('the longer a tie, the fainter', () => {
  expect(nearness(0)).toBe(1);
  expect(nearness(320)).toBeCloseTo(0.5);
  expect(nearness(2000)).toBeLessThan(0.03);
});

test('each cluster has roads to the two it is tied to most', () => {
  const papers = 800;
  const assignment = Uint16Array.from({ length: papers }, (_, row) => Math.floor(row / 200));
  const edges = edgesFrom([
    [0, 200, 0.9],
    [1, 201, 0.9],
    [2, 400, 0.5],
    [3, 600, 0.2],
    [201, 401, 0.6],
    [202, 601, 0.4],
  ]);
  const clusters = [0, 1, 2, 3].map((index) => ({ index, name: '', terms: [], size: 200 }));
  const scene = {
    papers: { length: papers },
    edges,
    adjacency: buildAdjacency(edges, papers),
    assignment,
    clusters,
  } as unknown as Scene;
  const roads = findRoads(scene, spread(papers));
  const weights = roads.map(({ weight }) => Math.round(weight * 18) / 10).sort();
  // 0-1, 0-2, 1-2 and, as the two of cluster 3, 1-3 and 0-3.
  expect(weights).toEqual([0.2, 0.4, 0.5, 0.6, 1.8]);
});
