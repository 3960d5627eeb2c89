/** How strong the weakest link of a chain can be at best (the widest path problem), by a search like Dijkstra's. */
import type { Adjacency, StepTest } from './adjacency.ts';
import { RowQueue } from './rowQueue.ts';

/** The largest weight such that `end` can be reached over edges of at least that weight; 0 where it cannot be reached. */
export function widestLink(adjacency: Adjacency, start: number, end: number, mayStep: StepTest): number {
  // The queue wants small costs first: the cost of a row is minus the weakest link on the best way to it.
  const cost = new Float64Array(adjacency.rows).fill(0);
  const queue = new RowQueue(cost, new Uint32Array(adjacency.rows));
  cost[start] = -Infinity;
  queue.push(start);
  for (let row = queue.pop(); row !== undefined && row !== end; row = queue.pop()) {
    for (let at = adjacency.offsets[row]!; at < adjacency.offsets[row + 1]!; at++) {
      const other = adjacency.neighbour[at]!;
      const through = Math.max(cost[row]!, -adjacency.weight[at]!);
      if (through >= cost[other]! || !mayStep(row, other)) continue;
      cost[other] = through;
      queue.push(other);
    }
  }
  return Math.max(0, Math.min(1, -cost[end]!));
}
