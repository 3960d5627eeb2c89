/**
 * Other ways to weigh and to compare than the default, for `npm run bench:quality -- --variants [NAME...]`. What each gave, and why it was
 * not taken, stands in docs/decisions.md.
 */
import { splitSentences } from '../../src/core/explain/sentences.ts';
import { runToEnd } from '../../src/core/jobs.ts';
import { eigenOfSymmetric } from '../../src/core/text/eigen.ts';
import { analyse, type Lsa } from '../../src/core/text/lsa.ts';
import { normalise } from '../../src/core/text/rules.ts';
import type { WeighedTerms } from '../../src/core/text/tfidf.ts';
import { forEachTerm } from '../../src/core/text/tokenize.ts';
import { weighPapers } from '../../src/core/text/textEngine.ts';
import type { DenseRows, TermRows } from '../../src/core/text/textModel.ts';
import type { Paper } from '../../src/core/types.ts';
import { denseScores, mix, sparseProducts, sparseScores } from './qualityScores.ts';
import type { ScoresOf } from './qualitySets.ts';

export interface Parts {
  readonly papers: readonly Paper[];
  readonly weighed: WeighedTerms;
  readonly tfidf: ScoresOf;
  readonly factors: Lsa;
  readonly lsa: ScoresOf;
}

export function prepareParts(papers: readonly Paper[]): Parts {
  const weighed = runToEnd(weighPapers(papers));
  const factors = runToEnd(analyse(weighed.tfidf, { seed: 1 }));
  return { papers, weighed, tfidf: sparseScores(weighed.tfidf), factors, lsa: denseScores(factors.lsa) };
}

const factorise = (rows: TermRows, dimensions?: number) =>
  runToEnd(analyse(rows, { seed: 1, ...(dimensions === undefined ? {} : { dimensions }) }));

const blendOf = (rows: TermRows) => mix([0.7, sparseScores(rows)], [0.3, denseScores(factorise(rows).lsa)]);

type Weigh = (count: number, frequency: number, papers: number, isPhrase: boolean) => number;

/** The same terms with other weights; a weight of 0 leaves the term without effect. */
function reweigh({ tfidf, termCounts, vocabulary }: WeighedTerms, weigh: Weigh): TermRows {
  const phrase = vocabulary.stems.map((stem) => stem.includes(' '));
  const values = tfidf.values.map((_, at) => {
    const term = tfidf.terms[at]!;
    return weigh(termCounts[at]!, vocabulary.documentFrequency[term]!, tfidf.rows, phrase[term]!);
  });
  for (let row = 0; row < tfidf.rows; row += 1) {
    normalise(values, tfidf.offsets[row]!, tfidf.offsets[row + 1]!);
  }
  return { ...tfidf, values };
}

const rarity = (frequency: number, papers: number) => Math.log((1 + papers) / (1 + frequency));
const phraseWeight = (isPhrase: boolean) => (isPhrase ? 0.7 : 1);
const idfPlus =
  (floor: number): Weigh =>
  (count, frequency, papers, isPhrase) =>
    (1 + Math.log(count)) * (rarity(frequency, papers) + floor) * phraseWeight(isPhrase);

const titlesOnly = (papers: readonly Paper[]) =>
  papers.map((paper) => ({ ...paper, abstract: '', keywords: [] }));

function titleScores({ papers, weighed }: Parts): ScoresOf {
  return sparseScores(textRows(titlesOnly(papers), weighed, ({ title }) => [title]).rows);
}

/** TF-IDF rows of pieces of the papers' texts in the corpus' own vocabulary; `owner` is the paper of each. */
function textRows(
  papers: readonly Paper[],
  { vocabulary, tfidf }: WeighedTerms,
  piecesOf: (paper: Paper) => readonly string[],
): { rows: TermRows; owner: number[] } {
  const columnOf = new Map(vocabulary.stems.map((stem, column) => [stem, column]));
  const owner: number[] = [];
  const offsets = [0];
  const terms: number[] = [];
  const values: number[] = [];
  papers.forEach((paper, row) => {
    for (const piece of piecesOf(paper)) {
      const seen = new Set<number>();
      forEachTerm(piece, (stem) => {
        const column = columnOf.get(stem);
        if (column !== undefined) seen.add(column);
      });
      for (const column of [...seen].sort((a, b) => a - b)) {
        const idf = rarity(vocabulary.documentFrequency[column]!, tfidf.rows) + 1;
        terms.push(column);
        values.push(idf * phraseWeight(vocabulary.stems[column]!.includes(' ')));
      }
      owner.push(row);
      offsets.push(terms.length);
    }
  });
  const rows: TermRows = {
    rows: owner.length,
    columns: tfidf.columns,
    offsets: Uint32Array.from(offsets),
    terms: Uint32Array.from(terms),
    values: Float32Array.from(values),
  };
  for (let row = 0; row < rows.rows; row += 1) normalise(rows.values, offsets[row]!, offsets[row + 1]!);
  return { rows, owner };
}

/** Over the sentences of a paper: the best match of each among the other paper's sentences; `pick` says how they make one figure. */
function sentenceScores({ papers, weighed }: Parts, pick: 'best' | 'mean'): ScoresOf {
  const { rows, owner } = textRows(papers, weighed, ({ title, abstract }) => [
    title,
    ...splitSentences(abstract),
  ]);
  const products = sparseProducts(rows);
  const first = owner.reduce<number[]>((list, paper, at) => ((list[paper] ??= at), list), []);
  return (paper) => {
    const total = new Float32Array(papers.length);
    const from = first[paper]!;
    const to = first[paper + 1] ?? rows.rows;
    for (let sentence = from; sentence < to; sentence += 1) {
      const best = new Float32Array(papers.length);
      products(rows, sentence).forEach((score, at) => {
        if (score > best[owner[at]!]!) best[owner[at]!] = score;
      });
      best.forEach((score, other) => {
        total[other] = pick === 'best' ? Math.max(total[other]!, score) : total[other]! + score / (to - from);
      });
    }
    return total;
  };
}

function normaliseDense({ rows, columns, values }: DenseRows): DenseRows {
  for (let row = 0; row < rows; row += 1) normalise(values, row * columns, (row + 1) * columns);
  return { rows, columns, values };
}

/** Each column divided by its length to the power `power`: 0 is LSA as it is, 1 gives every direction the same say. */
function flatten({ lsa, termVectors }: Lsa, tfidf: TermRows, power: number): DenseRows {
  const { columns } = lsa;
  const values = carry(tfidf, termVectors);
  const squares = new Float64Array(columns);
  values.forEach((value, at) => (squares[at % columns]! += value * value));
  const factors = squares.map((square) => (square > 0 ? square ** (-power / 2) : 0));
  return normaliseDense({
    rows: tfidf.rows,
    columns,
    values: values.map((value, at) => value * factors[at % columns]!),
  });
}

function carry(rows: TermRows, { columns, values: vectors }: DenseRows): Float32Array {
  const out = new Float32Array(rows.rows * columns);
  for (let row = 0; row < rows.rows; row += 1) {
    for (let at = rows.offsets[row]!; at < rows.offsets[row + 1]!; at += 1) {
      const [value, start] = [rows.values[at]!, rows.terms[at]! * columns];
      for (let i = 0; i < columns; i += 1) out[row * columns + i]! += value * vectors[start + i]!;
    }
  }
  return out;
}

/**
 * Zipfian whitening (Yokoi, Bao, Kurita, Shimodaira 2024, arXiv:2411.00680): the term vectors are centred and whitened under the frequencies of
 * the terms instead of equal weights; papers are their weighted sums.
 */
function zipfian({ weighed, factors }: Parts): DenseRows {
  const { rows, columns, values: vectors } = factors.termVectors;
  const frequency = weighed.vocabulary.documentFrequency;
  const total = frequency.reduce((sum, count) => sum + count, 0);
  const mean = new Float64Array(columns);
  const covariance = new Float64Array(columns * columns);
  for (let term = 0; term < rows; term += 1) {
    for (let i = 0; i < columns; i += 1)
      mean[i]! += (frequency[term]! / total) * vectors[term * columns + i]!;
  }
  for (let term = 0; term < rows; term += 1) {
    const share = frequency[term]! / total;
    for (let i = 0; i < columns; i += 1) {
      const left = share * (vectors[term * columns + i]! - mean[i]!);
      for (let j = 0; j < columns; j += 1) {
        covariance[i * columns + j]! += left * (vectors[term * columns + j]! - mean[j]!);
      }
    }
  }
  const { values: powers, vectors: directions } = eigenOfSymmetric(covariance, columns);
  const whitened = new Float32Array(rows * columns);
  for (let term = 0; term < rows; term += 1) {
    for (let to = 0; to < columns; to += 1) {
      let sum = 0;
      for (let i = 0; i < columns; i += 1)
        sum += (vectors[term * columns + i]! - mean[i]!) * directions[i * columns + to]!;
      whitened[term * columns + to] = powers[to]! > 1e-12 ? sum / Math.sqrt(powers[to]!) : 0;
    }
  }
  const values = carry(weighed.tfidf, { rows, columns, values: whitened });
  return normaliseDense({ rows: weighed.tfidf.rows, columns, values });
}

/** Cross-domain local scaling (Conneau et al. 2018, arXiv:1710.04087): a paper that is near everybody counts as less near. */
function lessHubs(scoresOf: ScoresOf, papers: number, share: number): ScoresOf {
  const near = Float32Array.from({ length: papers }, (_, row) => {
    const best = Float32Array.from(scoresOf(row)).sort().subarray(-11, -1);
    return best.reduce((sum, score) => sum + score, 0) / Math.max(1, best.length);
  });
  return (row) => Float32Array.from(scoresOf(row), (score, other) => score - share * near[other]!);
}

const blendBy =
  (weight: number) =>
  ({ tfidf, lsa }: Parts) =>
    mix([1 - weight, tfidf], [weight, lsa]);
const withDense = (denseOf: (parts: Parts) => DenseRows) => (parts: Parts) =>
  mix([0.7, parts.tfidf], [0.3, denseScores(denseOf(parts))]);
const blended = blendBy(0.3);

export const variants: Readonly<Record<string, (parts: Parts) => ScoresOf>> = {
  default: blended,
  'weights 0.8 / 0.2': blendBy(0.2),
  'weights 0.6 / 0.4': blendBy(0.4),
  'weights 0.5 / 0.5': blendBy(0.5),
  '32 dimensions': withDense(({ weighed }) => factorise(weighed.tfidf, 32).lsa),
  '64 dimensions': withDense(({ weighed }) => factorise(weighed.tfidf, 64).lsa),
  '128 dimensions': withDense(({ weighed }) => factorise(weighed.tfidf, 128).lsa),
  '256 dimensions': withDense(({ weighed }) => factorise(weighed.tfidf, 256).lsa),
  '256 dimensions, weights 0.5 / 0.5': ({ tfidf, weighed }) =>
    mix([0.5, tfidf], [0.5, denseScores(factorise(weighed.tfidf, 256).lsa)]),
  'singular values to the power 0.5': withDense(({ factors, weighed }) =>
    flatten(factors, weighed.tfidf, 0.5),
  ),
  'singular values to the power 0 (whitened)': withDense(({ factors, weighed }) =>
    flatten(factors, weighed.tfidf, 1),
  ),
  'singular values to the power 0.5, weights 0.5 / 0.5': ({ tfidf, factors, weighed }) =>
    mix([0.5, tfidf], [0.5, denseScores(flatten(factors, weighed.tfidf, 0.5))]),
  'Zipfian whitening': withDense(zipfian),
  'idf + 0': ({ weighed }) => blendOf(reweigh(weighed, idfPlus(0))),
  'idf + 0.5': ({ weighed }) => blendOf(reweigh(weighed, idfPlus(0.5))),
  'idf + 2': ({ weighed }) => blendOf(reweigh(weighed, idfPlus(2))),
  'idf of TF-IDF + 0, of LSA + 1': ({ weighed, lsa }) =>
    mix([0.7, sparseScores(reweigh(weighed, idfPlus(0)))], [0.3, lsa]),
  'LSA of idf + 0': ({ weighed, tfidf }) =>
    mix([0.7, tfidf], [0.3, denseScores(factorise(reweigh(weighed, idfPlus(0))).lsa)]),
  'tf 1 + ln(1 + ln tf)': ({ weighed }) =>
    blendOf(
      reweigh(weighed, (count, frequency, papers, isPhrase) => {
        const tf = 1 + Math.log(1 + Math.log(count));
        return tf * (rarity(frequency, papers) + 1) * phraseWeight(isPhrase);
      }),
    ),
  'titles compared besides, 0.1': (parts) => mix([0.9, blended(parts)], [0.1, titleScores(parts)]),
  'titles compared besides, 0.2': (parts) => mix([0.8, blended(parts)], [0.2, titleScores(parts)]),
  'best pair of sentences, 0.1': (parts) => mix([0.9, blended(parts)], [0.1, sentenceScores(parts, 'best')]),
  'best pair of sentences, 0.3': (parts) => mix([0.7, blended(parts)], [0.3, sentenceScores(parts, 'best')]),
  'best sentence for each, mean, 0.3': (parts) =>
    mix([0.7, blended(parts)], [0.3, sentenceScores(parts, 'mean')]),
  'nearness to everybody taken off, 0.5': (parts) => lessHubs(blended(parts), parts.papers.length, 0.5),
};
