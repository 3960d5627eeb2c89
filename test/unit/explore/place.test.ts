import { expect, test } from 'vitest';
import { indexStems } from '../../../src/core/explain/sentences.ts';
import { placeText } from '../../../src/core/explore/place.ts';
import type { PlaceableMap } from '../../../src/core/explore/place.ts';
import { choosePosition, mostSimilar, rowsAround } from '../../../src/core/explore/position.ts';
import { compareText, splitDraft, vectoriseText } from '../../../src/core/explore/textVector.ts';
import { runToEnd } from '../../../src/core/jobs.ts';
import { createRandom } from '../../../src/core/random.ts';
import { weightsOf } from '../../../src/core/similarity/blend.ts';
import { comparePapers } from '../../../src/core/similarity/compare.ts';
import { buildTextModel } from '../../../src/core/text/model.ts';
import { makePaper } from '../search/papers.ts';

const subjects = [
  ['graph', 'node', 'edge', 'community', 'network'],
  ['image', 'pixel', 'camera', 'scene', 'depth'],
];
const random = createRandom(6);
const papers = Array.from({ length: 24 }, (_, i) => {
  const words = subjects[i % 2]!;
  const text = (length: number) =>
    Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ');
  // "Random walks" stand together more often than apart: words and phrases alike must be weighed as the map weighs them.
  const phrase = i % 6 === 0 ? ' Random walks help.' : '';
  return makePaper(`p${String(i).padStart(2, '0')}`, {
    title: text(4),
    abstract: `${text(12)}, shared method.${phrase}`,
  });
});
const model = runToEnd(buildTextModel(papers, { seed: 1 }));
const columnOf = indexStems(model);
/** Graph papers stand left in a column, image papers right. */
const positions = Float32Array.from(papers.flatMap((_, row) => [(row % 2) * 100, row]));
const assignment = Uint16Array.from(papers, (_, row) => row % 2);
const map: PlaceableMap = { model, measure: 'blend', positions, assignment };

test('the vocabulary holds a phrase, so that the tests below are about phrases too', () => {
  expect(model.vocabulary.stems).toContain('random walk');
});

test("a paper's own text gives its own rows", () => {
  papers.forEach((paper, row) => {
    const { terms, values, lsa } = vectoriseText(model, columnOf, paper);
    const [from, to] = [model.tfidf.offsets[row]!, model.tfidf.offsets[row + 1]!];
    expect(terms).toEqual(model.tfidf.terms.slice(from, to));
    values.forEach((value, at) => expect(value).toBeCloseTo(model.tfidf.values[from + at]!, 6));
    lsa.forEach((value, at) => expect(value).toBeCloseTo(model.lsa.values[row * model.lsa.columns + at]!, 4));
  });
});

test('its similarities are those the map is made of', () => {
  const { edges } = runToEnd(comparePapers(model, { measure: 'blend', floor: 0, neighbours: 5 }));
  const weights = weightsOf('blend');
  const similarities = papers.map((paper) =>
    compareText(model, weights, vectoriseText(model, columnOf, paper)),
  );
  expect(edges.weight.length).toBeGreaterThan(100);
  edges.weight.forEach((weight, edge) => {
    expect(similarities[edges.source[edge]!]![edges.target[edge]!]).toBeCloseTo(weight, 5);
  });
});

test('a draft lands among the papers like it, and nothing moves', () => {
  const before = positions.slice();
  const placement = placeText(map, {
    title: 'Communities of a graph',
    abstract: 'Edges and nodes of networks.',
  });
  expect(placement.nearest).toHaveLength(10);
  expect(placement.nearest.every(({ row }) => row % 2 === 0)).toBe(true);
  expect(placement.clusters).toEqual([{ cluster: 0, share: 1 }]);
  expect(placement.position!.x).toBeLessThan(50);
  expect(positions).toEqual(before);
});

test('why: the shares of the words add up to the similarity', () => {
  const { nearest } = placeText(map, { title: '', abstract: 'camera depth of a graph' });
  for (const { similarity, explanation } of nearest) {
    expect(explanation.similarity).toBeCloseTo(similarity, 6);
    const sum = explanation.terms.reduce((total, { share }) => total + share, 0);
    expect(Math.abs(sum - similarity)).toBeLessThan(1e-6);
  }
});

test('a text between two subjects straddles both clusters', () => {
  const { clusters } = placeText(map, { title: '', abstract: 'graph node image pixel' }, { nearest: 24 });
  expect(clusters.map(({ cluster }) => cluster).sort()).toEqual([0, 1]);
  expect(clusters.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
});

test('words nobody uses are named; a text of only such words has no place', () => {
  const placement = placeText(map, { title: 'Sourdough', abstract: 'Graph of baking bread, sourdough' });
  expect(placement.unknownWords).toEqual(['Sourdough', 'baking', 'bread', 'sourdough']);
  const nowhere = placeText(map, { title: '', abstract: 'baking bread' });
  expect(nowhere).toMatchObject({ nearest: [], clusters: [], position: undefined });
  expect(placeText(map, { title: '', abstract: '' }).position).toBeUndefined();
});

test('a paper left out is neither near itself nor around its place', () => {
  const placement = placeText(map, papers[4]!, { leaveOut: 4 });
  expect(placement.nearest.map(({ row }) => row)).not.toContain(4);
  expect(rowsAround(positions, { x: 0, y: 4 }, 3, 4)).toEqual([2, 6, 0]);
});

test('the place is where most of the nearest stand, not the void between them', () => {
  // Six similar papers on the left, four on the right: the mean would lie between.
  const places = Float32Array.from(papers.flatMap((_, row) => [row < 12 ? row : 1000 + row, 0]));
  const similarities = Float32Array.from(papers, (_, row) => (row < 6 || row >= 20 ? 0.5 : 0.01));
  const position = choosePosition(places, similarities)!;
  expect(position.x).toBeGreaterThan(0);
  expect(position.x).toBeLessThan(8);
});

test('nearest by text and nearest in the plane, equal to sorting all', () => {
  const drawn = createRandom(41);
  for (let run = 0; run < 30; run++) {
    const places = Float32Array.from({ length: 60 }, () => drawn() * 100);
    const similarities = Float32Array.from({ length: 30 }, () => drawn());
    const sorted = (value: (row: number) => number) =>
      Array.from(similarities.keys()).sort((a, b) => value(b) - value(a) || a - b);
    expect(mostSimilar(similarities, 7)).toEqual(sorted((row) => similarities[row]!).slice(0, 7));
    const byDistance = sorted((row) => -((places[2 * row]! - 40) ** 2 + (places[2 * row + 1]! - 60) ** 2));
    expect(rowsAround(places, { x: 40, y: 60 }, 5)).toEqual(byDistance.slice(0, 5));
  }
});

test('what was pasted: a short first line is the title', () => {
  expect(splitDraft('  A title \n\n Abstract: We show.\nMore.')).toEqual({
    title: 'A title',
    abstract: 'We show.\nMore.',
  });
  expect(splitDraft('Just one paragraph.')).toEqual({ title: '', abstract: 'Just one paragraph.' });
  expect(splitDraft(`${'long line '.repeat(40)}\nend`).title).toBe('');
  expect(splitDraft('')).toEqual({ title: '', abstract: '' });
});
