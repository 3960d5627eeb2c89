/** A finished map from a project file, and what it takes to ask questions about a map that came without its comparison. Loads when needed. */
import type { MapSettings } from '../core/settings.ts';
import type { InputFile } from '../core/corpus/importResult.ts';
import type { ProjectExtras } from '../../workers/project.ts';
import type { ComparisonOutline } from '../../workers/protocol.ts';
import { JobFailed, ProjectRefused } from './jobErrors.ts';
import { Interrupted, type Runs } from './runs.svelte.ts';
import type { Opened, World } from './world.ts';

/** Only what the file does not hold is computed, once it is shown. */
export async function adoptFile(
  runs: Runs,
  run: number,
  file: InputFile,
): Promise<Opened & { readonly adopted: { readonly extras: ProjectExtras; readonly file: string } }> {
  const adopted = await runs.job(run, 'adopt', { file });
  if ('refused' in adopted) throw new ProjectRefused(adopted.refused);
  const { outline, settings, comparison, structure, placed, extras } = adopted;
  const papers = await runs.fetchPapers(outline.papers);
  if (!runs.isCurrent(run)) throw new Interrupted();
  await runs.client?.ask((worker) => worker.settle(true));
  const supply = () => packWorld({ outline, papers });
  return {
    world: { outline, papers, comparison, structure, ...placed },
    settings,
    source: { supply, options: {}, report: outline.report, tables: [] },
    adopted: { extras, file: file.name },
  };
}

/** What questions about a map and a new threshold need; undefined where the worker has it, or where other work came first. */
export async function compareAgain(
  runs: Runs,
  run: number,
  settings: MapSettings,
): Promise<ComparisonOutline | undefined> {
  const client = runs.client!;
  if (await client.ask((worker) => worker.isCompared())) return undefined;
  const outcome = await client.run('compare', { settings }, runs.watch);
  if (!runs.isCurrent(run)) return undefined;
  if (outcome.ok) {
    await client.ask((worker) => worker.settle(true));
    return outcome.value;
  }
  if (outcome.reason === 'cancelled') return undefined;
  throw new JobFailed(outcome.reason, outcome.message);
}

/** Gives a new worker the papers of the map there is. */
export async function teachWorker({ client }: Runs, world: World, settings: MapSettings): Promise<void> {
  const files = await packWorld(world);
  for (const step of [() => client!.run('import', { files }), () => client!.run('compare', { settings })]) {
    const outcome = await step();
    if (!outcome.ok) throw new Error(outcome.message);
  }
}

/** The papers as one file: what stands for files that are not there any more. */
export async function packWorld({
  outline,
  papers,
}: Pick<World, 'outline' | 'papers'>): Promise<InputFile[]> {
  const { writePackagedCorpus } = await import('../core/corpus/packaged.ts');
  const { report, network } = outline;
  const text = writePackagedCorpus({
    corpus: { ...outline, papers },
    report,
    ...(network === undefined ? {} : { network }),
  });
  return [{ name: outline.origin.name, bytes: new TextEncoder().encode(text) }];
}
