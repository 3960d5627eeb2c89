/**
 * How many papers of each cluster hold a term, over all papers. For names only a sample of a large corpus is read; what the text model
 * knows of every paper (words and pairs of words, as stems) tells which terms of the sample are an accident of it.
 * Cost: linear in the entries of the model's rows.
 */
import { termOf } from '../text/tokenize.ts';
import type { TextModel } from '../text/textModel.ts';
import type { Clustering } from '../types.ts';
import { unclustered } from '../types.ts';

export interface Shares {
  /** Of the papers of the cluster, and of all others in clusters. */
  readonly inside: number;
  readonly elsewhere: number;
}

/** Undefined where the model says nothing of the words. Of longer phrases the rarest pair of neighbours answers; a pair too rare for the model is held by none. */
export type SharesOf = (words: readonly string[], cluster: number) => Shares | undefined;

export function countShares(
  { vocabulary, tfidf }: Pick<TextModel, 'vocabulary' | 'tfidf'>,
  { assignment, count: clusters }: Clustering,
  wanted: readonly (readonly string[])[],
): SharesOf {
  const columnOf = new Map(vocabulary.stems.map((stem, column) => [stem, column]));
  const columnsOf = (words: readonly string[]) => stemsOf(words).flatMap((stem) => columnOf.get(stem) ?? []);
  const slots = new Int32Array(tfidf.columns).fill(-1);
  let used = 0;
  for (const column of wanted.flatMap(columnsOf)) {
    if (slots[column]! >= 0) continue;
    slots[column] = used;
    used += 1;
  }
  const holders = new Uint32Array(used * clusters);
  const sizes = new Uint32Array(clusters);
  for (let row = 0; row < tfidf.rows; row += 1) {
    const cluster = assignment[row]!;
    if (cluster === unclustered) continue;
    sizes[cluster]! += 1;
    for (let at = tfidf.offsets[row]!; at < tfidf.offsets[row + 1]!; at += 1) {
      const slot = slots[tfidf.terms[at]!]!;
      if (slot >= 0) holders[slot * clusters + cluster]! += 1;
    }
  }
  const everywhere = sizes.reduce((sum, size) => sum + size, 0);
  return (words, cluster) => {
    const stems = stemsOf(words);
    if (stems.length === 0) return undefined;
    const columns = stems.flatMap((stem) => columnOf.get(stem) ?? []);
    if (columns.length < stems.length) return words.length > 1 ? { inside: 0, elsewhere: 0 } : undefined;
    const size = sizes[cluster]!;
    let [least, others] = [Infinity, Infinity];
    for (const column of columns) {
      const of = holders.subarray(slots[column]! * clusters, (slots[column]! + 1) * clusters);
      least = Math.min(least, of[cluster]!);
      others = Math.min(others, of.reduce((sum, held) => sum + held, 0) - of[cluster]!);
    }
    return { inside: least / Math.max(1, size), elsewhere: (others + 0.5) / (everywhere - size + 1) };
  };
}

/** The stem of a word, or the pairs of stems in a phrase; none where one of the words is left out of the model. */
function stemsOf(words: readonly string[]): string[] {
  const stems = words.map(termOf);
  if (stems.includes('')) return [];
  return stems.length === 1 ? stems : stems.slice(1).map((stem, at) => `${stems[at]!} ${stem}`);
}
