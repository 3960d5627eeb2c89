/** The second job of a map: which papers are tied, which belong together, what they are called; and the recipe of it all. */
import { buildAdjacency } from './graph/adjacency.ts';
import { findClusters, resolutionFor } from './graph/clusters.ts';
import { nameClusters } from './graph/names.ts';
import { nodeRadii } from './graph/sizes.ts';
import { spreadNumbers } from './graph/spreadNumbers.ts';
import { clusterColourCount } from './palette.ts';
import type { Comparison, JoinEdges, MapStructure } from './pipeline.ts';
import type { Job } from './progress.ts';
import { defaultSettings, program, type MapSettings } from './settings.ts';
import { selectEdges } from './similarity/backbone.ts';
import type { Corpus, Recipe } from './types.ts';

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
  const graph = buildAdjacency(edges, papers);
  const radii = nodeRadii(edges, papers, graph);
  yield { stage: 'clusters', done: 0, total: 2 };
  const resolution = resolutionFor(settings.resolution, papers);
  const found = yield* findClusters(edges, papers, { seed: settings.seed, resolution }, graph);
  const clustering = spreadNumbers(found, edges, clusterColourCount);
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
