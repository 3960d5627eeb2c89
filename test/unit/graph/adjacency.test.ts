import { expect, test } from 'vitest';
import { buildAdjacency } from '../../../src/core/graph/adjacency.ts';
import { buildGraph } from '../../../src/core/graph/graphology.ts';
import { nodeRadii, largestRadius, smallestRadius } from '../../../src/core/graph/sizes.ts';
import { edgesFrom, plantedEdges, shuffled } from './fixtures.ts';

test('each row lists its neighbours in ascending order with their weights', () => {
  const graph = buildAdjacency(
    edgesFrom([
      [2, 0, 0.5],
      [0, 1, 0.25],
      [1, 2, 0.75],
    ]),
    4,
  );
  expect([...graph.offsets]).toEqual([0, 2, 4, 6, 6]);
  expect([...graph.target]).toEqual([1, 2, 0, 2, 0, 1]);
  expect([...graph.weight]).toEqual([0.25, 0.5, 0.25, 0.75, 0.5, 0.75]);
});

test('a pair tied twice is one neighbour with the sum of the weights; a tie to itself is none', () => {
  const graph = buildAdjacency(
    edgesFrom([
      [0, 1, 0.5],
      [1, 0, 0.25],
      [1, 1, 1],
    ]),
    2,
  );
  expect([...graph.target]).toEqual([1, 0]);
  expect([...graph.weight]).toEqual([0.75, 0.75]);
});

test('the order of the edges does not matter', () => {
  const edges = plantedEdges(3, 10, 0.6, 0.1, 1);
  expect(buildAdjacency(shuffled(edges, 9), 30)).toEqual(buildAdjacency(edges, 30));
});

test('a row beyond the papers is refused with what was got and expected', () => {
  expect(() => buildAdjacency(edgesFrom([[0, 5, 1]]), 3)).toThrow('row 5 of edge 0, expected below 3');
});

test('the graphology graph has a node for each row and weight and kind on each edge', () => {
  const edges = {
    ...edgesFrom([
      [0, 2, 0.5],
      [0, 1, 0.25],
    ]),
    kind: Uint8Array.of(0, 2),
  };
  const graph = buildGraph(3, edges);
  expect(graph.nodes()).toEqual(['0', '1', '2']);
  expect(graph.getEdgeAttributes('0', '2')).toEqual({ weight: 0.5, kind: 'similarity' });
  expect(graph.getEdgeAttributes('0', '1')).toEqual({ weight: 0.25, kind: 'citation' });
});

test('a paper without ties is drawn smallest, the best tied largest, and area follows the weighted degree', () => {
  const radii = nodeRadii(
    edgesFrom([
      [0, 1, 1],
      [0, 2, 1],
      [0, 3, 1],
      [0, 4, 1],
    ]),
    6,
  );
  expect(radii[5]).toBe(smallestRadius);
  expect(Math.max(...radii)).toBe(largestRadius);
  expect(radii[1]).toBeGreaterThan(smallestRadius);
  expect(radii[1]).toBe(radii[2]);
});
