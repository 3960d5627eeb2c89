/**
 * A text that is not in the corpus, in the corpus' own terms: the same words, weights and LSA directions that its papers have, so that it
 * can be compared with them. A paper's own title and abstract give that paper's rows again. Linear in the text.
 */
import { titleWeight, weighRarity } from '../text/rules.ts';
import { forEachTerm } from '../text/tokenize.ts';
import type { TextModel } from '../text/textModel.ts';

export interface Draft {
  readonly title: string;
  readonly abstract: string;
}

export interface TextVector {
  /** Columns of the vocabulary, ascending, with their TF-IDF weights at length 1. Empty where the corpus knows none of the words. */
  readonly terms: Uint32Array;
  readonly values: Float32Array;
  /** LSA coordinates at length 1; all 0 where there are none. */
  readonly lsa: Float32Array;
  /** Words of the text that no paper of the corpus holds, as written, in order of first sight. */
  readonly unknownWords: readonly string[];
}

/** A longer first line is no title. */
const longestTitle = 250;

/** What was pasted: the first line is the title where it is short and more follows. */
export function splitDraft(text: string): Draft {
  const match = /^\s*(\S[^\n]*)\n\s*(\S[\s\S]*)$/.exec(text);
  const title = match?.[1]?.trim() ?? '';
  if (!match || title.length > longestTitle) return { title: '', abstract: text.trim() };
  return {
    title: title.replace(/^title:\s*/i, ''),
    abstract: match[2]!.trim().replace(/^abstract[:.]\s*/i, ''),
  };
}

/** `columnOf`: stem -> column (`indexStems(model)`), made once and kept. */
export function vectoriseText(
  model: TextModel,
  columnOf: ReadonlyMap<string, number>,
  draft: Draft,
): TextVector {
  const counts = new Map<number, number>();
  const unknown = new Set<string>();
  const count = (text: string, weight: number) => {
    forEachTerm(text, (term, start, end) => {
      const column = columnOf.get(term);
      if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + weight);
      else if (!term.includes(' ')) unknown.add(text.slice(start, end));
    });
  };
  count(draft.title, titleWeight);
  count(draft.abstract, 1);
  const terms = Uint32Array.from(counts.keys()).sort();
  const values = Float32Array.from(terms, (column) => weigh(model, column, counts.get(column)!));
  scaleToOne(values);
  return { terms, values, lsa: project(model, terms, values), unknownWords: [...unknown] };
}

/** As the model's rows are weighed: (1 + ln count) times the rarity of the term. */
function weigh({ vocabulary, tfidf }: TextModel, column: number, count: number): number {
  const rarity = weighRarity(vocabulary.stems[column]!, vocabulary.documentFrequency[column]!, tfidf.rows);
  return Math.fround(1 + Math.log(count)) * rarity;
}

function project(model: TextModel, terms: Uint32Array, values: Float32Array): Float32Array {
  const { columns, values: vectors } = model.termVectors;
  const point = new Float64Array(columns);
  terms.forEach((term, at) => {
    for (let i = 0; i < columns; i++) point[i]! += values[at]! * vectors[term * columns + i]!;
  });
  scaleToOne(point);
  return Float32Array.from(point);
}

function scaleToOne(values: Float32Array | Float64Array): void {
  let square = 0;
  for (const value of values) square += value * value;
  const length = Math.sqrt(square);
  if (length > 0) for (let i = 0; i < values.length; i++) values[i]! /= length;
}

/** Similarity of the text to every paper, blended as the measure says. One pass over all stored values. */
export function compareText(
  model: TextModel,
  weights: { readonly tfidf: number; readonly lsa: number },
  vector: TextVector,
): Float32Array {
  const { tfidf, lsa } = model;
  const dense = new Float32Array(tfidf.columns);
  vector.terms.forEach((term, at) => (dense[term] = vector.values[at]!));
  const similarities = new Float32Array(tfidf.rows);
  for (let row = 0; row < tfidf.rows; row++) {
    let words = 0;
    for (let at = tfidf.offsets[row]!; at < tfidf.offsets[row + 1]!; at++) {
      words += tfidf.values[at]! * dense[tfidf.terms[at]!]!;
    }
    let topics = 0;
    if (weights.lsa > 0) {
      for (let i = 0; i < lsa.columns; i++) topics += lsa.values[row * lsa.columns + i]! * vector.lsa[i]!;
    }
    similarities[row] = Math.min(1, weights.tfidf * words + weights.lsa * Math.max(0, topics));
  }
  return similarities;
}
