/** How stable the clusters of the open map are: ties made anew at other thresholds and with fewer words, clustered again and compared. */
import { resolutionFor } from '../src/core/graph/clusters.ts';
import { joinLayers, type Layer } from '../src/core/citations/joinLayers.ts';
import { collectPairs } from '../src/core/explore/nearestMiss.ts';
import { measureStability, type Stability } from '../src/core/graph/stability.ts';
import { selectEdges, type BackboneOptions } from '../src/core/similarity/backbone.ts';
import { compareWithFewerTerms, hasTerms } from '../src/core/similarity/fewerTerms.ts';
import { NearestRows } from '../src/core/similarity/nearest.ts';
import type { Job } from '../src/core/progress.ts';
import type { Neighbours, Similarities, SimilarityEdges } from '../src/core/types.ts';
import { buildLayers, referencesOf } from './citations.ts';
import type { MappedWorld } from './world.ts';

/** Words dropped in a repetition; thresholds tried, in turn. */
const shareDropped = 0.2;
const thresholdFactors = [0.9, 1.1] as const;

export function* answerStability(
  world: MappedWorld,
  { repetitions }: { readonly repetitions: number },
): Job<Stability> {
  const { comparison, structure, settings } = world;
  const { similarities, model } = comparison;
  const papers = world.imported.corpus.papers.length;
  const layers = yield* layersOf(world);
  const rule: BackboneOptions = {
    threshold: structure.threshold,
    keptNeighbours: structure.keptNeighbours,
    mode: settings.edgeRule,
  };
  const tie = (from: Similarities, by: BackboneOptions) => joinLayers(selectEdges(from, papers, by), layers);
  const pairs = hasTerms(settings.measure) ? collectPairs(similarities) : undefined;
  function* atOtherThreshold(repetition: number): Job<SimilarityEdges> {
    yield { stage: 'graph', done: 0, total: 1 };
    return tie(similarities, otherRule(rule, repetition));
  }
  function* withFewerTerms(_repetition: number, seed: number): Job<SimilarityEdges> {
    const options = { seed, share: shareDropped };
    const edges = yield* compareWithFewerTerms(model, settings.measure, pairs!, options);
    const neighbours = yield* nearestAmong(edges, papers, similarities.neighbours.k);
    yield { stage: 'graph', done: 0, total: 1 };
    return tie({ ...similarities, edges, neighbours }, rule);
  }
  return yield* measureStability(structure.edges, structure.clustering, {
    seed: settings.seed,
    resolution: resolutionFor(settings.resolution, papers),
    repetitions,
    rebuild: { threshold: atOtherThreshold, ...(pairs === undefined ? {} : { terms: withFewerTerms }) },
  });
}

/** Where ties are the nearest of each paper, one more or one fewer of them. */
function otherRule(rule: BackboneOptions, repetition: number): BackboneOptions {
  const at = (repetition >> 2) % thresholdFactors.length;
  const byNearest = rule.mode === 'topK' || rule.mode === 'mutualTopK';
  if (byNearest) return { ...rule, keptNeighbours: Math.max(1, rule.keptNeighbours + (at === 0 ? 1 : -1)) };
  return { ...rule, threshold: rule.threshold * thresholdFactors[at]! };
}

const pairsPerStep = 20_000;

function* nearestAmong(
  { source, target, weight }: SimilarityEdges,
  papers: number,
  k: number,
): Job<Neighbours> {
  const nearest = new NearestRows(papers, k);
  for (let pair = 0; pair < weight.length; pair += 1) {
    if (pair % pairsPerStep === 0) yield { stage: 'similarity', done: pair, total: weight.length };
    nearest.offer(source[pair]!, target[pair]!, weight[pair]!);
    nearest.offer(target[pair]!, source[pair]!, weight[pair]!);
  }
  return nearest.finish();
}

function* layersOf({ imported, settings }: MappedWorld): Job<readonly Layer[]> {
  if (!Object.values(settings.layers).some((layer) => layer.shown)) return [];
  return yield* buildLayers(yield* referencesOf(imported), settings.layers);
}
