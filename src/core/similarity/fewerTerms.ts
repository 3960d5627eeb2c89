/**
 * How similar would papers be if some words had never been written? A share of the terms is dropped by chance, what is left of each row is
 * brought back to length 1 (TF-IDF and, carried by the same term vectors, LSA), and the known pairs are compared anew. Pairs that were
 * below the floor stay unknown. For measures made of terms only. Cost: pairs times (terms of a paper + LSA columns).
 */
import { createRandom } from '../random.ts';
import type { DenseRows, TermRows, TextModel } from '../text/textModel.ts';
import type { Job } from '../progress.ts';
import type { Measure, SimilarityEdges } from '../types.ts';
import { blend } from './blend.ts';
import { rowsOf } from './measures.ts';
import { dotDense, dotSparse } from './scores.ts';
import { sortEdges } from './sortEdges.ts';

const rowsPerStep = 200;
const pairsPerStep = 4000;

export function hasTerms(measure: Measure): boolean {
  return measure === 'blend' || measure === 'tfidf' || measure === 'lsa';
}

/** The same pairs, strongest first. */
export function* compareWithFewerTerms(
  model: TextModel,
  measure: Measure,
  pairs: SimilarityEdges,
  options: { readonly seed: number; readonly share: number },
): Job<SimilarityEdges> {
  const random = createRandom(options.seed);
  const kept = Uint8Array.from({ length: model.tfidf.columns }, () => (random() < options.share ? 0 : 1));
  const sparse = keepTerms(model.tfidf, kept);
  const { weights } = rowsOf(model, measure);
  const dense = weights.lsa > 0 ? yield* projectRows(sparse, model.termVectors) : undefined;
  const count = pairs.source.length;
  const weight = new Float32Array(count);
  for (let pair = 0; pair < count; pair += 1) {
    const [a, b] = [pairs.source[pair]!, pairs.target[pair]!];
    const terms = weights.tfidf > 0 ? dotSparse(sparse, a, b) : 0;
    const topics = dense === undefined ? 0 : dotDense(dense, a, b);
    weight[pair] = Math.max(0, blend(weights, terms, topics));
    if (pair % pairsPerStep === 0) yield { stage: 'similarity', done: pair, total: count };
  }
  return sortEdges({ source: pairs.source, target: pairs.target, weight });
}

/** Rows of the terms that are kept, each at length 1 again; an empty row stays empty. */
function keepTerms({ rows, columns, offsets, terms, values }: TermRows, kept: Uint8Array): TermRows {
  const own = { offsets: new Uint32Array(rows + 1), terms: terms.slice(), values: values.slice() };
  let size = 0;
  for (let row = 0; row < rows; row += 1) {
    const from = size;
    let square = 0;
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
      if (kept[terms[at]!] === 0) continue;
      own.terms[size] = terms[at]!;
      own.values[size] = values[at]!;
      square += values[at]! * values[at]!;
      size += 1;
    }
    const length = Math.sqrt(square);
    for (let at = from; at < size; at += 1) own.values[at]! /= length;
    own.offsets[row + 1] = size;
  }
  return { rows, columns, ...own };
}

function* projectRows(
  { rows, offsets, terms, values }: TermRows,
  { columns, values: vectors }: DenseRows,
): Job<DenseRows> {
  const points = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const point = points.subarray(row * columns, (row + 1) * columns);
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
      const from = terms[at]! * columns;
      for (let i = 0; i < columns; i += 1) point[i]! += values[at]! * vectors[from + i]!;
    }
    const length = Math.sqrt(point.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) for (let i = 0; i < columns; i += 1) point[i]! /= length;
    if (row % rowsPerStep === 0) yield { stage: 'text', done: row, total: rows };
  }
  return { rows, columns, values: points };
}
