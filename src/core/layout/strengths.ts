/**
 * How strongly each pair is pulled together in a neighbour embedding: from each paper's nearest, weighed against one another.
 *
 * UMAP's idea (a paper's own neighbours decide what is near for it) without exponentials: the best neighbour of a paper weighs 1, the
 * last `leastWeight`, in between linear in similarity; a pair seen from both ends joins as a + b - ab. All weights lie in (0, 1].
 */
import type { MapEdges, Neighbours } from '../types.ts';
import type { Adjacency } from '../graph/adjacency.ts';
import { listTies } from '../graph/adjacency.ts';

type Columns = Pick<MapEdges, 'source' | 'target' | 'weight'>;

const leastWeight = 0.2;
const none = 0xffffffff;

/** Ties of each paper to its `k` nearest, in the order of rows, then nearness. */
export function strengthsOf(neighbours: Neighbours, papers: number, k: number): Columns {
  const used = Math.min(k, neighbours.k);
  const weights = weighNeighbours(neighbours, papers, used);
  const source = new Uint32Array(papers * used);
  const target = new Uint32Array(papers * used);
  const weight = new Float32Array(papers * used);
  let filled = 0;
  for (let row = 0; row < papers; row += 1) {
    for (let rank = 0; rank < used; rank += 1) {
      const other = neighbours.index[row * neighbours.k + rank]!;
      if (other === none) break;
      const back = rankOf(neighbours, other, row, used);
      // A pair seen from both ends is written by its smaller row.
      if (back >= 0 && other < row) continue;
      const there = weights[row * used + rank]!;
      const here = back >= 0 ? weights[other * used + back]! : 0;
      source[filled] = row;
      target[filled] = other;
      weight[filled] = there + here - there * here;
      filled += 1;
    }
  }
  return {
    source: source.subarray(0, filled),
    target: target.subarray(0, filled),
    weight: weight.subarray(0, filled),
  };
}

function weighNeighbours(neighbours: Neighbours, papers: number, used: number): Float64Array {
  const weights = new Float64Array(papers * used);
  for (let row = 0; row < papers; row += 1) {
    const from = row * neighbours.k;
    let last = used;
    while (last > 0 && neighbours.index[from + last - 1] === none) last -= 1;
    const best = neighbours.weight[from] ?? 0;
    const span = best - (neighbours.weight[from + last - 1] ?? 0);
    for (let rank = 0; rank < last; rank += 1) {
      const share = span > 0 ? 1 - (best - neighbours.weight[from + rank]!) / span : 1;
      weights[row * used + rank] = leastWeight + (1 - leastWeight) * share;
    }
  }
  return weights;
}

/** Place of `other` among the first `used` neighbours of `row`, or -1. */
function rankOf(neighbours: Neighbours, row: number, other: number, used: number): number {
  const from = row * neighbours.k;
  for (let rank = 0; rank < used; rank += 1) if (neighbours.index[from + rank] === other) return rank;
  return -1;
}

/** The same from a graph alone, where nearest papers are not known: its ties, weighed within each paper. */
export function strengthsOfGraph(graph: Adjacency): Columns {
  const best = new Float64Array(graph.rows);
  for (let row = 0; row < graph.rows; row += 1) {
    for (let at = graph.offsets[row]!; at < graph.offsets[row + 1]!; at += 1) {
      best[row] = Math.max(best[row]!, graph.weight[at]!);
    }
  }
  const ties = listTies(graph);
  const share = (weight: number, row: number) =>
    best[row]! > 0 ? Math.max(leastWeight, weight / best[row]!) : 1;
  const weight = ties.weight.map((value, tie) => {
    const there = share(value, ties.source[tie]!);
    const here = share(value, ties.target[tie]!);
    return Math.min(1, there + here - there * here);
  });
  return { ...ties, weight };
}
