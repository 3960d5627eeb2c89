/**
 * `npm run bench:read -- [FILE...]`: from the bytes of a file to a merged corpus with its report. For each file, unpacked and as it came:
 * the first reading in a process of its own with its peak memory, then readings in a warm process (median, least-most). Beside it, as the
 * floor for JSON lines, what `JSON.parse` alone takes for each line. Without a file, the corpora beside the project that are there.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { projectRoot } from '../../src/cli/project.mjs';
import { importFiles } from '../../src/core/corpus/import.ts';
import { isGzip } from '../../src/core/corpus/source.ts';
import { describeMachine, describeTimes } from './machine.ts';

const warmRuns = 5;
const corpora = ['dev-2k', 'dev-10k', 'big-dev'].map((name) =>
  join(projectRoot, '..', 'shared', 'corpora', `${name}.ndjson.gz`),
);

interface Reading {
  readonly papers: number;
  readonly milliseconds: number;
}

async function readOnce(name: string, bytes: Uint8Array): Promise<Reading> {
  const before = performance.now();
  const job = importFiles([{ name, bytes }]);
  let step = await job.next();
  while (step.done !== true) step = await job.next();
  return { papers: step.value.corpus.papers.length, milliseconds: performance.now() - before };
}

/** The bytes of a file, unpacked if asked. A copy: the reader may keep what it is given. */
function load(file: string, unpack: boolean): Uint8Array {
  const bytes = readFileSync(file);
  return unpack && isGzip(bytes) ? new Uint8Array(gunzipSync(bytes)) : bytes;
}

const nameOf = (file: string, unpack: boolean) => (unpack ? basename(file, '.gz') : basename(file));

/** In a process of its own: nothing is warm, and the memory is that of this reading and the runtime. */
async function tellFirst(file: string, unpack: boolean): Promise<void> {
  const { milliseconds } = await readOnce(nameOf(file, unpack), load(file, unpack));
  console.log(JSON.stringify([milliseconds, process.resourceUsage().maxRSS / 1024]));
}

function measureFirst(file: string, unpack: boolean): string {
  const program = join(projectRoot, 'src', 'cli', 'paperweave.mjs');
  const parameters = [
    program,
    '--run',
    import.meta.filename,
    '--first',
    ...(unpack ? ['--unpack'] : []),
    file,
  ];
  const told = execFileSync(process.execPath, parameters, { encoding: 'utf8' });
  const [milliseconds, megabytes] = JSON.parse(told) as [number, number];
  return `first ${milliseconds.toFixed(0)} ms, ${megabytes.toFixed(0)} MB at most`;
}

async function measureWarm(file: string, unpack: boolean): Promise<string> {
  const bytes = load(file, unpack);
  const readings: Reading[] = [];
  for (let run = 0; run <= warmRuns; run++) readings.push(await readOnce(nameOf(file, unpack), bytes));
  const times = readings.slice(1).map(({ milliseconds }) => milliseconds);
  const { papers } = readings[0]!;
  const size = (bytes.length / 1e6).toFixed(1);
  return `${papers.toLocaleString('en')} papers, ${size} MB: warm ${describeTimes(times)} ms`;
}

function parseLines(file: string): string {
  const lines = new TextDecoder().decode(load(file, true)).split('\n');
  const times = Array.from({ length: warmRuns }, () => {
    const before = performance.now();
    for (const line of lines) if (line !== '') JSON.parse(line);
    return performance.now() - before;
  });
  return `JSON.parse of each line alone ${describeTimes(times)} ms`;
}

async function measure(file: string): Promise<void> {
  const compressed = file.endsWith('.gz');
  for (const unpack of compressed ? [true, false] : [false])
    console.log(`${nameOf(file, unpack)}: ${await measureWarm(file, unpack)}; ${measureFirst(file, unpack)}`);
  if (/\.(nd)?jsonl?(\.gz)?$/u.test(file)) console.log(`  ${parseLines(file)}`);
}

const { values, positionals } = parseArgs({
  options: { first: { type: 'boolean' }, unpack: { type: 'boolean' } },
  allowPositionals: true,
});
if (values.first === true) await tellFirst(positionals[0]!, values.unpack === true);
else {
  console.log(`${describeMachine()}\nFrom bytes to a merged corpus with its report`);
  for (const file of positionals.length > 0 ? positionals : corpora) {
    if (existsSync(file)) await measure(file);
    else console.log(`${basename(file)}: not here, left out`);
  }
}
