/**
 * The join by the WebAssembly kernel. Its memory holds the rows, the nearest of each row, and one block: posting lists, and LSA rows in
 * groups of eight. Memory: the input once more, 8 bytes a neighbour, and about 7 MB.
 */
import type { Kernel } from '../kernels/wasm.ts';
import type { Neighbours } from '../types.ts';
import { histogramBins } from './histogram.ts';
import { rowsPerBlock, rowsPerTile, type JoinEngine, type JoinInput, type PairChunk } from './joinEngine.ts';
import { noNeighbour } from './nearest.ts';
import { invertBlock } from './scores.ts';

const group = 8;
const lanes = 4;
const laneStride = 1024;
/** Any weight above zero beats this. */
const tiniest = 2 ** -149;

/** The kernel's `Join`, field by field: 4 bytes each. */
type Field = keyof Addresses | 'columns' | 'blockFrom' | 'blockRows' | 'blockWidth' | 'k' | 'edgeCount';
const fields: readonly (Field | 'sparseWeight' | 'denseWeight' | 'floor')[] = [
  'offsets',
  'terms',
  'values',
  'starts',
  'ends',
  'postingRows',
  'postingValues',
  'dense',
  'denseBlock',
  'columns',
  'sparseScores',
  'denseScores',
  'blockFrom',
  'blockRows',
  'blockWidth',
  'sparseWeight',
  'denseWeight',
  'floor',
  'k',
  'nearestRows',
  'nearestWeights',
  'nearestCounts',
  'weightToBeat',
  'histogram',
  'edgeSources',
  'edgeTargets',
  'edgeWeights',
  'edgeCount',
];

interface Addresses {
  readonly offsets: number;
  readonly terms: number;
  readonly values: number;
  readonly starts: number;
  readonly ends: number;
  readonly postingRows: number;
  readonly postingValues: number;
  readonly dense: number;
  readonly denseBlock: number;
  readonly sparseScores: number;
  readonly denseScores: number;
  readonly nearestRows: number;
  readonly nearestWeights: number;
  readonly nearestCounts: number;
  readonly weightToBeat: number;
  readonly histogram: number;
  readonly edgeSources: number;
  readonly edgeTargets: number;
  readonly edgeWeights: number;
}

/** Most entries any block of rows has. */
function largestBlock(offsets: Uint32Array, rows: number): number {
  let most = 0;
  for (let from = 0; from < rows; from += rowsPerBlock) {
    most = Math.max(most, offsets[Math.min(rows, from + rowsPerBlock)]! - offsets[from]!);
  }
  return most;
}

function layOut(kernel: Kernel, { sparse, dense, weights, neighbours }: JoinInput): Addresses {
  const { rows } = sparse;
  const withTerms = weights.tfidf > 0;
  const columns = weights.lsa > 0 ? dense.columns : 0;
  const entries = withTerms ? largestBlock(sparse.offsets, rows) : 0;
  const denseRows = kernel.reserve(4 * (rows + rowsPerTile) * columns);
  if (columns > 0) kernel.write(denseRows, dense.values);
  const empty = new Uint32Array(0);
  return {
    offsets: kernel.store(withTerms ? sparse.offsets : empty),
    terms: kernel.store(withTerms ? sparse.terms : empty),
    values: kernel.store(withTerms ? sparse.values : empty),
    starts: kernel.reserve(4 * sparse.columns),
    ends: kernel.reserve(4 * sparse.columns),
    postingRows: kernel.reserve(2 * entries),
    postingValues: kernel.reserve(4 * entries),
    dense: denseRows,
    denseBlock: kernel.reserve(4 * rowsPerBlock * columns),
    sparseScores: kernel.reserve(4 * rowsPerBlock),
    denseScores: kernel.reserve(4 * rowsPerBlock * rowsPerTile),
    nearestRows: kernel.reserve(4 * rows * neighbours),
    nearestWeights: kernel.reserve(4 * rows * neighbours),
    nearestCounts: kernel.reserve(4 * rows),
    weightToBeat: kernel.reserve(4 * (rows + lanes)),
    histogram: kernel.reserve(4 * lanes * laneStride),
    edgeSources: kernel.reserve(4 * rowsPerBlock * rowsPerTile),
    edgeTargets: kernel.reserve(4 * rowsPerBlock * rowsPerTile),
    edgeWeights: kernel.reserve(4 * rowsPerBlock * rowsPerTile),
  };
}

export class KernelJoin implements JoinEngine {
  readonly workPerSlice = 24_000_000;
  private readonly at: Addresses;
  private readonly join: number;
  private readonly counts = new Float64Array(histogramBins);
  private blockFrom = 0;
  /** The first row of the block that has not stepped over its postings. */
  private nextOfBlock = 0;

  constructor(
    private readonly kernel: Kernel,
    private readonly input: JoinInput,
  ) {
    this.at = layOut(kernel, input);
    this.join = kernel.reserve(4 * fields.length);
    for (const [name, address] of Object.entries(this.at)) this.setInteger(name as Field, address as number);
    this.setInteger('columns', input.weights.lsa > 0 ? input.dense.columns : 0);
    this.setInteger('k', input.neighbours);
    this.setInteger('blockWidth', rowsPerBlock);
    this.setFloat('sparseWeight', input.weights.tfidf);
    this.setFloat('denseWeight', input.weights.lsa);
    const { rows } = input.sparse;
    kernel.float32(this.at.weightToBeat, rows + lanes).fill(input.neighbours > 0 ? tiniest : Infinity);
    kernel.uint32(this.at.nearestRows, rows * input.neighbours).fill(noNeighbour);
  }

  private setInteger(field: Field, value: number): void {
    this.kernel.uint32(this.join, fields.length)[fields.indexOf(field)] = value;
  }

  private setFloat(field: 'sparseWeight' | 'denseWeight' | 'floor', value: number): void {
    this.kernel.float32(this.join, fields.length)[fields.indexOf(field)] = value;
  }

  openBlock(from: number, to: number): void {
    const { sparse, weights } = this.input;
    this.blockFrom = from;
    this.nextOfBlock = from;
    this.setInteger('blockFrom', from);
    this.setInteger('blockRows', to - from);
    if (weights.tfidf > 0) {
      const block = invertBlock(sparse, from, to);
      this.kernel.write(this.at.starts, block.starts);
      this.kernel.write(this.at.ends, block.ends);
      this.kernel.write(this.at.postingValues, block.values);
      const postingRows = this.kernel.uint16(this.at.postingRows, block.rows.length);
      // The kernel adds to an address: four bytes a row.
      for (let place = 0; place < postingRows.length; place += 1) postingRows[place] = 4 * block.rows[place]!;
    }
    if (weights.lsa > 0) this.groupDenseRows(from, to);
  }

  /** Eight rows side by side, column after column; rows beyond the block are zero. */
  private groupDenseRows(from: number, to: number): void {
    const { columns, values } = this.input.dense;
    const grouped = this.kernel.float32(this.at.denseBlock, rowsPerBlock * columns).fill(0);
    for (let row = from; row < to; row += 1) {
      const place = row - from;
      const start = (place - (place % group)) * columns + (place % group);
      for (let column = 0; column < columns; column += 1) {
        grouped[start + column * group] = values[row * columns + column]!;
      }
    }
  }

  compareTile(first: number, queries: number, floor: number): PairChunk {
    this.setFloat('floor', floor);
    if (first >= this.blockFrom) this.passTo(first, first + queries);
    const count = this.kernel.run.joinTile(this.join, first, queries);
    return {
      count,
      source: this.kernel.uint32(this.at.edgeSources, count),
      target: this.kernel.uint32(this.at.edgeTargets, count),
      weight: this.kernel.float32(this.at.edgeWeights, count),
    };
  }

  /** Rows of the block left out before `first` step over their postings; those of the tile do so themselves. */
  private passTo(first: number, next: number): void {
    if (this.input.weights.tfidf > 0 && first > this.nextOfBlock) {
      this.kernel.run.passRows(this.join, this.nextOfBlock, first);
    }
    this.nextOfBlock = next;
  }

  countPairs(): Float64Array {
    const tables = this.kernel.uint32(this.at.histogram, lanes * laneStride);
    for (let bin = 0; bin < histogramBins; bin += 1) {
      for (let lane = 0; lane < lanes; lane += 1) {
        this.counts[bin]! += tables[lane * laneStride + bin]!;
      }
    }
    tables.fill(0);
    return this.counts;
  }

  finish(): Neighbours {
    const size = this.input.sparse.rows * this.input.neighbours;
    return {
      k: this.input.neighbours,
      index: this.kernel.uint32(this.at.nearestRows, size).slice(),
      weight: this.kernel.float32(this.at.nearestWeights, size).slice(),
    };
  }
}
