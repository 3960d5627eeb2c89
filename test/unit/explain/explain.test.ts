import { expect, test } from 'vitest';
import { markTerms } from '../../../src/core/explain/mark.ts';
import { explainPair } from '../../../src/core/explain/pair.ts';
import { indexStems, matchSentences, splitSentences } from '../../../src/core/explain/sentences.ts';
import { runToEnd } from '../../../src/core/jobs.ts';
import { comparePapers } from '../../../src/core/similarity/compare.ts';
import { buildTextModel } from '../../../src/core/text/model.ts';
import type { Measure } from '../../../src/core/types.ts';
import { paperOf, twelvePapers } from '../text/papers.ts';

const model = runToEnd(buildTextModel(twelvePapers, { seed: 1 }));

test.each<Measure>(['tfidf', 'lsa', 'blend'])(
  '%s: shares add up to the similarity of every pair',
  (measure) => {
    const { edges } = runToEnd(comparePapers(model, { measure, floor: 0, neighbours: 1 }));
    expect(edges.source.length).toBeGreaterThan(15);
    edges.source.forEach((source, at) => {
      const target = edges.target[at]!;
      const explained = explainPair(model, measure, source, target);
      const sum = explained.terms.reduce((total, term) => total + term.share, 0);
      expect(Math.abs(sum - explained.similarity)).toBeLessThan(1e-6);
      expect(Math.abs(sum - edges.weight[at]!)).toBeLessThan(1e-6);
      expect(explained.fromTerms + explained.fromTopics).toBe(explained.similarity);
    });
  },
);

test('tfidf: a term counts as the product of its two weights, shared terms only', () => {
  const papers = [paperOf('apple banana', '', 'a'), paperOf('banana cherry', '', 'b')];
  const small = runToEnd(buildTextModel(papers, { seed: 1 }));
  const { terms, fromTopics } = explainPair(small, 'tfidf', 0, 1);
  const rare = Math.log(3 / 2) + 1;
  expect(terms.map((term) => term.word)).toEqual(['banana']);
  expect(terms[0]!.share).toBeCloseTo(1 / (1 + rare * rare), 6);
  expect(fromTopics).toBe(0);
});

test('papers without a common word or topic have nothing to explain', () => {
  const papers = [paperOf('apple', '', 'a'), paperOf('cherry', '', 'b'), paperOf('', '', 'c')];
  const small = runToEnd(buildTextModel(papers, { seed: 1 }));
  expect(explainPair(small, 'tfidf', 0, 1)).toEqual({
    similarity: 0,
    fromTerms: 0,
    fromTopics: 0,
    terms: [],
  });
  expect(explainPair(small, 'blend', 0, 2).similarity).toBe(0);
});

test('terms come largest share first', () => {
  const shares = explainPair(model, 'blend', 0, 1).terms.map((term) => term.share);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
});

test.each([
  ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
  ['See e.g. Smith et al. for more. Then go.', ['See e.g. Smith et al. for more.', 'Then go.']],
  ['We gain 3.5 points. (Much.) End', ['We gain 3.5 points.', '(Much.)', 'End']],
  ['As J. Doe said: "Yes." He left.', ['As J. Doe said: "Yes."', 'He left.']],
  ['我们提出方法。效果好！', ['我们提出方法。', '效果好！']],
  ['', []],
  ['no end', ['no end']],
])('sentences of %j', (text, sentences) => {
  expect(splitSentences(text)).toEqual(sentences);
});

test('the best-matching sentences are those that share the rare words', () => {
  const first = 'We study birds. Coral reefs bleach when the ocean warms.';
  const second = 'Our method is fast. Warming oceans bleach reefs of coral. We thank all.';
  expect(matchSentences(model, indexStems(model), first, second)).toMatchObject({
    first: 'Coral reefs bleach when the ocean warms.',
    second: 'Warming oceans bleach reefs of coral.',
  });
  expect(matchSentences(model, indexStems(model), 'Nothing here', 'zzz')).toBeUndefined();
});

test('a sentence matched with itself has similarity 1', () => {
  const pair = matchSentences(model, indexStems(model), 'Reefs bleach.', 'Reefs bleach.');
  expect(pair?.similarity).toBeCloseTo(1, 9);
});

test('marking finds every form of a term and leaves the text whole', () => {
  const text = 'Networks: a neural-network for network_s & <b>bold</b>';
  const segments = markTerms(text, ['networks']);
  expect(segments.map((segment) => segment.text).join('')).toBe(text);
  expect(segments.filter((segment) => segment.marked).map((segment) => segment.text)).toEqual([
    'Networks',
    'network',
    'network',
  ]);
});

test('a phrase and its words are marked as one piece; stems work as words do', () => {
  const marked = (text: string, words: string[]) =>
    markTerms(text, words)
      .filter((segment) => segment.marked)
      .map((segment) => segment.text);
  expect(marked('a pre-training step', ['pre-training', 'training'])).toEqual(['pre-training']);
  expect(marked('many studies', ['studi'])).toEqual(['studies']);
  expect(markTerms('', ['x'])).toEqual([]);
  expect(markTerms('none here', [])).toEqual([{ text: 'none here', marked: false }]);
});
