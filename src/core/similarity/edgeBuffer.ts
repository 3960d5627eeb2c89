/**
 * Pairs above the floor as they are found, in bounded memory.
 *
 * Where more than `limit` pairs would be kept, the floor rises to the lowest edge of a histogram bin above which at most `limit` pairs
 * lie. (Never above the highest bin; of that, the first pairs stay.) The pairs seen so far give a lower bound of that edge, so pairs below
 * it can go as soon as the buffer is full; what is left in the end does not depend on the order in which pairs came.
 */
import type { SimilarityEdges } from '../types.ts';
import { histogramBins, leastWeightFrom, leastWeightOf, lowestBinWithin } from './histogram.ts';
import type { PairChunk } from './joinEngine.ts';
import { sortEdges } from './sortEdges.ts';

const firstCapacity = 4096;

/** Edges in the order they were found. */
export interface HeldEdges extends SimilarityEdges {
  /** True where weaker ones were let go of. */
  readonly raised: boolean;
}

export class EdgeBuffer {
  private source = new Uint32Array(firstCapacity);
  private target = new Uint32Array(firstCapacity);
  private weight = new Float32Array(firstCapacity);
  private size = 0;
  private lowestBin = 0;
  private raised = false;
  /** Pairs below this need not be added. */
  cutoff: number;

  constructor(
    private readonly floor: number,
    private readonly limit: number,
  ) {
    this.cutoff = leastWeightFrom(floor);
  }

  /** Takes pairs at or above `cutoff`; `counts` are all pairs seen so far, these included, by bin. */
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
    this.cutoff = Math.max(this.cutoff, leastWeightOf(this.lowestBin));
    let kept = 0;
    for (let at = 0; at < this.size; at += 1) {
      if (this.weight[at]! < this.cutoff) continue;
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

  /** The edges, sorted, and the floor that held in the end; `counts` are those of all pairs. */
  finish(counts: Float64Array): { edges: SimilarityEdges; floor: number; capped: boolean } {
    const capped = this.size > this.limit || this.raised;
    if (capped) this.raiseFloor(counts);
    const floor = capped ? Math.max(this.floor, this.lowestBin / histogramBins) : this.floor;
    return { edges: sortEdges(this.held()), capped, floor };
  }
}
