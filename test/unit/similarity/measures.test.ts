import { beforeAll, expect, test } from 'vitest';
import { explainPair } from '../../../src/core/explain/pair.ts';
import { runToEnd } from '../../../src/core/jobs.ts';
import { comparePapers } from '../../../src/core/similarity/compare.ts';
import { loadCompression } from '../../../src/core/similarity/loadedMeasures.ts';
import { compareCompressed, compressText } from '../../../src/core/similarity/compression.ts';
import { measureProblem } from '../../../src/core/similarity/measures.ts';
import { buildTextModel } from '../../../src/core/text/model.ts';
import type { Measure, Paper } from '../../../src/core/types.ts';
import { paperOf, twelvePapers } from '../text/papers.ts';

function compare(papers: readonly Paper[], measure: Measure) {
  const model = runToEnd(buildTextModel(papers, { seed: 1, measure }));
  return { model, similarities: runToEnd(comparePapers(model, { measure, floor: 0, neighbours: 3 })) };
}

beforeAll(loadCompression);

test.each<Measure>(['bm25', 'compression'])(
  '%s: papers of one subject are nearest each other, in most cases',
  (measure) => {
    const { similarities } = compare(twelvePapers, measure);
    const right = Array.from({ length: 12 }, (_, row) => {
      return Math.floor(similarities.neighbours.index[row * 3]! / 4) === Math.floor(row / 4);
    });
    expect(right.filter(Boolean).length).toBeGreaterThanOrEqual(11);
    expect(similarities.histogram.counts.reduce((sum, count) => sum + count)).toBe(66);
  },
);

test('bm25 worked by hand: counts saturate, longer texts count less', () => {
  const { model } = compare([paperOf('apple', 'banana banana'), paperOf('banana')], 'bm25');
  // Lengths: 4 and 2, mean 3. tf: apple 2, banana 2 | banana 2. df: banana 2 of 2, apple 1 of 2.
  const saturate = (count: number, length: number) =>
    (count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / 3));
  const apple = saturate(2, 4) * Math.log(1 + 1.5 / 1.5);
  const banana = saturate(2, 4) * Math.log(1 + 0.5 / 2.5);
  const { similarity, terms } = explainPair(model, 'bm25', 0, 1);
  expect(similarity).toBeCloseTo(banana / Math.hypot(apple, banana), 6);
  expect(terms.map((term) => term.word)).toEqual(['banana']);
});

test('bm25: shares add up to the similarity of every pair', () => {
  const { model, similarities } = compare(twelvePapers, 'bm25');
  similarities.edges.source.forEach((source, at) => {
    const explained = explainPair(model, 'bm25', source, similarities.edges.target[at]!);
    const sum = explained.terms.reduce((total, term) => total + term.share, 0);
    expect(Math.abs(sum - similarities.edges.weight[at]!)).toBeLessThan(1e-6);
  });
});

const withVectors = [
  { ...paperOf('a word'), embedding: [3, 4] },
  { ...paperOf('b word'), embedding: [4, 3] },
  { ...paperOf('c'), embedding: [-3, -4] },
  { ...paperOf('d'), embedding: [1, 2, 3] },
  paperOf('e'),
  { ...paperOf('f'), embedding: [0, 0] },
];

test('embedding: cosine of the vectors that came along; negative, odd and missing ones tie nothing', () => {
  const { model, similarities } = compare(withVectors, 'embedding');
  expect([...similarities.edges.source]).toEqual([0]);
  expect([...similarities.edges.target]).toEqual([1]);
  expect(similarities.edges.weight[0]).toBeCloseTo(0.96, 6);
  const explained = explainPair(model, 'embedding', 0, 1);
  expect(explained.similarity).toBeCloseTo(0.96, 6);
  expect(explained.note).toContain('cannot be taken apart');
  expect(explained.terms.map((term) => term.word)).toEqual(['word']);
});

test('a corpus without vectors says so; a model built for another measure is refused', () => {
  expect(measureProblem(twelvePapers, 'embedding')).toContain('No paper of this corpus brings a vector');
  expect(measureProblem(withVectors, 'embedding')).toBeUndefined();
  expect(measureProblem(twelvePapers, 'blend')).toBeUndefined();
  const { model } = compare(twelvePapers, 'blend');
  const compareAs = (measure: Measure) => () =>
    runToEnd(comparePapers(model, { measure, floor: 0, neighbours: 1 }));
  for (const measure of ['bm25', 'embedding', 'compression'] as const) {
    expect(compareAs(measure)).toThrow(`'${measure}'`);
  }
});

test('compression: a text is nearly itself, less so another, and an empty one is like nothing', () => {
  const text = compressText('Coral reefs bleach when the ocean warms; corals shelter fish on reefs.');
  const other = compressText('Neural radiance fields render images of streets.');
  const same = compareCompressed(text, text);
  expect(same).toBeGreaterThan(0.8);
  expect(same).toBeLessThanOrEqual(1);
  expect(compareCompressed(text, other)).toBeLessThan(same / 2);
  expect(compareCompressed(text, compressText(''))).toBe(0);
});

test('compression in any language, in slices, explained by its number', () => {
  const papers = [
    paperOf('深度学习的方法', '神经网络的训练方法。', 'a'),
    paperOf('深度学习的训练', '神经网络的方法。', 'b'),
    paperOf('珊瑚礁的鱼', '海洋变暖与珊瑚。', 'c'),
  ];
  const { model, similarities } = compare(papers, 'compression');
  expect(similarities.edges.source[0]).toBe(0);
  expect(similarities.edges.target[0]).toBe(1);
  expect(explainPair(model, 'compression', 1, 0).similarity).toBe(similarities.edges.weight[0]);
  const many = Array.from({ length: 30 }, (_, i) =>
    paperOf(`paper ${String(i)} of many`, '', `p${String(i)}`),
  );
  const texts = runToEnd(buildTextModel(many, { seed: 1, measure: 'compression' }));
  const steps = [...comparePapers(texts, { measure: 'compression', floor: 0, neighbours: 2 })];
  expect(steps.length).toBeGreaterThan(8);
  expect(steps[steps.length - 1]).toEqual({ stage: 'similarity', done: 435, total: 435 });
});
