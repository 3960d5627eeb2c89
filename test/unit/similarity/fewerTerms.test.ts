import { expect, test } from 'vitest';
import { explainPair } from '../../../src/core/explain/pair.ts';
import { runToEnd } from '../../../src/core/jobs.ts';
import { compareWithFewerTerms, hasTerms } from '../../../src/core/similarity/fewerTerms.ts';
import { comparePapers } from '../../../src/core/similarity/compare.ts';
import { buildTextModel } from '../../../src/core/text/model.ts';
import { makePaper } from '../search/papers.ts';

const subjects = ['graph walks on large networks', 'speech of many voices', 'proteins that fold slowly'];
const papers = Array.from({ length: 30 }, (_, at) =>
  makePaper(`p${String(at).padStart(2, '0')}`, {
    title: `On ${subjects[at % 3]!}`,
    abstract: `We study ${subjects[at % 3]!} and ${subjects[(at + (at % 2)) % 3]!} with method number ${at % 7} in depth.`,
  }),
);
const model = runToEnd(buildTextModel(papers, { seed: 1, measure: 'blend' }));
const known = runToEnd(comparePapers(model, { measure: 'blend', floor: 0.03, neighbours: 5 })).edges;
const compare = (measure: 'blend' | 'tfidf' | 'lsa', share: number, seed = 1) =>
  runToEnd(compareWithFewerTerms(model, measure, known, { seed, share }));

test.each(['blend', 'tfidf', 'lsa'] as const)('without a word dropped %s is as it was', (measure) => {
  const { source, target, weight } = compare(measure, 0);
  weight.forEach((similarity, pair) => {
    const exact = explainPair(model, measure, source[pair]!, target[pair]!).similarity;
    expect(similarity).toBeCloseTo(exact, 5);
  });
});

test('with all words dropped nothing is similar', () => {
  expect(Math.max(...compare('blend', 1).weight)).toBe(0);
});

test('some words dropped: the same pairs, strongest first, the same each time, other with another seed', () => {
  const once = compare('blend', 0.2);
  expect(once.weight.length).toBe(known.weight.length);
  expect([...once.weight]).toEqual([...once.weight].sort((a, b) => b - a));
  expect(compare('blend', 0.2)).toEqual(once);
  expect(compare('blend', 0.2, 2)).not.toEqual(once);
  expect(Math.max(...once.weight)).toBeLessThanOrEqual(1);
});

test('only measures made of terms can lose them', () => {
  expect(
    ['blend', 'tfidf', 'lsa', 'bm25', 'embedding', 'compression'].map((measure) =>
      hasTerms(measure as 'blend'),
    ),
  ).toEqual([true, true, true, false, false, false]);
});
