/**
 * Time and memory of the similarity engine, with peers in the same run: `npm run bench:similarity [2000,10000,50000]`. Corpora are looked
 * for in ../shared/corpora; peers that are not installed are named and left out. Times are the best of the runs, in milliseconds of
 * processor time, because the machine may be shared.
 */
import { runToEnd } from '../../src/core/jobs.ts';
import { transpose } from '../../src/core/kernels/products.ts';
import { comparePapers, type CompareOptions } from '../../src/core/similarity/compare.ts';
import { countTerms } from '../../src/core/text/counts.ts';
import { analyse } from '../../src/core/text/lsa.ts';
import { weighTerms } from '../../src/core/text/tfidf.ts';
import type { DenseRows, Neighbours, Paper, TermRows, TextModel } from '../../src/core/types.ts';
import { readRecords, readShared, toPaper } from './qualitySets.ts';

const neighbours = 10;
const sizes = (process.argv.find((argument) => /^\d[\d,]*$/u.test(argument)) ?? '2000,10000')
  .split(',')
  .map(Number);

function loadPapers(size: number): Paper[] | undefined {
  const name = size <= 2000 ? 'dev-2k' : size <= 10_000 ? 'dev-10k' : 'big-dev';
  const text = readShared(`corpora/${name}.ndjson.gz`);
  if (text === undefined) console.log(`Not here: ../shared/corpora/${name}.ndjson.gz`);
  return text === undefined ? undefined : readRecords(text).map(toPaper).slice(0, size);
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function time<Result>(name: string, runs: number, work: () => Result): Result {
  let best = Infinity;
  let result = undefined as Result;
  for (let run = 0; run < runs; run += 1) {
    const start = processorTime();
    result = work();
    best = Math.min(best, processorTime() - start);
  }
  console.log(`  ${name.padEnd(44)} ${best.toFixed(0).padStart(8)} ms`);
  return result;
}

/** Peer: an inverted index with a Float32 accumulator, the good way without kernels. */
function invertedIndex(rows: TermRows): Uint32Array {
  const byTerm = transpose(rows);
  const scores = new Float32Array(rows.rows);
  const index = new Uint32Array(rows.rows * neighbours);
  for (let row = 0; row < rows.rows; row += 1) {
    scores.fill(0);
    for (let at = rows.offsets[row]!; at < rows.offsets[row + 1]!; at += 1) {
      const term = rows.terms[at]!;
      const value = rows.values[at]!;
      const end = byTerm.offsets[term + 1]!;
      for (let place = byTerm.offsets[term]!; place < end; place += 1) {
        scores[byTerm.terms[place]!]! += value * byTerm.values[place]!;
      }
    }
    pickNearest(scores, row, index);
  }
  return index;
}

function pickNearest(scores: Float32Array, row: number, index: Uint32Array): void {
  const best: number[] = [];
  for (let other = 0; other < scores.length; other += 1) {
    const score = scores[other]!;
    if (other === row || (best.length === neighbours && score <= scores[best[neighbours - 1]!]!)) continue;
    let at = Math.min(best.length, neighbours - 1);
    for (; at > 0 && scores[best[at - 1]!]! < score; at -= 1) best[at] = best[at - 1]!;
    best[at] = other;
  }
  index.set(best, row * neighbours);
}

/** Peer: every dot product of dense rows, in plain loops. */
function bruteForce({ rows, columns, values }: DenseRows): Uint32Array {
  const index = new Uint32Array(rows * neighbours);
  const scores = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    for (let other = 0; other < rows; other += 1) {
      let sum = 0;
      for (let i = 0; i < columns; i += 1) sum += values[row * columns + i]! * values[other * columns + i]!;
      scores[other] = sum;
    }
    pickNearest(scores, row, index);
  }
  return index;
}

interface Hnsw {
  initIndex(options: { maxElements: number; m: number; efConstruction: number; randomSeed: number }): void;
  addPoint(point: number[], label: number): void;
  setEf(ef: number): void;
  searchKnn(point: number[], k: number): { neighbors: number[] };
}

/** Peer: hnswlib-node (native), M 16, ef 200 / 50, where it is installed. */
async function loadHnsw(): Promise<(new (space: string, columns: number) => Hnsw) | undefined> {
  const name = 'hnswlib-node';
  try {
    const { HierarchicalNSW } = ((await import(name)) as { default: { HierarchicalNSW: never } }).default;
    return HierarchicalNSW;
  } catch {
    console.log(`Not installed: ${name} (npm install --no-save ${name})`);
    return undefined;
  }
}

function approximate(Index: new (space: string, columns: number) => Hnsw, dense: DenseRows): Uint32Array {
  const { rows, columns, values } = dense;
  const hnsw = new Index('ip', columns);
  hnsw.initIndex({ maxElements: rows, m: 16, efConstruction: 200, randomSeed: 1 });
  const point = (row: number) => [...values.subarray(row * columns, (row + 1) * columns)];
  for (let row = 0; row < rows; row += 1) hnsw.addPoint(point(row), row);
  hnsw.setEf(50);
  const index = new Uint32Array(rows * neighbours);
  for (let row = 0; row < rows; row += 1) {
    const found = hnsw.searchKnn(point(row), neighbours + 1).neighbors.filter((other) => other !== row);
    index.set(found.slice(0, neighbours), row * neighbours);
  }
  return index;
}

function recall(found: Uint32Array, exact: Neighbours): string {
  let hits = 0;
  for (let start = 0; start < found.length; start += neighbours) {
    const truth = new Set(exact.index.subarray(start, start + neighbours));
    for (const other of found.subarray(start, start + neighbours)) if (truth.has(other)) hits += 1;
  }
  return (hits / found.length).toFixed(3);
}

const Index = await loadHnsw();
for (const size of sizes) {
  const papers = loadPapers(size);
  if (papers === undefined) continue;
  console.log(`\n${String(papers.length)} papers`);
  const runs = size <= 10_000 ? 3 : 1;
  const counts = time('words and phrases counted', runs, () => runToEnd(countTerms(papers)));
  const weighed = time('TF-IDF', runs, () => runToEnd(weighTerms(counts)));
  const { lsa, termVectors } = time('LSA', runs, () => runToEnd(analyse(weighed.tfidf, { seed: 1 })));
  const model: TextModel = { ...weighed, lsa, termVectors };
  const compare = (options: Partial<CompareOptions>) =>
    runToEnd(comparePapers(model, { measure: 'blend', floor: 0.03, neighbours, ...options }));
  const sparse = time('exact join, tfidf, top 10 and histogram', runs, () =>
    compare({ measure: 'tfidf', floor: 2 }),
  );
  const dense = time('exact join, lsa, top 10 and histogram', runs, () =>
    compare({ measure: 'lsa', floor: 2 }),
  );
  time('exact join, blend, top 10 and histogram', runs, () => compare({ floor: 2 }));
  time('exact join, blend, with edges above the floor', runs, () => compare({}));
  if (size <= 10_000) {
    const index = time('peer, tfidf: inverted index in plain JS', 1, () => invertedIndex(weighed.tfidf));
    console.log(`    agrees with the join on ${recall(index, sparse.neighbours)} (ties apart)`);
  }
  if (size <= 2000) time('peer, lsa: every product in plain JS', 1, () => bruteForce(lsa));
  if (Index) {
    const index = time('peer, lsa: hnswlib-node (approximate)', 1, () => approximate(Index, lsa));
    console.log(`    recall ${recall(index, dense.neighbours)}`);
  }
  console.log(`  peak memory of the process ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
}
