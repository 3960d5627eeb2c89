/**
 * Two levels: each cluster of the map divided again, so that names can open on zoom. A cluster is divided by clustering the ties inside
 * it; where that finds no parts worth a name (see `worthDividing`) it stays whole and has no sub-clusters.
 */
import type { Cluster, Clustering, MapEdges, Paper } from '../types.ts';
import type { TextModel } from '../text/textModel.ts';
import { unclustered } from '../types.ts';
import type { ClusterOptions } from './clusters.ts';
import { detectClusters } from './clusters.ts';
import { nameClusters } from './names.ts';

/** Sub-clusters are numbered through the map, largest first within each cluster. */
export interface Levels {
  /** Sub-cluster of each row, or `unclustered`. */
  readonly fine: Clustering;
  /** Cluster each sub-cluster lies in. */
  readonly parent: Uint16Array;
}

export interface SubCluster extends Cluster {
  readonly parent: number;
}

type Columns = Pick<MapEdges, 'source' | 'target' | 'weight'>;

/** Fewer papers than this are read one by one, not by name. */
const smallestDivided = 24;
const smallestPart = 6;
/** Modularity inside a cluster below which its parts are an accident of the algorithm. */
const leastModularity = 0.25;

export function divideClusters(edges: Columns, clustering: Clustering, options: ClusterOptions): Levels {
  const assignment = new Uint16Array(clustering.assignment.length).fill(unclustered);
  const parent: number[] = [];
  let weighted = 0;
  for (let cluster = 0; cluster < clustering.count; cluster += 1) {
    const rows = rowsOf(clustering, cluster);
    if (rows.length < smallestDivided) continue;
    const parts = detectClusters(edgesAmong(edges, rows, assignment.length), rows.length, options);
    const kept = keepLargeParts(parts, rows.length);
    if (!worthDividing(parts, kept)) continue;
    const first = parent.length;
    for (let i = 0; i < kept; i += 1) parent.push(cluster);
    rows.forEach((row, at) => {
      if (parts.assignment[at]! < kept) assignment[row] = first + parts.assignment[at]!;
    });
    weighted += parts.modularity * rows.length;
  }
  const fine = { assignment, count: parent.length, modularity: weighted / Math.max(1, assignment.length) };
  return { fine, parent: Uint16Array.from(parent) };
}

/** Parts are numbered by size: the first ones, as many as are large enough. */
function keepLargeParts(parts: Clustering, papers: number): number {
  const sizes = new Uint32Array(parts.count);
  for (const part of parts.assignment) if (part !== unclustered) sizes[part]! += 1;
  return sizes.filter((size) => size >= Math.max(smallestPart, papers * 0.04)).length;
}

function worthDividing(parts: Clustering, kept: number): boolean {
  return kept >= 2 && parts.modularity >= leastModularity;
}

function rowsOf(clustering: Clustering, cluster: number): number[] {
  const rows: number[] = [];
  clustering.assignment.forEach((own, row) => {
    if (own === cluster) rows.push(row);
  });
  return rows;
}

function edgesAmong(edges: Columns, rows: readonly number[], papers: number): Columns {
  const place = new Int32Array(papers).fill(-1);
  rows.forEach((row, at) => {
    place[row] = at;
  });
  const kept = Array.from(edges.source.keys()).filter(
    (edge) => place[edges.source[edge]!]! >= 0 && place[edges.target[edge]!]! >= 0,
  );
  return {
    source: Uint32Array.from(kept, (edge) => place[edges.source[edge]!]!),
    target: Uint32Array.from(kept, (edge) => place[edges.target[edge]!]!),
    weight: Float32Array.from(kept, (edge) => edges.weight[edge]!),
  };
}

/** Names of the sub-clusters: what sets each apart from its sisters, without the terms that name the clusters above. */
export function nameSubClusters(
  papers: readonly Paper[],
  model: TextModel,
  levels: Levels,
  clusters: readonly Cluster[],
): SubCluster[] {
  const taken = clusters.flatMap(({ name }) => name.split(', '));
  const named = nameClusters(papers, model, levels.fine, { taken });
  return named.map((cluster) => ({ ...cluster, parent: levels.parent[cluster.index]! }));
}
