/**
 * Pairs above the floor as they are found, in bounded memory.
 *
 * Where more than `limit` pairs would be kept, the floor rises to the lowest edge of a histogram bin above which at most `limit` pairs
 * lie. (Never above the highest bin; of that, the first pairs stay.) The pairs seen so far give a lower bound of that edge, so pairs below it can go as soon as the buffer is full; what is left in the
 * end does not depend on the order in which pairs came.
 */
import type { SimilarityEdges } from '../types.ts';
import { binOf, histogramBins, lowestBinWithin } from './histogram.ts';
import { sortEdges } from './sortEdges.ts';

export class EdgeBuffer {
  private source: Uint32Array;
  private target: Uint32Array;
  private weight: Float32Array;
  private size = 0;
  private lowestBin = 0;
  private readonly seen = new Float64Array(histogramBins);

  constructor(
    private readonly floor: number,
    private readonly limit: number,
  ) {
    const capacity = Math.min(1024, 2 * limit + 1);
    this.source = new Uint32Array(capacity);
    this.target = new Uint32Array(capacity);
    this.weight = new Float32Array(capacity);
  }

  add(source: number, target: number, weight: number): void {
    if (weight < this.floor || weight === 0) return;
    const bin = binOf(weight);
    this.seen[bin]! += 1;
    if (bin < this.lowestBin) return;
    if (this.size === this.source.length) {
      this.makeRoom();
      if (bin < this.lowestBin) return;
    }
    this.source[this.size] = source;
    this.target[this.size] = target;
    this.weight[this.size] = weight;
    this.size += 1;
  }

  private makeRoom(): void {
    const most = 2 * this.limit + 1;
    if (this.source.length >= most) this.raiseFloor();
    if (this.size < this.source.length) return;
    const capacity = Math.min(most, 2 * this.source.length);
    const grown = <Column extends Uint32Array | Float32Array>(column: Column, larger: Column): Column => {
      larger.set(column);
      return larger;
    };
    this.source = grown(this.source, new Uint32Array(capacity));
    this.target = grown(this.target, new Uint32Array(capacity));
    this.weight = grown(this.weight, new Float32Array(capacity));
  }

  /** Lets go of the pairs that can no longer be among the strongest `limit`. */
  private raiseFloor(): void {
    this.lowestBin = Math.min(lowestBinWithin(this.seen, this.limit), histogramBins - 1);
    let kept = 0;
    for (let at = 0; at < this.size; at += 1) {
      if (binOf(this.weight[at]!) < this.lowestBin) continue;
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

  private held(): SimilarityEdges {
    return {
      source: this.source.subarray(0, this.size),
      target: this.target.subarray(0, this.size),
      weight: this.weight.subarray(0, this.size),
    };
  }

  /** The edges, sorted, and the floor that held in the end. */
  finish(): { edges: SimilarityEdges; floor: number; capped: boolean } {
    const capped = this.size > this.limit || this.lowestBin > 0;
    if (capped) this.raiseFloor();
    const edges = sortEdges(this.held());
    return {
      edges,
      capped,
      floor: capped ? Math.max(this.floor, this.lowestBin / histogramBins) : this.floor,
    };
  }
}
