/**
 * From papers to a finished map, in the three jobs the page shows as it goes: compare (here), tie (tying.ts), place (placing.ts); the
 * last two load meanwhile.
 *
 * The same jobs run in the page's worker (in slices), on the command line and in tests (to the end). Cost: comparing is quadratic in the
 * papers, the rest is near linear in the edges.
 */
import { neighboursKept, type MapSettings } from './settings.ts';
import { comparePapers, type CompareOptions } from './similarity/compare.ts';
import { chooseThreshold, sweepThresholds } from './similarity/threshold.ts';
import { buildTextModel } from './text/model.ts';
import type { Cluster, Clustering, Corpus, MapEdges, Similarities, ThresholdCurves } from './types.ts';
import type { Job } from './progress.ts';
import type { TextModel } from './text/textModel.ts';

/** Pairs below this never become ties. */
export const similarityFloor = 0.03;

export interface ThresholdSuggestion {
  readonly threshold: number;
  readonly keptNeighbours: number;
  /** Why this value, in a sentence for the page. */
  readonly reason: string;
}

export interface Comparison {
  readonly model: TextModel;
  readonly similarities: Similarities;
  readonly curves: ThresholdCurves;
  readonly suggestion: ThresholdSuggestion;
}

/** The map without its places: what is tied to what, and what belongs together. */
export interface MapStructure {
  readonly threshold: number;
  readonly keptNeighbours: number;
  readonly edges: MapEdges;
  readonly clustering: Clustering;
  readonly clusters: readonly Cluster[];
  /** Radius of each paper's node, in map units. */
  readonly radii: Float32Array;
}

export function modelCorpus(corpus: Corpus, settings: MapSettings): Job<TextModel> {
  return buildTextModel(corpus.papers, settings);
}

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

/** `onModel`: the texts have been read. */
export function* compareCorpus(
  corpus: Corpus,
  settings: MapSettings,
  onModel?: (model: TextModel) => void,
): Job<Comparison> {
  const model = yield* modelCorpus(corpus, settings);
  onModel?.(model);
  return yield* weighSimilarities(model, yield* comparePapers(model, comparisonOptions(settings)));
}

/** Joins other kinds of edges with the similarities (citations/joinLayers.ts); loaded only where there are some. */
export type JoinEdges = (edges: MapEdges) => MapEdges;
