/**
 * From papers to a finished map, in the three jobs the page shows as it goes: compare, tie, place (see placing.ts, which loads meanwhile).
 *
 * The same jobs run in the page's worker (in slices), on the command line and in tests (to the end). Cost: comparing is quadratic in the
 * papers, the rest is near linear in the edges.
 */
import { detectClusters, resolutionFor } from './graph/clusters.ts';
import { nameClusters } from './graph/names.ts';
import { nodeRadii } from './graph/sizes.ts';
import { defaultSettings, program, neighboursKept, type MapSettings } from './settings.ts';
import { selectEdges } from './similarity/backbone.ts';
import { comparePapers, type CompareOptions } from './similarity/compare.ts';
import { chooseThreshold, sweepThresholds } from './similarity/threshold.ts';
import { buildTextModel } from './text/model.ts';
import type {
  Cluster,
  Clustering,
  Corpus,
  MapEdges,
  Recipe,
  Similarities,
  ThresholdCurves,
} from './types.ts';
import type { Job } from './progress.ts';
import type { TextModel } from './text/textModel.ts';

/** Pairs below this are counted in the histogram but never become ties. */
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

export function* compareCorpus(corpus: Corpus, settings: MapSettings): Job<Comparison> {
  const model = yield* modelCorpus(corpus, settings);
  return yield* weighSimilarities(model, yield* comparePapers(model, comparisonOptions(settings)));
}

/** Joins other kinds of edges with the similarities (citations/joinLayers.ts); loaded only where there are some. */
export type JoinEdges = (edges: MapEdges) => MapEdges;

const similaritiesAlone: JoinEdges = (edges) => edges;

export function* tiePapers(
  corpus: Corpus,
  comparison: Comparison,
  settings: MapSettings,
  join: JoinEdges = similaritiesAlone,
): Job<MapStructure> {
  const papers = corpus.papers.length;
  const { suggestion, similarities, model } = comparison;
  const threshold = settings.threshold === 'auto' ? suggestion.threshold : settings.threshold;
  const keptNeighbours =
    settings.keptNeighbours === 'auto' ? suggestion.keptNeighbours : settings.keptNeighbours;
  yield { stage: 'graph', done: 1, total: 2 };
  const rule = { threshold, keptNeighbours, mode: settings.edgeRule };
  const edges = join(selectEdges(similarities, papers, rule));
  const radii = nodeRadii(edges, papers);
  yield { stage: 'clusters', done: 0, total: 2 };
  const resolution = resolutionFor(settings.resolution, papers);
  const clustering = detectClusters(edges, papers, { seed: settings.seed, resolution });
  yield { stage: 'clusters', done: 1, total: 2 };
  const clusters = nameClusters(corpus.papers, model, clustering);
  return { threshold, keptNeighbours, edges, clustering, clusters, radii };
}

/** A setting where it is not as usual: recipes stay short, and older ones stay right. */
function unusual<Name extends keyof MapSettings>(settings: MapSettings, name: Name) {
  return settings[name] === defaultSettings[name] ? {} : { [name]: settings[name] };
}

export function describeRecipe(
  corpus: Corpus,
  structure: MapStructure,
  settings: MapSettings,
  layout: Recipe['layout'],
): Recipe {
  return {
    program: program.name,
    version: program.version,
    corpus: { name: corpus.origin.name, fingerprint: corpus.fingerprint, papers: corpus.papers.length },
    measure: settings.measure,
    ...unusual(settings, 'relatedWords'),
    ...unusual(settings, 'keywords'),
    threshold: structure.threshold,
    thresholdRule: settings.threshold === 'auto' ? 'auto' : 'manual',
    keptNeighbours: structure.keptNeighbours,
    ...(settings.edgeRule === 'threshold' ? {} : { edgeRule: settings.edgeRule }),
    ...(Object.values(settings.layers).some((layer) => layer.shown) ? { layers: settings.layers } : {}),
    edges: structure.edges.weight.length,
    clusters: structure.clusters.length,
    resolution: resolutionFor(settings.resolution, corpus.papers.length),
    ...(settings.islands === 'auto' ? {} : { islands: settings.islands }),
    layout,
    seed: settings.seed,
  };
}
