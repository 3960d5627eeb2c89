/**
 * What a join is made of: an engine compares tiles of query rows with one block of rows at a time. There are two with the same results, bit
 * for bit: plain TypeScript (the oracle, and the fallback) and the WebAssembly kernel. Each pair is seen once, query < row of the block.
 */
import type { DenseRows, TermRows } from '../text/textModel.ts';
import type { Neighbours } from '../types.ts';
import type { PartWeights } from './blend.ts';

export interface JoinInput {
  readonly sparse: TermRows;
  readonly dense: DenseRows;
  readonly weights: PartWeights;
  /** How many nearest rows to keep of each row. */
  readonly neighbours: number;
}

/** Pairs above the floor, `count` of them. Columns are overwritten by the next tile. */
export interface PairChunk {
  readonly count: number;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly weight: Float32Array;
}

/** What a tile may leave out. Pairs at or above `countedFrom` (at most `floor`) are counted, each in its bin; below, some are. */
export interface TileLimits {
  readonly floor: number;
  readonly countedFrom: number;
}

export interface JoinEngine {
  /** Row-column products an engine gets through in a few milliseconds: when to pause. */
  readonly workPerSlice: number;
  /** Makes rows from .. to - 1 the block. At most `rowsPerBlock`. */
  openBlock(from: number, to: number): void;
  /** Compares rows first .. first + queries - 1 with the block's rows after them; tiles come in ascending order, some may be left out. */
  compareTile(first: number, queries: number, limits: TileLimits): PairChunk;
  /** Pairs seen so far, by bin; complete from the bin of the highest `countedFrom` so far on. */
  countPairs(): Float64Array;
  finish(): Neighbours;
}

export const rowsPerBlock = 4096;
export const rowsPerTile = 16;
