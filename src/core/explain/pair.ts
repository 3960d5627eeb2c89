/**
 * Why two papers are tied: each term's share of their similarity. Shares add up to the similarity (within rounding, far below 1e-6).
 *
 * TF-IDF part: the cosine is a sum over shared terms of the product of both weights; that product is the term's share. LSA part: with
 * term vectors V and rows a, b the cosine is sum over t in a, u in b of a_t b_u (V_t . V_u) / (|aV| |bV|); each pair of terms gives half of
 * its part to either term, so a term of a gets a_t (V_t . bV) / 2 and a term of b gets b_u (V_u . aV) / 2. Shares of the LSA part can be
 * negative: such a term keeps the papers apart. BM25 goes as TF-IDF does; embeddings and compression have no terms. Cost: terms of both papers times LSA columns, well under a millisecond.
 */
import { loadedCompression } from '../similarity/loadedMeasures.ts';
import { rowsOf, wanted } from '../similarity/measures.ts';
import type { DenseRows, TermRows, TextModel } from '../text/textModel.ts';
import type { Explanation, TermShare } from './explanation.ts';
import type { Measure } from '../types.ts';

type Shares = Map<number, number>;

function add(shares: Shares, term: number, share: number): void {
  shares.set(term, (shares.get(term) ?? 0) + share);
}

/** Adds the products of shared terms; returns their sum. */
function shareTerms(rows: TermRows, factor: number, a: number, b: number, shares: Shares): number {
  const { offsets, terms, values } = rows;
  let at = offsets[a]!;
  let other = offsets[b]!;
  let sum = 0;
  while (at < offsets[a + 1]! && other < offsets[b + 1]!) {
    const difference = terms[at]! - terms[other]!;
    if (difference === 0) {
      const share = factor * values[at]! * values[other]!;
      add(shares, terms[at]!, share);
      sum += share;
    }
    if (difference <= 0) at += 1;
    if (difference >= 0) other += 1;
  }
  return sum;
}

/** The row carried by the term vectors to its LSA coordinates, at length 1; zero where it has none. */
function project(model: TextModel, row: number): Float64Array {
  const { offsets, terms, values } = model.tfidf;
  const { columns, values: vectors } = model.termVectors;
  const point = new Float64Array(columns);
  for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
    for (let i = 0; i < columns; i += 1) point[i]! += values[at]! * vectors[terms[at]! * columns + i]!;
  }
  return point;
}

function lengthOf(point: Float64Array): number {
  let square = 0;
  for (const value of point) square += value * value;
  return Math.sqrt(square);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

/** Half of the LSA part, attributed to the terms of `row` by how far each leads towards `other`. */
function shareTowards(
  model: TextModel,
  row: number,
  other: Float64Array,
  factor: number,
  shares: Shares,
): void {
  const { offsets, terms, values } = model.tfidf;
  const { columns, values: vectors } = model.termVectors;
  for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
    const term = terms[at]!;
    let towards = 0;
    for (let i = 0; i < columns; i += 1) towards += vectors[term * columns + i]! * other[i]!;
    add(shares, term, factor * values[at]! * towards);
  }
}

/** Adds the LSA part's shares; returns their sum: 0 where the cosine is negative, as in the similarity itself. */
function shareTopics(model: TextModel, factor: number, a: number, b: number, shares: Shares): number {
  if (factor === 0) return 0;
  const first = project(model, a);
  const second = project(model, b);
  const lengths = lengthOf(first) * lengthOf(second);
  if (lengths === 0) return 0;
  const cosine = dot(first, second) / lengths;
  if (cosine <= 0) return 0;
  shareTowards(model, a, second, factor / (2 * lengths), shares);
  shareTowards(model, b, first, factor / (2 * lengths), shares);
  return factor * cosine;
}

function listTerms(model: TextModel, shares: Shares): TermShare[] {
  const terms: TermShare[] = [];
  const byShare = [...shares].sort((x, y) => y[1] - x[1] || x[0] - y[0]);
  for (const [term, share] of byShare) {
    if (share !== 0) terms.push({ word: model.vocabulary.words[term]!, share });
  }
  return terms;
}

/** For measures without terms: the similarity, and what the papers share in words. */
function explainByWords(
  model: TextModel,
  similarity: number,
  what: string,
  a: number,
  b: number,
): Explanation {
  const shares: Shares = new Map();
  shareTerms(model.tfidf, 1, a, b, shares);
  const note = `${what} cannot be taken apart into words. Listed instead: the words both papers share, by TF-IDF.`;
  return { similarity, fromTerms: 0, fromTopics: 0, terms: listTerms(model, shares), note };
}

function cosineOfRows({ columns, values }: DenseRows, a: number, b: number): number {
  let sum = 0;
  for (let i = 0; i < columns; i += 1) sum += values[a * columns + i]! * values[b * columns + i]!;
  return Math.min(1, Math.max(0, sum));
}

export function explainPair(model: TextModel, measure: Measure, a: number, b: number): Explanation {
  if (measure === 'embedding') {
    const similarity = cosineOfRows(wanted(model.embedding, measure), a, b);
    return explainByWords(model, similarity, "A similarity of the files' own vectors", a, b);
  }
  if (measure === 'compression') {
    const { compareCompressed, compressText } = loadedCompression();
    const texts = wanted(model.texts, measure);
    const [first, second] = [compressText(texts[Math.min(a, b)]!), compressText(texts[Math.max(a, b)]!)];
    return explainByWords(model, compareCompressed(first, second), 'A similarity by compression', a, b);
  }
  const { sparse, weights } = rowsOf(model, measure);
  const shares: Shares = new Map();
  const fromTerms = weights.tfidf > 0 ? shareTerms(sparse, weights.tfidf, a, b, shares) : 0;
  const fromTopics = shareTopics(model, weights.lsa, a, b, shares);
  return { similarity: fromTerms + fromTopics, fromTerms, fromTopics, terms: listTerms(model, shares) };
}
