/**
 * `npm run bench`: how long each stage takes, from files to a finished map, by the command line in a process of its own (so that memory is
 * its own and nothing is warm). Median of five runs with the least and the most. Corpora beside the project are measured when they are there.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../src/cli/project.mjs';
import { describeMachine, describeTimes, summarise } from './machine.ts';

const stages = ['read', 'text', 'similarity', 'graph', 'clusters', 'layout', 'total'] as const;

interface Timings {
  readonly papers: number;
  readonly edges: number;
  readonly clusters: number;
  readonly threshold: number;
  readonly ms: Readonly<Record<(typeof stages)[number], number>>;
  readonly peakRssMb: number;
}

const corpora = [
  join(projectRoot, 'public', 'corpora', 'daily-papers.json'),
  join(projectRoot, '..', 'shared', 'corpora', 'dev-2k.ndjson.gz'),
  join(projectRoot, '..', 'shared', 'corpora', 'dev-10k.ndjson.gz'),
];

function makeMap(corpus: string): Promise<Timings> {
  const command = [join(projectRoot, 'src', 'cli', 'paperweave.mjs'), 'map', corpus, '--timings'];
  const out = join(tmpdir(), `paperweave-bench-${String(process.pid)}.json`);
  return new Promise((done, fail) => {
    execFile(process.execPath, [...command, '--out', out], (error, _, err) => {
      const line = err.trim().split('\n').at(-1) ?? '';
      if (error === null) done(JSON.parse(line) as Timings);
      else fail(new Error(line));
    });
  });
}

async function measure(corpus: string, runs: number): Promise<void> {
  const timings: Timings[] = [];
  for (let run = 0; run < runs; run++) timings.push(await makeMap(corpus));
  const [first] = timings;
  if (first === undefined) return;
  console.log(
    `\n${basename(corpus)}: ${String(first.papers)} papers, ${String(first.edges)} edges, ${String(first.clusters)} clusters, threshold ${String(first.threshold)}`,
  );
  for (const stage of stages) {
    console.log(`  ${stage.padEnd(11)} ${describeTimes(timings.map(({ ms }) => ms[stage])).padStart(22)} ms`);
  }
  console.log(
    `  peak memory ${summarise(timings.map(({ peakRssMb }) => peakRssMb))
      .median.toFixed(0)
      .padStart(22)} MB`,
  );
}

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '5' } },
  allowPositionals: true,
});
console.log(`${describeMachine()}\nMedian of ${values.runs} runs (least-most)`);
for (const corpus of positionals.length > 0 ? positionals : corpora) {
  if (existsSync(corpus)) await measure(corpus, Number(values.runs));
  else console.log(`\n${basename(corpus)}: not here, left out`);
}
