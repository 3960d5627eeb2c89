/** Where given terms stand in a text, as segments that the page renders as plain text, marked or not. */
import { forEachTerm, termOf } from '../text/tokenize.ts';

export interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

/** Places of all words that stand for one of the terms, ascending and apart; overlapping ones (a phrase and its words) are one. */
function findPlaces(text: string, terms: ReadonlySet<string>): [number, number][] {
  const places: [number, number][] = [];
  forEachTerm(text, (term, start, end) => {
    if (terms.has(term)) places.push([start, end]);
  });
  places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const apart: [number, number][] = [];
  for (const place of places) {
    const last = apart[apart.length - 1];
    if (last !== undefined && place[0] < last[1]) last[1] = Math.max(last[1], place[1]);
    else apart.push(place);
  }
  return apart;
}

/**
 * The text cut into segments; joined they give the text again. `words` may be words as shown (Explanation.terms) or stems: every word of
 * the text that stands for the same term is marked, whatever its ending.
 */
export function markTerms(text: string, words: Iterable<string>): Segment[] {
  const terms = new Set<string>();
  for (const word of words) {
    terms.add(word);
    terms.add(termOf(word));
  }
  terms.delete('');
  const segments: Segment[] = [];
  let from = 0;
  for (const [start, end] of findPlaces(text, terms)) {
    if (start > from) segments.push({ text: text.slice(from, start), marked: false });
    segments.push({ text: text.slice(start, end), marked: true });
    from = end;
  }
  if (from < text.length) segments.push({ text: text.slice(from), marked: false });
  return segments;
}
