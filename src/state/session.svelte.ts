/**
 * The open corpus and its map, and the work that makes them. The map that is there stays until the next one can be shown; what fails or is
 * stopped leaves it untouched. Every run carries a number: a stale run never wins.
 */
import type { Region } from '../core/graph/regions.ts';
import { defaultSettings, type MapSettings } from '../core/settings.ts';
import type { ImportReport, InputFile, Paper, PaperMap, Progress, Recipe } from '../core/types.ts';
import {
  createPipelineClient,
  type JobWatch,
  type Outcome,
  type PipelineClient,
} from '../../workers/client.ts';
import type {
  ComparisonOutline,
  CorpusOutline,
  ExplainedNeighbour,
  JobName,
  JobTable,
  Question,
  StructureOutline,
} from '../../workers/protocol.ts';
import type { QuestionName, QuestionTable } from '../../workers/questions.ts';
import type { Part } from '../../workers/part.ts';
import type { ProjectExtras } from '../../workers/project.ts';
import { fewestPapers, JobFailed, ProjectRefused, TooFew } from './jobErrors.ts';
import { Problems } from './problems.svelte.ts';
import { clearTimings, recordReady, recordStages } from './timing.ts';

export type Status = 'empty' | 'reading' | 'comparing' | 'placing' | 'ready' | 'failed';

/** A corpus with everything known about it; replaced as a whole, never changed in place. */
export interface World {
  readonly outline: CorpusOutline;
  readonly papers: readonly Paper[];
  readonly comparison: ComparisonOutline;
  readonly structure: StructureOutline;
  /** Undefined until the first layout is done. */
  readonly positions: Float32Array | undefined;
  readonly recipe: Recipe | undefined;
}

/** The map that the present one is a part of, as it was left. */
export interface Whole {
  readonly world: World;
  readonly settings: MapSettings;
  readonly report: ImportReport | undefined;
  /** Where it is a part itself. */
  readonly whole: Whole | undefined;
}

/** Papers fetched from the worker at once: few enough that reading the message takes no noticeable time. */
const portion = 1000;

class Interrupted extends Error {}

export class Session {
  status = $state<Status>('empty');
  progress = $state.raw<Progress | undefined>();
  world = $state.raw<World | undefined>();
  /** Outlines of the clusters: a moment after the map stands, none while papers move. */
  regions = $state.raw<readonly Region[]>([]);
  /** Positions while papers are still moving. */
  live = $state.raw<Float32Array | undefined>();
  settings = $state.raw<MapSettings>(defaultSettings);
  report = $state.raw<ImportReport | undefined>();
  /** The project file that was opened last, and what a person had added to its map. */
  adopted = $state.raw<{ readonly extras: ProjectExtras; readonly file: string } | undefined>();
  whole = $state.raw<Whole | undefined>();
  readonly problems = new Problems();

  readonly busy = $derived(
    this.status === 'reading' || this.status === 'comparing' || this.status === 'placing',
  );
  readonly positions = $derived(this.live ?? this.world?.positions);
  /** The finished map, for everything that writes files. */
  readonly map = $derived.by((): PaperMap | undefined => finishedMap(this.world));

  #client: PipelineClient | undefined;
  #spawn: (() => Worker) | undefined;
  #run = 0;
  #abort: AbortController | undefined;
  /** Under way while the papers of an adopted map are compared. */
  #completing: Promise<void> | undefined;

  constructor(spawn?: () => Worker) {
    this.#spawn = spawn;
  }

  /** Gets files, reads, compares and maps them; `from` is when the person asked for it (performance.now()). */
  async openFrom(
    get: () => Promise<readonly InputFile[]>,
    from = performance.now(),
    threshold?: number,
  ): Promise<void> {
    await this.#guard('reading', async (run) => {
      clearTimings();
      const files = await get();
      const [file] = files;
      if (file !== undefined && files.length === 1 && isProject(file)) {
        await this.#adopt(run, file);
        this.whole = undefined;
        recordReady(from);
        return;
      }
      await this.#mapImported(run, { files }, threshold);
      this.whole = undefined;
      recordReady(from);
    });
  }

  /** These papers alone, as a map of its own; `rejoin` is the way back. */
  async takePart(part: Part): Promise<void> {
    await this.#completing;
    const { world, settings, report, whole } = this;
    if (world === undefined) return;
    await this.#guard('reading', async (run) => {
      await this.#mapImported(run, { part });
      this.whole = { world, settings, report, whole };
    });
  }

  /** To the map that this one is a part of, as it was left. */
  async rejoin(): Promise<void> {
    const { whole } = this;
    if (whole === undefined) return;
    this.#abort?.abort();
    this.#run += 1;
    const held = await this.#ask((client) => client.ask((worker) => worker.rejoin()));
    this.live = this.progress = undefined;
    Object.assign(this, whole);
    this.status = 'ready';
    if (held === true) return;
    this.dispose();
    await this.change({});
  }

  /** Same papers, other settings. */
  async change(settings: Partial<MapSettings>): Promise<void> {
    await this.#completing;
    const before = this.world;
    if (before === undefined) return;
    const next = { ...this.settings, ...settings };
    const recompare = next.measure !== this.settings.measure || next.seed !== this.settings.seed;
    await this.#guard(recompare ? 'comparing' : 'placing', async (run) => {
      if (recompare) await this.#map(run, before, next);
      else await this.#tieAndPlace(run, before, before.comparison, next, before.positions);
      this.#noteOddities();
    });
  }

  /** The map of the same papers made anew by these settings; `places`: where papers stay, NaN for those that go among them. */
  async remake(settings: MapSettings, places?: Float32Array): Promise<void> {
    await this.#completing;
    const before = this.world;
    if (before === undefined) return;
    const { measure, seed } = this.settings;
    const recompare = settings.measure !== measure || settings.seed !== seed;
    await this.#guard(recompare ? 'comparing' : 'placing', async (run) => {
      if (recompare) await this.#map(run, before, settings);
      else await this.#tieAndPlace(run, before, before.comparison, settings, places, true);
    });
  }

  /** An address that may not be opened: nothing is fetched from elsewhere. */
  refuse(address: string): void {
    this.status = 'failed';
    this.problems.add({
      kind: 'error',
      title: 'That corpus is on another server',
      detail: `Got ${address}; expected a file beside this page. Download it and open it with "Open papers".`,
    });
  }

  cancel(): void {
    this.#abort?.abort();
  }

  /** Asks about the finished map; undefined where it was called off or could not be answered (then a problem says why). */
  async question<Name extends QuestionName>(
    name: Name,
    input: QuestionTable[Name]['input'],
    watch: JobWatch = {},
  ): Promise<QuestionTable[Name]['output'] | undefined> {
    await this.#completing;
    if (this.#client === undefined) return undefined;
    const outcome = await this.#client.run('question', { name, input } as Question, watch);
    if (outcome.ok) return outcome.value as QuestionTable[Name]['output'];
    if (outcome.reason !== 'cancelled') void this.#tell(new JobFailed(outcome.reason, outcome.message));
    return undefined;
  }

  async explainNeighbours(row: number, count: number): Promise<readonly ExplainedNeighbour[] | undefined> {
    await this.#completing;
    return this.#ask((client) => client.ask((worker) => worker.explainNeighbours(row, count)));
  }

  dispose(): void {
    this.#client?.dispose();
    this.#client = undefined;
  }

  /** A finished map from a project file; only what it does not hold is computed, once it is shown. */
  async #adopt(run: number, file: InputFile): Promise<void> {
    const adopted = await this.#job(run, 'adopt', { file });
    if ('refused' in adopted) throw new ProjectRefused(adopted.refused);
    const { outline, settings, comparison, structure, placed, extras } = adopted;
    const papers = await this.#fetchPapers(outline.papers);
    if (run !== this.#run) throw new Interrupted();
    this.report = outline.report;
    this.settings = settings;
    this.world = { outline, papers, comparison, structure, ...placed };
    this.adopted = { extras, file: file.name };
    await this.#client?.ask((worker) => worker.settle(true));
    this.#completing = this.#complete(run, settings).finally(() => (this.#completing = undefined));
  }

  /** Compares the papers of an adopted map: what questions about it and a new threshold need. */
  async #complete(run: number, settings: MapSettings): Promise<void> {
    const signal = this.#abort?.signal;
    const watch = signal === undefined ? {} : { signal };
    const outcome = await this.#client!.run('compare', { settings }, watch);
    if (run !== this.#run || this.world === undefined) return;
    if (outcome.ok) {
      await this.#client?.ask((worker) => worker.settle(true));
      this.world = { ...this.world, comparison: outcome.value };
    } else if (outcome.reason !== 'cancelled') {
      void this.#tell(new JobFailed(outcome.reason, outcome.message));
    }
  }

  /** One run at a time: starts `work`, and whatever happens leaves either its result or what was there before. */
  async #guard(status: Status, work: (run: number) => Promise<void>): Promise<void> {
    this.#abort?.abort();
    this.#abort = new AbortController();
    this.#run += 1;
    const run = this.#run;
    const before = { world: this.world, settings: this.settings };
    this.problems.clear();
    this.status = status;
    try {
      await this.#revive(before.world);
      await work(run);
      await this.#client?.ask((worker) => worker.settle(true));
      if (run === this.#run) this.status = 'ready';
    } catch (error) {
      if (run !== this.#run) return;
      this.world = before.world;
      this.settings = before.settings;
      this.status = before.world === undefined ? 'failed' : 'ready';
      if (this.#client?.alive === true) await this.#client.ask((worker) => worker.settle(false));
      await this.#tell(error);
    } finally {
      if (run === this.#run) {
        this.live = undefined;
        this.progress = undefined;
      }
    }
  }

  /** A worker that died is replaced, and given the papers it had. */
  async #revive(world: World | undefined): Promise<void> {
    if (this.#client?.alive === true) return;
    this.#client = createPipelineClient(this.#spawn);
    if (world === undefined) return;
    const { writePackagedCorpus } = await import('../core/corpus/packaged.ts');
    const text = writePackagedCorpus({
      corpus: { ...world.outline, papers: world.papers },
      report: world.outline.report,
    });
    const files = [{ name: world.outline.origin.name, bytes: new TextEncoder().encode(text) }];
    for (const step of [
      () => this.#client!.run('import', { files }),
      () => this.#client!.run('compare', { settings: this.settings }),
    ]) {
      const outcome = await step();
      if (!outcome.ok) throw new Error(outcome.message);
    }
  }

  async #mapImported(
    run: number,
    input: JobTable['import']['input'],
    threshold?: MapSettings['threshold'],
  ): Promise<void> {
    const outline = await this.#job(run, 'import', input);
    this.report = outline.report;
    if (outline.papers < fewestPapers) throw new TooFew(outline);
    const papers = await this.#fetchPapers(outline.papers);
    await this.#map(run, { outline, papers }, { ...this.settings, threshold: threshold ?? 'auto' });
    this.#noteOddities();
  }

  async #map(run: number, corpus: Pick<World, 'outline' | 'papers'>, settings: MapSettings): Promise<void> {
    this.status = 'comparing';
    const comparison = await this.#job(run, 'compare', { settings });
    await this.#tieAndPlace(run, corpus, comparison, settings);
  }

  async #tieAndPlace(
    run: number,
    corpus: Pick<World, 'outline' | 'papers'>,
    comparison: ComparisonOutline,
    settings: MapSettings,
    start?: Float32Array,
    anchored = false,
  ): Promise<void> {
    this.status = 'placing';
    const structure = await this.#job(run, 'tie', { settings });
    this.settings = settings;
    const { outline, papers } = corpus;
    const world: World = {
      outline,
      papers,
      comparison,
      structure,
      positions: start,
      recipe: undefined,
    };
    let shown = false;
    const show = (positions: Float32Array) => {
      if (run !== this.#run) return;
      this.live = positions;
      if (!shown) this.world = world;
      shown = true;
    };
    const input = start === undefined ? { settings } : { settings, start, anchored };
    const placed = await this.#job(run, 'place', input, show);
    this.world = { ...world, ...placed };
    this.live = undefined;
  }

  async #job<Name extends JobName>(
    run: number,
    name: Name,
    input: JobTable[Name]['input'],
    onPositions?: (positions: Float32Array) => void,
  ): Promise<JobTable[Name]['output']> {
    const start = performance.now();
    const watch: JobWatch = {
      ...(this.#abort === undefined ? {} : { signal: this.#abort.signal }),
      onProgress: (progress) => {
        if (run === this.#run) this.progress = progress;
      },
      ...(onPositions === undefined ? {} : { onPositions }),
    };
    const outcome: Outcome<JobTable[Name]['output']> = await this.#client!.run(name, input, watch);
    if (run !== this.#run) throw new Interrupted();
    if (!outcome.ok) throw new JobFailed(outcome.reason, outcome.message);
    recordStages(outcome.timings, start);
    return outcome.value;
  }

  async #fetchPapers(count: number): Promise<readonly Paper[]> {
    const papers: Paper[] = [];
    for (let from = 0; from < count; from += portion) {
      papers.push(
        ...(await this.#client!.ask((worker) => worker.papers(from, Math.min(count, from + portion)))),
      );
    }
    return papers;
  }

  async #ask<Answer>(question: (client: PipelineClient) => Promise<Answer>): Promise<Answer | undefined> {
    if (this.#client === undefined) return undefined;
    try {
      return await question(this.#client);
    } catch (error) {
      void this.#tell(
        new JobFailed(this.#client.alive ? 'failed' : 'died', error instanceof Error ? error.message : ''),
      );
      return undefined;
    }
  }

  /** Things about a finished map that a person would otherwise puzzle over. */
  #noteOddities(): void {
    const { world } = this;
    if (world === undefined) return;
    void import('./failures.ts').then(({ noteOddities }) => {
      if (this.world !== world) return;
      for (const oddity of noteOddities(world)) this.problems.add(oddity);
    });
  }

  async #tell(error: unknown): Promise<void> {
    if (error instanceof Interrupted) return;
    const stays = this.world === undefined ? '' : ' The map that was there stays.';
    const { describeFailure } = await import('./failures.ts');
    this.problems.add(describeFailure(error, stays, () => void this.change({})));
  }
}

/** By content, whatever its name: the first line of a project file says so. */
function isProject({ bytes }: InputFile): boolean {
  return new TextDecoder()
    .decode(bytes.subarray(0, 64))
    .replace('\ufeff', '')
    .startsWith('{"format":"paperweave-project"');
}

function finishedMap(world: World | undefined): PaperMap | undefined {
  if (world?.positions === undefined || world.recipe === undefined) return undefined;
  const { outline, papers, structure, positions, recipe } = world;
  return {
    corpus: { papers, origin: outline.origin, fingerprint: outline.fingerprint },
    edges: structure.edges,
    clusters: structure.clusters,
    assignment: structure.assignment,
    positions,
    recipe,
  };
}
