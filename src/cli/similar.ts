/** `similar`: the most similar papers of each paper, one JSON line a paper. */
import { defaultSettings } from '../core/settings.ts';
import { prepareEngines } from '../core/preparePlain.ts';
import { prepareMeasure } from '../core/similarity/measures.ts';
import { similarityFloor } from '../core/comparing.ts';
import { buildTextModel } from '../core/text/model.ts';
import type { Corpus, Neighbours } from '../core/types.ts';
import {
  exitCodes,
  parseChoice,
  parseNumber,
  parseParameters,
  requireFiles,
  type Command,
} from './command.ts';
import { writeToStdout } from './files.ts';
import { comparePapersOnThreads } from './joinThreads.ts';
import { measures } from './measures.ts';
import { importPapers } from './papers.ts';
import { readTextOptions, textOptions, textUsage } from './textOptions.ts';
import { peakMegabytes, Stopwatch } from './timings.ts';

const unusedPlace = 0xffffffff;

/** Similarities as written: six digits say more than the arithmetic does. */
const digits = 1e6;

function* describeNeighbours(
  { papers }: Corpus,
  { k, index, weight }: Neighbours,
  order: readonly string[],
): Iterable<string> {
  const rows = new Map(papers.map((paper, row) => [paper.id, row]));
  for (const id of order) {
    const row = rows.get(id);
    if (row === undefined) continue;
    const neighbours: [string, number][] = [];
    for (let place = row * k; place < (row + 1) * k; place++) {
      if (index[place] === unusedPlace) break;
      const neighbour = papers[index[place]!];
      if (neighbour !== undefined)
        neighbours.push([neighbour.id, Math.round(weight[place]! * digits) / digits]);
    }
    yield `${JSON.stringify({ id, neighbours })}\n`;
  }
}

async function run(parameters: string[]): Promise<number> {
  const { values, positionals } = parseParameters(parameters, {
    neighbours: { type: 'string', default: '10' },
    measure: { type: 'string', default: defaultSettings.measure },
    seed: { type: 'string', default: String(defaultSettings.seed) },
    timings: { type: 'boolean', default: false },
    ...textOptions,
  });
  const neighbours = parseNumber('neighbours', values.neighbours, { lowest: 1, highest: 1000, whole: true });
  const measure = parseChoice('measure', values.measure, measures);
  const seed = parseNumber('seed', values.seed, { lowest: 0, highest: 2 ** 32 - 1, whole: true });
  const watch = new Stopwatch();
  const { corpus, inputOrder } = await importPapers(requireFiles(positionals), watch);
  await prepareEngines();
  await prepareMeasure(corpus.papers, measure);
  const model = await watch.drive(
    buildTextModel(corpus.papers, {
      seed,
      measure,
      ...readTextOptions(values, defaultSettings),
    }),
  );
  const found = await watch.drive(
    comparePapersOnThreads(model, { measure, floor: similarityFloor, neighbours }),
  );
  await writeToStdout(describeNeighbours(corpus, found.neighbours, inputOrder));
  if (values.timings) {
    const timings = { papers: corpus.papers.length, ms: watch.report(), peakRssMb: peakMegabytes() };
    process.stderr.write(`${JSON.stringify(timings)}\n`);
  }
  return exitCodes.done;
}

export const similarCommand: Command = {
  usage: `Usage: paperweave similar FILE... [--neighbours K] [--measure ${measures.join('|')}] [--seed N] [--timings]

  --neighbours K   how many for each paper, best first, itself left out (10)
${textUsage}`,
  run,
};
