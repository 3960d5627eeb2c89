/**
 * The search index: a sorted vocabulary, where each word stands, and every text as a stream of word numbers (for phrases and for what
 * matched in a hit).
 *
 * Everything is a typed array, an array of strings or a map: it is cloned to another thread as it is, or moved with `searchIndexBuffers`.
 * Building: linear in the text, plus sorting the vocabulary. Memory: 8 bytes a word of text (10,000 papers: 16 MB).
 */
import { stemmer } from 'stemmer';
import type { Job, Progress } from '../progress.ts';
import type { Paper } from '../types.ts';
import { findWords } from './fold.ts';
import { searchFields } from './query.ts';
import type { SearchField } from './query.ts';
import { letterSignature } from './typos.ts';

export interface SearchIndex {
  readonly rows: number;
  /** Folded words, sorted by code unit, so that a prefix is a range. */
  readonly words: readonly string[];
  /** Word number -> stem number; words with one stem are forms of one another. */
  readonly stemOf: Uint32Array;
  /** The words of stem s: stemWords[stemOffsets[s] .. stemOffsets[s + 1]). */
  readonly stemOffsets: Uint32Array;
  readonly stemWords: Uint32Array;
  readonly stemNumbers: ReadonlyMap<string, number>;
  /** Which letters a word holds, one bit each: rejects most words before a spelling is compared. */
  readonly signatures: Uint32Array;
  /**
   * Word numbers, and `words.length` between two authors or keywords, so that no phrase reaches across. Field f of row r is stream[bounds[r * F + f] .. bounds[r * F + f + 1]), F = number of fields.
   */
  readonly stream: Uint32Array;
  readonly bounds: Uint32Array;
  /**
   * Where word w stands: placeOffsets[w] .. placeOffsets[w + 1] of `places`, each a field of a row as r * F + f, ascending, once for every
   * time it is written there.
   */
  readonly placeOffsets: Uint32Array;
  readonly places: Uint32Array;
  /** Mean number of words of each field, over the papers that have it. */
  readonly meanLengths: Float32Array;
  /** 0: unknown. */
  readonly years: Int32Array;
}

/** While reading, stands between two authors or keywords; in the finished stream the number after the last word does. */
const gap = 0xffffffff;

/** Papers indexed between two reports: about 5 ms of work. */
const slice = 32;
const wordsPerSlice = 4096;

export function* buildSearchIndex(papers: readonly Paper[]): Job<SearchIndex> {
  const stream = new GrowingNumbers();
  const numbers = new Map<string, number>();
  const bounds = new Uint32Array(papers.length * searchFields.length + 1);
  for (let row = 0; row < papers.length; row++) {
    if (row % slice === 0) yield { stage: 'text', done: row, total: papers.length };
    searchFields.forEach((field, index) => {
      appendField(fieldParts(papers[row]!, field), numbers, stream);
      bounds[row * searchFields.length + index + 1] = stream.length;
    });
  }
  const words = [...numbers.keys()].sort();
  const renumbered = new Uint32Array(words.length);
  words.forEach((word, number) => (renumbered[numbers.get(word)!] = number));
  const finalStream = stream.take();
  for (let i = 0; i < finalStream.length; i++) {
    const number = finalStream[i]!;
    finalStream[i] = number === gap ? words.length : renumbered[number]!;
  }
  const all = { stage: 'text', done: papers.length, total: papers.length } as const;
  yield all;
  const places = groupByWord(finalStream, bounds, words.length);
  yield all;
  const stems = yield* groupByStem(words, all);
  return {
    rows: papers.length,
    words,
    ...stems,
    signatures: Uint32Array.from(words, letterSignature),
    stream: finalStream,
    ...places,
    bounds,
    meanLengths: meanLengths(bounds, papers.length),
    years: Int32Array.from(papers, (paper) => paper.year ?? 0),
  };
}

/** The buffers to move, not copy, when the index crosses to another thread. */
export function searchIndexBuffers(index: SearchIndex): ArrayBufferLike[] {
  return Object.values(index)
    .filter((column) => ArrayBuffer.isView(column))
    .map((column) => column.buffer);
}

function fieldParts(paper: Paper, field: SearchField): readonly string[] {
  if (field === 'author') return paper.authors;
  if (field === 'keyword') return paper.keywords;
  if (field === 'venue') return paper.venue === undefined ? [] : [paper.venue];
  return [paper[field]];
}

function appendField(parts: readonly string[], numbers: Map<string, number>, stream: GrowingNumbers): void {
  parts.forEach((part, index) => {
    if (index > 0) stream.push(gap);
    for (const { word } of findWords(part)) {
      let number = numbers.get(word);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(word, number);
      }
      stream.push(number);
    }
  });
}

function* groupByStem(
  words: readonly string[],
  progress: Progress,
): Job<Pick<SearchIndex, 'stemOf' | 'stemOffsets' | 'stemWords' | 'stemNumbers'>> {
  const stemNumbers = new Map<string, number>();
  const stemOf = new Uint32Array(words.length);
  for (let word = 0; word < words.length; word++) {
    if (word % wordsPerSlice === 0) yield progress;
    const stem = stemmer(words[word]!);
    const number = stemNumbers.get(stem) ?? stemNumbers.size;
    stemNumbers.set(stem, number);
    stemOf[word] = number;
  }
  const stemOffsets = new Uint32Array(stemNumbers.size + 1);
  for (const stem of stemOf) stemOffsets[stem + 1]!++;
  for (let stem = 0; stem < stemNumbers.size; stem++) stemOffsets[stem + 1]! += stemOffsets[stem]!;
  const next = stemOffsets.slice();
  const stemWords = new Uint32Array(words.length);
  stemOf.forEach((stem, word) => (stemWords[next[stem]!++] = word));
  return { stemOf, stemOffsets, stemWords, stemNumbers };
}

function groupByWord(
  stream: Uint32Array,
  bounds: Uint32Array,
  words: number,
): Pick<SearchIndex, 'placeOffsets' | 'places'> {
  const placeOffsets = new Uint32Array(words + 1);
  for (const word of stream) if (word < words) placeOffsets[word + 1]!++;
  for (let word = 0; word < words; word++) placeOffsets[word + 1]! += placeOffsets[word]!;
  const next = placeOffsets.slice();
  const places = new Uint32Array(placeOffsets[words]!);
  for (let place = 0; place + 1 < bounds.length; place++) {
    for (let at = bounds[place]!; at < bounds[place + 1]!; at++) {
      const word = stream[at]!;
      if (word < words) places[next[word]!++] = place;
    }
  }
  return { placeOffsets, places };
}

function meanLengths(bounds: Uint32Array, rows: number): Float32Array {
  return Float32Array.from(searchFields, (_, field) => {
    let filled = 0;
    let total = 0;
    for (let row = 0; row < rows; row++) {
      const at = row * searchFields.length + field;
      const length = bounds[at + 1]! - bounds[at]!;
      total += length;
      if (length > 0) filled++;
    }
    return filled === 0 ? 1 : total / filled;
  });
}

/** A Uint32Array that doubles when full: a plain array of some millions of numbers costs three times the memory. */
class GrowingNumbers {
  length = 0;
  #numbers = new Uint32Array(1 << 14);

  push(value: number): void {
    if (this.length === this.#numbers.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.length++] = value;
  }

  take(): Uint32Array {
    return this.#numbers.slice(0, this.length);
  }
}
