import { expect, test } from 'vitest';
import { contrastCluster, contrastTerms, measureCohesion } from '../../../src/core/explore/contrast.ts';
import { createRandom } from '../../../src/core/random.ts';
import { unclustered } from '../../../src/core/types.ts';
import { makeModel } from './support.ts';

const words = ['the', 'graph', 'image', 'rare'];
const model = makeModel(words, [
  { the: 1, graph: 1 },
  { the: 1, graph: 2 },
  { the: 1, graph: 1, rare: 1 },
  { the: 1, image: 1 },
  { the: 1, image: 2 },
  { the: 1 },
]);

test('the shares of what holds a set together add up to its mean similarity', () => {
  const random = createRandom(2);
  const many = makeModel(
    ['a', 'b', 'c', 'd'],
    Array.from({ length: 9 }, () => ({ a: random(), b: random(), c: random() > 0.5 ? 1 : 0, d: 0.2 })),
  );
  const rows = Uint32Array.of(0, 2, 3, 5, 8);
  const { similarity, terms, papers } = measureCohesion(many, rows);
  const { values, columns } = many.lsa;
  let sum = 0;
  for (const a of rows) {
    for (const b of rows) {
      for (let i = 0; a < b && i < columns; i++) sum += values[a * columns + i]! * values[b * columns + i]!;
    }
  }
  expect(papers).toBe(5);
  expect(similarity).toBeCloseTo(sum / 10, 9);
  expect(terms.reduce((total, { share }) => total + share, 0)).toBeCloseTo(similarity, 12);
});

test('a term that one paper holds holds nothing together; one paper has nothing to hold', () => {
  const { terms } = measureCohesion(model, Uint32Array.of(0, 1, 2));
  expect(terms.map(({ word, papers }) => [word, papers])).toEqual([
    ['graph', 3],
    ['the', 3],
  ]);
  expect(measureCohesion(model, Uint32Array.of(1))).toEqual({ papers: 1, similarity: 0, terms: [] });
  expect(measureCohesion(model, Uint32Array.of()).similarity).toBe(0);
});

test('log-odds worked by hand', () => {
  const { papers, others, terms } = contrastTerms(model, Uint32Array.of(0, 1, 2));
  expect([papers, others]).toEqual([3, 3]);
  // Prior: 10 papers: the 10, graph 5, image 10/3, rare 5/3: 20 in all. Here 7 words, there 5.
  const graph = Math.log((3 + 5) / (7 + 20 - 8) / ((0 + 5) / (5 + 20 - 5))) / Math.sqrt(1 / 8 + 1 / 5);
  expect(terms[0]).toEqual({ word: 'graph', inside: 3, outside: 0, score: Math.fround(graph) });
  expect(terms.map(({ word }) => word)).not.toContain('the');
  expect(terms.map(({ word }) => word)).not.toContain('image');
});

test('a word everywhere says nothing; turned round, the other side speaks', () => {
  const its = contrastTerms(model, Uint32Array.of(3, 4), Uint32Array.of(0, 1, 2));
  expect(its.terms[0]).toMatchObject({ word: 'image', inside: 2, outside: 0 });
});

test('a frequent difference outweighs a rarer one of the same odds', () => {
  const rows = [
    ...Array.from({ length: 20 }, (_, i) => ({ base: 1, often: i < 16 ? 1 : 0, seldom: i < 4 ? 1 : 0 })),
    ...Array.from({ length: 20 }, (_, i) => ({ base: 1, often: i < 4 ? 1 : 0, seldom: i < 1 ? 1 : 0 })),
  ];
  const many = makeModel(['base', 'often', 'seldom'], rows);
  const here = Uint32Array.from({ length: 20 }, (_, i) => i);
  expect(contrastTerms(many, here).terms.map(({ word }) => word)).toEqual(['often', 'seldom']);
});

test('a cluster against the rest and against the cluster most like it', () => {
  const assignment = Uint16Array.of(0, 0, 0, 1, 1, unclustered);
  const contrast = contrastCluster(model, { assignment, count: 2 }, 0);
  expect(contrast.together.terms[0]!.word).toBe('graph');
  expect(contrast.apart).toMatchObject({ papers: 3, others: 3 });
  expect(contrast.neighbour).toMatchObject({ cluster: 1, own: { others: 2 }, its: { papers: 2 } });
  expect(contrast.neighbour!.its.terms[0]!.word).toBe('image');
  const alone = contrastCluster(model, { assignment: new Uint16Array(6), count: 1 }, 0);
  expect(alone.neighbour).toBeUndefined();
  expect(alone.apart.terms).toEqual([]);
});
