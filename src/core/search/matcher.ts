/**
 * A query made ready for the index: for each word of the vocabulary, which terms of the query it answers (or begins, for a phrase) and how
 * well. Finding all matches costs the places where those words stand, not the size of the corpus.
 */
import { expandWord, prefixRange } from './expand.ts';
import { searchFields } from './query.ts';
import type { PhraseTerm, Query, QueryTerm, SearchField, WordTerm } from './query.ts';
import type { SearchIndex } from './searchIndex.ts';

/** What a paper's own words are worth by where they stand. In the order of `searchFields`. */
export const fieldWeights = Float32Array.of(3, 1, 2, 1, 2.5);

/** One term that may match at a word: quality for a word term; the rest of the words, as ranges, for a phrase. */
export interface Candidate {
  readonly term: number;
  readonly quality: number;
  /** Ranges [first, end) of the word numbers that must follow. */
  readonly following: readonly (readonly [number, number])[];
  /** Bit f set: field f of `searchFields` counts. */
  readonly fields: number;
}

export interface Matcher {
  readonly terms: readonly QueryTerm[];
  /** Terms that must not be there. */
  readonly negated: readonly boolean[];
  /** Word number -> the terms that match there or, for a phrase, may begin there. */
  readonly byWord: ReadonlyMap<number, readonly Candidate[]>;
  /** Words next to nobody wrote, with the near spellings taken as well. */
  readonly corrections: readonly Correction[];
}

export interface Correction {
  readonly asked: string;
  readonly took: readonly string[];
}

const allFields = 2 ** searchFields.length - 1;

export function buildMatcher(index: SearchIndex, query: Query): Matcher {
  const terms: QueryTerm[] = [];
  const corrections: Correction[] = [];
  const byWord = new Map<number, Candidate[]>();
  for (const clause of query.clauses) {
    for (const term of clause.alternatives) {
      const number = terms.push(term) - 1;
      if (term.kind === 'word') {
        const correction = addWord(index, term, number, clause.negated, byWord);
        if (correction) corrections.push(correction);
      } else if (term.kind === 'phrase') addPhrase(index, term, number, byWord);
    }
  }
  const negated = query.clauses.flatMap((clause) => clause.alternatives.map(() => clause.negated));
  return { terms, negated, byWord, corrections };
}

function addWord(
  index: SearchIndex,
  term: WordTerm,
  number: number,
  negated: boolean,
  byWord: Map<number, Candidate[]>,
): Correction | undefined {
  const { qualities, corrections } = expandWord(index, term.word, negated);
  const fields = fieldBits(term.field);
  for (const [word, quality] of qualities) {
    addTo(byWord, word, { term: number, quality, following: [], fields });
  }
  if (corrections.length === 0) return undefined;
  return { asked: term.word, took: corrections.map((word) => index.words[word]!) };
}

function addPhrase(
  index: SearchIndex,
  term: PhraseTerm,
  number: number,
  byWord: Map<number, Candidate[]>,
): void {
  const ranges = term.words.map((word, at) => {
    const [first, end] = prefixRange(index.words, word);
    if (term.open && at === term.words.length - 1) return [first, end] as const;
    return [first, first < end && index.words[first] === word ? first + 1 : first] as const;
  });
  const [start, ...following] = ranges;
  const fields = fieldBits(term.field);
  for (let word = start![0]; word < start![1]; word++) {
    addTo(byWord, word, { term: number, quality: 1, following, fields });
  }
}

function fieldBits(field: SearchField | undefined): number {
  return field === undefined ? allFields : 1 << searchFields.indexOf(field);
}

function addTo(byWord: Map<number, Candidate[]>, word: number, candidate: Candidate): void {
  const list = byWord.get(word);
  if (list) list.push(candidate);
  else byWord.set(word, [candidate]);
}

/** Adds, for each place of the corpus where a term of the query matches, what the match is worth there: `add(row, field, candidate)`. */
export function visitAllMatches(
  index: SearchIndex,
  matcher: Matcher,
  add: (row: number, field: number, candidate: Candidate) => void,
): void {
  const fieldCount = searchFields.length;
  for (const [word, candidates] of matcher.byWord) {
    for (const candidate of candidates) {
      let place = -1;
      for (let at = index.placeOffsets[word]!; at < index.placeOffsets[word + 1]!; at++) {
        const again = place === index.places[at];
        place = index.places[at]!;
        const field = place % fieldCount;
        if ((candidate.fields & (1 << field)) === 0) continue;
        if (candidate.following.length === 0) add((place - field) / fieldCount, field, candidate);
        // A phrase is looked for once in a text, however often its first word stands there.
        else if (!again && findPhrase(index, word, place, candidate)) {
          add((place - field) / fieldCount, field, candidate);
        }
      }
    }
  }
}

function findPhrase(index: SearchIndex, word: number, place: number, candidate: Candidate): boolean {
  const end = index.bounds[place + 1]!;
  for (let at = index.bounds[place]!; at < end; at++) {
    if (index.stream[at] === word && followed(index.stream, at + 1, end, candidate.following)) return true;
  }
  return false;
}

/** Calls `visit` for each place in the texts of one paper where a term of the query matches, `at` the place in the stream. */
export function visitMatches(
  index: SearchIndex,
  matcher: Matcher,
  row: number,
  visit: (candidate: Candidate, field: number, at: number) => void,
): void {
  const { stream, bounds } = index;
  for (let field = 0; field < searchFields.length; field++) {
    const end = bounds[row * searchFields.length + field + 1]!;
    for (let at = bounds[row * searchFields.length + field]!; at < end; at++) {
      for (const candidate of matcher.byWord.get(stream[at]!) ?? []) {
        if ((candidate.fields & (1 << field)) === 0) continue;
        if (followed(stream, at + 1, end, candidate.following)) visit(candidate, field, at);
      }
    }
  }
}

function followed(stream: Uint32Array, from: number, end: number, ranges: Candidate['following']): boolean {
  if (from + ranges.length > end) return false;
  for (let i = 0; i < ranges.length; i++) {
    const word = stream[from + i]!;
    if (word < ranges[i]![0] || word >= ranges[i]![1]) return false;
  }
  return true;
}
