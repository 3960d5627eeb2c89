/** The join in plain TypeScript: what the kernel must agree with, and what runs where kernels cannot. */
import type { Neighbours } from '../types.ts';
import { blend } from './blend.ts';
import { binOf, histogramBins } from './histogram.ts';
import {
  rowsPerBlock,
  rowsPerTile,
  type JoinEngine,
  type JoinInput,
  type PairChunk,
  type TileLimits,
} from './joinEngine.ts';
import { findHeads, type HeadTerms } from './headTerms.ts';
import { NearestRows } from './nearest.ts';
import { addSparseScores, dotDense, invertBlock, type InvertedBlock } from './scores.ts';

export class PlainJoin implements JoinEngine {
  readonly workPerSlice = 1_000_000;
  private readonly nearest: NearestRows;
  private readonly counts = new Float64Array(histogramBins);
  private readonly scores = new Float32Array(rowsPerBlock);
  private readonly source = new Uint32Array(rowsPerTile * rowsPerBlock);
  private readonly target = new Uint32Array(rowsPerTile * rowsPerBlock);
  private readonly weight = new Float32Array(rowsPerTile * rowsPerBlock);
  private readonly heads: HeadTerms;
  private block: InvertedBlock | undefined;
  private from = 0;
  private to = 0;
  private found = 0;

  constructor(private readonly input: JoinInput) {
    this.heads = findHeads(input);
    this.nearest = new NearestRows(input.sparse.rows, input.neighbours);
  }

  openBlock(from: number, to: number): void {
    this.from = from;
    this.to = to;
    if (this.input.weights.tfidf > 0) this.block = invertBlock(this.input.sparse, this.heads, from, to);
  }

  compareTile(first: number, queries: number, { floor }: TileLimits): PairChunk {
    this.found = 0;
    for (let query = first; query < first + queries; query += 1) {
      if (this.block) {
        this.scores.fill(0);
        addSparseScores(this.input.sparse, query, this.heads, this.block, this.scores);
      }
      this.scan(query, floor);
    }
    return { count: this.found, source: this.source, target: this.target, weight: this.weight };
  }

  private scan(query: number, floor: number): void {
    const { dense, weights } = this.input;
    for (let other = Math.max(this.from, query + 1); other < this.to; other += 1) {
      const topics = weights.lsa > 0 ? dotDense(dense, query, other) : 0;
      const heads = weights.tfidf > 0 ? dotDense(this.heads.rows, query, other) : 0;
      const weight = blend(weights, Math.fround(this.scores[other - this.from]! + heads), topics);
      this.counts[binOf(weight)]! += 1;
      if (weight === 0) continue;
      if (weight >= floor) this.keep(query, other, weight);
      this.nearest.offer(query, other, weight);
      this.nearest.offer(other, query, weight);
    }
  }

  private keep(query: number, other: number, weight: number): void {
    this.source[this.found] = query;
    this.target[this.found] = other;
    this.weight[this.found] = weight;
    this.found += 1;
  }

  countPairs(): Float64Array {
    return this.counts;
  }

  finish(): Neighbours {
    return this.nearest.finish();
  }
}
