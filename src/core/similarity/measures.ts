/**
 * What each measure compares, where it comes from, and when it cannot be used.
 *
 * - `tfidf`: cosine of TF-IDF rows (text/tfidf.ts). `lsa`: cosine of LSA rows (text/lsa.ts). `blend`: both (blend.ts).
 * - `bm25`: cosine of rows weighed as BM25 weighs (text/bm25.ts).
 * - `embedding`: cosine of the vectors that came with the file (text/embeddings.ts); negative ones count as 0.
 * - `compression`: how much shorter two texts are together (compression.ts); for small corpora.
 */
import type { DenseRows, TermRows, TextModel } from '../text/textModel.ts';
import type { Measure, Paper } from '../types.ts';
import { weightsOf, type PartWeights } from './blend.ts';
import { loadCompression } from './loadedMeasures.ts';

/** Why a measure cannot compare these papers, in a sentence for the reader; undefined where it can. */
export function measureProblem(papers: readonly Paper[], measure: Measure): string | undefined {
  if (measure !== 'embedding' || papers.some((paper) => paper.embedding !== undefined)) return undefined;
  return 'No paper of this corpus brings a vector: the files need an "embedding" field. Choose another measure.';
}

export interface MeasureRows {
  readonly sparse: TermRows;
  readonly dense: DenseRows;
  readonly weights: PartWeights;
}

/** The rows a measure compares by dot products. */
export function rowsOf(model: TextModel, measure: Measure): MeasureRows {
  const weights = weightsOf(measure, model.relatedWords);
  if (measure === 'bm25') return { sparse: wanted(model.bm25, measure), dense: model.lsa, weights };
  if (measure === 'embedding') {
    return { sparse: model.tfidf, dense: wanted(model.embedding, measure), weights };
  }
  return { sparse: model.tfidf, dense: model.lsa, weights };
}

/** What a measure needs of the model beside TF-IDF and LSA. */
export function wanted<Part>(part: Part | undefined, measure: Measure): Part {
  if (part !== undefined) return part;
  throw new Error(
    `The text model was built without what '${measure}' compares: pass { measure: '${measure}' } to buildTextModel.`,
  );
}

/** To be awaited before texts become vectors and papers are compared: loads what the measure needs; throws in a reader's words where it cannot compare them. */
export async function prepareMeasure(papers: readonly Paper[], measure: Measure): Promise<void> {
  const problem = measureProblem(papers, measure);
  if (problem !== undefined) throw new Error(problem);
  if (measure === 'compression') await loadCompression();
}
