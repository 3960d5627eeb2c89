/**
 * Rows weighed as BM25 weighs a term: tf (k1 + 1) / (tf + k1 (1 - b + b length / mean length)) * ln(1 + (n - df + 1/2) / (df + 1/2)), with
 * k1 = 1.2 and b = 0.75 (Robertson, Zaragoza 2009, doi:10.1561/1500000019). BM25 scores a short query against a document; two papers are
 * equals, so both are weighed as documents and their cosine is taken: symmetric, in [0, 1].
 */
import type { TermRows, Vocabulary } from './textModel.ts';
import { normalise } from './rules.ts';

const k1 = 1.2;
const b = 0.75;

function lengthOf(termCounts: Float32Array, start: number, end: number): number {
  let length = 0;
  for (let at = start; at < end; at += 1) length += termCounts[at]!;
  return length;
}

/** `termCounts`: how often each entry's term stands in its paper, in the places of the TF-IDF weights. Terms and offsets are shared. */
export function weighBm25(tfidf: TermRows, termCounts: Float32Array, vocabulary: Vocabulary): TermRows {
  const { rows, offsets, terms } = tfidf;
  const rarity = Float32Array.from(vocabulary.documentFrequency, (count) => {
    return Math.log(1 + (rows - count + 0.5) / (count + 0.5));
  });
  const values = new Float32Array(termCounts.length);
  const meanLength = lengthOf(termCounts, 0, termCounts.length) / Math.max(1, rows);
  for (let row = 0; row < rows; row += 1) {
    const [start, end] = [offsets[row]!, offsets[row + 1]!];
    const longness = 1 - b + (b * lengthOf(termCounts, start, end)) / meanLength;
    for (let at = start; at < end; at += 1) {
      const count = termCounts[at]!;
      values[at] = ((count * (k1 + 1)) / (count + k1 * longness)) * rarity[terms[at]!]!;
    }
    normalise(values, start, end);
  }
  return { ...tfidf, values };
}
