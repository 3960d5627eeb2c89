/** Words and phrases of all papers counted by term. Cost: linear in the characters; 5 bytes for each word while it runs. */
import type { Job } from '../progress.ts';
import type { Paper } from '../types.ts';
import { findPhrases, sequenceBreak, type Phrases } from './phrases.ts';
import { Spellings } from './spellings.ts';
import { forEachWord, isNeighbour } from './tokenize.ts';

/** How often the title counts: it carries half to two thirds of what an abstract says, in a tenth of the words. */
export const titleWeight = 2;

const charactersPerSlice = 250_000;
const wordsPerSlice = 200_000;

/** Row r holds terms[offsets[r] .. offsets[r + 1]), in no order, with their counts; words in order of first sight, then phrases. */
export interface TermCounts {
  /** Stems; those of a phrase with a space between. */
  readonly terms: readonly string[];
  /** What people are shown for each term. */
  readonly words: readonly string[];
  readonly offsets: Uint32Array;
  readonly ids: Uint32Array;
  readonly counts: Float32Array;
}

/** The words of all texts as one sequence of term ids, titles before abstracts. */
class Sequence {
  readonly spellings = new Spellings();
  readonly offsets: Uint32Array;
  /** Where each paper's abstract begins. */
  readonly abstracts: Uint32Array;
  words = new Int32Array(1 << 16);
  /** 1 where a hyphen joins the word to the next. */
  hyphens = new Uint8Array(1 << 16);
  size = 0;

  constructor(papers: number) {
    this.offsets = new Uint32Array(papers + 1);
    this.abstracts = new Uint32Array(papers);
  }

  addText(text: string): void {
    let before = -2;
    forEachWord(text, (start, end) => {
      const term = this.spellings.add(text, start, end);
      if (this.size + 3 > this.words.length) this.enlarge();
      if (!isNeighbour(text, before, start)) this.push(sequenceBreak);
      else if (text.charCodeAt(before) !== 32) this.hyphens[this.size - 1] = 1;
      this.push(term < 0 ? sequenceBreak : term);
      before = end;
    });
    if (this.size === this.words.length) this.enlarge();
    this.push(sequenceBreak);
  }

  private push(term: number): void {
    this.words[this.size] = term;
    this.size += 1;
  }

  private enlarge(): void {
    const words = new Int32Array(2 * this.words.length);
    const hyphens = new Uint8Array(2 * this.words.length);
    words.set(this.words);
    hyphens.set(this.hyphens);
    this.words = words;
    this.hyphens = hyphens;
  }
}

function* readTexts(papers: readonly Paper[], withKeywords: boolean): Job<Sequence> {
  const sequence = new Sequence(papers.length);
  let characters = 0;
  for (let row = 0; row < papers.length; row += 1) {
    const { title, abstract, keywords } = papers[row]!;
    sequence.addText(title);
    sequence.abstracts[row] = sequence.size;
    sequence.addText(abstract);
    if (withKeywords) sequence.addText(keywords.join('; '));
    sequence.offsets[row + 1] = sequence.size;
    characters += title.length + abstract.length;
    if (characters < charactersPerSlice) continue;
    characters = 0;
    yield { stage: 'text', done: row + 1, total: papers.length };
  }
  return sequence;
}

/** Words with the phrases behind them: what is shown joins the words as most papers do. */
function nameTerms(sequence: Sequence, phrases: Phrases): Pick<TermCounts, 'terms' | 'words'> {
  const { spellings, hyphens } = sequence;
  const shown = spellings.displayWords();
  const balance = new Int32Array(phrases.first.length);
  phrases.at.forEach((phrase, place) => {
    if (phrase >= 0) balance[phrase]! += hyphens[place] === 1 ? 1 : -1;
  });
  const join = (list: readonly string[], mark: (phrase: number) => string) =>
    phrases.first.map((first, phrase) => list[first]! + mark(phrase) + list[phrases.second[phrase]!]!);
  return {
    terms: [...spellings.terms, ...join(spellings.terms, () => ' ')],
    words: [...shown, ...join(shown, (phrase) => (balance[phrase]! > 0 ? '-' : ' '))],
  };
}

/** The count of each term in one row at a time. */
class RowCounter {
  private readonly countOf: Float32Array;
  private readonly touched: number[] = [];

  constructor(terms: number) {
    this.countOf = new Float32Array(terms);
  }

  add(term: number, weight: number): void {
    if (this.countOf[term] === 0) this.touched.push(term);
    this.countOf[term]! += weight;
  }

  /** Writes the row at `start` and clears it; returns its end. */
  flush(ids: Uint32Array, counts: Float32Array, start: number): number {
    let at = start;
    for (const term of this.touched) {
      ids[at] = term;
      counts[at] = this.countOf[term]!;
      this.countOf[term] = 0;
      at += 1;
    }
    this.touched.length = 0;
    return at;
  }
}

function* countRows(
  sequence: Sequence,
  phrases: Phrases,
  terms: number,
): Job<Omit<TermCounts, 'terms' | 'words'>> {
  const { words, offsets, abstracts } = sequence;
  const papers = abstracts.length;
  const phraseBase = terms - phrases.first.length;
  const counter = new RowCounter(terms);
  // A row has at most one entry for each word and each phrase of its sequence.
  const ids = new Uint32Array(2 * sequence.size);
  const counts = new Float32Array(2 * sequence.size);
  const rowOffsets = new Uint32Array(papers + 1);
  let paused = 0;
  for (let row = 0; row < papers; row += 1) {
    for (let place = offsets[row]!; place < offsets[row + 1]!; place += 1) {
      const weight = place < abstracts[row]! ? titleWeight : 1;
      if (words[place]! >= 0) counter.add(words[place]!, weight);
      if (phrases.at[place]! >= 0) counter.add(phraseBase + phrases.at[place]!, weight);
    }
    rowOffsets[row + 1] = counter.flush(ids, counts, rowOffsets[row]!);
    if (offsets[row + 1]! - paused < wordsPerSlice) continue;
    paused = offsets[row + 1]!;
    yield { stage: 'text', done: papers, total: papers };
  }
  const size = rowOffsets[papers]!;
  return { offsets: rowOffsets, ids: ids.slice(0, size), counts: counts.slice(0, size) };
}

/** Counts the terms of each paper: title (twice), abstract, and keywords unless told otherwise. */
export function* countTerms(papers: readonly Paper[], withKeywords = true): Job<TermCounts> {
  const sequence = yield* readTexts(papers, withKeywords);
  const words = sequence.words.subarray(0, sequence.size);
  const found = findPhrases({ words, offsets: sequence.offsets });
  let step = found.next();
  for (; step.done !== true; step = found.next()) {
    yield { stage: 'text', done: papers.length, total: papers.length };
  }
  const phrases = step.value;
  const named = nameTerms(sequence, phrases);
  return { ...named, ...(yield* countRows(sequence, phrases, named.terms.length)) };
}
