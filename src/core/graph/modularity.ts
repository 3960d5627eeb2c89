/**
 * Modularity of a partition (Newman, PRE 69, 066133, 2004, doi:10.1103/PhysRevE.69.066133; weighted, with a resolution):
 * Q = sum over communities of inside / total - resolution * (strength / total)^2, both ends of each tie counted. At most 1.
 */
import type { Adjacency } from './adjacency.ts';
import { unclustered } from '../types.ts';

/** Papers in no cluster count as clusters of one. Linear in ties. */
export function modularity(graph: Adjacency, assignment: ArrayLike<number>, resolution = 1): number {
  const { rows, offsets, target, weight } = graph;
  // Communities are numbered below the rows, but for `unclustered`.
  const inside = new Float64Array(2 * rows);
  const strength = new Float64Array(2 * rows);
  const isMet = new Uint8Array(2 * rows);
  const met: number[] = [];
  let total = 0;
  for (let row = 0; row < rows; row += 1) {
    const cluster = assignment[row]!;
    const community = cluster === unclustered ? rows + row : cluster;
    if (offsets[row] === offsets[row + 1]) continue;
    if (isMet[community] === 0) met.push(community);
    isMet[community] = 1;
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
      total += weight[at]!;
      strength[community]! += weight[at]!;
      if (assignment[target[at]!] === community) inside[community]! += weight[at]!;
    }
  }
  if (total === 0) return 0;
  let sum = 0;
  for (const community of met) {
    sum += inside[community]! / total - resolution * (strength[community]! / total) ** 2;
  }
  return sum;
}
