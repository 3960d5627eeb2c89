/**
 * The open corpus and its map, and the work that makes them. The map that is there stays until the next one can be shown; what fails or is
 * stopped leaves it untouched, and the one before the last opening can be brought back.
 */
import type { ImportOptions } from '../core/corpus/import.ts';
import type { Region } from '../core/graph/regions.ts';
import type { PinnedRows } from '../core/layout/pinned.ts';
import { defaultSettings, sameComparison, type MapSettings } from '../core/settings.ts';
import type { InputFile } from '../core/corpus/importResult.ts';
import type { Imported, JobTable } from '../../workers/protocol.ts';
import type { Part } from '../../workers/part.ts';
import type { ProjectExtras } from '../../workers/project.ts';
import { Asking } from './asking.svelte.ts';
import { fewestPapers, TooFew } from './jobErrors.ts';
import { makeMap, type Making } from './making.ts';
import { portion } from './runs.svelte.ts';
import { clearTimings, recordReady } from './timing.ts';
import { isProject, type Opened, type Reading, type Supply, type World } from './world.ts';

export type { World } from './world.ts';

export type Status = 'empty' | 'reading' | 'comparing' | 'placing' | 'ready' | 'failed';

export interface Opening {
  /** When the person asked for it (performance.now()). */
  readonly from?: number;
  readonly threshold?: number;
  readonly options?: ImportOptions;
  /** To the papers of the map that is there; otherwise these take their place. */
  readonly add?: boolean;
  /** The files hold the papers of the map that is there: known papers begin where they stand. */
  readonly onto?: boolean;
}

export class Session extends Asking {
  status = $state<Status>('empty');
  world = $state.raw<World | undefined>();
  /** Outlines of the clusters: a moment after the map stands, none while papers move. */
  regions = $state.raw<readonly Region[]>([]);
  /** Where papers will be, roughly, while they are compared for the first time. */
  sketch = $state.raw<Float32Array | undefined>();
  /** Positions while papers are still moving. */
  live = $state.raw<Float32Array | undefined>();
  settings = $state.raw<MapSettings>(defaultSettings);
  /** What was read last, also where no map came of it. */
  reading = $state.raw<Reading | undefined>();
  /** What the map was read from. */
  source = $state.raw<Reading | undefined>();
  /** The map before the last opening. */
  before = $state.raw<Opened | undefined>();
  /** The project file that was opened last, and what a person had added to its map. */
  adopted = $state.raw<{ readonly extras: ProjectExtras; readonly file: string } | undefined>();
  /** The map that the present one is a part of. */
  whole = $state.raw<Opened | undefined>();

  /** Shows the columns of a table for the person to correct. */
  chooseColumns: (file: string) => void = () => undefined;

  readonly busy = $derived(
    this.status === 'reading' || this.status === 'comparing' || this.status === 'placing',
  );
  readonly positions = $derived(this.live ?? this.world?.positions);
  /** Papers that stand where the person put them (pins.ts). */
  pinned = $state.raw<PinnedRows | undefined>();
  readonly report = $derived(this.reading?.report);

  /** Gets files, reads, compares and maps them. */
  async openFrom(supply: Supply, opening: Opening = {}): Promise<void> {
    const { from = performance.now() } = opening;
    await this.#guard('reading', async (run) => {
      clearTimings();
      const before = this.#opened();
      const files = await supply();
      const [file] = files;
      if (file !== undefined && files.length === 1 && isProject(file)) await this.#adopt(run, file);
      else if (opening.add === true && before !== undefined) await this.#add(run, files, supply, before);
      else await this.#import(run, files, supply, opening);
      this.whole = undefined;
      recordReady(from);
      this.#noteOddities();
      if (before !== undefined) this.before = before;
      const { world } = this;
      void import('./openingNotes.ts').then(({ noteOpening }) => {
        if (this.world?.outline === world?.outline) noteOpening(this, before, opening);
      });
    });
  }

  /** The map before the last opening comes back; the one that is there takes its place. */
  async bringBack(): Promise<boolean> {
    const { before } = this;
    if (before === undefined) return false;
    let brought = false;
    await this.#guard('placing', async (run) => {
      const now = this.#opened();
      brought = (await this.runs.client!.ask((worker) => worker.swap())) && this.runs.isCurrent(run);
      if (!brought) throw new Error('the map before is not in memory any more');
      this.#show(before);
      this.#complete(run);
      this.before = now;
    });
    return brought;
  }

  /** These papers alone, as a map of its own; `rejoin` is the way back. */
  async takePart(part: Part): Promise<void> {
    await this.preparing;
    const whole = this.#opened();
    if (whole === undefined) return;
    await this.#guard('reading', async (run) => {
      await this.#mapImported(run, { part }, {});
      this.whole = whole;
      this.#noteOddities();
    });
  }

  /** To the map that this one is a part of, as it was left. */
  async rejoin(): Promise<void> {
    const { whole } = this;
    if (whole === undefined) return;
    const run = this.runs.begin();
    const held = await this.runs.client?.ask((worker) => worker.rejoin()).catch(() => false);
    this.live = this.runs.progress = undefined;
    this.#show(whole);
    this.status = 'ready';
    if (held === true) this.#complete(run);
    else {
      this.dispose();
      await this.change({});
    }
  }

  /** Same papers, other settings. */
  async change(settings: Partial<MapSettings>): Promise<void> {
    await this.preparing;
    await this.#redo({ ...this.settings, ...settings }, this.world?.positions, false);
  }

  /** The map of the same papers made anew by these settings; `places`: where papers stay, NaN for those that go among them. */
  async remake(settings: MapSettings, places?: Float32Array): Promise<void> {
    await this.preparing;
    await this.#redo(settings, places, true);
  }

  async #redo(settings: MapSettings, start: Float32Array | undefined, anchored: boolean): Promise<void> {
    const before = this.world;
    if (before === undefined) return;
    const recompare = !sameComparison(settings, this.settings);
    const { comparison } = before;
    await this.#guard(recompare ? 'comparing' : 'placing', async (run) => {
      const going = recompare ? {} : { comparison, start, anchored };
      await this.#make(run, { corpus: before, settings, ...going });
      this.#noteOddities();
    });
  }

  #opened(): Opened | undefined {
    const { world, settings, source, whole } = this;
    return world === undefined || source === undefined ? undefined : { world, settings, source, whole };
  }

  async #add(run: number, files: readonly InputFile[], supply: Supply, { source }: Opened): Promise<void> {
    const { joinFiles } = await import('../core/corpus/nameFiles.ts');
    const both = async () => joinFiles(await source.supply(), await supply());
    const { options } = source;
    const known = await source.supply();
    await this.#import(run, joinFiles(known, files), both, { options, onto: true });
  }

  async #import(
    run: number,
    files: readonly InputFile[],
    supply: Supply,
    { threshold, options = {}, onto = false }: Opening,
  ): Promise<void> {
    const given = Object.keys(options).length === 0 ? {} : { options };
    await this.#mapImported(run, { files, onto, ...given }, { supply, options }, threshold);
  }

  async #mapImported(
    run: number,
    input: JobTable['import']['input'],
    { supply, options = {} }: Partial<Reading>,
    threshold: MapSettings['threshold'] = 'auto',
  ): Promise<void> {
    const outline = await this.runs.job(run, 'import', input);
    const { report, tables } = outline;
    if (outline.papers < fewestPapers) {
      if (supply !== undefined) this.reading = { supply, options, report, tables };
      throw new TooFew(outline);
    }
    const fetching = this.runs.fetchPapers(outline.papers);
    // The death of the worker is told by whoever waits for the map. Few papers come while the worker goes on; many would wait for its pauses.
    fetching.catch(() => undefined);
    if (outline.papers > portion) await fetching;
    const start = await this.#carryPlaces(outline);
    await this.#make(run, {
      corpus: { outline, papers: fetching },
      settings: { ...this.settings, threshold },
      start,
    });
    const papers = await fetching;
    const packed: Supply = async () => (await import('./adopting.ts')).packWorld({ outline, papers });
    this.reading = this.source = { supply: supply ?? packed, options, report, tables };
  }

  /** Where the known papers stand now; the others find their places among them. */
  async #carryPlaces({ known }: Imported): Promise<Float32Array | undefined> {
    const places = this.world?.positions;
    if (known === undefined || places === undefined) return undefined;
    const { carryPlaces } = await import('../core/corpus/knownRows.ts');
    return carryPlaces(places, known);
  }

  async #adopt(run: number, file: InputFile): Promise<void> {
    const { adoptFile } = await import('./adopting.ts');
    const opened = await adoptFile(this.runs, run, file);
    this.#show(opened);
    this.adopted = opened.adopted;
    this.#complete(run);
  }

  /** A map that is finished. */
  #show({ world, settings, source, whole }: Opened): void {
    this.world = world;
    this.settings = settings;
    this.reading = this.source = source;
    this.whole = whole;
  }

  /** What questions about a map that is shown need may have to be computed: they wait for it. */
  #complete(run: number): void {
    this.preparing = import('./adopting.ts')
      .then(({ compareAgain }) => compareAgain(this.runs, run, this.settings))
      .then((comparison) => {
        if (comparison !== undefined && this.world !== undefined) this.world = { ...this.world, comparison };
      })
      .catch((error: unknown) => this.tell(error));
  }

  /** One run at a time: starts `work`, and whatever happens leaves either its result or what was there before. */
  async #guard(status: Status, work: (run: number) => Promise<void>): Promise<void> {
    const run = this.runs.begin();
    const before = { world: this.world, settings: this.settings };
    this.problems.clear();
    this.status = status;
    let taught = (): void => undefined;
    try {
      // A worker that died is replaced, and given the papers it had.
      if (this.runs.start() && before.world !== undefined) {
        this.before = undefined;
        this.preparing = new Promise((done) => (taught = done));
        const { teachWorker } = await import('./adopting.ts');
        await teachWorker(this.runs, before.world, this.settings);
      }
      await work(run);
      await this.runs.client?.ask((worker) => worker.settle(true));
      if (this.runs.isCurrent(run)) this.status = 'ready';
    } catch (error) {
      if (!this.runs.isCurrent(run)) return;
      this.world = before.world;
      this.settings = before.settings;
      this.status = before.world === undefined ? 'failed' : 'ready';
      const { client } = this.runs;
      if (client?.alive === true) await client.ask((worker) => worker.settle(false));
      await this.tell(error);
    } finally {
      taught();
      if (this.runs.isCurrent(run)) {
        this.live = this.sketch = undefined;
        this.runs.progress = undefined;
      }
    }
  }

  async #make(run: number, making: Omit<Making, 'onStage' | 'onSketch' | 'onMove'>): Promise<void> {
    let shown = false;
    const world = await makeMap(this.runs, run, {
      ...making,
      onStage: (stage) => (this.status = stage),
      onSketch: (places) => {
        if (this.world === undefined && this.runs.isCurrent(run)) this.sketch = places;
      },
      onMove: (moving, positions) => {
        this.live = positions;
        this.sketch = undefined;
        if (shown) return;
        this.settings = making.settings;
        this.world = moving;
        shown = true;
      },
    });
    this.settings = making.settings;
    this.world = world;
    this.live = undefined;
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

  protected hasMap(): boolean {
    return this.world !== undefined;
  }

  tryAgain = (): void => {
    void this.change({});
  };
}
