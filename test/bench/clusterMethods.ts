/** Two ways to find clusters, as the benchmark asks for them: ours (Leiden), and the Louvain method of graphology as its package has it. */
import louvain from 'graphology-communities-louvain';
import { buildAdjacency } from '../../src/core/graph/adjacency.ts';
import { detectClusters } from '../../src/core/graph/clusters.ts';
import { buildGraph } from '../../src/core/graph/graphology.ts';
import { modularity } from '../../src/core/graph/modularity.ts';
import { createRandom } from '../../src/core/random.ts';
import { unclustered, type MapEdges } from '../../src/core/types.ts';

export type Columns = Pick<MapEdges, 'source' | 'target' | 'weight'>;

export interface Found {
  readonly assignment: Uint16Array;
  readonly count: number;
  readonly modularity: number;
}

export interface ClusterMethod {
  readonly name: string;
  readonly find: (
    edges: Columns,
    papers: number,
    options: { readonly seed: number; readonly resolution: number },
  ) => Found;
}

export const leiden: ClusterMethod = { name: 'Leiden, ours', find: detectClusters };

/** Communities of one paper are in no cluster, as ours are. The time includes the graph that the package asks for. */
export const graphologyLouvain: ClusterMethod = {
  name: 'Louvain of graphology',
  find(edges, papers, { seed, resolution }) {
    const graph = buildGraph(papers, { ...edges, kind: new Uint8Array(edges.source.length) });
    const communities = louvain(graph, { resolution, rng: createRandom(seed), getEdgeWeight: 'weight' });
    const sizes = new Map<number, number>();
    for (const community of Object.values(communities)) sizes.set(community, (sizes.get(community) ?? 0) + 1);
    const assignment = Uint16Array.from({ length: papers }, (_, row) => {
      const community = communities[String(row)]!;
      return sizes.get(community) === 1 ? unclustered : community;
    });
    const count = new Set(assignment.filter((cluster) => cluster !== unclustered)).size;
    return { assignment, count, modularity: modularity(buildAdjacency(edges, papers), assignment) };
  },
};

/** Clusters whose papers do not hang together by ties inside. */
export function countDisconnected(edges: Columns, assignment: Uint16Array): number {
  const { offsets, target } = buildAdjacency(edges, assignment.length);
  const seen = new Uint8Array(assignment.length);
  const begun = new Set<number>();
  const broken = new Set<number>();
  for (let row = 0; row < assignment.length; row += 1) {
    const cluster = assignment[row]!;
    if (seen[row] === 1 || cluster === unclustered) continue;
    if (begun.has(cluster)) broken.add(cluster);
    begun.add(cluster);
    const waiting = [row];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen[next] === 1) continue;
      seen[next] = 1;
      for (let at = offsets[next]!; at < offsets[next + 1]!; at += 1) {
        if (assignment[target[at]!] === cluster) waiting.push(target[at]!);
      }
    }
  }
  return broken.size;
}
