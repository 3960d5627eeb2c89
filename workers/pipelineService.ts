/**
 * The work behind the pipeline worker, as a plain object that tests call directly.
 *
 * It holds two worlds: the one questions are answered from, and the one being built. A build that fails or is stopped leaves the first as it was.
 */
import { transfer } from 'comlink';
import type { ImportOptions } from '../src/core/corpus/import.ts';
import { readShippedCorpus } from '../src/core/corpus/shipped.ts';
import {
  compareCorpus,
  describeRecipe,
  tiePapers,
  type Comparison,
  type JoinEdges,
  type MapStructure,
} from '../src/core/pipeline.ts';
import { defaultSettings, program, sameForces, type MapSettings } from '../src/core/settings.ts';
import { prepareMeasure } from '../src/core/similarity/measures.ts';
import { countThreads } from '../src/core/similarity/threadCount.ts';
import type { AsyncJob, Corpus, ImportResult, InputFile, Job, Progress, Stage } from '../src/core/types.ts';
import type { Part } from './part.ts';
import type { Imported, JobName, JobTable, PipelineApi, Placed, Question, StepReport } from './protocol.ts';
import { outlineCorpus, outlineStructure } from './outlines.ts';
import { isMapped, slimmed, type World } from './world.ts';

interface RunningJob {
  readonly name: JobName;
  readonly generator: Job<unknown> | AsyncJob<unknown>;
  readonly timings: Partial<Record<Stage, number>>;
  stage: Stage;
  /** The slice asked for last. */
  turn: Promise<StepReport<JobName>>;
}

const stopped = { state: 'failed', message: 'This piece of work was stopped.' } as const;

const firstStage: Record<JobName, Stage> = {
  import: 'read',
  adopt: 'read',
  compare: 'text',
  tie: 'graph',
  place: 'layout',
  question: 'graph',
};

export function createPipelineService(): PipelineApi {
  const jobs = new Map<number, RunningJob>();
  let settled: World | undefined;
  let building: World | undefined;
  let before: World | undefined;

  const current = (): World => {
    const world = building ?? settled;
    if (world === undefined) throw new Error('no corpus is open: expected an import first');
    return world;
  };
  const compared = (world: World) => {
    if (world.comparison === undefined) throw new Error('the papers have not been compared yet');
    return world.comparison;
  };

  async function* importJob(input: JobTable['import']['input']): AsyncJob<JobTable['import']['output']> {
    if ('part' in input) return yield* partJob(input.part);
    const { files, options } = input;
    const shipped = options === undefined ? readShipped(files) : undefined;
    const imported = shipped ?? (yield* importAny(files, options));
    building = { imported, settings: settled?.settings ?? defaultSettings };
    const outlined = { ...outlineCorpus(imported), tables: imported.tables ?? [] };
    if (input.onto !== true || settled === undefined) return outlined;
    const { tellKnown } = await import('./known.ts');
    const { known, ...earlier } = tellKnown(settled, imported);
    building = { ...building, ...earlier };
    return { ...outlined, known };
  }

  async function* partJob(part: Part): AsyncJob<Imported> {
    const { takePart } = await import('./part.ts');
    const whole = current();
    const imported = yield* takePart(whole.imported, part);
    building = { imported, settings: whole.settings, whole };
    return { ...outlineCorpus(imported), tables: [] };
  }

  async function* adoptJob({ file }: JobTable['adopt']['input']): AsyncJob<JobTable['adopt']['output']> {
    const { openProject } = await import('./project.ts');
    yield { stage: 'read', done: 0, total: 1 };
    const opened = openProject(file);
    if ('refused' in opened) return opened;
    building = opened.world;
    return opened.adopted;
  }

  async function* compareJob({
    settings,
  }: JobTable['compare']['input']): AsyncJob<JobTable['compare']['output']> {
    const world = current();
    void loadPlacing();
    await prepareMeasure(world.imported.corpus.papers, settings.measure);
    const comparison = yield* compareAll(world.imported.corpus, settings);
    building = { ...world, settings, comparison };
    const { similarities, curves, suggestion } = comparison;
    const { histogram, neighbours, capped, floor } = similarities;
    return { histogram, curves, suggestion, neighbours, capped, floor };
  }

  async function* tieJob({ settings }: JobTable['tie']['input']): AsyncJob<JobTable['tie']['output']> {
    const world = current();
    const join = yield* citationLayers(world, settings);
    const tied = yield* tiePapers(world.imported.corpus, compared(world), settings, join);
    const structure = await keepColours(tied, world);
    building = { ...world, settings, structure };
    return outlineStructure(structure);
  }

  async function* placeJob(input: JobTable['place']['input']): AsyncJob<Placed> {
    const world = current();
    if (world.structure === undefined) throw new Error('the papers have not been tied yet');
    const placed = yield* input.anchored === true
      ? (await import('./anchoredPlaces.ts')).anchoredPlaces(world, input)
      : freePlaces(world, input);
    building = { ...world, settings: input.settings, ...placed };
    return { ...placed, positions: placed.positions.slice() };
  }

  async function* freePlaces(
    world: World,
    { settings, start }: JobTable['place']['input'],
  ): AsyncJob<Placed> {
    const { describeLayout, placePapers } = await loadPlacing();
    const { corpus } = world.imported;
    const structure = world.structure!;
    const stays = start !== undefined && standsAsMade(settled, world, settings);
    const from = stays ? undefined : start;
    const placing = placePapers(corpus, compared(world), structure, settings, from);
    const positions = yield* stays ? unseen(placing) : placing;
    const layout = {
      ...describeLayout(corpus.papers.length),
      ...(from === undefined ? {} : { continued: true }),
    };
    return { positions, recipe: describeRecipe(corpus, structure, settings, layout) };
  }

  async function* questionJob({ name, input }: Question): AsyncJob<unknown> {
    if (!isMapped(settled)) throw new Error('there is no map to ask yet');
    const { answers } = await import('./answers.ts');
    // Name and input belong together by type (see Question); the table cannot say so.
    const answer = (answers[name] as (world: World, input: unknown) => unknown)(settled, input);
    return isJob(answer) ? yield* answer : answer;
  }

  function begin<Name extends JobName>(name: Name, input: JobTable[Name]['input']) {
    switch (name) {
      case 'import':
        return importJob(input as JobTable['import']['input']);
      case 'adopt':
        return adoptJob(input as JobTable['adopt']['input']);
      case 'compare':
        return compareJob(input as JobTable['compare']['input']);
      case 'tie':
        return tieJob(input as JobTable['tie']['input']);
      case 'question':
        return questionJob(input as Question);
      default:
        return placeJob(input as JobTable['place']['input']);
    }
  }

  async function advance(job: RunningJob, milliseconds: number) {
    const start = performance.now();
    let progress: Progress = { stage: job.stage, done: 0, total: 1 };
    for (let now = start; now - start < milliseconds;) {
      const step = await job.generator.next();
      const after = performance.now();
      job.timings[job.stage] = (job.timings[job.stage] ?? 0) + after - now;
      now = after;
      if (step.done === true) return { done: true, value: step.value } as const;
      progress = step.value;
      job.stage = progress.stage;
    }
    return { done: false, progress } as const;
  }

  async function work(id: number, job: RunningJob, milliseconds: number): Promise<StepReport<JobName>> {
    try {
      const outcome = await advance(job, milliseconds);
      if (outcome.done) {
        jobs.delete(id);
        return { state: 'done', value: outcome.value as JobTable[JobName]['output'], timings: job.timings };
      }
      const { progress } = outcome;
      if (!('positions' in progress)) return { state: 'running', progress };
      const positions = (progress.positions as Float32Array).slice();
      const { stage, done, total } = progress;
      return transfer({ state: 'running', progress: { stage, done, total }, positions }, [positions.buffer]);
    } catch (error) {
      jobs.delete(id);
      return { state: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  return {
    start(job, name, input) {
      jobs.set(job, {
        name,
        generator: begin(name, input),
        timings: {},
        stage: firstStage[name],
        turn: Promise.resolve(stopped),
      });
    },

    step(id, milliseconds): Promise<StepReport<JobName>> {
      const job = jobs.get(id);
      if (job === undefined) return Promise.resolve(stopped);
      // Slices are asked for ahead: two at once would tear the end of a job from its value.
      job.turn = job.turn.then(() => (jobs.has(id) ? work(id, job, milliseconds) : stopped));
      return job.turn;
    },

    stop(id) {
      const job = jobs.get(id);
      jobs.delete(id);
      void job?.generator.return(undefined);
    },

    papers: (from, to) => current().imported.corpus.papers.slice(from, to),

    settle(keep) {
      if (keep && building !== undefined) {
        const { imported, whole } = building;
        if (settled !== undefined && settled.imported !== imported && settled !== whole)
          before = slimmed(settled);
        settled = building;
      }
      building = undefined;
    },

    rejoin() {
      if (settled?.whole === undefined) return false;
      settled = settled.whole;
      building = undefined;
      return true;
    },

    swap() {
      if (before === undefined || settled === undefined) return false;
      [settled, before] = [before, slimmed(settled)];
      return true;
    },

    isCompared: () => settled?.comparison !== undefined,

    async explainNeighbours(row, count) {
      const { explainPair } = await import('../src/core/explain/pair.ts');
      const world = settled ?? current();
      const { model, similarities } = compared(world);
      const { k, index } = similarities.neighbours;
      const rows = Array.from(index.subarray(row * k, row * k + Math.min(k, count)));
      return rows
        .filter((other) => other !== 0xffffffff)
        .map((other) => ({
          row: other,
          explanation: explainPair(model, world.settings.measure, row, other),
        }));
    },
  };
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

function isJob(answer: unknown): answer is Job<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.iterator in answer && 'next' in answer;
}

/** Loads while papers are compared. */
const loadPlacing = () => import('../src/core/placing.ts');

/** The corpus that comes with the page needs none of the readers, which are half of the worker's code. */
function readShipped(files: readonly InputFile[]): ImportResult | undefined {
  const [file] = files;
  return file === undefined || files.length > 1 ? undefined : readShippedCorpus(file);
}

async function* importAny(
  files: readonly InputFile[],
  options: ImportOptions | undefined,
): AsyncJob<ImportResult> {
  const { importFiles } = await import('../src/core/corpus/import.ts');
  return yield* importFiles(files, options);
}

/** Clusters of a map that was there before keep their numbers, and so their colours. */
async function keepColours(tied: MapStructure, { structure, earlier }: World): Promise<MapStructure> {
  const before = structure?.clustering ?? earlier?.clustering;
  if (before === undefined) return tied;
  const { keepNumbers } = await import('../src/core/graph/keepNumbers.ts');
  const rows = structure === undefined ? earlier?.rows : undefined;
  return { ...tied, ...keepNumbers(before, tied.clustering, tied.clusters, rows) };
}

/** On threads where the corpus is worth them and the browser gives a worker workers of its own. */
async function* compareAll(corpus: Corpus, settings: MapSettings): AsyncJob<Comparison> {
  const processors = typeof Worker === 'undefined' ? 1 : navigator.hardwareConcurrency;
  const count = countThreads(corpus.papers.length, settings.measure, processors);
  if (count === 0) return yield* compareCorpus(corpus, settings);
  const [{ compareCorpusInThreads }, { startJoinThreads }] = await Promise.all([
    import('../src/core/threadedPipeline.ts'),
    import('./joinThreads.ts'),
  ]);
  return yield* compareCorpusInThreads(corpus, settings, startJoinThreads(count));
}

/** Nothing of citations loads until a layer is switched on. */
async function* citationLayers(world: World, settings: MapSettings): AsyncJob<JoinEdges | undefined> {
  if (!Object.values(settings.layers).some((layer) => layer.shown)) return undefined;
  const { buildLayers, joinLayers, referencesOf } = await import('./citations.ts');
  const layers = yield* buildLayers(yield* referencesOf(world.imported), settings.layers);
  return (edges) => joinLayers(edges, layers);
}
