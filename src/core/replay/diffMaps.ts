/**
 * What changed from an earlier map to this one: papers that came, went or were rewritten, papers that changed their cluster, how far the
 * common ones moved. Clusters are matched by the papers they share, so that a new number or name alone is no change. O(papers).
 */
import { unclustered } from '../types.ts';
import type { PaperMap } from '../types.ts';
import { digestPapers } from './digests.ts';
import type { EarlierPaper } from './earlierMap.ts';

export interface MovedPaper {
  readonly row: number;
  /** Name of the cluster, undefined where it was in none. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export interface ClusterFlow {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly papers: number;
}

/** Rows are those of the later map. */
export interface MapDiff {
  readonly came: readonly number[];
  /** Titles where the earlier file holds them. */
  readonly went: readonly (string | undefined)[];
  /** Same id, other title or abstract. */
  readonly rewritten: readonly number[];
  readonly changedCluster: readonly MovedPaper[];
  readonly common: number;
  /** Common papers from cluster to cluster, largest first, those that stay included. */
  readonly flows: readonly ClusterFlow[];
  /** Distances of the common papers between the two maps, as a share of the wider map's extent. */
  readonly shift: { readonly mean: number; readonly largest: number };
  /** Where the common papers stood, x0 y0 ..., NaN for those that came: a layout may hold them there. */
  readonly places: Float32Array;
}

interface Pair {
  readonly row: number;
  readonly before: EarlierPaper;
  readonly after: string | undefined;
}

export function diffMaps(before: readonly EarlierPaper[], after: PaperMap): MapDiff {
  const byId = new Map(before.map((paper) => [paper.idDigest, paper]));
  const digests = digestPapers(after.corpus.papers);
  const names = new Map(after.clusters.map(({ index, name }) => [index, name]));
  const pairs = digests.flatMap(({ id }, row): Pair[] => {
    const found = byId.get(id);
    return found === undefined ? [] : [{ row, before: found, after: names.get(after.assignment[row]!) }];
  });
  const present = new Set(digests.map(({ id }) => id));
  const places = placesOf(pairs, digests.length);
  return {
    came: [...digests.keys()].filter((row) => !byId.has(digests[row]!.id)),
    went: before.filter(({ idDigest }) => !present.has(idDigest)).map(({ title }) => title),
    rewritten: pairs
      .filter((pair) => pair.before.textDigest !== digests[pair.row]!.text)
      .map(({ row }) => row),
    changedCluster: clusterChanges(pairs, after),
    common: pairs.length,
    flows: flowsBetween(pairs),
    shift: shiftOf(places, after.positions, before),
    places,
  };
}

function clusterChanges(pairs: readonly Pair[], { assignment, clusters }: PaperMap): MovedPaper[] {
  const match = matchClusters(pairs, assignment);
  const names = new Map(clusters.map(({ index, name }) => [index, name]));
  return pairs
    .filter(({ row, before }) => (match.get(before.cluster) ?? -1) !== assignment[row]!)
    .map(({ row, before }) => ({ row, from: before.cluster, to: names.get(assignment[row]!) }));
}

/** Cluster before to cluster after: pairs with the most papers in common first, each cluster used once. None stays none. */
function matchClusters(pairs: readonly Pair[], assignment: Uint16Array): Map<string | undefined, number> {
  const shared = new Map<string, { from: string; to: number; papers: number }>();
  for (const { row, before } of pairs) {
    const to = assignment[row]!;
    if (before.cluster === undefined || to === unclustered) continue;
    const key = `${to} ${before.cluster}`;
    const known = shared.get(key) ?? { from: before.cluster, to, papers: 0 };
    known.papers++;
    shared.set(key, known);
  }
  const match = new Map<string | undefined, number>([[undefined, unclustered]]);
  const used = new Set<number>();
  const byOverlap = [...shared.values()].sort(
    (a, b) => b.papers - a.papers || a.to - b.to || (a.from < b.from ? -1 : 1),
  );
  for (const { from, to } of byOverlap) {
    if (match.has(from) || used.has(to)) continue;
    match.set(from, to);
    used.add(to);
  }
  return match;
}

function flowsBetween(pairs: readonly Pair[]): ClusterFlow[] {
  const flows = new Map<string, { from: string | undefined; to: string | undefined; papers: number }>();
  for (const { before, after } of pairs) {
    const key = JSON.stringify([before.cluster, after]);
    const known = flows.get(key) ?? { from: before.cluster, to: after, papers: 0 };
    known.papers++;
    flows.set(key, known);
  }
  return [...flows]
    .sort(([a, first], [b, second]) => second.papers - first.papers || (a < b ? -1 : 1))
    .map(([, flow]) => flow);
}

function placesOf(pairs: readonly Pair[], papers: number): Float32Array {
  const places = new Float32Array(2 * papers).fill(NaN);
  for (const { row, before } of pairs) places.set([before.x, before.y], 2 * row);
  return places;
}

function shiftOf(
  places: Float32Array,
  positions: Float32Array,
  before: readonly EarlierPaper[],
): MapDiff['shift'] {
  const earlier = Float32Array.from(before.flatMap(({ x, y }) => [x, y]));
  const extent = Math.max(extentOf(earlier), extentOf(positions));
  let sum = 0;
  let largest = 0;
  let counted = 0;
  for (let at = 0; at < places.length; at += 2) {
    const x = places[at]! - positions[at]!;
    const y = places[at + 1]! - positions[at + 1]!;
    const distance = Math.sqrt(x * x + y * y) / extent;
    if (!Number.isFinite(distance)) continue;
    sum += distance;
    counted += 1;
    largest = Math.max(largest, distance);
  }
  return { mean: counted === 0 ? 0 : sum / counted, largest };
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
