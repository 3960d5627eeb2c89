import { expect, test } from 'vitest';
import { describeMap } from '../../../src/core/explore/overview.ts';
import { describeNoPath, describeStep } from '../../../src/core/explore/steps.ts';
import { joinWords, sayNumber, saySimilarity } from '../../../src/core/explore/words.ts';
import { unclustered } from '../../../src/core/types.ts';
import type { PaperMap } from '../../../src/core/types.ts';
import { makePaper } from '../search/papers.ts';
import { makeEdges, makeModel } from './support.ts';

const papers = [
  makePaper('a', { title: 'On graphs', year: 2019 }),
  makePaper('b', { title: 'More graphs', year: 2021 }),
  makePaper('c', { title: 'On images' }),
  makePaper('d', { title: 'More images' }),
  makePaper('e', { title: '' }),
  makePaper('f', { title: 'Sets of images' }),
];
const model = makeModel(
  ['graph', 'image'],
  [{ graph: 1, image: 0.1 }, { graph: 1 }, { image: 1 }, { image: 1, graph: 0.3 }, {}, { image: 1 }],
);
const map: PaperMap = {
  corpus: { papers, origin: { name: 'Test', note: '' }, fingerprint: '' },
  edges: makeEdges([
    [0, 1, 0.5],
    [2, 3, 0.5],
    [0, 3, 0.25],
    [3, 5, 0.5],
  ]),
  clusters: [
    { index: 0, name: 'Graphs', terms: ['graph', 'node', 'edge'], size: 2 },
    { index: 1, name: 'Images', terms: [], size: 3 },
  ],
  assignment: Uint16Array.of(0, 0, 1, 1, unclustered, 1),
  positions: new Float32Array(12),
  recipe: {} as PaperMap['recipe'],
};

test('the map told: every paper accounted for, cluster by cluster', () => {
  const overview = describeMap(map, model.tfidf);
  expect(overview.sentences).toEqual([
    '6 papers, 4 ties, 2 clusters.',
    '1 paper is in no cluster.',
    '1 paper has no tie.',
  ]);
  expect(overview.clusters.reduce((sum, { size }) => sum + size, overview.unclustered)).toBe(overview.papers);
  expect(overview.clusters[0]).toMatchObject({
    cluster: 0,
    size: 2,
    mostConnected: 0,
    years: [2019, 2021],
    neighbours: [{ cluster: 1, strength: 0.25 }],
  });
  expect(overview.clusters[0]!.sentences.join(' ')).toBe(
    'Graphs: 2 papers, 33 percent. From 2019 to 2021. Words: graph, node and edge. ' +
      'Most typical: “On graphs”. Tied to: Images.',
  );
  expect(overview.clusters[1]!.sentences.join(' ')).toBe(
    'Images: 3 papers, 50 percent. Most typical: “On images”. Most connected: “More images”. Tied to: Graphs.',
  );
});

test('an empty map can be told too', () => {
  const empty: PaperMap = {
    ...map,
    corpus: { ...map.corpus, papers: [] },
    edges: makeEdges([]),
    clusters: [],
    assignment: new Uint16Array(0),
  };
  expect(describeMap(empty, makeModel([], []).tfidf).sentences).toEqual(['0 papers, 0 ties, 0 clusters.']);
});

test('a step says where one comes to, and why', () => {
  const explanation = {
    similarity: 0.412,
    fromTerms: 0.4,
    fromTopics: 0.012,
    terms: [
      { word: 'graph', share: 0.3 },
      { word: 'node', share: 0.12 },
      { word: 'image', share: -0.01 },
    ],
  };
  expect(describeStep(papers[0]!, papers[1]!, explanation, { rank: 2, of: 7, cluster: 'Graphs' })).toBe(
    '“More graphs”, 2021, neighbour 2 of 7. Similarity 0.41 to “On graphs”, through graph and node. Now in the cluster Graphs.',
  );
  const related = { ...explanation, fromTerms: 0, fromTopics: 0.4 };
  expect(describeStep(papers[1]!, papers[4]!, related)).toBe(
    'a paper without a title. Similarity 0.41 to “More graphs”, through related words, no shared ones.',
  );
});

test('no path: what is missing, and what would close the gap', () => {
  const nearestMiss = {
    gap: { source: 1, target: 2, weight: 0.118 },
    joinsAt: 0.129,
    startSide: 2,
    endSide: 1,
  };
  expect(
    describeNoPath(papers[0]!, papers[2]!, { found: false, reason: 'unlinked', nearestMiss }, papers),
  ).toBe(
    'No chain of edges leads from “On graphs” to “On images”. Nearest miss: “More graphs” and “On images”, similarity 0.12. ' +
      'A threshold of 0.12 would join them.',
  );
  expect(
    describeNoPath(
      papers[0]!,
      papers[2]!,
      { found: false, reason: 'unlinked', nearestMiss: undefined },
      papers,
    ),
  ).toContain('at any similarity');
  expect(
    describeNoPath(
      papers[0]!,
      papers[2]!,
      { found: false, reason: 'noYear', nearestMiss: undefined },
      papers,
    ),
  ).toContain('has no year');
});

test('numbers and lists', () => {
  expect([0, 999, 1000, 1234567].map(sayNumber)).toEqual(['0', '999', '1,000', '1,234,567']);
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(joinWords)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  expect([0, 0.001, 0.126, 0.999, 1].map(saySimilarity)).toEqual([
    '0.00',
    'under 0.01',
    '0.13',
    '0.99',
    '1.00',
  ]);
});
