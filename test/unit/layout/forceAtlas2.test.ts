import { expect, test } from 'vitest';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import {
  buildMatrices,
  completeSettings,
  iterateTimes,
  readPositions,
} from '../../../src/core/layout/forceAtlas2.ts';
import { buildGraph } from '../../../src/core/graph/graphology.ts';
import { plantedEdges } from '../graph/fixtures.ts';
import { scatter } from './fixtures.ts';

const edges = plantedEdges(3, 20, 0.4, 0.05, 2);
const start = scatter(60, 100, 7);

function packageRun(iterations: number, barnesHutOptimize: boolean): number[] {
  const graph = buildGraph(60, edges);
  graph.forEachNode((node) => {
    graph.mergeNodeAttributes(node, { x: start[Number(node) * 2], y: start[Number(node) * 2 + 1] } as never);
  });
  const found = forceAtlas2(graph, {
    iterations,
    settings: { linLogMode: true, barnesHutOptimize, gravity: 0.1 },
  });
  return graph.nodes().flatMap((node) => [found[node]!.x, found[node]!.y]);
}

function ownRun(slices: readonly number[], barnesHutOptimize: boolean): number[] {
  const matrices = buildMatrices(start, edges);
  const settings = completeSettings({ linLogMode: true, barnesHutOptimize, gravity: 0.1 });
  for (const count of slices) iterateTimes(matrices, settings, count);
  const positions = new Float32Array(120);
  readPositions(matrices, positions);
  return [...positions];
}

test.each([false, true])(
  'in slices as whole as the package in one run, bit for bit (Barnes-Hut %s)',
  (barnesHut) => {
    const whole = packageRun(50, barnesHut);
    expect(ownRun([50], barnesHut)).toEqual(whole);
    expect(ownRun([1, 9, 17, 23], barnesHut)).toEqual(whole);
  },
);
