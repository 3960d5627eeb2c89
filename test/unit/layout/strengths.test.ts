import { expect, test } from 'vitest';
import { buildAdjacency } from '../../../src/core/graph/adjacency.ts';
import { alignTo } from '../../../src/core/layout/continue.ts';
import { strengthsOf, strengthsOfGraph } from '../../../src/core/layout/strengths.ts';
import { edgesFrom } from '../graph/fixtures.ts';

const none = 0xffffffff;

test('the best neighbour weighs 1, the last 0.2, and pairs seen from both ends join', () => {
  const neighbours = {
    k: 2,
    index: Uint32Array.of(1, 2, 0, none, 0, 1),
    weight: Float32Array.of(0.5, 0.25, 0.5, 0, 0.25, 0.125),
  };
  const { source, target, weight } = strengthsOf(neighbours, 3, 2);
  expect([...source]).toEqual([0, 0, 2]);
  expect([...target]).toEqual([1, 2, 1]);
  // 0-1: best from both ends; 0-2: last of 0 (0.2), best of 2 (1); 1-2: last of 2 only.
  expect([...weight].map((value) => Math.round(value * 1000) / 1000)).toEqual([1, 1, 0.2]);
});

test('from a graph, ties weigh within each paper', () => {
  const graph = buildAdjacency(
    edgesFrom([
      [0, 1, 0.5],
      [0, 2, 0.25],
    ]),
    3,
  );
  const { weight } = strengthsOfGraph(graph);
  expect([...weight]).toEqual([1, 1]);
  expect(strengthsOfGraph(buildAdjacency(edgesFrom([]), 3)).weight).toHaveLength(0);
});

test('a pair that only the larger row sees is there once', () => {
  const neighbours = { k: 1, index: Uint32Array.of(1, 0, 0), weight: Float32Array.of(0.5, 0.5, 0.25) };
  const { source, target } = strengthsOf(neighbours, 3, 1);
  expect([...source]).toEqual([0, 2]);
  expect([...target]).toEqual([1, 0]);
});

test('aligning undoes a turn and a shift, and leaves new papers out', () => {
  const known = Float32Array.of(0, 0, 10, 0, 0, 20, NaN, NaN);
  const turned = Float32Array.of(5, 7, 5, 17, -15, 7, 0, 0);
  alignTo(turned, known);
  expect([...turned.subarray(0, 6)].map((value) => Math.round(value * 1e4) / 1e4 + 0)).toEqual([
    0, 0, 10, 0, 0, 20,
  ]);
});
