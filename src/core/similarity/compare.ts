/**
 * Every paper against every other: all pairs above a floor, the nearest of each paper, and how similar the pairs are altogether. Exact.
 *
 * Rows are compared in blocks: an inverted index of one block of rows stays in the cache while all rows up to it pass. Each pair is seen
 * once (source < target). Cost: the products that TF-IDF rows share, about 3.4 a pair whatever the size, plus lsa.columns a pair for
 * measures with an LSA part. Memory: edges up to a cap (see EdgeBuffer), k neighbours a row, one block.
 */
import type { Job, Measure, Similarities, TextModel } from '../types.ts';
import { addSparseScores, dotDense, invertBlock } from '../kernels/scores.ts';
import { blend, weightsOf } from './blend.ts';
import { EdgeBuffer } from './edgeBuffer.ts';
import { binOf, histogramBins } from './histogram.ts';
import { NearestRows } from './nearest.ts';

export interface CompareOptions {
  readonly measure: Measure;
  /** Pairs below this are counted in the histogram only. */
  readonly floor: number;
  /** How many nearest papers to keep for each. */
  readonly neighbours: number;
  /** More edges than this raise the floor. */
  readonly maximumEdges?: number;
}

const defaultMaximumEdges = 4_000_000;
const rowsPerBlock = 2048;
const workPerSlice = 1_000_000;

/** Takes every pair once. */
interface Receiver {
  readonly edges: EdgeBuffer;
  readonly nearest: NearestRows;
  readonly counts: Float64Array;
}

function receive(receiver: Receiver, source: number, target: number, weight: number): void {
  receiver.counts[binOf(weight)]! += 1;
  if (weight === 0) return;
  receiver.edges.add(source, target, weight);
  receiver.nearest.offer(source, target, weight);
  receiver.nearest.offer(target, source, weight);
}

/** Compares all rows before `to` with the rows from .. to - 1. Yields the number of pairs done since the last time. */
function* compareBlock(
  model: TextModel,
  measure: Measure,
  from: number,
  to: number,
  receiver: Receiver,
): Generator<number, void, void> {
  const weights = weightsOf(measure);
  const block = invertBlock(model.tfidf, from, to);
  const scores = new Float32Array(to - from);
  const costOfPair = 4 + (weights.lsa > 0 ? model.lsa.columns : 0);
  let pairs = 0;
  for (let row = 0; row < to - 1; row += 1) {
    const first = Math.max(from, row + 1);
    if (weights.tfidf > 0) {
      scores.fill(0);
      addSparseScores(model.tfidf, row, block, scores);
    }
    for (let other = first; other < to; other += 1) {
      const lsa = weights.lsa > 0 ? dotDense(model.lsa, row, other) : 0;
      receive(receiver, row, other, blend(weights, scores[other - from]!, lsa));
    }
    pairs += to - first;
    if (pairs * costOfPair >= workPerSlice) {
      yield pairs;
      pairs = 0;
    }
  }
  yield pairs;
}

export function* comparePapers(model: TextModel, options: CompareOptions): Job<Similarities> {
  const { rows } = model.tfidf;
  const receiver: Receiver = {
    edges: new EdgeBuffer(options.floor, options.maximumEdges ?? defaultMaximumEdges),
    nearest: new NearestRows(rows, options.neighbours),
    counts: new Float64Array(histogramBins),
  };
  const total = (rows * (rows - 1)) / 2;
  let done = 0;
  for (let from = 0; from < rows; from += rowsPerBlock) {
    const to = Math.min(rows, from + rowsPerBlock);
    for (const pairs of compareBlock(model, options.measure, from, to, receiver)) {
      done += pairs;
      yield { stage: 'similarity', done, total };
    }
  }
  const { edges, floor, capped } = receiver.edges.finish();
  return {
    measure: options.measure,
    floor,
    edges,
    neighbours: receiver.nearest.finish(),
    histogram: { bins: histogramBins, counts: receiver.counts },
    capped,
  };
}
