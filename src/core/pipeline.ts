/**
 * From papers to a finished map, in the three jobs the page shows as it goes: compare (comparing.ts), tie (tying.ts), place (placing.ts).
 * What is needed later loads meanwhile.
 *
 * The same jobs run in the page's worker (in slices), on the command line and in tests (to the end). Cost: comparing is quadratic in the
 * papers, the rest is near linear in the edges.
 */
import { compareModel } from './comparing.ts';
import type { MapSettings } from './settings.ts';
import { buildTextModel } from './text/model.ts';
import type { Cluster, Clustering, Corpus, MapEdges, Similarities, ThresholdCurves } from './types.ts';
import type { Job } from './progress.ts';
import type { TextModel } from './text/textModel.ts';

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

/** `onModel`: the texts have been read. */
export function* compareCorpus(
  corpus: Corpus,
  settings: MapSettings,
  onModel?: (model: TextModel) => void,
): Job<Comparison> {
  const model = yield* buildTextModel(corpus.papers, settings);
  onModel?.(model);
  return yield* compareModel(model, settings);
}

/** Joins other kinds of edges with the similarities (citations/joinLayers.ts); loaded only where there are some. */
export type JoinEdges = (edges: MapEdges) => MapEdges;
