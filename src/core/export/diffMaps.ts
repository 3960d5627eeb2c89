/**
 * What changed from one map to another: papers that came and went, papers that changed their cluster, how far the common ones moved.
 * Clusters are matched by the papers they share, so that a new number or name alone is no change. O(papers).
 */
import { unclustered } from '../types.ts';
import type { PaperMap } from '../types.ts';

export interface MovedPaper {
  readonly id: string;
  /** Name of the cluster, undefined where it was in none. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export interface ClusterFlow {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly papers: number;
}

export interface MapDiff {
  /** Ids, ascending. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly moved: readonly MovedPaper[];
  readonly common: number;
  /** Common papers from cluster to cluster, largest first, those that stay included. */
  readonly flows: readonly ClusterFlow[];
  /** Distances of the common papers between the two maps, as a share of the wider map's extent. */
  readonly shift: { readonly mean: number; readonly largest: number };
}

interface Pair {
  readonly id: string;
  readonly before: number;
  readonly after: number;
}

export function diffMaps(before: PaperMap, after: PaperMap): MapDiff {
  const rowAfter = new Map(after.corpus.papers.map(({ id }, row) => [id, row]));
  const idsBefore = new Set(before.corpus.papers.map(({ id }) => id));
  const pairs = before.corpus.papers.flatMap(({ id }, row): Pair[] => {
    const found = rowAfter.get(id);
    return found === undefined ? [] : [{ id, before: row, after: found }];
  });
  const match = matchClusters(before, after, pairs);
  const name = (map: PaperMap, row: number) =>
    map.clusters.find(({ index }) => index === map.assignment[row])?.name;
  const changed = (pair: Pair) =>
    (match.get(before.assignment[pair.before]!) ?? -1) !== after.assignment[pair.after]!;
  return {
    added: after.corpus.papers.map(({ id }) => id).filter((id) => !idsBefore.has(id)),
    removed: before.corpus.papers.map(({ id }) => id).filter((id) => !rowAfter.has(id)),
    moved: pairs.filter(changed).map((pair) => ({
      id: pair.id,
      from: name(before, pair.before),
      to: name(after, pair.after),
    })),
    common: pairs.length,
    flows: flowsBetween(pairs.map((pair) => [name(before, pair.before), name(after, pair.after)])),
    shift: shiftOf(before, after, pairs),
  };
}

/** Cluster before to cluster after: pairs with the most papers in common first, each cluster used once. None stays none. */
function matchClusters(before: PaperMap, after: PaperMap, pairs: readonly Pair[]): Map<number, number> {
  const shared = new Map<string, { from: number; to: number; papers: number }>();
  for (const pair of pairs) {
    const from = before.assignment[pair.before]!;
    const to = after.assignment[pair.after]!;
    if (from === unclustered || to === unclustered) continue;
    const key = `${from} ${to}`;
    const known = shared.get(key) ?? { from, to, papers: 0 };
    known.papers++;
    shared.set(key, known);
  }
  const match = new Map([[unclustered, unclustered]]);
  const used = new Set<number>();
  const byOverlap = [...shared.values()].sort(
    (a, b) => b.papers - a.papers || a.from - b.from || a.to - b.to,
  );
  for (const { from, to } of byOverlap) {
    if (match.has(from) || used.has(to)) continue;
    match.set(from, to);
    used.add(to);
  }
  return match;
}

function flowsBetween(steps: readonly (readonly [string | undefined, string | undefined])[]): ClusterFlow[] {
  const flows = new Map<string, { from: string | undefined; to: string | undefined; papers: number }>();
  for (const [from, to] of steps) {
    const key = JSON.stringify([from, to]);
    const known = flows.get(key) ?? { from, to, papers: 0 };
    known.papers++;
    flows.set(key, known);
  }
  return [...flows]
    .sort(([a, first], [b, second]) => second.papers - first.papers || (a < b ? -1 : 1))
    .map(([, flow]) => flow);
}

function shiftOf(before: PaperMap, after: PaperMap, pairs: readonly Pair[]): MapDiff['shift'] {
  const extent = Math.max(extentOf(before.positions), extentOf(after.positions));
  if (pairs.length === 0 || extent === 0) return { mean: 0, largest: 0 };
  let sum = 0;
  let largest = 0;
  for (const pair of pairs) {
    const x = before.positions[2 * pair.before]! - after.positions[2 * pair.after]!;
    const y = before.positions[2 * pair.before + 1]! - after.positions[2 * pair.after + 1]!;
    const distance = Math.sqrt(x * x + y * y) / extent;
    sum += distance;
    largest = Math.max(largest, distance);
  }
  return { mean: sum / pairs.length, largest };
}

/** The larger side of the rectangle around all papers. */
function extentOf(positions: Float32Array): number {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  positions.forEach((value, at) => {
    low[at % 2] = Math.min(low[at % 2]!, value);
    high[at % 2] = Math.max(high[at % 2]!, value);
  });
  return positions.length === 0 ? 0 : Math.max(high[0]! - low[0]!, high[1]! - low[1]!);
}
