import { expect, test } from 'vitest';
import { findDissimilarCitations, findUncitedPairs } from '../../../src/core/explore/disagreement.ts';
import { makeEdges } from './support.ts';

const pairs = makeEdges([
  [0, 1, 0.9],
  [0, 2, 0.8],
  [1, 2, 0.7],
  [2, 3, 0.6],
  [0, 3, 0.5],
]);
const links = { source: Uint32Array.of(1, 3, 3), target: Uint32Array.of(0, 1, 2) };
const all = Uint8Array.of(1, 1, 1, 1);

test('similar pairs that do not cite each other, the later one first', () => {
  const known = { withReferences: all, years: Int32Array.of(2019, 2020, 2018, 2021) };
  expect(findUncitedPairs(pairs, links, known)).toEqual([
    { later: 0, earlier: 2, similarity: Math.fround(0.8) },
    { later: 1, earlier: 2, similarity: Math.fround(0.7) },
    { later: 3, earlier: 0, similarity: 0.5 },
  ]);
  expect(findUncitedPairs(pairs, links, known, 1)).toHaveLength(1);
});

test('a reference list that is missing is no evidence', () => {
  const years = Int32Array.of(2019, 2020, 2018, 2020);
  const later = (withReferences: Uint8Array) =>
    findUncitedPairs(pairs, links, { withReferences, years }).map((pair) => [pair.later, pair.earlier]);
  expect(later(Uint8Array.of(0, 1, 1, 1))).toEqual([
    [1, 2],
    [3, 0],
  ]);
  // Without years both lists must be known.
  const unknown = { withReferences: Uint8Array.of(1, 0, 1, 1), years: new Int32Array(4) };
  expect(findUncitedPairs(pairs, links, unknown).map((pair) => [pair.later, pair.earlier])).toEqual([
    [2, 0],
    [3, 0],
  ]);
});

test('citations between papers that are not similar, least similar first', () => {
  const similarityOf = (a: number, b: number) => (a + b === 4 ? 0.1 : 0.4);
  expect(findDissimilarCitations(links, similarityOf)).toEqual([
    { citing: 3, cited: 1, similarity: 0.1 },
    { citing: 1, cited: 0, similarity: 0.4 },
    { citing: 3, cited: 2, similarity: 0.4 },
  ]);
  expect(findDissimilarCitations(links, similarityOf, 1)).toHaveLength(1);
});
