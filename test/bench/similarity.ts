/**
 * Time and memory of the similarity engine, with peers in the same run: `npm run bench:similarity [2000,10000,50000,77847]`. Each size runs in
 * a process of its own, so that memory is its own; peers only up to 10,000 papers. Corpora are looked for in ../shared/corpora. Times are the best of the runs, in
 * milliseconds of processor time, because the machine may be shared; threads are timed by the clock.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startJoinThreads } from '../../src/cli/joinThreads.ts';
import { explainPair } from '../../src/core/explain/pair.ts';
import { indexStems, matchSentences } from '../../src/core/explain/sentences.ts';
import { runAsyncToEnd, runToEnd } from '../../src/core/jobs.ts';
import { projectRoot } from '../../src/cli/project.mjs';
import {
  comparePapers,
  joinInput,
  shareOptions,
  type CompareOptions,
} from '../../src/core/similarity/compare.ts';
import { compareInThreads } from '../../src/core/similarity/threads.ts';
import { countTerms } from '../../src/core/text/counts.ts';
import { analyse } from '../../src/core/text/lsa.ts';
import { weighTerms } from '../../src/core/text/tfidf.ts';
import type { Neighbours, Paper, Similarities } from '../../src/core/types.ts';
import type { TextModel } from '../../src/core/text/textModel.ts';
import { describeMachine } from './machine.ts';
import { readRecords, readShared, toPaper } from './qualitySets.ts';
import { bruteForce, invertedIndex, loadApproximate, neighbours } from './similarityPeers.ts';

type Times = Record<string, number>;

function loadPapers(size: number): Paper[] | undefined {
  const name = size <= 2000 ? 'dev-2k' : size <= 10_000 ? 'dev-10k' : 'big-dev';
  const text = readShared(`corpora/${name}.ndjson.gz`);
  if (text === undefined) console.log(`Not here: ../shared/corpora/${name}.ndjson.gz`);
  return text === undefined ? undefined : readRecords(text).map(toPaper).slice(0, size);
}

const clock = () => performance.now();

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const report = (name: string, milliseconds: number) => {
  console.log(`  ${name.padEnd(56)} ${milliseconds.toFixed(0).padStart(8)} ms`);
};

/** Beyond so many papers only what a map needs is measured: peers and single measures would take many minutes. */
const mostForPeers = 10_000;

class Bench {
  readonly times: Times = {};
  /** The sum of the best times by the clock, of all that was timed. */
  elapsed = 0;

  constructor(private readonly runs: number) {}

  async time<Result>(
    name: string,
    work: () => Result | Promise<Result>,
    now: () => number = processorTime,
  ): Promise<Result> {
    let best = Infinity;
    let shortest = Infinity;
    let result = undefined as Result;
    for (let run = 0; run < this.runs; run += 1) {
      const [start, begun] = [now(), clock()];
      result = await work();
      best = Math.min(best, now() - start);
      shortest = Math.min(shortest, clock() - begun);
    }
    this.elapsed += shortest;
    this.times[name] = best;
    report(name, best);
    return result;
  }
}

function recall(found: Uint32Array, exact: Neighbours): string {
  let hits = 0;
  for (let start = 0; start < found.length; start += neighbours) {
    const truth = new Set(exact.index.subarray(start, start + neighbours));
    for (const other of found.subarray(start, start + neighbours)) if (truth.has(other)) hits += 1;
  }
  return (hits / found.length).toFixed(3);
}

type Compare = (options: Partial<CompareOptions>) => Similarities;

/** The join of single measures and on one thread, then what others take for the same. */
async function measurePeers(bench: Bench, model: TextModel, compare: Compare): Promise<void> {
  const { rows } = model.tfidf;
  const join = (measured: 'tfidf' | 'lsa') =>
    bench.time(`exact join, ${measured}, top 10 and histogram`, () =>
      compare({ measure: measured, floor: 2 }),
    );
  const [sparse, dense] = [await join('tfidf'), await join('lsa')];
  await bench.time('exact join, blend, with edges above the floor', () => compare({}));
  await bench.time('the same by the clock', () => compare({}), clock);
  const once = new Bench(1);
  const show = (index: Uint32Array, exact: Similarities) => {
    console.log(`    recall ${recall(index, exact.neighbours)}`);
  };
  const name = 'peer, tfidf: inverted index in plain JS (exact)';
  show(await once.time(name, () => invertedIndex(model.tfidf)), sparse);
  if (rows <= 2000) {
    show(await once.time('peer, lsa: every product in plain JS (exact)', () => bruteForce(model.lsa)), dense);
  }
  for (const { name, search } of await loadApproximate()) {
    show(await once.time(`peer, lsa: ${name}`, () => search(model.lsa)), dense);
  }
}

/** Pairs spread over the corpus. */
function measureExplanations(papers: readonly Paper[], model: TextModel): void {
  const columnOf = indexStems(model);
  const pairs = Array.from({ length: 500 }, (_, i) => [
    (i * 7919) % papers.length,
    (i * 104_729 + 1) % papers.length,
  ]);
  const start = processorTime();
  for (const [a, b] of pairs) {
    explainPair(model, 'blend', a!, b!);
    matchSentences(model, columnOf, papers[a!]!.abstract, papers[b!]!.abstract);
  }
  const mean = (processorTime() - start) / pairs.length;
  console.log(`  a pair explained, with its sentences                     ${mean.toFixed(2).padStart(9)} ms`);
}

/** The join as the page and the command line do it, where there are processors enough. */
async function joinInThreads(bench: Bench, model: TextModel, blend: CompareOptions): Promise<void> {
  const threads = startJoinThreads(2);
  const warm = joinInput(model, blend);
  await Promise.all(threads.map((thread) => thread.open(warm, shareOptions(model, blend))));
  const once = new Bench(1);
  const name = 'exact join, blend, on two threads, by the clock';
  await once.time(name, () => runAsyncToEnd(compareInThreads(model, blend, threads)), clock);
  bench.times[name] = once.elapsed;
  const total = 'texts to edges, the join on two threads, by the clock';
  bench.times[total] = bench.elapsed + once.elapsed;
  report(total, bench.times[total]);
}

async function measure(size: number): Promise<Times> {
  const papers = loadPapers(size);
  if (papers === undefined) return {};
  console.log(`\n${String(papers.length)} papers`);
  const bench = new Bench(size <= mostForPeers ? 3 : 1);
  const counts = await bench.time('words and phrases counted', () => runToEnd(countTerms(papers)));
  const weighed = await bench.time('TF-IDF', () => runToEnd(weighTerms(counts)));
  const factors = await bench.time('LSA', () => runToEnd(analyse(weighed.tfidf, { seed: 1 })));
  const model: TextModel = { ...weighed, ...factors };
  const blend: CompareOptions = { measure: 'blend', floor: 0.03, neighbours };
  await joinInThreads(bench, model, blend);
  measureExplanations(papers, model);
  console.log(`  peak memory before the peers ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
  if (size <= mostForPeers) {
    await measurePeers(bench, model, (options) => runToEnd(comparePapers(model, { ...blend, ...options })));
  }
  return bench.times;
}

/** The power of the number of papers with which a time grows from one size to the next. */
function showGrowth(sizes: readonly number[], times: readonly Times[]): void {
  console.log('\nGrowth: time as a power of the number of papers');
  for (let at = 1; at < sizes.length; at += 1) {
    for (const [name, time] of Object.entries(times[at] ?? {})) {
      const before = times[at - 1]?.[name];
      if (before === undefined) continue;
      const power = Math.log(time / before) / Math.log(sizes[at]! / sizes[at - 1]!);
      console.log(
        `  ${String(sizes[at - 1]).padStart(6)} to ${String(sizes[at])}: ${power.toFixed(2)}  ${name}`,
      );
    }
  }
}

/** One size in a process of its own; what it prints is passed on, its last line holds the times. */
function measureApart(size: number): Times {
  const command = [
    `${projectRoot}/src/cli/paperweave.mjs`,
    '--run',
    fileURLToPath(import.meta.url),
    `only=${String(size)}`,
  ];
  const text = execFileSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 2 ** 24 });
  const lines = text.trimEnd().split('\n');
  console.log(lines.slice(0, -1).join('\n'));
  return JSON.parse(lines.at(-1) ?? '{}') as Times;
}

const only = process.argv.find((argument) => argument.startsWith('only='));
if (only !== undefined) {
  console.log(JSON.stringify(await measure(Number(only.slice(5)))));
} else {
  const wanted = process.argv.find((argument) => /^\d[\d,]*$/u.test(argument)) ?? '2000,10000,50000,77847';
  const sizes = wanted.split(',').map(Number);
  console.log(describeMachine());
  showGrowth(sizes, sizes.map(measureApart));
}
