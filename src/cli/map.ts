/** `map`: from files of papers to a map in a file, without a browser. */
import { extname } from 'node:path';
import { buildPaperMap } from '../core/pipeline.ts';
import { defaultSettings, type MapSettings } from '../core/settings.ts';
import { prepareMeasure } from '../core/similarity/measures.ts';
import type { PaperMap } from '../core/types.ts';
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
import { measures } from './measures.ts';
import { importPapers } from './papers.ts';
import { peakMegabytes, Stopwatch } from './timings.ts';
import { mapFormats, mapWriters, type MapFormat, type WrittenFile } from './writers.ts';

const options = {
  out: { type: 'string' },
  format: { type: 'string' },
  measure: { type: 'string', default: defaultSettings.measure },
  threshold: { type: 'string' },
  neighbours: { type: 'string' },
  resolution: { type: 'string', default: String(defaultSettings.resolution) },
  seed: { type: 'string', default: String(defaultSettings.seed) },
  timings: { type: 'boolean', default: false },
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

async function run(parameters: string[]): Promise<number> {
  const { values, positionals } = parseParameters(parameters, options);
  const format = chooseFormat(values.format, values.out);
  const settings: MapSettings = {
    ...defaultSettings,
    measure: parseChoice('measure', values.measure, measures),
    threshold: parseNumberOrAuto('threshold', values.threshold, { lowest: 0, highest: 1 }),
    keptNeighbours: parseNumberOrAuto('neighbours', values.neighbours, {
      lowest: 0,
      highest: 1000,
      whole: true,
    }),
    resolution: parseNumber('resolution', values.resolution, { lowest: 0.01, highest: 100 }),
    seed: parseNumber('seed', values.seed, { lowest: 0, highest: 2 ** 32 - 1, whole: true }),
  };
  const watch = new Stopwatch();
  const { corpus } = await importPapers(requireFiles(positionals), watch);
  await prepareMeasure(corpus.papers, settings.measure);
  const map = await watch.drive(buildPaperMap(corpus, settings));
  await writeMap(await mapWriters[format](map), values.out);
  if (values.timings) process.stderr.write(`${describeTimings(map, watch)}\n`);
  return exitCodes.done;
}

export const mapCommand: Command = {
  usage: `Usage: paperweave map FILE... [--out FILE] [--format ${mapFormats.join('|')}] [--measure ${measures.join('|')}]
                  [--threshold X|auto] [--neighbours K] [--resolution R] [--seed N] [--timings]

  --out FILE       where to write (stdout); its ending chooses the format; CSV writes the ties beside it, as FILE.edges.csv
  --threshold X    similarity from which two papers are tied, 0 to 1 (auto: found from the corpus)
  --neighbours K   strongest ties of each paper kept even below the threshold
  --resolution R   higher gives more, smaller clusters (1)
  --timings        a last line on stderr: milliseconds a stage and peak memory, as JSON`,
  run,
};
