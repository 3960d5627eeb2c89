/** How the join lies in the memory of its kernel: where its rows, its block, its scores and what it finds are. */
import type { Kernel } from '../kernels/wasm.ts';
import { histogramBins } from './histogram.ts';
import { rowsPerBlock, rowsPerTile, type JoinInput } from './joinEngine.ts';
import type { ShortRows } from './shortRows.ts';

const lanes = 4;

/** The kernel's `Join`, field by field: 4 bytes each. */
export type Field =
  | keyof Addresses
  | 'columns'
  | 'blockFrom'
  | 'blockRows'
  | 'blockWidth'
  | 'k'
  | 'edgeCount'
  | 'shortColumns'
  | 'survivorCount';
export type Share = 'sparseWeight' | 'denseWeight' | 'floor' | 'countedFrom' | 'shortUnit' | 'shortError';
export const fields: readonly (Field | Share)[] = [
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
  'countedFrom',
  'shortRows',
  'shortBlock',
  'shortColumns',
  'tails',
  'shortUnit',
  'shortError',
  'survivors',
  'products',
  'survivorCount',
];

export interface Addresses {
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
  readonly shortRows: number;
  readonly shortBlock: number;
  readonly tails: number;
  readonly survivors: number;
  readonly products: number;
}

/** Most entries any block of rows has. */
function largestBlock(offsets: Uint32Array, rows: number): number {
  let most = 0;
  for (let from = 0; from < rows; from += rowsPerBlock) {
    most = Math.max(most, offsets[Math.min(rows, from + rowsPerBlock)]! - offsets[from]!);
  }
  return most;
}

export function layOut(
  kernel: Kernel,
  { sparse, dense, weights, neighbours }: JoinInput,
  short: ShortRows | undefined,
): Addresses {
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
    histogram: kernel.reserve(4 * histogramBins),
    edgeSources: kernel.reserve(4 * rowsPerBlock * rowsPerTile),
    edgeTargets: kernel.reserve(4 * rowsPerBlock * rowsPerTile),
    edgeWeights: kernel.reserve(4 * rowsPerBlock * rowsPerTile),
    ...layOutShort(kernel, short, rows),
  };
}

function layOutShort(kernel: Kernel, short: ShortRows | undefined, rows: number) {
  if (short === undefined) return { shortRows: 0, shortBlock: 0, tails: 0, survivors: 0, products: 0 };
  const shortRows = kernel.reserve(2 * (rows + rowsPerTile) * short.columns);
  kernel.write(shortRows, short.values);
  const tails = kernel.reserve(4 * (rows + lanes));
  kernel.write(tails, short.tails);
  return {
    shortRows,
    shortBlock: kernel.reserve(2 * rowsPerBlock * short.columns),
    tails,
    survivors: kernel.reserve(4 * rowsPerBlock),
    products: kernel.reserve(4 * lanes),
  };
}
