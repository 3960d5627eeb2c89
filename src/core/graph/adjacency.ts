/**
 * The map's edges as an adjacency in CSR form, whatever order the edges came in: the common ground of clusters, layout and node sizes.
 *
 * Row r's neighbours are target[offsets[r] .. offsets[r + 1]), ascending, each once. A pair tied by several kinds of edges is one
 * neighbour whose weight is their sum. Linear in edges and papers.
 */
import type { MapEdges } from '../types.ts';

export interface Adjacency {
  readonly rows: number;
  /** rows + 1 entries. */
  readonly offsets: Uint32Array;
  readonly target: Uint32Array;
  readonly weight: Float64Array;
}

type Columns = Pick<MapEdges, 'source' | 'target' | 'weight'>;

export function buildAdjacency(edges: Columns, papers: number): Adjacency {
  checkRows(edges, papers);
  // Two stable counting sorts (by neighbour, then by owner) leave each row's neighbours ascending.
  const half = edges.source.length;
  const owner = new Uint32Array(half * 2);
  const other = new Uint32Array(half * 2);
  const weight = new Float64Array(half * 2);
  owner.set(edges.source);
  owner.set(edges.target, half);
  other.set(edges.target);
  other.set(edges.source, half);
  weight.set(edges.weight);
  weight.set(edges.weight, half);
  const order = countingSort(owner, papers, countingSort(other, papers));
  return fold(order, owner, other, weight, papers);
}

/** Positions 0 .. keys.length (or those of `order`) stably sorted by key. */
function countingSort(keys: Uint32Array, count: number, order?: Uint32Array): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (const key of keys) starts[key + 1]! += 1;
  for (let key = 0; key < count; key += 1) starts[key + 1]! += starts[key]!;
  const sorted = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i += 1) {
    const at = order === undefined ? i : order[i]!;
    const key = keys[at]!;
    sorted[starts[key]!] = at;
    starts[key]! += 1;
  }
  return sorted;
}

/** Lays the sorted half-edges out as rows; repeated pairs become one, self ties none. */
function fold(
  order: Uint32Array,
  owner: Uint32Array,
  other: Uint32Array,
  weight: Float64Array,
  papers: number,
): Adjacency {
  const offsets = new Uint32Array(papers + 1);
  const target = new Uint32Array(order.length);
  const sums = new Float64Array(order.length);
  let filled = 0;
  let previous = -1;
  for (const at of order) {
    const row = owner[at]!;
    if (row === other[at]!) continue;
    if (row === previous && target[filled - 1] === other[at]!) {
      sums[filled - 1]! += weight[at]!;
      continue;
    }
    target[filled] = other[at]!;
    sums[filled] = weight[at]!;
    filled += 1;
    previous = row;
    offsets[row + 1]! += 1;
  }
  for (let row = 0; row < papers; row += 1) offsets[row + 1]! += offsets[row]!;
  return { rows: papers, offsets, target: target.slice(0, filled), weight: sums.slice(0, filled) };
}

/** The ties of a graph as columns, each once, by source, then target: one order for all that add numbers up. */
export function listTies(graph: Adjacency): Columns {
  const ties = graph.target.length / 2;
  const source = new Uint32Array(ties);
  const target = new Uint32Array(ties);
  const weight = new Float32Array(ties);
  let filled = 0;
  for (let row = 0; row < graph.rows; row += 1) {
    for (let at = graph.offsets[row]!; at < graph.offsets[row + 1]!; at += 1) {
      if (graph.target[at]! < row) continue;
      source[filled] = row;
      target[filled] = graph.target[at]!;
      weight[filled] = graph.weight[at]!;
      filled += 1;
    }
  }
  return { source, target, weight };
}

function checkRows(edges: Columns, papers: number): void {
  const { source, target, weight } = edges;
  if (source.length !== target.length || source.length !== weight.length) {
    throw new RangeError(
      `edges: columns of ${source.length}, ${target.length} and ${weight.length} entries, expected equal lengths`,
    );
  }
  for (let edge = 0; edge < source.length; edge += 1) {
    const row = Math.max(source[edge]!, target[edge]!);
    if (row >= papers) throw new RangeError(`edges: row ${row} of edge ${edge}, expected below ${papers}`);
  }
}
