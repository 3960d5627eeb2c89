/** How the join lies in the memory of its kernel: where its rows, its block, its scores and what it finds are. */
import type { JoinKernel } from '../kernels/joining.ts';
import { histogramBins } from './histogram.ts';
import { rowsPerBlock, rowsPerTile, type JoinInput } from './joinEngine.ts';
import type { DenseRows } from '../text/textModel.ts';
import type { HeadTerms } from './headTerms.ts';
import { lengthsOf, shortenRows, type ShortRows } from './shortRows.ts';

const lanes = 4;

/** The kernel's `Join`, field by field: 4 bytes each. */
export const fields = [
  'begins',
  'ends',
  'terms',
  'values',
  'starts',
  'stops',
  'postingRows',
  'postingValues',
  'heads',
  'headBytes',
  'dense',
  'denseBytes',
  'sums',
  'headProducts',
  'denseProducts',
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
  'countedFrom',
  'shortRows',
  'shortBlock',
  'shortColumns',
  'shortHeads',
  'tails',
  'headLengths',
  'shortUnit',
  'headUnit',
  'boundError',
  'headBoundError',
  'survivors',
  'survivorCount',
  'room',
] as const;

/** Those that hold a number in single precision. */
export type Share =
  | 'sparseWeight'
  | 'denseWeight'
  | 'floor'
  | 'countedFrom'
  | 'shortUnit'
  | 'headUnit'
  | 'boundError'
  | 'headBoundError';
export type Field = Exclude<(typeof fields)[number], Share>;

/** More than sums and products of a few single-precision numbers up to 1 can lose. */
const slack = 2e-6;
/** The same for a sum of 64 products. */
const headSlack = 1e-5;

export interface Layout {
  readonly at: Readonly<Partial<Record<Field, number>>>;
  readonly shares: Readonly<Partial<Record<Share, number>>>;
}

/** Most entries any block of rows has, heads left out. */
function largestBlock(offsets: Uint32Array, { ends }: HeadTerms, rows: number): number {
  let most = 0;
  for (let from = 0; from < rows; from += rowsPerBlock) {
    let entries = 0;
    for (let row = from; row < Math.min(rows, from + rowsPerBlock); row += 1) {
      entries += offsets[row + 1]! - ends[row]!;
    }
    most = Math.max(most, entries);
  }
  return most;
}

const padded = (columns: number) => lanes * Math.ceil(columns / lanes);

/** Dense rows padded to whole vectors, with room for one more tile, which may be read. */
function storeDense(kernel: JoinKernel, { rows, columns, values }: DenseRows): number {
  const width = padded(columns);
  const address = kernel.reserve(4 * (rows + rowsPerTile) * width);
  if (width === columns) kernel.write(address, values.subarray(0, rows * columns));
  else {
    const all = kernel.float32(address, rows * width);
    for (let row = 0; row < rows; row += 1) {
      all.set(values.subarray(row * columns, (row + 1) * columns), row * width);
    }
  }
  return address;
}

/** The kernel reads whole vectors. */
function storeLengths(kernel: JoinKernel, lengths: Float32Array, weight: number): number {
  const address = kernel.reserve(4 * (lengths.length + lanes));
  kernel.write(
    address,
    lengths.map((length) => length * Math.sqrt(weight)),
  );
  return address;
}

function layOutTerms(kernel: JoinKernel, { sparse, weights }: JoinInput, heads: HeadTerms) {
  const withTerms = weights.tfidf > 0;
  const empty = new Uint32Array(0);
  const { rows, columns, offsets } = sparse;
  const entries = withTerms ? largestBlock(offsets, heads, rows) : 0;
  return {
    begins: kernel.store(withTerms ? heads.ends : empty),
    ends: kernel.store(withTerms ? offsets.subarray(1) : empty),
    terms: kernel.store(withTerms ? sparse.terms : empty),
    values: kernel.store(withTerms ? sparse.values : empty),
    starts: kernel.reserve(4 * columns),
    stops: kernel.reserve(4 * columns),
    postingRows: kernel.reserve(2 * entries),
    postingValues: kernel.reserve(4 * entries),
  };
}

function layOutResults(kernel: JoinKernel, rows: number, neighbours: number) {
  const tile = 4 * rowsPerBlock * rowsPerTile;
  return {
    nearestRows: kernel.reserve(4 * rows * neighbours),
    nearestWeights: kernel.reserve(4 * rows * neighbours),
    nearestCounts: kernel.reserve(4 * rows),
    weightToBeat: kernel.reserve(4 * (rows + lanes)),
    histogram: kernel.reserve(4 * histogramBins),
    edgeSources: kernel.reserve(tile),
    edgeTargets: kernel.reserve(tile),
    edgeWeights: kernel.reserve(tile),
  };
}

function layOutShort(kernel: JoinKernel, short: ShortRows | undefined, rows: number) {
  if (short === undefined) return { shortRows: 0, shortBlock: 0, shortColumns: 0 };
  const shortRows = kernel.reserve(2 * (rows + rowsPerTile) * short.columns);
  kernel.write(shortRows, short.values);
  return {
    shortRows,
    shortBlock: kernel.reserve(2 * rowsPerBlock * short.columns),
    shortColumns: short.columns,
  };
}

export function layOut(
  kernel: JoinKernel,
  input: JoinInput,
  short: ShortRows | undefined,
  heads: HeadTerms,
): Layout {
  const { sparse, dense, weights, neighbours } = input;
  const { rows } = sparse;
  const withDense = weights.lsa > 0;
  const shortHeads = shortenRows(heads.rows, heads.rows.columns);
  const tile = 4 * rowsPerBlock * rowsPerTile;
  const denseError = weights.lsa * (short?.error ?? 0) + slack;
  return {
    at: {
      ...layOutTerms(kernel, input, heads),
      ...layOutResults(kernel, rows, neighbours),
      ...layOutShort(kernel, short, rows),
      heads: storeDense(kernel, heads.rows),
      headBytes: 4 * heads.rows.columns,
      dense: withDense ? storeDense(kernel, dense) : 0,
      denseBytes: withDense ? 4 * padded(dense.columns) : 0,
      sums: kernel.reserve(4 * rowsPerBlock),
      headProducts: kernel.reserve(tile),
      denseProducts: kernel.reserve(tile),
      shortHeads: kernel.store(shortHeads.values),
      tails: storeLengths(kernel, short?.tails ?? new Float32Array(rows), weights.lsa),
      headLengths: storeLengths(kernel, lengthsOf(heads.rows), weights.tfidf),
      survivors: kernel.reserve(4 * (rowsPerBlock + lanes)),
      room: kernel.reserve(4 * 2 * lanes),
      k: neighbours,
      blockWidth: rowsPerBlock,
    },
    shares: {
      sparseWeight: weights.tfidf,
      denseWeight: weights.lsa,
      shortUnit: weights.lsa * (short?.unit ?? 0),
      headUnit: weights.tfidf * shortHeads.unit,
      boundError: weights.tfidf * headSlack + denseError,
      headBoundError: weights.tfidf * shortHeads.error + denseError,
    },
  };
}
