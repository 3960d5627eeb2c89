/** The steps of a map as the worker takes them: what a step needs and this map does not is not loaded. */
import type { ImportOptions } from '../src/core/corpus/import.ts';
import { readShippedCorpus } from '../src/core/corpus/shipped.ts';
import type { Comparison, JoinEdges, MapStructure } from '../src/core/pipeline.ts';
import { program, sameForces, type MapSettings } from '../src/core/settings.ts';
import { countThreads } from '../src/core/similarity/threadCount.ts';
import type { AsyncJob, Job, Progress } from '../src/core/progress.ts';
import { buildTextModel } from '../src/core/text/model.ts';
import type { TextModel } from '../src/core/text/textModel.ts';
import type { Corpus } from '../src/core/types.ts';
import type { ImportResult, InputFile } from '../src/core/corpus/importResult.ts';
import type { JobTable, Placed } from './protocol.ts';
import type { World } from './world.ts';

export function comparedOf(world: World): Comparison {
  if (world.comparison === undefined) throw new Error('the papers have not been compared yet');
  return world.comparison;
}

/** Places by the forces alone; shown on their way only where they change. */
export async function* freePlaces(
  world: World,
  settled: World | undefined,
  { settings, start }: JobTable['place']['input'],
): AsyncJob<Placed> {
  const { describeLayout, describeRecipe, placePapers } = await loadPlacing();
  const { corpus } = world.imported;
  const structure = world.structure!;
  const stays = start !== undefined && standsAsMade(settled, world, settings);
  const from = stays ? undefined : start;
  const placing = placePapers(corpus, comparedOf(world), structure, settings, from);
  const positions = yield* stays ? unseen(placing) : placing;
  const layout = {
    ...describeLayout(corpus.papers.length, settings.islands),
    ...(from === undefined ? {} : { continued: true }),
  };
  return { positions, recipe: describeRecipe(corpus, structure, settings, layout) };
}

/**
 * True where making the places afresh gives those that are there: a threshold changes what is drawn, not where papers stand. Going on from
 * the places there are would move them for nothing, and to where no recipe leads.
 */
function standsAsMade(before: World | undefined, world: World, settings: MapSettings): boolean {
  return (
    before?.recipe !== undefined &&
    before.recipe.layout.continued !== true &&
    // Another version may have placed them elsewhere.
    before.recipe.version === program.version &&
    before.comparison === world.comparison &&
    sameForces(before.settings, settings)
  );
}

/** Does the work without showing papers on their way to the places they already have. */
function* unseen(placing: Generator<Progress, Float32Array, void>): Job<Float32Array> {
  for (;;) {
    const step = placing.next();
    if (step.done === true) return step.value;
    const { stage, done, total } = step.value;
    yield { stage, done, total };
  }
}

/** Loads while papers are compared. */
export const loadPlacing = () => import('../src/core/placing.ts');

/** The corpus that comes with the page needs none of the readers, which are half of the worker's code. */
export function readShipped(files: readonly InputFile[]): ImportResult | undefined {
  const [file] = files;
  return file === undefined || files.length > 1 ? undefined : readShippedCorpus(file);
}

export async function* importAny(
  files: readonly InputFile[],
  options: ImportOptions | undefined,
): AsyncJob<ImportResult> {
  const { importFiles } = await import('../src/core/corpus/import.ts');
  return yield* importFiles(files, options);
}

/** Clusters of a map that was there before keep their numbers, and so their colours. */
export async function keepColours(tied: MapStructure, { structure, earlier }: World): Promise<MapStructure> {
  const before = structure?.clustering ?? earlier?.clustering;
  if (before === undefined) return tied;
  const { keepNumbers } = await import('../src/core/graph/keepNumbers.ts');
  const rows = structure === undefined ? earlier?.rows : undefined;
  return { ...tied, ...keepNumbers(before, tied.clustering, tied.clusters, rows) };
}

/** What compares loads while the texts are read. */
async function* compareAlone(
  corpus: Corpus,
  settings: MapSettings,
  onModel?: (model: TextModel) => void,
): AsyncJob<Comparison> {
  const loading = import('../src/core/comparing.ts');
  // Where it does not come, that is told when it is waited for.
  loading.catch(() => undefined);
  const model = yield* buildTextModel(corpus.papers, settings);
  onModel?.(model);
  const { compareModel } = await loading;
  return yield* compareModel(model, settings);
}

/** On threads where the corpus is worth them and the browser gives a worker workers of its own. */
export async function* compareAll(
  corpus: Corpus,
  settings: MapSettings,
  onModel?: (model: TextModel) => void,
): AsyncJob<Comparison> {
  const processors = typeof Worker === 'undefined' ? 1 : navigator.hardwareConcurrency;
  const count = countThreads(corpus.papers.length, settings.measure, processors);
  if (count === 0) return yield* compareAlone(corpus, settings, onModel);
  const [{ compareCorpusInThreads }, { startJoinThreads }] = await Promise.all([
    import('../src/core/threadedPipeline.ts'),
    import('./joinThreads.ts'),
  ]);
  return yield* compareCorpusInThreads(corpus, settings, startJoinThreads(count), onModel);
}

/** Nothing of citations loads until a layer is switched on. */
export async function* citationLayers(world: World, settings: MapSettings): AsyncJob<JoinEdges | undefined> {
  if (!Object.values(settings.layers).some((layer) => layer.shown)) return undefined;
  const { buildLayers, joinLayers, referencesOf } = await import('./citations.ts');
  const { imported } = world;
  const layers = yield* buildLayers(yield* referencesOf(imported), settings.layers, imported.network);
  return (edges) => joinLayers(edges, layers);
}
