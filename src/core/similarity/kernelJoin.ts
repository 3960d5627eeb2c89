/**
 * The join by the WebAssembly kernel. Its memory holds the rows, the nearest of each row, and one block: posting lists, and shortened
 * LSA rows in groups of eight. Memory: the input once more, 8 bytes a neighbour, and about 8 MB.
 *
 * A filter settles most pairs by a bound (kernels/assembly/filter.ts); what it leaves open is computed as ever.
 */
import type { JoinKernel } from '../kernels/joining.ts';
import type { Neighbours } from '../types.ts';
import { histogramBins } from './histogram.ts';
import {
  rowsPerBlock,
  type JoinEngine,
  type JoinInput,
  type PairChunk,
  type TileLimits,
} from './joinEngine.ts';
import { findHeads, type HeadTerms } from './headTerms.ts';
import { fields, layOut, type Field, type Layout, type Share } from './joinMemory.ts';
import { noNeighbour } from './nearest.ts';
import { invertBlock } from './scores.ts';
import { shortenRows, type ShortRows } from './shortRows.ts';

const group = 8;
const lanes = 4;
/** Any weight above zero beats this. */
const tiniest = 2 ** -149;

/** The share of pairs that the filter may leave open, and tiles computed whole where it left more; twice as many each time in a row. */
const mostOpen = 0.2;
const fewestWhole = 8;
const mostWhole = 64;
/** Rows of fewer columns are multiplied as they are. */
const leastColumns = 48;

/** Three quarters of the columns: of LSA's 128 they leave one pair in fifty open. */
function shorten({ dense, weights }: JoinInput): ShortRows | undefined {
  if (!(weights.lsa > 0) || dense.columns % 4 !== 0 || dense.columns < leastColumns) return undefined;
  return shortenRows(dense, 4 * Math.floor((dense.columns * 3) / 16));
}

export class KernelJoin implements JoinEngine {
  readonly workPerSlice = 24_000_000;
  private readonly at: Layout['at'];
  private readonly join: number;
  private readonly counts = new Float64Array(histogramBins);
  private readonly heads: HeadTerms;
  private readonly short: ShortRows | undefined;
  private blockFrom = 0;
  /** The first row of the block that has not stepped over its postings. */
  private nextOfBlock = 0;
  /** Tiles until the filter is tried (again). */
  private tilesUntilFilter = 0;
  private wholeTiles = fewestWhole;

  constructor(
    private readonly kernel: JoinKernel,
    private readonly input: JoinInput,
  ) {
    this.short = shorten(input);
    this.heads = findHeads(input);
    const { at, shares } = layOut(kernel, input, this.short, this.heads);
    this.at = at;
    this.join = kernel.reserve(4 * fields.length);
    for (const [name, value] of Object.entries(at)) this.setInteger(name as Field, value);
    for (const [name, value] of Object.entries(shares)) this.setFloat(name as Share, value);
    const { rows } = input.sparse;
    kernel
      .float32(this.address('weightToBeat'), rows + lanes)
      .fill(input.neighbours > 0 ? tiniest : Infinity);
    kernel.uint32(this.address('nearestRows'), rows * input.neighbours).fill(noNeighbour);
  }

  private address(field: Field): number {
    return this.at[field] ?? 0;
  }

  private setInteger(field: Field, value: number): void {
    this.kernel.uint32(this.join, fields.length)[fields.indexOf(field)] = value;
  }

  private setFloat(field: Share, value: number): void {
    this.kernel.float32(this.join, fields.length)[fields.indexOf(field)] = value;
  }

  openBlock(from: number, to: number): void {
    const { sparse, weights } = this.input;
    this.blockFrom = from;
    this.nextOfBlock = from;
    this.setInteger('blockFrom', from);
    this.setInteger('blockRows', to - from);
    if (weights.tfidf > 0) {
      const block = invertBlock(sparse, this.heads, from, to);
      this.kernel.write(this.address('starts'), block.starts);
      this.kernel.write(this.address('stops'), block.ends);
      this.kernel.write(this.address('postingValues'), block.values);
      const postingRows = this.kernel.uint16(this.address('postingRows'), block.rows.length);
      // The kernel adds to an address: four bytes a row.
      for (let place = 0; place < postingRows.length; place += 1) postingRows[place] = 4 * block.rows[place]!;
    }
    if (this.short !== undefined) this.groupShortRows(this.short, from, to);
  }

  /** Shortened rows, eight side by side, two columns at a time; rows beyond the block are zero. */
  private groupShortRows({ columns, values }: ShortRows, from: number, to: number): void {
    const grouped = this.kernel.int16(this.address('shortBlock'), rowsPerBlock * columns).fill(0);
    for (let row = from; row < to; row += 1) {
      const place = row - from;
      const start = (place - (place % group)) * columns + 2 * (place % group);
      for (let column = 0; column < columns; column += 2) {
        grouped[start + column * group] = values[row * columns + column]!;
        grouped[start + column * group + 1] = values[row * columns + column + 1]!;
      }
    }
  }

  compareTile(first: number, queries: number, { floor, countedFrom }: TileLimits): PairChunk {
    this.setFloat('floor', floor);
    this.setFloat('countedFrom', countedFrom);
    if (first >= this.blockFrom) this.passTo(first, first + queries);
    const filters = this.short !== undefined || this.heads.rows.columns > 0;
    const filtered = filters && this.tilesUntilFilter === 0;
    const count = this.kernel.run.joinTile(this.join, first, queries, filtered);
    if (filtered) this.weighFilter(queries);
    else this.tilesUntilFilter -= 1;
    return {
      count,
      source: this.kernel.uint32(this.address('edgeSources'), count),
      target: this.kernel.uint32(this.address('edgeTargets'), count),
      weight: this.kernel.float32(this.address('edgeWeights'), count),
    };
  }

  /** Where the filter leaves much open (the first rows of a block have no near ones yet), whole tiles are computed for a while. */
  private weighFilter(queries: number): void {
    const block = this.kernel.uint32(this.join, fields.length);
    const pairs = queries * block[fields.indexOf('blockRows')]!;
    const useful = block[fields.indexOf('survivorCount')]! <= mostOpen * pairs;
    this.tilesUntilFilter = useful ? 0 : this.wholeTiles;
    this.wholeTiles = useful ? fewestWhole : Math.min(mostWhole, 2 * this.wholeTiles);
  }

  /** Rows of the block left out before `first` step over their postings; those of the tile do so themselves. */
  private passTo(first: number, next: number): void {
    if (this.input.weights.tfidf > 0 && first > this.nextOfBlock) {
      this.kernel.run.passRows(this.join, this.nextOfBlock, first);
    }
    this.nextOfBlock = next;
  }

  countPairs(): Float64Array {
    const table = this.kernel.uint32(this.address('histogram'), histogramBins);
    for (let bin = 0; bin < histogramBins; bin += 1) this.counts[bin]! += table[bin]!;
    table.fill(0);
    return this.counts;
  }

  finish(): Neighbours {
    const size = this.input.sparse.rows * this.input.neighbours;
    return {
      k: this.input.neighbours,
      index: this.kernel.uint32(this.address('nearestRows'), size).slice(),
      weight: this.kernel.float32(this.address('nearestWeights'), size).slice(),
    };
  }
}
