/**
 * Every paper against every other: all pairs above a floor, the nearest of each paper, and how similar the pairs are altogether. Exact.
 *
 * Rows are compared in blocks: an inverted index of one block of rows stays in the cache while all rows up to it pass, sixteen at a time.
 * Cost: the products that TF-IDF rows share, about 3.4 a pair whatever the size, plus lsa.columns a pair for measures with an LSA part.
 * Memory: edges up to a cap (see EdgeBuffer), k neighbours a row, one block.
 */
import { createKernel } from '../kernels/wasm.ts';
import type { Job, Measure, Neighbours, Similarities, TextModel } from '../types.ts';
import { joinCompressed } from './compression.ts';
import { EdgeBuffer } from './edgeBuffer.ts';
import { histogramBins } from './histogram.ts';
import { rowsPerBlock, rowsPerTile, type JoinEngine, type JoinInput } from './joinEngine.ts';
import { KernelJoin } from './kernelJoin.ts';
import { rowsOf, wanted } from './measures.ts';
import { NearestRows } from './nearest.ts';
import { PlainJoin } from './plainJoin.ts';

export interface CompareOptions {
  readonly measure: Measure;
  /** Pairs below this are counted in the histogram only. */
  readonly floor: number;
  /** How many nearest papers to keep for each. */
  readonly neighbours: number;
  /** More edges than this raise the floor. By default 50 a paper, at least 200,000, at most 4,000,000. */
  readonly maximumEdges?: number;
  /** Where `plain`, kernels are not used. The results are the same. */
  readonly engine?: 'fastest' | 'plain';
}

function edgeLimit(rows: number): number {
  return Math.min(4_000_000, Math.max(200_000, 50 * rows));
}

function createEngine(input: JoinInput, engine: CompareOptions['engine']): JoinEngine {
  const kernel = engine === 'plain' ? undefined : createKernel();
  return kernel === undefined ? new PlainJoin(input) : new KernelJoin(kernel, input);
}

/** Work of a pair, in products: what decides when to pause. */
function costOfPair({ weights, dense }: JoinInput): number {
  return 16 + (weights.lsa > 0 ? dense.columns : 0);
}

/** Pairs of rows first .. first + queries - 1 with later rows of the block from .. to - 1. */
function pairsOfTile(first: number, queries: number, from: number, to: number): number {
  let pairs = 0;
  for (let query = first; query < first + queries; query += 1) pairs += to - Math.max(from, query + 1);
  return pairs;
}

/** Runs the engine over every tile. Yields the pairs done since the last time. */
function* joinTiles(input: JoinInput, engine: JoinEngine, edges: EdgeBuffer): Generator<number, void, void> {
  const { rows } = input.sparse;
  const pairsPerSlice = engine.workPerSlice / costOfPair(input);
  let pairs = 0;
  for (let from = 0; from < rows; from += rowsPerBlock) {
    const to = Math.min(rows, from + rowsPerBlock);
    engine.openBlock(from, to);
    for (let first = 0; first < to; first += rowsPerTile) {
      const queries = Math.min(rowsPerTile, to - first);
      edges.add(engine.compareTile(first, queries, edges.cutoff), () => engine.countPairs());
      pairs += pairsOfTile(first, queries, from, to);
      if (pairs < pairsPerSlice) continue;
      yield pairs;
      pairs = 0;
    }
  }
  yield pairs;
}

/** What a join leaves behind it, once all its pairs are done. */
interface Join {
  readonly pairs: Generator<number, void, void>;
  readonly countPairs: () => Float64Array;
  readonly finish: () => Neighbours;
}

function joinRows(model: TextModel, options: CompareOptions, edges: EdgeBuffer): Join {
  const input = { ...rowsOf(model, options.measure), neighbours: options.neighbours };
  const engine = createEngine(input, options.engine);
  return {
    pairs: joinTiles(input, engine, edges),
    countPairs: () => engine.countPairs(),
    finish: () => engine.finish(),
  };
}

function joinTexts(model: TextModel, options: CompareOptions, edges: EdgeBuffer): Join {
  const texts = wanted(model.texts, options.measure);
  const nearest = new NearestRows(texts.length, options.neighbours);
  const counts = new Float64Array(histogramBins);
  return {
    pairs: joinCompressed(texts, { edges, nearest, counts }),
    countPairs: () => counts,
    finish: () => nearest.finish(),
  };
}

export function* comparePapers(model: TextModel, options: CompareOptions): Job<Similarities> {
  const { measure } = options;
  const { rows } = model.tfidf;
  const buffer = new EdgeBuffer(options.floor, options.maximumEdges ?? edgeLimit(rows));
  const join =
    measure === 'compression' ? joinTexts(model, options, buffer) : joinRows(model, options, buffer);
  const total = (rows * (rows - 1)) / 2;
  let done = 0;
  for (const pairs of join.pairs) {
    done += pairs;
    yield { stage: 'similarity', done, total };
  }
  const counts = join.countPairs();
  const { edges, floor, capped } = buffer.finish(counts);
  return {
    measure,
    floor,
    edges,
    neighbours: join.finish(),
    histogram: { bins: histogramBins, counts },
    capped,
  };
}
