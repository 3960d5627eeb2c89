/** `map`: from files of papers to a map in a file, without a browser. */
import { extname } from 'node:path';
import { joinLayers } from '../core/citations/joinLayers.ts';
import { buildLayers } from '../core/citations/layers.ts';
import { indexReferences } from '../core/citations/works.ts';
import type { JoinEdges } from '../core/pipeline.ts';
import { finishPaperMap } from '../core/placing.ts';
import type { EarlierMap } from '../core/replay/earlierMap.ts';
import { settingsFromRecipe } from '../core/replay/recipeSettings.ts';
import { defaultSettings, type LayerSettings, type MapSettings } from '../core/settings.ts';
import { prepareEngines } from '../core/preparePlain.ts';
import { prepareMeasure } from '../core/similarity/measures.ts';
import type { FileNetwork } from '../core/corpus/importResult.ts';
import type { Job } from '../core/progress.ts';
import type { Paper, PaperMap } from '../core/types.ts';
import {
  ArgumentProblem,
  exitCodes,
  parseChoice,
  parseNumber,
  parseNumberOrAuto,
  parseParameters,
  requireFiles,
  type Command,
} from './command.ts';
import { writeOutputFile, writeToStdout } from './files.ts';
import { compareOnThreads } from './joinThreads.ts';
import { measures } from './measures.ts';
import { importPapers } from './papers.ts';
import { readTextOptions, textOptions, textUsage } from './textOptions.ts';
import { peakMegabytes, Stopwatch } from './timings.ts';
import { mapFormats, mapWriters, type MapFormat, type WrittenFile } from './writers.ts';

const options = {
  out: { type: 'string' },
  format: { type: 'string' },
  recipe: { type: 'string' },
  measure: { type: 'string' },
  threshold: { type: 'string' },
  neighbours: { type: 'string' },
  resolution: { type: 'string' },
  seed: { type: 'string' },
  timings: { type: 'boolean', default: false },
  ...textOptions,
} as const;

/** `--format` wins; else the ending of `--out`; else JSON. */
function chooseFormat(format: string | undefined, out: string | undefined): MapFormat {
  if (format !== undefined) return parseChoice('format', format, mapFormats);
  if (out === undefined) return 'json';
  const ending = extname(out).slice(1).toLowerCase();
  const found = mapFormats.find((name) => name === ending);
  if (found !== undefined) return found;
  throw new ArgumentProblem(
    `--out: "${out}" does not end in a known format (${mapFormats.join(', ')}); name one with --format.`,
  );
}

function describeTimings(map: PaperMap, watch: Stopwatch): string {
  return JSON.stringify({
    papers: map.corpus.papers.length,
    edges: map.edges.weight.length,
    clusters: map.clusters.length,
    threshold: map.recipe.threshold,
    ms: watch.report(),
    peakRssMb: peakMegabytes(),
  });
}

async function writeMap(files: readonly WrittenFile[], out: string | undefined): Promise<void> {
  if (out === undefined) {
    await writeToStdout(files.slice(0, 1).map(({ text }) => text));
    return;
  }
  const ending = extname(out);
  for (const { part, text } of files) {
    await writeOutputFile(`${out.slice(0, out.length - ending.length)}${part}${ending}`, text);
  }
}

type Given = ReturnType<typeof parseParameters<typeof options>>['values'];

function settingsOf(given: Given): MapSettings {
  const { measure, resolution, seed } = given;
  return {
    ...defaultSettings,
    ...(measure === undefined ? {} : { measure: parseChoice('measure', measure, measures) }),
    ...readTextOptions(given, defaultSettings),
    threshold: parseNumberOrAuto('threshold', given.threshold, { lowest: 0, highest: 1 }),
    keptNeighbours: parseNumberOrAuto('neighbours', given.neighbours, {
      lowest: 0,
      highest: 1000,
      whole: true,
    }),
    ...(resolution === undefined
      ? {}
      : { resolution: parseNumber('resolution', resolution, { lowest: 0.01, highest: 100 }) }),
    ...(seed === undefined
      ? {}
      : { seed: parseNumber('seed', seed, { lowest: 0, highest: 2 ** 32 - 1, whole: true }) }),
  };
}

async function earlierOf(given: Given): Promise<EarlierMap | undefined> {
  if (given.recipe === undefined) return undefined;
  const settings = [
    'measure',
    'related-words',
    'keywords',
    'threshold',
    'neighbours',
    'resolution',
    'seed',
  ] as const;
  const both = settings.filter((name) => given[name] !== undefined);
  if (both.length > 0)
    throw new ArgumentProblem(`--recipe says how the map is made: leave out --${both.join(', --')}.`);
  return (await import('./replay.ts')).readEarlier(given.recipe);
}

async function run(parameters: string[]): Promise<number> {
  const { values, positionals } = parseParameters(parameters, options);
  const format = chooseFormat(values.format, values.out);
  const files = requireFiles(positionals);
  const earlier = await earlierOf(values);
  const settings = earlier === undefined ? settingsOf(values) : settingsFromRecipe(earlier.recipe);
  const watch = new Stopwatch();
  const { corpus, network } = await importPapers(files, watch);
  await prepareEngines();
  await prepareMeasure(corpus.papers, settings.measure);
  const join = await watch.drive(joinWanted(corpus.papers, settings.layers, network));
  const comparison = await watch.drive(compareOnThreads(corpus, settings));
  const map = await watch.drive(finishPaperMap(corpus, comparison, settings, { join, network }));
  await writeMap(await mapWriters[format](map), values.out);
  if (earlier !== undefined) (await import('./replay.ts')).reportReplay(earlier, map);
  if (values.timings) process.stderr.write(`${describeTimings(map, watch)}\n`);
  return exitCodes.done;
}

/** Citations and the files' own ties, where a recipe asks for them. */
function* joinWanted(
  papers: readonly Paper[],
  wanted: LayerSettings,
  network: FileNetwork | undefined,
): Job<JoinEdges | undefined> {
  if (!Object.values(wanted).some(({ shown }) => shown)) return undefined;
  const layers = yield* buildLayers(yield* indexReferences(papers), wanted, network);
  return (edges) => joinLayers(edges, layers);
}

export const mapCommand: Command = {
  usage: `Usage: paperweave map FILE... [--out FILE] [--format ${mapFormats.join('|')}] [--measure ${measures.join('|')}]
                  [--threshold X|auto] [--neighbours K] [--resolution R] [--seed N] [--recipe FILE] [--timings]

  --out FILE       where to write (stdout); its ending chooses the format; CSV writes the ties beside it, as FILE.edges.csv
  --threshold X    similarity from which two papers are tied, 0 to 1 (auto: found from the corpus)
  --neighbours K   strongest ties of each paper kept even below the threshold
  --resolution R   higher gives more, smaller clusters (by the number of papers)
  --recipe FILE    make the map again as in a file Paperweave saved (map, project, PNG, SVG, PDF, GEXF, GraphML, web page),
                   and say on stderr whether it is the same or what differs
  --timings        a last line on stderr: milliseconds a stage and peak memory, as JSON
${textUsage}`,
  run,
};
