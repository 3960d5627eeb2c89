/**
 * From the vectors of texts to similarities, and what these say about thresholds. The page loads it while texts are read. Cost: quadratic in the
 * papers.
 */
import { neighboursKept, type MapSettings } from './settings.ts';
import { comparePapers, type CompareOptions } from './similarity/compare.ts';
import { chooseThreshold, sweepThresholds } from './similarity/threshold.ts';
import type { Comparison } from './pipeline.ts';
import type { Job } from './progress.ts';
import type { TextModel } from './text/textModel.ts';
import type { Similarities } from './types.ts';

/** Pairs below this never become ties. */
export const similarityFloor = 0.03;

export function comparisonOptions({ measure }: MapSettings): CompareOptions {
  return { measure, floor: similarityFloor, neighbours: neighboursKept };
}

/** What the similarities say about thresholds. */
export function* weighSimilarities(model: TextModel, similarities: Similarities): Job<Comparison> {
  const papers = model.tfidf.rows;
  yield { stage: 'graph', done: 0, total: 2 };
  const suggestion = chooseThreshold(similarities, papers);
  yield { stage: 'graph', done: 1, total: 2 };
  const curves = sweepThresholds(similarities.edges, papers);
  return { model, similarities, curves, suggestion };
}

export function* compareModel(model: TextModel, settings: MapSettings): Job<Comparison> {
  return yield* weighSimilarities(model, yield* comparePapers(model, comparisonOptions(settings)));
}
