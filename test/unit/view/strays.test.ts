import { UndirectedGraph } from 'graphology';
import { expect, test } from 'vitest';
import { clusterColour } from '../../../src/core/palette.ts';
import type { DrawnGraph } from '../../../src/view/drawnGraph.ts';
import type { Scene } from '../../../src/view/scene.ts';
import { Strays } from '../../../src/view/strays.ts';

const scene = { assignment: Uint16Array.of(0, 0, 1), theme: 'light', colours: undefined } as unknown as Scene;
const regions = [{ cluster: 0, rings: [], places: [], strays: Uint32Array.of(1) }];

function draw(): DrawnGraph {
  const graph: DrawnGraph = new UndirectedGraph();
  scene.assignment.forEach((cluster, row) =>
    graph.addNode(row, { x: 0, y: 0, size: 10, color: clusterColour(cluster, 'light') }),
  );
  return graph;
}

const look = (graph: DrawnGraph, row: number) => {
  const { size, color } = graph.getNodeAttributes(row);
  return { size, color };
};

test('papers away from their cluster are smaller and fainter, and come back when the outlines go', () => {
  const graph = draw();
  const [plain, other] = [look(graph, 1), look(graph, 0)];
  const strays = new Strays();
  expect(strays.fade(graph, scene, regions)).toEqual(['1']);
  expect(look(graph, 1).size).toBeLessThan(10);
  expect(look(graph, 1).color).not.toBe(plain.color);
  expect(look(graph, 0)).toEqual(other);
  expect(strays.fade(graph, scene, [])).toEqual(['1']);
  expect(look(graph, 1)).toEqual(plain);
});

test('where colours say something else all papers are as bright', () => {
  const graph = draw();
  const coloured = { ...scene, colours: ['#111111', '#222222', '#333333'] };
  expect(new Strays().fade(graph, coloured, regions)).toEqual([]);
});
