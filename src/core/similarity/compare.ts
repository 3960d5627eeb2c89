/**
 * Every paper against every other: all pairs above a floor, the nearest of each paper, and how similar the pairs are altogether. Exact.
 *
 * Rows are compared in blocks: an inverted index of one block of rows stays in the cache while all rows up to it pass, sixteen at a time.
 * Cost: the products that TF-IDF rows share, about 3.4 a pair whatever the size, plus lsa.columns a pair for measures with an LSA part.
 * Memory: edges up to a cap (see EdgeBuffer), k neighbours a row, one block.
 */
import type { Job } from '../progress.ts';
import type { Measure, Similarities } from '../types.ts';
import type { TextModel } from '../text/textModel.ts';
import { EdgeBuffer } from './edgeBuffer.ts';
import { histogramBins } from './histogram.ts';
import type { JoinInput } from './joinEngine.ts';
import { JoinShare, tileRuns, type ShareOptions } from './joinShare.ts';
import { reckonFloor } from './likelyFloor.ts';
import { loadedCompression } from './loadedMeasures.ts';
import { rowsOf, wanted } from './measures.ts';
import { mergeParts, type Joined } from './mergeParts.ts';
import { NearestRows } from './nearest.ts';

export interface CompareOptions {
  readonly measure: Measure;
  /** Pairs below this are only counted, all together. */
  readonly floor: number;
  /** How many nearest papers to keep for each. */
  readonly neighbours: number;
  /** More edges than this raise the floor. By default 50 a paper, at least 200,000, at most 4,000,000. */
  readonly maximumEdges?: number;
  /** Where `plain`, kernels are not used. The results are the same. */
  readonly engine?: 'fastest' | 'plain';
}

/** A map with a mean degree of 100 can no longer be read; 4,000,000 edges are 48 MB. */
function edgeLimit(rows: number): number {
  return Math.min(4_000_000, Math.max(200_000, 50 * rows));
}

const pairsOf = (rows: number) => (rows * (rows - 1)) / 2;

export function shareOptions(model: TextModel, options: CompareOptions): ShareOptions {
  const { rows } = model.tfidf;
  return {
    floor: options.floor,
    edgeLimit: options.maximumEdges ?? edgeLimit(rows),
    likelyFloor: 0,
    pairs: pairsOf(rows),
    engine: options.engine ?? 'fastest',
  };
}

export function joinInput(model: TextModel, { measure, neighbours }: CompareOptions): JoinInput {
  return { ...rowsOf(model, measure), neighbours };
}

type Pairs<Result> = Generator<number, Result, void>;

function* joinFrom(input: JoinInput, options: ShareOptions): Pairs<Joined> {
  const share = new JoinShare(input, options);
  for (const run of tileRuns(input)) yield* share.compare(run);
  return mergeParts([share.finish()], options);
}

function* joinRows(model: TextModel, options: CompareOptions): Pairs<Joined> {
  const input = joinInput(model, options);
  const share = shareOptions(model, options);
  const reckoning = reckonFloor(input, share);
  let step = reckoning.next();
  for (; step.done !== true; step = reckoning.next()) yield 0;
  const joined = yield* joinFrom(input, { ...share, likelyFloor: step.value });
  return joined.complete ? joined : yield* joinFrom(input, share);
}

function* joinTexts(model: TextModel, options: CompareOptions): Pairs<Joined> {
  const texts = wanted(model.texts, options.measure);
  const nearest = new NearestRows(texts.length, options.neighbours);
  const counts = new Float64Array(histogramBins);
  const edges = new EdgeBuffer(shareOptions(model, options));
  yield* loadedCompression().joinCompressed(texts, { edges, nearest, counts });
  return { ...edges.finish(counts), neighbours: nearest.finish() };
}

export function describeJoin(measure: Measure, joined: Joined): Similarities {
  const { counts, edges, neighbours, floor, capped } = joined;
  return { measure, floor, edges, neighbours, capped, histogram: { bins: histogramBins, counts } };
}

export function* comparePapers(model: TextModel, options: CompareOptions): Job<Similarities> {
  const { rows } = model.tfidf;
  const join = options.measure === 'compression' ? joinTexts(model, options) : joinRows(model, options);
  const total = pairsOf(rows);
  let done = 0;
  for (;;) {
    const step = join.next();
    if (step.done === true) return describeJoin(options.measure, step.value);
    done = Math.min(total, done + step.value);
    yield { stage: 'similarity', done, total };
  }
}
