import { expect, test } from 'vitest';
import { runToEnd } from '../../../src/core/jobs.ts';
import { buildTextModel } from '../../../src/core/text/model.ts';
import { chooseDimensions } from '../../../src/core/text/lsa.ts';
import type { Paper } from '../../../src/core/types.ts';
import type { TextModel } from '../../../src/core/text/textModel.ts';
import { paperOf, twelvePapers } from './papers.ts';

const build = (papers: readonly Paper[]) => runToEnd(buildTextModel(papers, { seed: 7 }));

function weightsOf(model: TextModel, row: number): Record<string, number> {
  const { offsets, terms, values } = model.tfidf;
  const weights: Record<string, number> = {};
  for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
    weights[model.vocabulary.stems[terms[at]!]!] = values[at]!;
  }
  return weights;
}

function lengths(values: Float32Array, rows: number, columns: number): number[] {
  return Array.from({ length: rows }, (_, row) => {
    return Math.hypot(...values.subarray(row * columns, (row + 1) * columns));
  });
}

test('weights worked by hand: title twice, sublinear counts, smooth idf, length 1', () => {
  const model = build([paperOf('apple', 'banana banana'), paperOf('banana cherry')]);
  // tf: apple 2, banana 2 | banana 2, cherry 2. df: banana 2 of 2, the others 1 of 2.
  const tf = 1 + Math.log(2);
  const rare = tf * (Math.log(3 / 2) + 1);
  const common = tf * 1;
  const length = Math.hypot(rare, common);
  const first = weightsOf(model, 0);
  expect(first['appl']).toBeCloseTo(rare / length, 6);
  expect(first['banana']).toBeCloseTo(common / length, 6);
  expect(weightsOf(model, 1)['cherri']).toBeCloseTo(rare / length, 6);
});

test('columns go by document frequency, then by stem; rows hold ascending columns', () => {
  const model = build(twelvePapers);
  const { documentFrequency, stems } = model.vocabulary;
  for (let column = 1; column < stems.length; column += 1) {
    const earlier = documentFrequency[column - 1]!;
    expect(earlier).toBeGreaterThanOrEqual(documentFrequency[column]!);
    if (earlier === documentFrequency[column]) expect(stems[column - 1]! < stems[column]!).toBe(true);
  }
  for (let row = 0; row < 12; row += 1) {
    const terms = model.tfidf.terms.subarray(model.tfidf.offsets[row]!, model.tfidf.offsets[row + 1]!);
    expect([...terms]).toEqual([...new Set(terms)].sort((a, b) => a - b));
  }
});

test('the spelling shown is the one most often seen, without the capital of a title', () => {
  const model = build([
    paperOf('Networks of LLMs', 'networks and one network; LLMs'),
    paperOf('Networking networks', 'A network'),
  ]);
  const wordOf = (stem: string) => model.vocabulary.words[model.vocabulary.stems.indexOf(stem)];
  expect(wordOf('network')).toBe('networks');
  expect(wordOf('llm')).toBe('LLMs');
});

test('a term of one paper only is left out from twenty papers on', () => {
  const papers = Array.from({ length: 20 }, (_, i) =>
    paperOf(`shared, subject`, `unique${'abcdefghijklmnopqrst'[i]!}x`, `p${i}`),
  );
  expect(build(papers).vocabulary.stems).toEqual(['share', 'subject']);
  expect(build(papers.slice(0, 19)).vocabulary.stems).toHaveLength(21);
});

test('LSA rows have length 1 and are the TF-IDF rows carried by orthonormal term vectors', () => {
  const model = build(twelvePapers);
  const { lsa, termVectors, tfidf } = model;
  for (const length of lengths(lsa.values, lsa.rows, lsa.columns)) expect(length).toBeCloseTo(1, 5);
  for (let i = 0; i < lsa.columns; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let product = 0;
      for (let term = 0; term < termVectors.rows; term += 1) {
        product += termVectors.values[term * lsa.columns + i]! * termVectors.values[term * lsa.columns + j]!;
      }
      expect(product).toBeCloseTo(i === j ? 1 : 0, 4);
    }
  }
  expect(lsa.columns).toBe(12);
  expect(termVectors.rows).toBe(tfidf.columns);
});

test('with as many dimensions as papers, LSA keeps every cosine', () => {
  const model = build(twelvePapers);
  const { lsa } = model;
  for (let a = 0; a < 12; a += 1) {
    const first = weightsOf(model, a);
    for (let b = 0; b < a; b += 1) {
      const second = weightsOf(model, b);
      const cosine = Object.keys(first).reduce((sum, stem) => sum + first[stem]! * (second[stem] ?? 0), 0);
      let projected = 0;
      for (let i = 0; i < 12; i += 1) projected += lsa.values[a * 12 + i]! * lsa.values[b * 12 + i]!;
      expect(projected).toBeCloseTo(cosine, 4);
    }
  }
});

test('dimensions: 128, a quarter of fewer papers, at least 16, never more than there is', () => {
  expect(chooseDimensions(10_000, 20_000)).toBe(128);
  expect(chooseDimensions(369, 3000)).toBe(24);
  expect(chooseDimensions(2000, 9000)).toBe(56);
  expect(chooseDimensions(100_000, 90_000)).toBe(128);
  expect(chooseDimensions(40, 3000)).toBe(16);
  expect(chooseDimensions(3, 50)).toBe(3);
  expect(chooseDimensions(100, 5)).toBe(5);
});

test('the same papers and seed give the same bits', () => {
  expect(build(twelvePapers)).toEqual(build(twelvePapers));
});

test.each([
  ['no paper', []],
  ['one paper', [paperOf('Alone', 'A single text.')]],
  ['two papers', [paperOf('One'), paperOf('Two things')]],
  ['empty texts', [paperOf('', '', 'x'), paperOf('', '', 'y'), paperOf('Word', '', 'z')]],
  [
    'the same text thirty times',
    Array.from({ length: 30 }, (_, i) => paperOf('Same', 'Equal words.', `p${i}`)),
  ],
  ['Russian', [paperOf('Нейронные сети', 'Обучение сетей.'), paperOf('Сети Петри', 'Модели сетей.')]],
  ['Chinese', [paperOf('深度学习', '神经网络的训练。'), paperOf('神经网络', '学习方法。')]],
  ['Arabic', [paperOf('الشبكات العصبية', 'تدريب الشبكات'), paperOf('تعلم الآلة', 'الشبكات')]],
])('works for %s', (_, papers) => {
  const model = build(papers);
  expect(model.tfidf.rows).toBe(papers.length);
  expect(model.lsa.rows).toBe(papers.length);
  for (const values of [model.tfidf.values, model.lsa.values, model.termVectors.values]) {
    expect(values.every((value) => Number.isFinite(value))).toBe(true);
  }
});
