/**
 * Twelve papers from their words to their similarities, worked by hand: what each counts, what a term weighs, how alike two papers are. Where
 * LSA has as many dimensions as there are papers it keeps every angle, so its cosine, and the blend, must be that of TF-IDF.
 */
import { describe, expect, test } from 'vitest';
import { runToEnd } from '../../../src/core/jobs.ts';
import { comparePapers } from '../../../src/core/similarity/compare.ts';
import { explainPair } from '../../../src/core/explain/pair.ts';
import { buildTextModel } from '../../../src/core/text/model.ts';
import { paperOf } from '../text/papers.ts';

type Counts = Readonly<Record<string, number>>;

/** Title, abstract, and how often each term counts: twice in a title, once in an abstract. */
const worked: readonly (readonly [string, string, Counts])[] = [
  ['Sour dough', 'Bread of sour dough.', { sour: 3, dough: 3, 'sour dough': 3, bread: 1 }],
  ['The sour-dough bread', 'Loaves', { sour: 2, dough: 2, 'sour dough': 2, bread: 2, loav: 1 }],
  ['Dough', 'A sour dough, 12 loaves', { dough: 3, sour: 1, 'sour dough': 1, loav: 1 }],
  ['Bread and loaves', '<b>Bread</b>; loaf', { bread: 3, loav: 2, loaf: 1 }],
  ['Cr\u00eape', 'Crepes and CR\u00caPES $\\alpha$', { crepe: 4 }],
  ['Pancakes', 'A crepe is a pancake', { pancak: 3, crepe: 1 }],
  ['Pancake', 'Flour, milk', { pancak: 2, flour: 1, milk: 1 }],
  ['Milk', 'Milk milk', { milk: 4 }],
  ['Flour', 'Bread flour', { flour: 3, bread: 1 }],
  ['Stones', 'Granite', { stone: 2, granit: 1 }],
  ['Granite', '', { granit: 2 }],
  ['', '', {}],
];

const papers = worked.map(([title, abstract], row) => paperOf(title, abstract, `p${String(row + 10)}`));
const model = runToEnd(buildTextModel(papers, { seed: 3 }));

function documentFrequency(term: string): number {
  return worked.filter(([, , counts]) => counts[term] !== undefined).length;
}

/** (1 + ln tf) (ln(13 / (1 + df)) + 1), a phrase at 0.7. */
function weightOf(term: string, count: number): number {
  const idf = Math.log(13 / (1 + documentFrequency(term))) + 1;
  return (1 + Math.log(count)) * idf * (term.includes(' ') ? 0.7 : 1);
}

function cosine(a: Counts, b: Counts): number {
  const dot = (x: Counts, y: Counts) =>
    Object.keys(x).reduce((sum, term) => {
      return sum + (y[term] === undefined ? 0 : weightOf(term, x[term]!) * weightOf(term, y[term]));
    }, 0);
  const product = dot(a, b);
  return product === 0 ? 0 : product / Math.sqrt(dot(a, a) * dot(b, b));
}

test('the terms of each paper are those counted by hand, and weigh what they should', () => {
  const { offsets, terms, values } = model.tfidf;
  worked.forEach(([, , counts], row) => {
    const weights = Object.entries(counts).map(([term, count]) => [term, weightOf(term, count)] as const);
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    const found = new Map(
      Array.from(terms.subarray(offsets[row], offsets[row + 1]), (term, i) => [
        model.vocabulary.stems[term],
        values[offsets[row]! + i],
      ]),
    );
    expect([...found.keys()].sort()).toEqual(Object.keys(counts).sort());
    for (const [term, weight] of weights) expect(found.get(term)).toBeCloseTo(weight / length, 6);
  });
});

describe.each(['tfidf', 'lsa', 'blend'] as const)('%s', (measure) => {
  const { edges, neighbours, histogram } = runToEnd(
    comparePapers(model, { measure, floor: 0.001, neighbours: 2 }),
  );
  const weights = new Map(
    Array.from(edges.weight, (weight, at) => [`${edges.source[at]!} ${edges.target[at]!}`, weight]),
  );

  test('every pair is as alike as worked by hand', () => {
    for (let a = 0; a < 12; a += 1) {
      for (let b = a + 1; b < 12; b += 1) {
        const expected = cosine(worked[a]![2], worked[b]![2]);
        expect(weights.get(`${a} ${b}`) ?? 0, `${a} and ${b}`).toBeCloseTo(expected, 5);
      }
    }
  });

  test('one pair to the last figure', () => {
    // Flour 3 and bread 1 against bread 3, loav 2, loaf 1: 1.9555 * 4.1038 / (5.5329 * 6.2206).
    const bread = Math.log(13 / 5) + 1;
    const flour = (1 + Math.log(3)) * (Math.log(13 / 3) + 1);
    const breads = (1 + Math.log(3)) * bread;
    const loaves = (1 + Math.log(2)) * (Math.log(13 / 4) + 1);
    const loaf = Math.log(13 / 2) + 1;
    const expected = (bread * breads) / (Math.hypot(flour, bread) * Math.hypot(breads, loaves, loaf));
    expect(expected).toBeCloseTo(0.2332, 4);
    expect(weights.get('3 8')).toBeCloseTo(expected, 5);
    expect(explainPair(model, measure, 3, 8).similarity).toBeCloseTo(expected, 5);
  });

  test('nearest papers, and pairs with nothing in common', () => {
    expect([neighbours.index[2 * 9], neighbours.index[2 * 10]]).toEqual([10, 9]);
    expect(neighbours.index[0]).toBe(1);
    // Three over dough, five more over bread, one over loaves, and five over one word each; all others are below a thousandth.
    expect(weights.size).toBe(14);
    expect(histogram.counts[0]).toBe(66 - 14);
  });
});

test('the share of related words makes the blend: 0 is TF-IDF, 1 is LSA, and explanations follow', () => {
  const many = [
    ...papers,
    ...papers.map((paper) => ({ ...paper, id: `q${paper.id}`, title: `${paper.title} rye` })),
  ];
  const build = (relatedWords?: number) =>
    runToEnd(buildTextModel(many, { seed: 3, ...(relatedWords === undefined ? {} : { relatedWords }) }));
  const compare = (measure: 'blend' | 'tfidf' | 'lsa', relatedWords?: number) => {
    const built = build(relatedWords);
    const found = { ...runToEnd(comparePapers(built, { measure, floor: 0, neighbours: 3 })), measure: 'any' };
    for (const at of [0, 5, 20]) {
      const [source, target] = [found.edges.source[at]!, found.edges.target[at]!];
      const { similarity } = explainPair(built, measure, source, target);
      expect(similarity).toBeCloseTo(found.edges.weight[at]!, 6);
    }
    return found;
  };
  expect(compare('blend', 0)).toEqual(compare('tfidf'));
  expect(compare('blend', 1)).toEqual(compare('lsa'));
  expect(compare('blend', 0.3)).toEqual(compare('blend'));
  expect(compare('blend', 0.8)).not.toEqual(compare('blend'));
});

test('keywords count as text unless told otherwise', () => {
  const tagged = papers.map((paper) => ({ ...paper, keywords: ['viennoiserie'] }));
  const stems = (keywords: boolean) =>
    runToEnd(buildTextModel(tagged, { seed: 3, keywords })).vocabulary.stems.includes('viennoiseri');
  expect([stems(true), stems(false)]).toEqual([true, false]);
});
