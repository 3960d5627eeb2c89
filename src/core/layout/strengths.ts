/**
 * How strongly each pair is pulled together in a neighbour embedding: from each paper's nearest, weighed against one another.
 *
 * UMAP's idea (a paper's own neighbours decide what is near for it) without exponentials: the best neighbour of a paper weighs 1, the
 * last `leastWeight`, in between linear in similarity; a pair seen from both ends joins as a + b - ab. All weights lie in (0, 1].
 */
import type { MapEdges, Neighbours } from '../types.ts';
import type { Adjacency } from '../graph/adjacency.ts';

type Columns = Pick<MapEdges, 'source' | 'target' | 'weight'>;

const leastWeight = 0.2;
const none = 0xffffffff;

/** Ties of each paper to its `k` nearest, by source, then target. */
export function strengthsOf(neighbours: Neighbours, papers: number, k: number): Columns {
  const used = Math.min(k, neighbours.k);
  const rows: Map<number, number>[] = Array.from({ length: papers }, () => new Map<number, number>());
  for (let row = 0; row < papers; row += 1) {
    const from = row * neighbours.k;
    let last = used;
    while (last > 0 && neighbours.index[from + last - 1] === none) last -= 1;
    const best = neighbours.weight[from] ?? 0;
    const span = best - (neighbours.weight[from + last - 1] ?? 0);
    for (let i = 0; i < last; i += 1) {
      const other = neighbours.index[from + i]!;
      const share = span > 0 ? 1 - (best - neighbours.weight[from + i]!) / span : 1;
      addSeen(rows, Math.min(row, other), Math.max(row, other), leastWeight + (1 - leastWeight) * share);
    }
  }
  return columnsOf(rows);
}

function addSeen(rows: readonly Map<number, number>[], source: number, target: number, weight: number): void {
  const before = rows[source]!.get(target);
  rows[source]!.set(target, before === undefined ? weight : before + weight - before * weight);
}

/** The same from a graph alone, where nearest papers are not known: its ties, weighed within each paper. */
export function strengthsOfGraph(graph: Adjacency): Columns {
  const rows: Map<number, number>[] = Array.from({ length: graph.rows }, () => new Map<number, number>());
  for (let row = 0; row < graph.rows; row += 1) {
    let best = 0;
    for (let at = graph.offsets[row]!; at < graph.offsets[row + 1]!; at += 1)
      best = Math.max(best, graph.weight[at]!);
    for (let at = graph.offsets[row]!; at < graph.offsets[row + 1]!; at += 1) {
      const other = graph.target[at]!;
      const weight = best > 0 ? Math.max(leastWeight, graph.weight[at]! / best) : 1;
      addSeen(rows, Math.min(row, other), Math.max(row, other), weight);
    }
  }
  return columnsOf(rows);
}

function columnsOf(rows: readonly Map<number, number>[]): Columns {
  let total = 0;
  for (const row of rows) total += row.size;
  const columns = {
    source: new Uint32Array(total),
    target: new Uint32Array(total),
    weight: new Float32Array(total),
  };
  let filled = 0;
  rows.forEach((row, source) => {
    for (const [target, weight] of [...row].sort((a, b) => a[0] - b[0])) {
      columns.source[filled] = source;
      columns.target[filled] = target;
      columns.weight[filled] = weight;
      filled += 1;
    }
  });
  return columns;
}
