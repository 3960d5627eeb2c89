/**
 * A share of the join: some runs of tiles, and what they leave behind. One share may do all runs, or several threads each what they take
 * from the same list. Every pair is computed alike wherever it is, counts add up, and the order of neighbours and edges is total, so the parts
 * come to the same bits however the runs were dealt out.
 */
import { createJoinKernel } from '../kernels/joining.ts';
import { plainEngines } from '../plainEngines.ts';
import type { Neighbours } from '../types.ts';
import { EdgeBuffer, type HeldEdges } from './edgeBuffer.ts';
import { rowsPerBlock, rowsPerTile, type JoinEngine, type JoinInput } from './joinEngine.ts';
import { KernelJoin } from './kernelJoin.ts';

export interface ShareOptions {
  /** Pairs below this are counted only. */
  readonly floor: number;
  /** More edges than this raise the floor. */
  readonly edgeLimit: number;
  /** Where the floor will most likely rise to (likelyFloor.ts), or 0. */
  readonly likelyFloor: number;
  /** Pairs there are altogether. */
  readonly pairs: number;
  /** Where `plain`, kernels are not used. The results are the same. */
  readonly engine: 'fastest' | 'plain';
}

/** Query rows first .. last - 1 against the later rows of the block from .. to - 1. */
export interface TileRun {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

export interface SharePart {
  readonly edges: HeldEdges;
  /** Pairs by bin, all of those that the floor left; see `JoinEngine`. */
  readonly counts: Float64Array;
  readonly neighbours: Neighbours;
}

/** Work of a pair, in products: what decides when to pause. */
function costOfPair({ weights, dense }: JoinInput): number {
  return 16 + (weights.lsa > 0 ? dense.columns : 0);
}

/** Pairs of query rows first .. last - 1 with later rows of the block. */
export function pairsOfRun({ from, to, first, last }: TileRun): number {
  const above = Math.max(first, Math.min(last, from)) - first;
  const inside = last - first - above;
  return above * (to - from) + inside * (to - first - above) - (inside * (inside + 1)) / 2;
}

/** Tiles of a run that is worth a message to another thread, in products. */
const workPerRun = 150_000_000;

/** All runs, block after block, queries ascending. */
export function* tileRuns(input: JoinInput): Generator<TileRun, void, void> {
  const { rows } = input.sparse;
  const queriesOf = (block: number) =>
    rowsPerTile * Math.max(1, Math.round(workPerRun / costOfPair(input) / Math.max(1, block) / rowsPerTile));
  for (let from = 0; from < rows; from += rowsPerBlock) {
    const to = Math.min(rows, from + rowsPerBlock);
    const step = queriesOf(to - from);
    for (let first = 0; first < to; first += step)
      yield { from, to, first, last: Math.min(to, first + step) };
  }
}

function createEngine(input: JoinInput, engine: ShareOptions['engine']): JoinEngine {
  const kernel = engine === 'plain' ? undefined : createJoinKernel();
  return kernel === undefined ? new (plainEngines().PlainJoin)(input) : new KernelJoin(kernel, input);
}

export class JoinShare {
  private readonly engine: JoinEngine;
  private readonly edges: EdgeBuffer;
  private openFrom = -1;

  constructor(
    private readonly input: JoinInput,
    options: ShareOptions,
  ) {
    this.engine = createEngine(input, options.engine);
    this.edges = new EdgeBuffer(options);
  }

  /** Runs come in the order of `tileRuns`, some may be left out. Yields the pairs done since the last time. */
  *compare({ from, to, first, last }: TileRun): Generator<number, void, void> {
    const { engine, edges } = this;
    if (this.openFrom !== from) engine.openBlock(from, to);
    this.openFrom = from;
    const pairsPerSlice = engine.workPerSlice / costOfPair(this.input);
    let pairs = 0;
    for (let query = first; query < last; query += rowsPerTile) {
      const next = Math.min(last, query + rowsPerTile);
      edges.add(engine.compareTile(query, next - query, edges.limits), () => engine.countPairs());
      pairs += pairsOfRun({ from, to, first: query, last: next });
      if (pairs < pairsPerSlice) continue;
      yield pairs;
      pairs = 0;
    }
    yield pairs;
  }

  /** What the runs came to. The share is used up. */
  finish(): SharePart {
    const { engine, edges } = this;
    return { edges: edges.held(), counts: engine.countPairs(), neighbours: engine.finish() };
  }
}
