import { expect, test } from 'vitest';
import { findBridges } from '../../../src/core/explore/bridges.ts';
import { findCentralPapers } from '../../../src/core/explore/central.ts';
import { unclustered } from '../../../src/core/types.ts';
import { makeEdges, makeModel } from './support.ts';

const words = ['graph', 'node', 'image', 'pixel', 'also'];
const model = makeModel(words, [
  { graph: 3, node: 1, also: 1 },
  { graph: 1, node: 3 },
  { image: 2, pixel: 1, also: 1 },
  { image: 1, pixel: 1 },
  { graph: 2, image: 1, node: 1, also: 1 },
  { pixel: 1 },
]);
const assignment = Uint16Array.of(0, 0, 1, 1, 0, unclustered);
const edges = makeEdges([
  [0, 1, 0.75],
  [0, 4, 0.5],
  [2, 4, 0.25],
  [3, 4, 0.25],
  [2, 3, 0.5],
  [1, 2, 0.125],
  [4, 5, 0.5],
]);
const clustering = { assignment, count: 2 };

test('participation times strength, worked by hand', () => {
  const bridges = findBridges(edges, clustering, model);
  // Paper 4: 0.5 into cluster 0 and 0.5 into 1 (its edge to an unclustered paper is left out): P = 1/2, strength 1.
  expect(bridges[0]).toMatchObject({
    row: 4,
    clusters: [0, 1],
    strengths: [0.5, 0.5],
    participation: 0.5,
    score: 0.5,
  });
  // Paper 2: 0.375 into 0, 0.5 into 1: P = 1 - (3/7)^2 - (4/7)^2 = 24/49, times 7/8.
  expect(bridges[1]).toMatchObject({ row: 2, clusters: [1, 0], strengths: [0.5, 0.375] });
  expect(bridges[1]!.score).toBeCloseTo((24 / 49) * (7 / 8), 12);
  expect(bridges.map((bridge) => bridge.row)).toEqual([4, 2, 3, 1]);
});

test('the words it mixes lean to one cluster each', () => {
  const [bridge] = findBridges(edges, clustering, model);
  expect(bridge!.words).toEqual([['graph', 'node', 'also'], ['image']]);
});

test('between two clusters only', () => {
  const three = { assignment: Uint16Array.of(0, 0, 1, 1, 2, 2), count: 3 };
  expect(findBridges(edges, three, model, { between: [0, 1] }).map((bridge) => bridge.row)).toEqual([
    4, 1, 2,
  ]);
  expect(findBridges(edges, three, model, { between: [0, 1] })[0]!.clusters).toEqual([0, 1]);
});

test('no bridge where all edges stay inside', () => {
  expect(findBridges(makeEdges([[0, 1, 0.5]]), clustering, model)).toEqual([]);
});

test('typical, connected and newest papers of a set', () => {
  const years = Int32Array.of(2019, 2021, 0, 2020, 2021, 2024);
  const central = findCentralPapers(Uint32Array.of(0, 1, 4), model.tfidf, edges, years);
  expect(central.typical.map((paper) => paper.row)).toEqual([4, 0, 1]);
  expect(central.connected).toEqual([
    { row: 0, value: 1.25 },
    { row: 1, value: 0.75 },
    { row: 4, value: 0.5 },
  ]);
  expect(central.newest.map((paper) => [paper.row, paper.value])).toEqual([
    [4, 2021],
    [1, 2021],
    [0, 2019],
  ]);
  expect(findCentralPapers(Uint32Array.of(2), model.tfidf, edges, years)).toMatchObject({
    connected: [],
    newest: [],
  });
});

test('the most typical paper has the highest mean similarity to the set', () => {
  const rows = Uint32Array.of(0, 1, 2, 3, 4, 5);
  const { typical } = findCentralPapers(rows, model.tfidf, edges, new Int32Array(6), 6);
  const { values, columns } = model.lsa;
  const cosine = (a: number, b: number) =>
    words.reduce((sum, _, term) => sum + values[a * columns + term]! * values[b * columns + term]!, 0);
  const mean = (a: number) => rows.reduce((sum, b) => sum + cosine(a, b), 0) / rows.length;
  const byMean = [...rows].sort((a, b) => mean(b) - mean(a));
  expect(typical.map((paper) => paper.row)).toEqual(byMean);
});
