/**
 * Modularity of a partition (Newman, PRE 69, 066133, 2004, doi:10.1103/PhysRevE.69.066133; weighted, with a resolution):
 * Q = sum over communities of inside / total - resolution * (strength / total)^2, both ends of each tie counted. At most 1.
 */
import type { Adjacency } from './adjacency.ts';
import { unclustered } from '../types.ts';

/** Papers in no cluster count as clusters of one. Linear in ties. */
export function modularity(graph: Adjacency, assignment: ArrayLike<number>, resolution = 1): number {
  const inside = new Map<number, number>();
  const strength = new Map<number, number>();
  let total = 0;
  for (let row = 0; row < graph.rows; row += 1) {
    const cluster = assignment[row]!;
    const community = cluster === unclustered ? -1 - row : cluster;
    for (let at = graph.offsets[row]!; at < graph.offsets[row + 1]!; at += 1) {
      const weight = graph.weight[at]!;
      const other = graph.target[at]!;
      total += weight;
      strength.set(community, (strength.get(community) ?? 0) + weight);
      if (assignment[other] === community) {
        inside.set(community, (inside.get(community) ?? 0) + weight);
      }
    }
  }
  if (total === 0) return 0;
  let sum = 0;
  for (const [community, weight] of strength) {
    sum += (inside.get(community) ?? 0) / total - resolution * (weight / total) ** 2;
  }
  return sum;
}
