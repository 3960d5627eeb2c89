/**
 * Search as you type: every paper that matches, and the best of them with what matched.
 *
 * All words must be there; where no paper has them all, any will do (`relaxed`). Score: BM25F (Robertson, Zaragoza, Taylor 2004,
 * doi 10.1145/1031171.1031181): the title counts three times the abstract, a rare word more than a common one, a typo less than the word.
 * Cost: the places where the words of the query stand; a few milliseconds at 10,000 papers. Never throws, whatever is typed.
 */
import { buildMatcher, fieldWeights, visitAllMatches, visitMatches } from './matcher.ts';
import type { Correction, Matcher } from './matcher.ts';
import { parseQuery, searchFields } from './query.ts';
import type { Clause, Query, SearchField } from './query.ts';
import type { SearchIndex } from './searchIndex.ts';

export interface HitTerm {
  /** As typed. */
  readonly asked: string;
  /** The folded words of this paper that answered; those of a phrase joined by spaces. Sorted. */
  readonly found: readonly string[];
  /** Where it was to be found; undefined: anywhere. */
  readonly field: SearchField | undefined;
}

export interface SearchHit {
  readonly row: number;
  readonly score: number;
  readonly terms: readonly HitTerm[];
  /** Fields in which something matched. */
  readonly fields: readonly SearchField[];
}

export interface SearchHits {
  /** False for an empty query: then nothing was asked, and `rows` is empty. */
  readonly asked: boolean;
  readonly query: Query;
  /** Every matching paper, ascending: what lights up on the map. */
  readonly rows: Uint32Array;
  /** The best `limit`, best first; ties by year (newest first), then row. */
  readonly hits: readonly SearchHit[];
  /** True where no paper had all the words and papers with some of them are shown. */
  readonly relaxed: boolean;
  /** Words next to nobody wrote, and the near spellings taken as well: "also shown: transformer". */
  readonly corrections: readonly Correction[];
}

/** Saturation of repeated words and correction for length, the usual values. */
const saturation = 1.2;
const lengthShare = 0.75;

export function searchPapers(index: SearchIndex, queryText: string, limit = 100): SearchHits {
  const query = parseQuery(queryText);
  const matcher = buildMatcher(index, query);
  const weights = weighTerms(index, matcher);
  const asked = query.clauses.length > 0;
  let rows = asked ? matchingRows(index, query.clauses, weights, false) : new Uint32Array();
  const relaxed = asked && rows.length === 0 && query.clauses.filter(isLoose).length > 1;
  if (relaxed) rows = matchingRows(index, query.clauses, weights, true);
  const scores = scoreRows(index, matcher, weights);
  const best = bestRows(rows, scores, index.years, limit);
  return {
    asked,
    query,
    rows,
    hits: best.map((row) => ({ row, score: scores[row]!, ...describeHit(index, matcher, row) })),
    relaxed: relaxed && rows.length > 0,
    corrections: matcher.corrections,
  };
}

/** rows x terms: how strongly each paper has each term; 0: not at all. A year has 1. */
function weighTerms(index: SearchIndex, matcher: Matcher): Float32Array {
  const { terms } = matcher;
  const weights = new Float32Array(index.rows * terms.length);
  visitAllMatches(index, matcher, (row, field, candidate) => {
    const place = row * searchFields.length + field;
    const length = index.bounds[place + 1]! - index.bounds[place]!;
    const norm = 1 - lengthShare + (lengthShare * length) / index.meanLengths[field]!;
    weights[row * terms.length + candidate.term]! += (fieldWeights[field]! * candidate.quality) / norm;
  });
  terms.forEach((term, number) => {
    if (term.kind !== 'year') return;
    index.years.forEach((year, row) => {
      const inside = year !== 0 && year >= term.from && year <= term.to;
      if (inside) weights[row * terms.length + number] = 1;
    });
  });
  return weights;
}

/** Plain words and phrases may be given up when no paper has all; fields, years and exclusions are meant. */
function isLoose(clause: Clause): boolean {
  return (
    !clause.negated && clause.alternatives.every((term) => term.kind !== 'year' && term.field === undefined)
  );
}

function matchingRows(
  index: SearchIndex,
  clauses: readonly Clause[],
  weights: Float32Array,
  relaxed: boolean,
): Uint32Array<ArrayBuffer> {
  const width = clauses.reduce((sum, clause) => sum + clause.alternatives.length, 0);
  const rows: number[] = [];
  for (let row = 0; row < index.rows; row++) {
    let term = row * width;
    let accepted = true;
    let loose = false;
    for (const clause of clauses) {
      let found = false;
      const end = term + clause.alternatives.length;
      for (; term < end; term++) found ||= weights[term]! > 0;
      if (relaxed && isLoose(clause)) loose ||= found;
      else accepted &&= found !== clause.negated;
    }
    if (accepted && (loose || !relaxed)) rows.push(row);
  }
  return Uint32Array.from(rows);
}

function scoreRows(index: SearchIndex, { negated }: Matcher, weights: Float32Array): Float32Array {
  const width = negated.length;
  const scores = new Float32Array(index.rows);
  for (let term = 0; term < width; term++) {
    if (negated[term]) continue;
    let holders = 0;
    for (let row = 0; row < index.rows; row++) if (weights[row * width + term]! > 0) holders++;
    const rarity = Math.fround(Math.log(1 + (index.rows - holders + 0.5) / (holders + 0.5)));
    for (let row = 0; row < index.rows; row++) {
      const weight = weights[row * width + term]!;
      if (weight > 0) scores[row]! += (rarity * weight * (saturation + 1)) / (weight + saturation);
    }
  }
  return scores;
}

function bestRows(rows: Uint32Array, scores: Float32Array, years: Int32Array, limit: number): number[] {
  const order = Array.from(rows).sort((a, b) => scores[b]! - scores[a]! || years[b]! - years[a]! || a - b);
  return order.slice(0, Math.max(0, limit));
}

function describeHit(index: SearchIndex, matcher: Matcher, row: number): Pick<SearchHit, 'terms' | 'fields'> {
  const found = matcher.terms.map(() => new Set<string>());
  const fields = new Set<SearchField>();
  visitMatches(index, matcher, row, (candidate, field, at) => {
    if (matcher.negated[candidate.term]) return;
    fields.add(searchFields[field]!);
    const words = index.stream.subarray(at, at + 1 + candidate.following.length);
    found[candidate.term]!.add(Array.from(words, (word) => index.words[word]!).join(' '));
  });
  const terms = matcher.terms.flatMap((term, number) => {
    const words = found[number]!;
    if (words.size === 0 || term.kind === 'year') return [];
    return [{ asked: term.asked, found: [...words].sort(), field: term.field }];
  });
  return { terms, fields: searchFields.filter((field) => fields.has(field)) };
}
