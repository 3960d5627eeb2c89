/**
 * The words of a hit marked in the original text. The result is segments, never markup: text from a paper is only ever shown as text.
 * Joined, the segments are the text again. Linear in the text.
 */
import { findWords } from './fold.ts';
import type { FoundWord } from './fold.ts';
import type { SearchField } from './query.ts';
import type { HitTerm } from './searchPapers.ts';

export interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Where `field` is given, terms asked for in other fields ("author:lee") are left out. Neighbouring marked segments never touch: words of
 * one phrase are one segment.
 */
export function markMatches(text: string, terms: readonly HitTerm[], field?: SearchField): Segment[] {
  const phrases = phrasesByFirstWord(terms, field);
  const words = findWords(text);
  const segments: Segment[] = [];
  let done = 0;
  for (let at = 0; at < words.length;) {
    const length = longestPhrase(words, at, phrases);
    if (length === 0) {
      at++;
      continue;
    }
    const { start } = words[at]!;
    const { end } = words[at + length - 1]!;
    if (start > done) segments.push({ text: text.slice(done, start), marked: false });
    segments.push({ text: text.slice(start, end), marked: true });
    done = end;
    at += length;
  }
  if (done < text.length) segments.push({ text: text.slice(done), marked: false });
  return segments;
}

function phrasesByFirstWord(
  terms: readonly HitTerm[],
  field: SearchField | undefined,
): Map<string, string[][]> {
  const phrases = new Map<string, string[][]>();
  for (const term of terms) {
    if (field !== undefined && term.field !== undefined && term.field !== field) continue;
    for (const found of term.found) {
      const words = found.split(' ');
      phrases.set(words[0]!, [...(phrases.get(words[0]!) ?? []), words]);
    }
  }
  return phrases;
}

function longestPhrase(words: readonly FoundWord[], at: number, phrases: Map<string, string[][]>): number {
  let longest = 0;
  for (const phrase of phrases.get(words[at]!.word) ?? []) {
    const matches = phrase.every((word, index) => words[at + index]?.word === word);
    if (matches) longest = Math.max(longest, phrase.length);
  }
  return longest;
}
