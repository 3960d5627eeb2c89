/**
 * Clusters that keep their number (and so their colour) when a threshold moves or papers are added: each new cluster takes the number of
 * the earlier one it shares most papers with, pairs matched greedily by the papers they share.
 *
 * Numbers of clusters that are gone stay free for clusters that are new; numbers stay below the larger of both counts where they can.
 * Linear in papers, plus pairs of clusters that share any.
 */
import type { Clustering } from '../types.ts';
import { unclustered } from '../types.ts';

interface Overlap {
  readonly before: number;
  readonly now: number;
  readonly shared: number;
}

/** A cluster goes on under its old number only where it keeps this share of the smaller of the two. */
const leastOverlap = 0.3;

/**
 * For each cluster of `next`, the number to show it under. `previousRows` maps a row of `next` to its row in `previous` (-1: a new
 * paper); without it the papers are the same.
 */
export function matchClusters(
  previous: Clustering,
  next: Clustering,
  previousRows?: ArrayLike<number>,
): Uint16Array {
  const numbers = new Uint16Array(next.count).fill(unclustered);
  const used = new Set<number>();
  for (const { before, now } of rankOverlaps(previous, next, previousRows)) {
    if (used.has(before) || numbers[now] !== unclustered) continue;
    numbers[now] = before;
    used.add(before);
  }
  let free = 0;
  for (let cluster = 0; cluster < next.count; cluster += 1) {
    if (numbers[cluster] !== unclustered) continue;
    while (used.has(free)) free += 1;
    numbers[cluster] = free;
    used.add(free);
  }
  return numbers;
}

function rankOverlaps(previous: Clustering, next: Clustering, previousRows?: ArrayLike<number>): Overlap[] {
  const shared = new Map<number, number>();
  const sizesBefore = sizesOf(previous);
  const sizesNow = sizesOf(next);
  next.assignment.forEach((now, row) => {
    const rowBefore = previousRows === undefined ? row : previousRows[row]!;
    const before = previous.assignment[rowBefore] ?? unclustered;
    if (now === unclustered || before === unclustered) return;
    const pair = before * next.count + now;
    shared.set(pair, (shared.get(pair) ?? 0) + 1);
  });
  return [...shared]
    .map(([pair, count]) => ({
      before: Math.floor(pair / next.count),
      now: pair % next.count,
      shared: count,
    }))
    .filter(
      ({ before, now, shared: count }) =>
        count >= leastOverlap * Math.min(sizesBefore[before]!, sizesNow[now]!),
    )
    .sort((a, b) => b.shared - a.shared || a.before - b.before || a.now - b.now);
}

export function sizesOf({ assignment, count }: Clustering): Uint32Array {
  const sizes = new Uint32Array(count);
  for (const cluster of assignment) if (cluster !== unclustered) sizes[cluster]! += 1;
  return sizes;
}
