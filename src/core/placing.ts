/** The last two jobs of a map: what is tied (tying.ts), and every paper to its place. Apart from pipeline.ts, so that a page can load it while papers are compared. */
import { createPlacingKernel } from './kernels/placing.ts';
import { describeLayout, layoutMap, type LayoutProgress } from './layout/layout.ts';
import { compareCorpus } from './pipeline.ts';
import type { Comparison, JoinEdges, MapStructure } from './pipeline.ts';
import type { MapSettings } from './settings.ts';
import type { FileNetwork } from './corpus/importResult.ts';
import { filePositions, placeByFile } from './layout/filePlaces.ts';
import type { Corpus, PaperMap } from './types.ts';
import type { Progress } from './progress.ts';
import { describeRecipe, tiePapers } from './tying.ts';

export { describeLayout } from './layout/layout.ts';
export { sketchPlaces } from './layout/sketch.ts';
export { describeRecipe, tiePapers } from './tying.ts';

export function placePapers(
  corpus: Corpus,
  comparison: Comparison,
  structure: MapStructure,
  settings: MapSettings,
  start?: Float32Array,
): Generator<LayoutProgress, Float32Array, void> {
  return layoutMap(structure.edges, corpus.papers.length, {
    lsa: comparison.model.lsa,
    sizes: structure.radii,
    seed: settings.seed,
    neighbours: comparison.similarities.neighbours,
    kernel: createPlacingKernel(),
    islands: settings.islands,
    ...(start === undefined ? {} : { start }),
  });
}

/** All of it, for tests; on the command line the papers are compared on several threads first. */
export function* buildPaperMap(
  corpus: Corpus,
  settings: MapSettings,
  join?: JoinEdges,
): Generator<Progress, PaperMap, void> {
  return yield* finishPaperMap(corpus, yield* compareCorpus(corpus, settings), settings, { join });
}

/** What comes from the files beside the papers. */
export interface Beside {
  readonly join?: JoinEdges | undefined;
  readonly network?: FileNetwork | undefined;
}

export function* finishPaperMap(
  corpus: Corpus,
  comparison: Comparison,
  settings: MapSettings,
  { join, network }: Beside = {},
): Generator<Progress, PaperMap, void> {
  const structure = yield* tiePapers(corpus, comparison, settings, join);
  const places = filePositions(network, settings);
  if (places !== undefined) {
    const placed = yield* placeByFile(corpus, comparison, structure, settings, places);
    return { ...assembleMap(corpus, structure, placed.positions, settings), recipe: placed.recipe };
  }
  const positions = yield* placePapers(corpus, comparison, structure, settings);
  return assembleMap(corpus, structure, positions, settings);
}

export function assembleMap(
  corpus: Corpus,
  structure: MapStructure,
  positions: Float32Array,
  settings: MapSettings,
): PaperMap {
  return {
    corpus,
    edges: structure.edges,
    clusters: structure.clusters,
    assignment: structure.clustering.assignment,
    positions,
    recipe: describeRecipe(
      corpus,
      structure,
      settings,
      describeLayout(corpus.papers.length, settings.islands),
    ),
  };
}
