/**
 * The work behind the pipeline worker, as a plain object that tests call directly.
 *
 * It holds two worlds: the one questions are answered from, and the one being built. A build that fails or is stopped leaves the first as it was.
 */
import { defaultSettings } from '../src/core/settings.ts';
import { prepareEngines } from '../src/core/preparePlain.ts';
import { prepareMeasure } from '../src/core/similarity/measures.ts';
import type { AsyncJob, Job } from '../src/core/progress.ts';
import { createJobRunner } from './jobRunner.ts';
import {
  citationLayers,
  comparedOf,
  freePlaces,
  importAny,
  keepColours,
  loadPlacing,
  readShipped,
} from './mapSteps.ts';
import type { Part } from './part.ts';
import type { Imported, JobName, JobTable, PipelineApi, Placed } from './protocol.ts';
import { outlineCorpus, outlineStructure } from './outlines.ts';
import { compareAndSketch } from './sketching.ts';
import { isMapped, slimmed, type World } from './world.ts';

export function createPipelineService(): PipelineApi {
  let settled: World | undefined;
  let building: World | undefined;
  let before: World | undefined;
  const ready = prepareEngines();

  const current = (): World => {
    const world = building ?? settled;
    if (world === undefined) throw new Error('no corpus is open: expected an import first');
    return world;
  };

  async function* importJob(input: JobTable['import']['input']): AsyncJob<JobTable['import']['output']> {
    await ready;
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
    await ready;
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
    const comparison = yield* compareAndSketch(world.imported.corpus, settings);
    building = { ...world, settings, comparison };
    const { similarities, curves, suggestion } = comparison;
    const { histogram, neighbours, capped, floor } = similarities;
    return { histogram, curves, suggestion, neighbours, capped, floor };
  }

  async function* tieJob({ settings }: JobTable['tie']['input']): AsyncJob<JobTable['tie']['output']> {
    const world = current();
    const join = yield* citationLayers(world, settings);
    const { tiePapers } = await loadPlacing();
    const tied = yield* tiePapers(world.imported.corpus, comparedOf(world), settings, join);
    const structure = await keepColours(tied, world);
    building = { ...world, settings, structure };
    return outlineStructure(structure);
  }

  async function* placeJob(input: JobTable['place']['input']): AsyncJob<Placed> {
    const world = current();
    if (world.structure === undefined) throw new Error('the papers have not been tied yet');
    const placed = yield* input.anchored === true || input.settings.places === 'file'
      ? (await import('./fixedPlaces.ts')).fixedPlaces(world, settled, input)
      : freePlaces(world, settled, input);
    building = { ...world, settings: input.settings, ...placed };
    return { ...placed, positions: placed.positions.slice() };
  }

  async function* questionJob({ name, input, pinned }: JobTable['question']['input']): AsyncJob<unknown> {
    const world = settled;
    if (!isMapped(world)) throw new Error('there is no map to ask yet');
    const { answers } = await import('./answers.ts');
    const shown = pinned === undefined ? world : (await import('./pinned.ts')).withPinned(world, pinned);
    // Name and input belong together by type (see Question); the table cannot say so.
    const answer = (answers[name] as (world: World, input: unknown) => unknown)(shown, input);
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
        return questionJob(input as JobTable['question']['input']);
      default:
        return placeJob(input as JobTable['place']['input']);
    }
  }

  return {
    ...createJobRunner(begin),

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
      const { model, similarities } = comparedOf(world);
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

function isJob(answer: unknown): answer is Job<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.iterator in answer && 'next' in answer;
}
