/**
 * Clusters are numbered by size, and their numbers choose their colours. Where there are more clusters than colours those beyond share one
 * with an earlier cluster: they change numbers among themselves so that none shares it with a cluster that it is tied to closely, for those
 * lie near each other on the map. A number stays with its cluster when the threshold moves (match.ts), and with it the colour.
 * Cost: linear in the edges, plus the third power of the clusters (at most a few hundred).
 */
import type { Clustering, MapEdges } from '../types.ts';
import { unclustered } from '../types.ts';

type Columns = Pick<MapEdges, 'source' | 'target' | 'weight'>;

/** The numbers below `colours` stay as they are. */
export function spreadNumbers(clustering: Clustering, edges: Columns, colours: number): Clustering {
  const { assignment, count } = clustering;
  if (count <= colours) return clustering;
  const close = closeness(clustering, edges);
  const numbers = Array.from({ length: count }, (_, cluster) => cluster);
  for (let first = colours; first < count; first += colours) {
    settle(numbers, first, Math.min(count, first + colours), (cluster, number) => {
      let nearest = 0;
      numbers.forEach((other, bearer) => {
        if (bearer !== cluster && other < first && other % colours === number % colours)
          nearest = Math.max(nearest, close[cluster * count + bearer]!);
      });
      return nearest;
    });
  }
  return { ...clustering, assignment: assignment.map((own) => (own === unclustered ? own : numbers[own]!)) };
}

/** Exchanges the numbers of the clusters `first` to `end` pair by pair, as long as that makes any sum of costs smaller. */
function settle(
  numbers: number[],
  first: number,
  end: number,
  costOf: (cluster: number, number: number) => number,
): void {
  const side = end - first;
  const costs = new Float64Array(side * side);
  for (let cluster = 0; cluster < side; cluster += 1)
    for (let number = 0; number < side; number += 1)
      costs[cluster * side + number] = costOf(first + cluster, first + number);
  const cost = (cluster: number, number: number) => costs[(cluster - first) * side + number - first]!;
  for (let changed = true; changed;) {
    changed = false;
    for (let a = first; a < end; a += 1) {
      for (let b = a + 1; b < end; b += 1) {
        const [ofA, ofB] = [numbers[a]!, numbers[b]!];
        if (cost(a, ofB) + cost(b, ofA) >= cost(a, ofA) + cost(b, ofB) - 1e-12) continue;
        [numbers[a], numbers[b]] = [ofB, ofA];
        changed = true;
      }
    }
  }
}

/** Of each pair: the ties between them against their sizes, and those they have to the same third ones. */
function closeness({ assignment, count }: Clustering, { source, target, weight }: Columns): Float64Array {
  const sizes = new Float64Array(count);
  for (const cluster of assignment) if (cluster !== unclustered) sizes[cluster]! += 1;
  const direct = new Float64Array(count * count);
  for (let edge = 0; edge < weight.length; edge += 1) {
    const [a, b] = [assignment[source[edge]!]!, assignment[target[edge]!]!];
    if (a === b || a === unclustered || b === unclustered) continue;
    const share = weight[edge]! / Math.sqrt(sizes[a]! * sizes[b]!);
    direct[a * count + b]! += share;
    direct[b * count + a]! += share;
  }
  const close = direct.slice();
  for (let a = 0; a < count; a += 1) {
    for (let between = 0; between < count; between += 1) {
      const way = direct[a * count + between]!;
      if (way === 0) continue;
      for (let b = 0; b < count; b += 1) close[a * count + b]! += way * direct[between * count + b]!;
    }
  }
  return close;
}
