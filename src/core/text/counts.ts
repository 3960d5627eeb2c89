/** Words and phrases of all papers counted by term. Cost: linear in the characters; 5 bytes for each word while it runs. */
import type { Job } from '../progress.ts';
import type { Paper } from '../types.ts';
import { withRoom } from './columns.ts';
import { findPhrases, type Phrases } from './phrases.ts';
import { charactersPerSlice, titleWeight } from './rules.ts';
import { Sequence } from './sequence.ts';

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
  const { terms, hyphens } = sequence;
  const shown = sequence.displayWords();
  const balance = new Int32Array(phrases.first.length);
  phrases.at.forEach((phrase, place) => {
    if (phrase >= 0) balance[phrase]! += hyphens[place] === 1 ? 1 : -1;
  });
  const join = (list: readonly string[], mark: (phrase: number) => string) =>
    phrases.first.map((first, phrase) => list[first]! + mark(phrase) + list[phrases.second[phrase]!]!);
  return {
    terms: [...terms, ...join(terms, () => ' ')],
    words: [...shown, ...join(shown, (phrase) => (balance[phrase]! > 0 ? '-' : ' '))],
  };
}

/** The count of each term in one row at a time. */
class RowCounter {
  private readonly countOf: Float32Array;
  private touched = new Uint32Array(1 << 12);
  private size = 0;

  constructor(terms: number) {
    this.countOf = new Float32Array(terms);
  }

  add(term: number, weight: number): void {
    const count = this.countOf[term]!;
    this.countOf[term] = count + weight;
    if (count !== 0) return;
    if (this.size === this.touched.length) this.touched = withRoom(this.touched, this.size + 1);
    this.touched[this.size] = term;
    this.size += 1;
  }

  /** Writes the row at `start` and clears it; returns its end. */
  flush(ids: Uint32Array, counts: Float32Array, start: number): number {
    const { countOf, touched, size } = this;
    for (let i = 0; i < size; i += 1) {
      const term = touched[i]!;
      ids[start + i] = term;
      counts[start + i] = countOf[term]!;
      countOf[term] = 0;
    }
    this.size = 0;
    return start + size;
  }
}

/** A row has at most one entry for each word and each phrase of its sequence. */
function mostCounted(words: Int32Array, phraseAt: Int32Array): number {
  let most = 0;
  for (let place = 0; place < words.length; place += 1) {
    if (words[place]! >= 0) most += phraseAt[place]! >= 0 ? 2 : 1;
  }
  return most;
}

function* countRows(
  sequence: Sequence,
  phrases: Phrases,
  terms: number,
): Job<Omit<TermCounts, 'terms' | 'words'>> {
  const { offsets, abstracts } = sequence;
  const words = sequence.words.subarray(0, sequence.size);
  const papers = abstracts.length;
  const phraseBase = terms - phrases.first.length;
  const counter = new RowCounter(terms);
  const most = mostCounted(words, phrases.at);
  const ids = new Uint32Array(most);
  const counts = new Float32Array(most);
  const rowOffsets = new Uint32Array(papers + 1);
  let paused = 0;
  for (let row = 0; row < papers; row += 1) {
    for (let place = offsets[row]!; place < offsets[row + 1]!; place += 1) {
      const word = words[place]!;
      if (word < 0) continue;
      const weight = place < abstracts[row]! ? titleWeight : 1;
      counter.add(word, weight);
      // A phrase begins with a word.
      const phrase = phrases.at[place]!;
      if (phrase >= 0) counter.add(phraseBase + phrase, weight);
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
