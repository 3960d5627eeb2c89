/**
 * Would the clusters be there if chance or the data had been a little different? The clustering is repeated with other seeds, on graphs
 * that lost a fifth of their ties by chance and on graphs without the weakest fifth, and each repetition is compared with the map's own.
 *
 * For each paper: the share of repetitions that put it in the cluster matching its own, and the cluster it went to most often else. For
 * each cluster: the mean Jaccard overlap with its best match (Hennig 2007, doi:10.1016/j.csda.2006.11.025: below 0.5 dissolved, above 0.75
 * stable). For the map: the mean over papers, and whether there is structure at all. Cost: repetitions x a clustering.
 */
import type { Clustering, Job, MapEdges } from '../types.ts';
import { unclustered } from '../types.ts';
import { createRandom } from '../random.ts';
import { detectClusters } from './clusters.ts';
import { sizesOf } from './match.ts';

export interface Stability {
  readonly repetitions: number;
  /** Share of repetitions that left each paper in its cluster; 0 for the unclustered. */
  readonly share: Float32Array;
  /** The other cluster each paper went to most often, or `unclustered` where it never left. */
  readonly secondChoice: Uint16Array;
  /** Mean Jaccard overlap of each cluster with its best match. */
  readonly jaccard: Float32Array;
  /** Mean of `share` over clustered papers. */
  readonly mean: number;
  /** False where the clusters are no more than an accident of the algorithm. */
  readonly structured: boolean;
}

export interface StabilityOptions {
  readonly seed: number;
  readonly resolution: number;
  readonly repetitions?: number;
}

type Columns = Pick<MapEdges, 'source' | 'target' | 'weight'>;

/** Ties lost by chance, and weakest ties left out, in the repetitions of each kind. */
const shareLost = 0.2;
const shareWeakest = 0.2;
/** Clusters are called accidental below this mean share, or with less modularity than this many times that of a graph by chance. */
const leastStructured = 0.5;
const leastAboveChance = 1.15;

export function* measureStability(
  edges: Columns,
  clustering: Clustering,
  options: StabilityOptions,
): Job<Stability> {
  const repetitions = options.repetitions ?? 12;
  const papers = clustering.assignment.length;
  const stays = new Uint16Array(papers);
  const visits = new Uint16Array(papers * clustering.count);
  const jaccard = new Float32Array(clustering.count);
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    yield { stage: 'clusters', done: repetition, total: repetitions };
    const seed = options.seed + 1 + repetition;
    const again = detectClusters(disturb(edges, repetition, seed), papers, {
      seed,
      resolution: options.resolution,
    });
    const match = matchBoth(clustering, again);
    match.jaccard.forEach((overlap, cluster) => {
      jaccard[cluster]! += overlap / repetitions;
    });
    clustering.assignment.forEach((own, row) => {
      const now = match.nearest[again.assignment[row]!] ?? unclustered;
      if (own === unclustered || now === unclustered) return;
      if (now === own) stays[row]! += 1;
      else visits[row * clustering.count + now]! += 1;
    });
  }
  const share = Float32Array.from(stays, (count) => count / repetitions);
  const clustered = Math.max(1, clustering.assignment.filter((cluster) => cluster !== unclustered).length);
  const mean = share.reduce((sum, value) => sum + value, 0) / clustered;
  const byChance = chanceModularity(edges, papers, options);
  const structured =
    clustering.count > 1 && mean >= leastStructured && clustering.modularity >= byChance * leastAboveChance;
  return { repetitions, share, secondChoice: mostVisited(visits, clustering), jaccard, mean, structured };
}

/** In turn: all ties (another seed only), ties lost by chance, weakest ties left out, ties lost by chance again. */
function disturb(edges: Columns, repetition: number, seed: number): Columns {
  if (repetition % 4 === 0) return edges;
  const random = createRandom(seed);
  const sorted = edges.weight.slice().sort();
  const floor = repetition % 4 === 2 ? sorted[Math.floor(sorted.length * shareWeakest)]! : -1;
  const kept = Array.from(edges.source.keys()).filter((edge) =>
    repetition % 4 !== 2 ? random() >= shareLost : edges.weight[edge]! >= floor,
  );
  return {
    source: Uint32Array.from(kept, (edge) => edges.source[edge]!),
    target: Uint32Array.from(kept, (edge) => edges.target[edge]!),
    weight: Float32Array.from(kept, (edge) => edges.weight[edge]!),
  };
}

/** Modularity that clustering finds where every paper keeps its number of ties but their other ends are dealt out anew. */
function chanceModularity(edges: Columns, papers: number, options: StabilityOptions): number {
  const random = createRandom(options.seed);
  const ends = [...edges.source, ...edges.target];
  for (let i = ends.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [ends[i], ends[j]] = [ends[j]!, ends[i]!];
  }
  const half = edges.source.length;
  const dealt = {
    source: Uint32Array.from(ends.slice(0, half)),
    target: Uint32Array.from(ends.slice(half)),
    weight: edges.weight,
  };
  return detectClusters(dealt, papers, options).modularity;
}

interface Match {
  /** For each cluster of `again`, the one of `own` it overlaps most (Jaccard). */
  readonly nearest: Uint16Array;
  /** For each cluster of `own`, its best overlap. */
  readonly jaccard: Float64Array;
}

function matchBoth(own: Clustering, again: Clustering): Match {
  const shared = new Uint32Array(own.count * again.count);
  own.assignment.forEach((cluster, row) => {
    const other = again.assignment[row]!;
    if (cluster !== unclustered && other !== unclustered) shared[cluster * again.count + other]! += 1;
  });
  const [ownSizes, againSizes] = [sizesOf(own), sizesOf(again)];
  const nearest = new Uint16Array(again.count).fill(unclustered);
  const best = new Float64Array(again.count);
  const jaccard = new Float64Array(own.count);
  for (let cluster = 0; cluster < own.count; cluster += 1) {
    for (let other = 0; other < again.count; other += 1) {
      const common = shared[cluster * again.count + other]!;
      const overlap = common / (ownSizes[cluster]! + againSizes[other]! - common);
      jaccard[cluster] = Math.max(jaccard[cluster]!, overlap);
      if (overlap > best[other]!) [best[other], nearest[other]] = [overlap, cluster];
    }
  }
  return { nearest, jaccard };
}

function mostVisited(visits: Uint16Array, { assignment, count }: Clustering): Uint16Array {
  return assignment.map((_, row) => {
    let most = 0;
    let second = unclustered;
    for (let cluster = 0; cluster < count; cluster += 1) {
      const times = visits[row * count + cluster]!;
      if (times > most) [most, second] = [times, cluster];
    }
    return second;
  });
}
