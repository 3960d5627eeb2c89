/**
 * From a typed word to the words of the corpus that answer it, each with how well it does, in (0, 1].
 *
 * The word itself 1; another form of its stem 0.8; a longer word that begins with it up to 0.7, less the more is missing; a near spelling
 * 0.4 or 0.2, and only where next to nothing else answers ("form" must not find "from") and the near spelling is far more usual: a misprint in
 * one abstract must not hide the word meant.
 */
import { stemmer } from 'stemmer';
import type { SearchIndex } from './searchIndex.ts';
import { allowedTypos, countBits, letterSignature, typoDistance } from './typos.ts';

export interface Expansion {
  /** Word number -> quality. */
  readonly qualities: ReadonlyMap<number, number>;
  /** The near spellings among them. */
  readonly corrections: readonly number[];
}

/** A word written less often than this may be a misprint; a near spelling written this many times as often is what was meant. */
const rareOccurrences = 5;
const usualRatio = 10;

const stemQuality = 0.8;
const prefixQuality = 0.7;
const typoQuality = 0.4;

/** Every word that answers. A `strict` one (for what must not be there) takes the word and its forms only. */
export function expandWord(index: SearchIndex, word: string, strict: boolean): Expansion {
  const qualities = new Map<number, number>();
  if (!strict && word.length > 1) addPrefix(index, word, qualities);
  addStem(index, word, qualities);
  const [exact, end] = prefixRange(index.words, word);
  if (exact < end && index.words[exact] === word) qualities.set(exact, 1);
  let occurrences = 0;
  for (const number of qualities.keys()) occurrences += countOccurrences(index, number);
  if (strict || occurrences >= rareOccurrences) return { qualities, corrections: [] };
  const near = findNearSpellings(index, word, occurrences * usualRatio);
  const corrections = [...near.keys()].filter((number) => !qualities.has(number));
  for (const number of corrections) qualities.set(number, near.get(number)!);
  return { qualities, corrections };
}

/** The range [first, end) of the sorted words that begin with `prefix`. */
export function prefixRange(words: readonly string[], prefix: string): [number, number] {
  const first = firstWhere(words.length, (at) => words[at]! >= prefix);
  const end = first + firstWhere(words.length - first, (at) => !words[first + at]!.startsWith(prefix));
  return [first, end];
}

/** Binary search: the first place in [0, length) where the test holds, or `length`; once it holds it must go on holding. */
function firstWhere(length: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function countOccurrences(index: SearchIndex, word: number): number {
  return index.placeOffsets[word + 1]! - index.placeOffsets[word]!;
}

function addPrefix(index: SearchIndex, word: string, qualities: Map<number, number>): void {
  const [first, end] = prefixRange(index.words, word);
  for (let number = first; number < end; number++) {
    qualities.set(number, (prefixQuality * word.length) / index.words[number]!.length);
  }
}

function addStem(index: SearchIndex, word: string, qualities: Map<number, number>): void {
  const stem = index.stemNumbers.get(stemmer(word));
  if (stem === undefined) return;
  for (let at = index.stemOffsets[stem]!; at < index.stemOffsets[stem + 1]!; at++) {
    qualities.set(index.stemWords[at]!, stemQuality);
  }
}

/** The nearest spellings only: with one at distance 1, those at distance 2 are noise. */
function findNearSpellings(index: SearchIndex, word: string, leastOccurrences: number): Map<number, number> {
  const near = new Map<number, number>();
  let limit = allowedTypos(word.length);
  if (limit === 0) return near;
  const signature = letterSignature(word);
  for (let number = 0; number < index.words.length; number++) {
    if (countBits(signature ^ index.signatures[number]!) > 2 * limit) continue;
    if (countOccurrences(index, number) < leastOccurrences) continue;
    const distance = typoDistance(word, index.words[number]!, limit);
    if (distance === 0 || distance > limit) continue;
    if (distance < limit) near.clear();
    limit = distance;
    near.set(number, typoQuality / distance);
  }
  return near;
}
