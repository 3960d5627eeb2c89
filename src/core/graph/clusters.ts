/**
 * Which papers belong together: communities of the similarity graph by Leiden (see leiden.ts), seeded, the best of several runs by modularity.
 *
 * Clusters are numbered by size (ties by smallest row; of a map those beyond the colours then change numbers, see spreadNumbers.ts). A community smaller than `minimumSize(papers)` is left unclustered: a handful
 * of papers is a remainder, not a region of the field. The graph is rebuilt in row order first, so the order of edges is no input.
 */
import type { Clustering, MapEdges } from '../types.ts';
import { unclustered } from '../types.ts';
import { runToEnd } from '../jobs.ts';
import type { Job } from '../progress.ts';
import { createRandom } from '../random.ts';
import type { Adjacency } from './adjacency.ts';
import { buildAdjacency } from './adjacency.ts';
import { findCommunities } from './leiden.ts';
import { modularity } from './modularity.ts';

export interface ClusterOptions {
  readonly seed: number;
  /** 1 is plain modularity; higher gives more and smaller clusters. */
  readonly resolution: number;
}

/**
 * The resolution where none is asked for: plain modularity (1) from 1,000 papers on. In a few hundred it finds few, mixed clusters, so there
 * it rises as the square root of their number falls, to 1.7 at 350 papers, in tenths.
 */
export function chooseResolution(papers: number): number {
  const fitting = Math.sqrt(1000 / Math.max(1, papers));
  return Math.round(Math.min(1.7, Math.max(1, fitting)) * 10) / 10;
}

/** The resolution as it is used. */
export function resolutionFor(resolution: number | 'auto', papers: number): number {
  return resolution === 'auto' ? chooseResolution(papers) : resolution;
}

/** A quarter of the square root of the corpus, at least 3: 5 of 369, 11 of 2,000, 25 of 10,000. */
export function minimumSize(papers: number): number {
  return Math.max(3, Math.round(Math.sqrt(papers) / 4));
}

type Columns = Pick<MapEdges, 'source' | 'target' | 'weight'>;

/** In one go. */
export function detectClusters(edges: Columns, papers: number, options: ClusterOptions): Clustering {
  return runToEnd(findClusters(edges, papers, options));
}

/** The same, in steps; the graph of the edges where it is there already. */
export function* findClusters(
  edges: Columns,
  papers: number,
  options: ClusterOptions,
  graph = buildAdjacency(edges, papers),
): Job<Clustering> {
  if (graph.target.length === 0) {
    return { assignment: new Uint16Array(papers).fill(unclustered), count: 0, modularity: 0 };
  }
  const communities = yield* bestOfRuns(graph, options);
  const { assignment, count } = numberClusters(communities, minimumSize(papers));
  return { assignment, count, modularity: modularity(graph, assignment) };
}

/** Every run ends in a local optimum: on small graphs, where a run is nearly free, the best of four is taken. */
function* bestOfRuns(graph: Adjacency, options: ClusterOptions): Job<Uint32Array> {
  const runs = Math.max(1, Math.min(4, Math.floor(200_000 / graph.target.length)));
  let best: Uint32Array | undefined;
  let bestQuality = -Infinity;
  for (let run = 0; run < runs; run += 1) {
    const random = createRandom(options.seed + run * 0x9e3779b9);
    const found = yield* findCommunities(graph, { resolution: options.resolution, random });
    const quality = modularity(graph, found, options.resolution);
    if (quality > bestQuality) [best, bestQuality] = [found, quality];
  }
  return best!;
}

/** Renumbers communities by size, largest first (ties by smallest row), and drops those below `minimum`. */
export function numberClusters(
  communities: ArrayLike<number>,
  minimum: number,
): { readonly assignment: Uint16Array; readonly count: number } {
  const sizes = new Map<number, number>();
  // A Map keeps the order of first sight, which is the order of smallest rows.
  for (const community of Array.from(communities)) {
    if (community !== unclustered) sizes.set(community, (sizes.get(community) ?? 0) + 1);
  }
  const kept = [...sizes].filter(([, size]) => size >= minimum).sort((a, b) => b[1] - a[1]);
  const numbers = new Map(kept.slice(0, unclustered).map(([community], index) => [community, index]));
  const assignment = Uint16Array.from(
    { length: communities.length },
    (_, row) => numbers.get(communities[row]!) ?? unclustered,
  );
  return { assignment, count: numbers.size };
}
