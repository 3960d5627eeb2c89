/** Where a cluster lies. */
import { unclustered, type Cluster } from '../core/types.ts';

export interface ClusterCentre {
  readonly cluster: number;
  readonly x: number;
  readonly y: number;
}

interface Centres {
  readonly positions: Float32Array;
  readonly centres: readonly ClusterCentre[];
}

/** Names are placed at every frame, papers move seldom. */
const known = new WeakMap<Uint16Array, Centres>();

/** Medians, not means: a few far papers do not pull a name off its cluster. */
export function clusterCentres(
  assignment: Uint16Array,
  clusters: readonly Cluster[],
  positions: Float32Array,
): readonly ClusterCentre[] {
  const before = known.get(assignment);
  if (before?.positions === positions) return before.centres;
  const centres = findCentres(assignment, clusters, positions);
  known.set(assignment, { positions, centres });
  return centres;
}

function findCentres(
  assignment: Uint16Array,
  clusters: readonly Cluster[],
  positions: Float32Array,
): ClusterCentre[] {
  const members: number[][] = clusters.map(() => []);
  assignment.forEach((cluster, row) => {
    if (cluster !== unclustered) members[cluster]?.push(row);
  });
  const middle = (rows: number[], axis: number) => {
    const sorted = rows.map((row) => positions[row * 2 + axis]!).sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? 0;
  };
  return members.map((rows, cluster) => ({ cluster, x: middle(rows, 0), y: middle(rows, 1) }));
}
