/**
 * What the similarity engine is measured against, in the same run: two exact ways in plain JavaScript, and three packages for approximate
 * neighbours of the LSA rows (see loadPeer.ts).
 */
import type { DenseRows, TermRows } from '../../src/core/text/textModel.ts';
import type { Paper } from '../../src/core/types.ts';
import { loadEmbeddingAtlas, loadInstalled, loadPeer } from './loadPeer.ts';
import { transpose } from './transpose.ts';

export const neighbours = 10;

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

/** An inverted index with a Float32 accumulator: the good way without kernels. */
export function invertedIndex(rows: TermRows): Uint32Array {
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

/** Every step-th row with all others, two sorted lists at a time. */
export function mergeDots({ rows, offsets, terms, values }: TermRows, step: number): number {
  let best = 0;
  for (let row = 0; row < rows; row += step) {
    for (let other = 0; other < rows; other += 1) {
      let at = offsets[row]!;
      let place = offsets[other]!;
      let sum = 0;
      while (at < offsets[row + 1]! && place < offsets[other + 1]!) {
        const difference = terms[at]! - terms[place]!;
        if (difference === 0) sum += values[at]! * values[place]!;
        if (difference <= 0) at += 1;
        if (difference >= 0) place += 1;
      }
      if (other !== row && sum > best) best = sum;
    }
  }
  return best;
}

/** Products of all pairs of rows: half the sum of squares of the document frequencies. */
export function countProducts({ columns, terms }: TermRows): number {
  const frequency = new Float64Array(columns);
  for (const term of terms) frequency[term]! += 1;
  return frequency.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}

/** Texts to TF-IDF as a script would do it: a regular expression, a Map of words, one Map a paper; no stems, no phrases. */
export function countWithRegex(papers: readonly Paper[]): Float32Array[] {
  const columns = new Map<string, number>();
  const frequency: number[] = [];
  const counted = papers.map(({ title, abstract }) => {
    const counts = new Map<number, number>();
    for (const word of `${title} ${abstract}`.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []) {
      const column = columns.get(word) ?? columns.size;
      columns.set(word, column);
      counts.set(column, (counts.get(column) ?? 0) + 1);
    }
    for (const column of counts.keys()) frequency[column] = (frequency[column] ?? 0) + 1;
    return counts;
  });
  return counted.map((counts) => {
    const weigh = ([column, count]: [number, number]) =>
      (1 + Math.log(count)) * Math.log(1 + papers.length / frequency[column]!);
    const row = Float32Array.from(
      [...counts].sort(([a], [b]) => a - b),
      weigh,
    );
    const length = Math.hypot(...row) || 1;
    return row.map((value) => value / length);
  });
}

/** Every dot product of dense rows, in plain loops. */
export function bruteForce({ rows, columns, values }: DenseRows): Uint32Array {
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

/** An approximate search: from dense rows to the nearest of each. */
export interface Approximate {
  readonly name: string;
  readonly search: (dense: DenseRows) => Promise<Uint32Array> | Uint32Array;
}

/** The nearest of each row as a package gives them, itself left out. */
function collect(rows: number, nearestOf: (row: number) => Iterable<number>): Uint32Array {
  const index = new Uint32Array(rows * neighbours);
  for (let row = 0; row < rows; row += 1) {
    const others = [...nearestOf(row)].filter((other) => other !== row);
    index.set(others.slice(0, neighbours), row * neighbours);
  }
  return index;
}

interface HnswIndex {
  initIndex(options: { maxElements: number; m: number; efConstruction: number; randomSeed: number }): void;
  addPoint(point: number[], label: number): void;
  setEf(ef: number): void;
  searchKnn(point: number[], k: number): { neighbors: number[] };
}
type Hnsw = new (space: string, columns: number) => HnswIndex;

async function hnswlib(): Promise<Approximate['search']> {
  const { HierarchicalNSW } = ((await loadPeer('hnswlib-node')) as { default: { HierarchicalNSW: Hnsw } })
    .default;
  return ({ rows, columns, values }) => {
    const index = new HierarchicalNSW('ip', columns);
    index.initIndex({ maxElements: rows, m: 16, efConstruction: 200, randomSeed: 1 });
    const point = (row: number) => [...values.subarray(row * columns, (row + 1) * columns)];
    for (let row = 0; row < rows; row += 1) index.addPoint(point(row), row);
    index.setEf(50);
    return collect(rows, (row) => index.searchKnn(point(row), neighbours + 1).neighbors);
  };
}

interface UsearchIndex {
  add(keys: BigUint64Array, vectors: Float32Array, threads: number): void;
  search(vector: Float32Array, k: number, threads: number): { keys: BigUint64Array };
}
type Usearch = new (options: { metric: string; connectivity: number; dimensions: number }) => UsearchIndex;

async function usearch(): Promise<Approximate['search']> {
  const { Index } = ((await loadPeer('usearch')) as { default: { Index: Usearch } }).default;
  return ({ rows, columns, values }) => {
    const index = new Index({ metric: 'ip', connectivity: 16, dimensions: columns });
    index.add(
      BigUint64Array.from({ length: rows }, (_, row) => BigInt(row)),
      values,
      1,
    );
    const point = (row: number) => values.subarray(row * columns, (row + 1) * columns);
    return collect(rows, (row) => Array.from(index.search(point(row), neighbours + 1, 1).keys, Number));
  };
}

interface Descent {
  queryByIndex(row: number, k: number): { indices: Int32Array };
  destroy(): void;
}
type CreateDescent = (
  rows: number,
  columns: number,
  values: Float32Array,
  options: { metric: string; nNeighbors: number; seed: number },
) => Promise<Descent>;

async function descent(): Promise<Approximate['search']> {
  const { createNNDescent } = (await loadEmbeddingAtlas()) as { createNNDescent: CreateDescent };
  return async ({ rows, columns, values }) => {
    const options = { metric: 'cosine', nNeighbors: neighbours + 1, seed: 1 };
    const found = await createNNDescent(rows, columns, values, options);
    const index = collect(rows, (row) => found.queryByIndex(row, neighbours + 1).indices);
    found.destroy();
    return index;
  };
}

const packages = {
  'Embedding Atlas, NN-descent (WebAssembly)': descent,
  'hnswlib-node (native), M 16, ef 200 / 50': hnswlib,
  'usearch (native), M 16, one thread': usearch,
};

/** `quick`: NN-descent alone, where the others would take many minutes. */
export async function loadApproximate(quick = false): Promise<Approximate[]> {
  const found = await loadInstalled(packages);
  return found
    .map(({ name, value }) => ({ name, search: value }))
    .filter(({ name }) => !quick || name.includes('NN-descent'));
}
