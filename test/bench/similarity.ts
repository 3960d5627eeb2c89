/**
 * Time and memory of the similarity engine, with peers in the same run: `npm run bench:similarity [2000,10000,50000,77847]`. Each size runs in
 * a process of its own, so that memory is its own; peers only up to 10,000 papers (`peers=50000`: up to so many). Corpora are looked for in ../shared/corpora. Times are the best of the runs, in
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
import { analyse } from '../../src/core/text/lsa.ts';
import { weighPapers } from '../../src/core/text/textEngine.ts';
import type { Neighbours, Paper, Similarities } from '../../src/core/types.ts';
import type { TextModel } from '../../src/core/text/textModel.ts';
import { describeMachine } from './machine.ts';
import { readRecords, readShared, toPaper } from './qualitySets.ts';
import {
  bruteForce,
  countProducts,
  countWithRegex,
  invertedIndex,
  loadApproximate,
  mergeDots,
  neighbours,
} from './similarityPeers.ts';
import { Bench, clock, processorTime, report, showGrowth, type Times } from './similarityTimes.ts';

function loadPapers(size: number): Paper[] | undefined {
  const name = size <= 2000 ? 'dev-2k' : size <= 10_000 ? 'dev-10k' : 'big-dev';
  const text = readShared(`corpora/${name}.ndjson.gz`);
  if (text === undefined) console.log(`Not here: ../shared/corpora/${name}.ndjson.gz`);
  return text === undefined ? undefined : readRecords(text).map(toPaper).slice(0, size);
}

/** Beyond so many papers only what a map needs is measured: peers and single measures would take many minutes. */
const mostForPeers = Number(
  process.argv.find((argument) => argument.startsWith('peers='))?.slice(6) ?? '10000',
);
/** Beyond so many each is timed once, and the slowest peers are left out. */
const mostForAll = 10_000;
/** Of all pairs compared one by one only those of so many papers are timed. */
const mergedRows = 100;
/** An addition to a place in memory takes so many milliseconds on processors of these years: what no exact inverted index is below. */
const scatterAdd = 0.6e-6;

function recall(found: Uint32Array, exact: Neighbours): string {
  let hits = 0;
  for (let start = 0; start < found.length; start += neighbours) {
    const truth = new Set(exact.index.subarray(start, start + neighbours));
    for (const other of found.subarray(start, start + neighbours)) if (truth.has(other)) hits += 1;
  }
  return (hits / found.length).toFixed(3);
}

type Compare = (options: Partial<CompareOptions>) => Similarities;

const names = {
  vectors: 'text to TF-IDF: words and phrases counted and weighed',
  sparse: 'exact join, tfidf, top 10',
  regex: 'peer, text to TF-IDF: regular expression and Map',
  index: 'peer, tfidf: inverted index in plain JS (exact)',
  merging: `peer, tfidf: pairs one by one (exact; ${String(mergedRows)} papers, scaled)`,
  limit: 'limit, tfidf: one addition a product',
};

/** How many times as long the others take for the same, and how far the limit is. */
function showRatios(times: Times): void {
  const ratio = (name: string, longer: number | undefined, shorter: number | undefined) => {
    if (longer === undefined || shorter === undefined) return;
    console.log(`  ${name.padEnd(56)} ${(longer / shorter).toFixed(1).padStart(8)} x`);
  };
  const sparse = times[names.sparse];
  const descent = Object.keys(times).find((name) => name.includes('NN-descent'));
  ratio('text to TF-IDF, against regular expression and Map', times[names.regex], times[names.vectors]);
  ratio('top 10, against the inverted index in plain JS', times[names.index], sparse);
  ratio('top 10, against pairs one by one', times[names.merging], sparse);
  ratio(
    'top 10, against NN-descent (without its LSA)',
    descent === undefined ? undefined : times[descent],
    sparse,
  );
  ratio('the limit, against top 10', sparse, times[names.limit]);
}

/** The join of single measures and on one thread, then what others take for the same. */
async function measurePeers(
  bench: Bench,
  papers: readonly Paper[],
  model: TextModel,
  compare: Compare,
): Promise<void> {
  const { rows } = model.tfidf;
  const join = (measured: 'tfidf' | 'lsa') =>
    bench.time(`exact join, ${measured}, top 10`, () => compare({ measure: measured, floor: 2 }));
  const [sparse, dense] = [await join('tfidf'), await join('lsa')];
  if (rows <= mostForAll) {
    await bench.time('exact join, blend, with edges above the floor', () => compare({}));
    await bench.time('the same by the clock', () => compare({}), clock);
  }
  const once = new Bench(1);
  const show = (index: Uint32Array, exact: Similarities) => {
    console.log(`    recall ${recall(index, exact.neighbours)}`);
  };
  await once.time(names.regex, () => countWithRegex(papers));
  show(await once.time(names.index, () => invertedIndex(model.tfidf)), sparse);
  const step = Math.ceil(rows / mergedRows);
  const begun = processorTime();
  mergeDots(model.tfidf, step);
  // Each pair once, as the others.
  once.note(names.merging, ((processorTime() - begun) * step) / 2);
  once.note(names.limit, countProducts(model.tfidf) * scatterAdd);
  if (rows <= 2000) {
    show(await once.time('peer, lsa: every product in plain JS (exact)', () => bruteForce(model.lsa)), dense);
  }
  for (const { name, search } of await loadApproximate(rows > mostForAll)) {
    show(await once.time(`peer, lsa: ${name}`, () => search(model.lsa)), dense);
  }
  showRatios({ ...bench.times, ...once.times });
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
  const bench = new Bench(size <= mostForAll ? 3 : 1);
  const weighed = await bench.time(names.vectors, () => runToEnd(weighPapers(papers)));
  const factors = await bench.time('LSA', () => runToEnd(analyse(weighed.tfidf, { seed: 1 })));
  const model: TextModel = { ...weighed, ...factors };
  const blend: CompareOptions = { measure: 'blend', floor: 0.03, neighbours };
  await joinInThreads(bench, model, blend);
  measureExplanations(papers, model);
  console.log(`  peak memory before the peers ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
  if (size <= mostForPeers) {
    await measurePeers(bench, papers, model, (options) =>
      runToEnd(comparePapers(model, { ...blend, ...options })),
    );
  }
  return bench.times;
}

/** One size in a process of its own; what it prints is passed on, its last line holds the times. */
function measureApart(size: number): Times {
  const command = [
    `${projectRoot}/src/cli/paperweave.mjs`,
    '--run',
    fileURLToPath(import.meta.url),
    `only=${String(size)}`,
    `peers=${String(mostForPeers)}`,
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
