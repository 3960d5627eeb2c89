import type { MapEdges } from '../../../src/core/types.ts';
import type { TextModel } from '../../../src/core/text/textModel.ts';

/** Edges from (row, row, weight), put in the order the contracts ask for. */
export function makeEdges(list: readonly (readonly [number, number, number])[]): MapEdges {
  const sorted = list
    .map(([a, b, weight]) => [Math.min(a, b), Math.max(a, b), Math.fround(weight)] as const)
    .sort((x, y) => y[2] - x[2] || x[0] - y[0] || x[1] - y[1]);
  return {
    source: Uint32Array.from(sorted, (edge) => edge[0]),
    target: Uint32Array.from(sorted, (edge) => edge[1]),
    weight: Float32Array.from(sorted, (edge) => edge[2]),
    kind: new Uint8Array(sorted.length),
  };
}

/** A text model from lists of [term, weight] a row, each brought to length 1; LSA rows are the same in dense form. */
export function makeModel(
  words: readonly string[],
  rows: readonly Readonly<Record<string, number>>[],
): TextModel {
  const normal = rows.map((row) => {
    const length = Math.hypot(...Object.values(row)) || 1;
    return words.flatMap((word, term) => (row[word] ? [[term, row[word] / length] as const] : []));
  });
  const offsets = Uint32Array.from([0, ...normal.map((_, row) => normal.slice(0, row + 1).flat().length)]);
  const lsa = new Float32Array(rows.length * words.length);
  normal.forEach((row, at) => row.forEach(([term, value]) => (lsa[at * words.length + term] = value)));
  const identity = new Float32Array(words.length ** 2);
  words.forEach((_, term) => (identity[term * words.length + term] = 1));
  return {
    vocabulary: {
      stems: words,
      words,
      documentFrequency: Uint32Array.from(words, (word) => rows.filter((row) => row[word]).length),
    },
    tfidf: {
      rows: rows.length,
      columns: words.length,
      offsets,
      terms: Uint32Array.from(normal.flat(), ([term]) => term),
      values: Float32Array.from(normal.flat(), ([, value]) => value),
    },
    lsa: { rows: rows.length, columns: words.length, values: lsa },
    termVectors: { rows: words.length, columns: words.length, values: identity },
  };
}
