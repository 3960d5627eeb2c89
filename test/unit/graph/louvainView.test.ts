import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import { expect, it } from 'vitest';
import type { Adjacency } from '../../../src/core/graph/adjacency.ts';
import { buildAdjacency } from '../../../src/core/graph/adjacency.ts';
import { viewForLouvain } from '../../../src/core/graph/louvainView.ts';
import { createRandom } from '../../../src/core/random.ts';

function randomAdjacency(papers: number, ties: number, seed: number): Adjacency {
  const random = createRandom(seed);
  const draw = () => Math.floor(random() * papers);
  return buildAdjacency(
    {
      source: Uint32Array.from({ length: ties }, draw),
      target: Uint32Array.from({ length: ties }, draw),
      weight: Float32Array.from({ length: ties }, random),
    },
    papers,
  );
}

function wholeGraph(graph: Adjacency): UndirectedGraph {
  const whole = new UndirectedGraph();
  for (let row = 0; row < graph.rows; row += 1) whole.addNode(String(row));
  for (let row = 0; row < graph.rows; row += 1) {
    for (let at = graph.offsets[row]!; at < graph.offsets[row + 1]!; at += 1) {
      const other = graph.target[at]!;
      if (other > row) whole.addEdge(String(row), String(other), { weight: graph.weight[at]! });
    }
  }
  return whole;
}

it.each([
  [2, 1, 1],
  [30, 60, 2],
  [200, 700, 3],
  [60, 20, 4],
])('Louvain sees the same graph as graphology: %d papers, %d ties', (papers, ties, seed) => {
  const graph = randomAdjacency(papers, ties, seed);
  const run = (network: Parameters<typeof louvain.detailed>[0]) => {
    const { communities, modularity, count } = louvain.detailed(network, {
      rng: createRandom(seed),
      getEdgeWeight: 'weight',
    });
    return { communities, modularity, count };
  };
  expect(run(viewForLouvain(graph))).toEqual(run(wholeGraph(graph)));
});
