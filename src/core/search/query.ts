/**
 * What a person types, taken apart. Nothing a person types is an error: what cannot be understood is searched for as plain words.
 *
 *   graph neural         both words (stems, beginnings and typos count)
 *   "graph neural"       the phrase, as written; `"graph neu` while it is being typed
 *   graph OR network     either
 *   -survey  NOT survey  without
 *   author:lee  title:"large model"  venue: abstract: keyword:
 *   year:2019  year:2019..2021  year:2019..  year:..2021  year:>=2019  year:<2019
 */
import { findWords } from './fold.ts';

export const searchFields = ['title', 'abstract', 'author', 'venue', 'keyword'] as const;
export type SearchField = (typeof searchFields)[number];

interface TextTerm {
  /** As typed, for people. */
  readonly asked: string;
  /** Only in this field; undefined: in all. */
  readonly field: SearchField | undefined;
}

/** One folded word; its stem, longer words that begin with it and near spellings count too. */
export interface WordTerm extends TextTerm {
  readonly kind: 'word';
  readonly word: string;
}

/** Folded words in a row, as written; where `open`, the last one may go on. */
export interface PhraseTerm extends TextTerm {
  readonly kind: 'phrase';
  readonly words: readonly string[];
  readonly open: boolean;
}

/** Years from..to, both included. */
export interface YearTerm {
  readonly kind: 'year';
  readonly asked: string;
  readonly from: number;
  readonly to: number;
}

export type QueryTerm = WordTerm | PhraseTerm | YearTerm;

/** A paper must match one of the alternatives, or none where `negated`. */
export interface Clause {
  readonly alternatives: readonly QueryTerm[];
  readonly negated: boolean;
}

export interface Query {
  readonly clauses: readonly Clause[];
}

/** More terms than anybody types; a pasted page must not become a thousand of them. */
const maximumTerms = 24;

const fieldNames: Readonly<Record<string, SearchField | 'year'>> = {
  title: 'title',
  abstract: 'abstract',
  author: 'author',
  authors: 'author',
  venue: 'venue',
  journal: 'venue',
  keyword: 'keyword',
  keywords: 'keyword',
  year: 'year',
};

/** sign, field:, then a quoted part (perhaps never closed) or a run without spaces. */
const piecePattern = /(-?)(?:(\p{L}+):(?=\S))?(?:["“”]([^"“”]*)(["“”]|$)|([^\s"“”]+))/gu;

export function parseQuery(text: string): Query {
  const clauses: { alternatives: QueryTerm[]; negated: boolean }[] = [];
  let terms = 0;
  let negateNext = false;
  let joinNext = false;
  for (const piece of text.matchAll(piecePattern)) {
    if (piece[0] === 'NOT') negateNext = true;
    else if (piece[0] === 'OR') joinNext = clauses.length > 0;
    else {
      const term = readTerm(piece);
      if (term === undefined) continue;
      const negated = piece[1] === '-' || negateNext;
      const last = clauses.at(-1);
      if (joinNext && last && last.negated === negated) last.alternatives.push(term);
      else clauses.push({ alternatives: [term], negated });
      negateNext = joinNext = false;
      if (++terms === maximumTerms) break;
    }
  }
  return { clauses };
}

function readTerm(piece: RegExpExecArray): QueryTerm | undefined {
  const [asked, , name, quoted, closing, bare] = piece;
  const known = name === undefined ? undefined : fieldNames[name.toLowerCase()];
  const value = quoted ?? bare ?? '';
  if (known === 'year') {
    const years = readYears(value);
    if (years) return { kind: 'year', asked, ...years };
  }
  const field = known === 'year' ? undefined : known;
  // An unknown field is no field: "http://..." and "note:" are words like others.
  const words = findWords(field === undefined && name !== undefined ? `${name} ${value}` : value).map(
    (found) => found.word,
  );
  if (words.length === 0) return undefined;
  const shown = asked.replace(/^-/, '');
  if (words.length === 1 && quoted === undefined)
    return { kind: 'word', asked: shown, field, word: words[0]! };
  return { kind: 'phrase', asked: shown, field, words, open: quoted === undefined || closing === '' };
}

function readYears(value: string): { from: number; to: number } | undefined {
  const range = /^(\d{1,4})?\s*(?:\.{2,}|…|–|-)\s*(\d{1,4})?$/.exec(value);
  if (range && (range[1] ?? range[2]) !== undefined) {
    return { from: Number(range[1] ?? 1), to: Number(range[2] ?? 9999) };
  }
  const bound = /^(>=|<=|>|<|=)?(\d{4})$/.exec(value);
  if (!bound) return undefined;
  const year = Number(bound[2]);
  if (bound[1] === '>') return { from: year + 1, to: 9999 };
  if (bound[1] === '>=') return { from: year, to: 9999 };
  if (bound[1] === '<') return { from: 1, to: year - 1 };
  if (bound[1] === '<=') return { from: 1, to: year };
  return { from: year, to: year };
}
