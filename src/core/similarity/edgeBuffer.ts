/**
 * Pairs above the floor as they are found, in bounded memory.
 *
 * Where more than `limit` pairs would be kept, the floor rises to the lowest edge of a histogram bin above which at most `limit` pairs
 * lie. (Never above the highest bin; of that, the first pairs stay.) The pairs seen so far give a lower bound of that edge, so pairs below
 * it can go as soon as the buffer is full; what is left in the end does not depend on the order in which pairs came.
 */
import type { SimilarityEdges } from '../types.ts';
import {
  binOf,
  foldBelow,
  histogramBins,
  leastWeightFrom,
  leastWeightOf,
  lowestBinWithin,
} from './histogram.ts';
import type { PairChunk, TileLimits } from './joinEngine.ts';
import type { ShareOptions } from './joinShare.ts';
import { sortEdges } from './sortEdges.ts';

const firstCapacity = 4096;

/** Edges in the order they were found. */
export interface HeldEdges extends SimilarityEdges {
  /** True where weaker ones were let go of. */
  readonly raised: boolean;
}

export interface FinishedEdges {
  readonly edges: SimilarityEdges;
  readonly floor: number;
  readonly capped: boolean;
  readonly counts: Float64Array;
  /** False where the join started from too high a floor, and edges are missing. */
  readonly complete: boolean;
}

function limitsAt(floor: number): TileLimits {
  return { floor, countedFrom: leastWeightOf(Math.min(histogramBins - 1, binOf(floor))) };
}

export class EdgeBuffer {
  private source = new Uint32Array(firstCapacity);
  private target = new Uint32Array(firstCapacity);
  private weight = new Float32Array(firstCapacity);
  private size = 0;
  private lowestBin = 0;
  private raised = false;
  /** Pairs below `floor` need not be added, below `countedFrom` not be counted. */
  limits: TileLimits;

  private readonly floor: number;
  private readonly limit: number;
  private readonly pairs: number;
  private readonly reckoned: boolean;

  constructor({ floor, edgeLimit, likelyFloor, pairs }: ShareOptions) {
    this.floor = floor;
    this.limit = edgeLimit;
    this.pairs = pairs;
    this.reckoned = likelyFloor > floor;
    this.limits = limitsAt(leastWeightFrom(this.reckoned ? likelyFloor : floor));
  }

  /** Takes pairs at or above the floor; `counts` are the pairs seen so far, these included, by bin. */
  add(chunk: PairChunk, counts: () => Float64Array): void {
    const size = this.size + chunk.count;
    if (size > this.source.length) this.grow(size);
    this.source.set(chunk.source.subarray(0, chunk.count), this.size);
    this.target.set(chunk.target.subarray(0, chunk.count), this.size);
    this.weight.set(chunk.weight.subarray(0, chunk.count), this.size);
    this.size = size;
    if (size > 2 * this.limit) this.raiseFloor(counts());
  }

  private grow(size: number): void {
    const capacity = Math.max(size, Math.min(2 * this.source.length, 3 * this.limit));
    const columns = [this.source, this.target, this.weight] as const;
    this.source = new Uint32Array(capacity);
    this.target = new Uint32Array(capacity);
    this.weight = new Float32Array(capacity);
    this.source.set(columns[0]);
    this.target.set(columns[1]);
    this.weight.set(columns[2]);
  }

  /** Lets go of the pairs that can no longer be among the strongest `limit`. */
  private raiseFloor(counts: Float64Array): void {
    this.raised = true;
    this.lowestBin = Math.min(lowestBinWithin(counts, this.limit), histogramBins - 1);
    const cutoff = Math.max(this.limits.floor, leastWeightOf(this.lowestBin));
    this.limits = limitsAt(cutoff);
    let kept = 0;
    for (let at = 0; at < this.size; at += 1) {
      if (this.weight[at]! < cutoff) continue;
      this.source[kept] = this.source[at]!;
      this.target[kept] = this.target[at]!;
      this.weight[kept] = this.weight[at]!;
      kept += 1;
    }
    this.size = kept;
    if (kept > this.limit) this.keepFirst();
  }

  /** Even the highest bin holds too many (a corpus of copies): the first of them in the order of edges stay. */
  private keepFirst(): void {
    const sorted = sortEdges(this.held());
    this.size = this.limit;
    this.source.set(sorted.source.subarray(0, this.limit));
    this.target.set(sorted.target.subarray(0, this.limit));
    this.weight.set(sorted.weight.subarray(0, this.limit));
  }

  /** What another buffer with the same floor and limit holds. */
  take(held: HeldEdges, counts: () => Float64Array): void {
    this.raised ||= held.raised;
    this.add({ ...held, count: held.weight.length }, counts);
  }

  held(): HeldEdges {
    return {
      raised: this.raised,
      source: this.source.subarray(0, this.size),
      target: this.target.subarray(0, this.size),
      weight: this.weight.subarray(0, this.size),
    };
  }

  /** The edges, sorted, the floor that held in the end, and the histogram from there on; `counts` are those of all tiles. */
  finish(counts: Float64Array): FinishedEdges {
    const capped = this.size > this.limit || this.raised;
    if (capped) this.raiseFloor(counts);
    return {
      edges: sortEdges(this.held()),
      floor: capped ? Math.max(this.floor, this.lowestBin / histogramBins) : this.floor,
      capped,
      counts: foldBelow(counts, binOf(this.limits.countedFrom), this.pairs),
      complete: capped || !this.reckoned,
    };
  }
}
