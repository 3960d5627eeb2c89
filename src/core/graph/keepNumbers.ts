/** A clustering under the numbers (and so the colours) of an earlier one of the same papers, as far as the two overlap (match.ts). */
import type { Cluster, Clustering } from '../types.ts';
import { unclustered } from '../types.ts';
import { matchClusters } from './match.ts';

/** Clusters come back in the order of their new numbers, which run from 0 without a gap; `previousRows` as in match.ts. */
export function keepNumbers(
  previous: Clustering,
  next: Clustering,
  clusters: readonly Cluster[],
  previousRows?: ArrayLike<number>,
): { readonly clustering: Clustering; readonly clusters: readonly Cluster[] } {
  const numbers = withoutGaps(matchClusters(previous, next, previousRows));
  const assignment = next.assignment.map((own) => (own === unclustered ? own : numbers[own]!));
  const renumbered = clusters
    .map((cluster) => ({ ...cluster, index: numbers[cluster.index]! }))
    .sort((a, b) => a.index - b.index);
  return { clustering: { ...next, assignment }, clusters: renumbered };
}

/** Numbers beyond the count move to those left free, in order. */
function withoutGaps(numbers: Uint16Array): Uint16Array {
  const used = new Set(numbers);
  const free = Array.from(numbers.keys()).filter((number) => !used.has(number));
  return numbers.map((number) => (number < numbers.length ? number : free.shift()!));
}
