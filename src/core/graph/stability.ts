/**
 * Would the clusters be there if chance or the data had been a little different? The clustering is repeated in turn with another seed
 * only, on a graph that lost a fifth of its ties by chance, at another threshold, and with a fifth of the words dropped; each repetition is
 * compared with the map's own clusters. Where nobody can make the latter two, a graph without its weakest fifth of ties stands for them.
 *
 * For each paper: the share of repetitions that put it in the cluster matching its own, and the cluster it went to most often else. For
 * each cluster: the mean Jaccard overlap with its best match (Hennig 2007, doi:10.1016/j.csda.2006.11.025: below 0.5 dissolved, above 0.75
 * stable). For the map: the mean over papers, and whether there is structure at all. Cost: repetitions x a clustering.
 */
import type { Clustering, MapEdges } from '../types.ts';
import type { Job, Progress } from '../progress.ts';
import { unclustered } from '../types.ts';
import { createRandom } from '../random.ts';
import { findClusters } from './clusters.ts';
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
  /** The same over the repetitions of one kind; kinds that could not be made are missing. */
  readonly byDisturbance: Partial<Readonly<Record<Disturbance, number>>>;
  /** False where the clusters are no more than an accident of the algorithm. */
  readonly structured: boolean;
}

export const disturbances = ['seed', 'ties', 'threshold', 'terms'] as const;
/** What is different in a repetition. */
export type Disturbance = (typeof disturbances)[number];

type Columns = Pick<MapEdges, 'source' | 'target' | 'weight'>;
/** The ties of the map as they would have been; `repetition` counts from 0. */
type Rebuild = (repetition: number, seed: number) => Job<Columns>;

export interface StabilityOptions {
  readonly seed: number;
  readonly resolution: number;
  readonly repetitions?: number;
  readonly rebuild?: Partial<Record<'threshold' | 'terms', Rebuild>>;
}

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
  const { seed, resolution, repetitions = 12 } = options;
  const papers = clustering.assignment.length;
  const kinds = disturbances.filter((kind) => kind !== 'terms' || options.rebuild?.terms !== undefined);
  const tally = new Tally(clustering, repetitions);
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const progress: Progress = { stage: 'clusters', done: repetition, total: repetitions };
    yield progress;
    const kind = kinds[repetition % kinds.length]!;
    const own = seed + 1 + repetition;
    const disturbed = yield* disturb(edges, kind, repetition, own, options);
    const again = yield* reporting(progress, findClusters(disturbed, papers, { seed: own, resolution }));
    tally.add(kind, again);
  }
  const byChance = yield* reporting(
    { stage: 'clusters', done: repetitions, total: repetitions },
    findClusters(dealAnew(edges, options.seed), papers, options),
  );
  const result = tally.finish();
  const beyondChance = clustering.modularity >= byChance.modularity * leastAboveChance;
  return {
    repetitions,
    ...result,
    structured: clustering.count > 1 && result.mean >= leastStructured && beyondChance,
  };
}

/** Counts over the repetitions what became of each paper and each cluster. */
class Tally {
  readonly #own: Clustering;
  readonly #repetitions: number;
  readonly #stays: Uint16Array;
  readonly #visits: Uint16Array;
  readonly #jaccard: Float32Array;
  readonly #clustered: number;
  readonly #stayedByKind = new Map<Disturbance, number[]>();

  constructor(own: Clustering, repetitions: number) {
    const { assignment, count } = own;
    this.#own = own;
    this.#repetitions = repetitions;
    this.#stays = new Uint16Array(assignment.length);
    this.#visits = new Uint16Array(assignment.length * count);
    this.#jaccard = new Float32Array(count);
    this.#clustered = Math.max(1, assignment.filter((cluster) => cluster !== unclustered).length);
  }

  add(kind: Disturbance, again: Clustering): void {
    const { assignment, count } = this.#own;
    const { nearest, jaccard } = matchBoth(this.#own, again);
    jaccard.forEach((overlap, cluster) => {
      this.#jaccard[cluster]! += overlap / this.#repetitions;
    });
    let stayed = 0;
    assignment.forEach((own, row) => {
      const now = nearest[again.assignment[row]!] ?? unclustered;
      if (own === unclustered || now === unclustered) return;
      if (now === own) {
        this.#stays[row]! += 1;
        stayed += 1;
      } else this.#visits[row * count + now]! += 1;
    });
    this.#stayedByKind.set(kind, [...(this.#stayedByKind.get(kind) ?? []), stayed]);
  }

  finish(): Omit<Stability, 'repetitions' | 'structured'> {
    const share = Float32Array.from(this.#stays, (count) => count / this.#repetitions);
    const meanOf = (counts: readonly number[]) => sum(counts) / counts.length / this.#clustered;
    return {
      share,
      secondChoice: mostVisited(this.#visits, this.#own),
      jaccard: this.#jaccard,
      mean: sum(share) / this.#clustered,
      byDisturbance: Object.fromEntries(
        [...this.#stayedByKind].map(([kind, counts]) => [kind, meanOf(counts)]),
      ),
    };
  }
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function* disturb(
  edges: Columns,
  kind: Disturbance,
  repetition: number,
  seed: number,
  { rebuild = {} }: StabilityOptions,
): Job<Columns> {
  if (kind === 'seed') return edges;
  if (kind === 'ties') return loseTies(edges, seed);
  return yield* rebuild[kind]?.(repetition, seed) ?? loseWeakest(edges);
}

function loseTies(edges: Columns, seed: number): Columns {
  const random = createRandom(seed);
  return keepEdges(edges, () => random() >= shareLost);
}

// eslint-disable-next-line require-yield -- stands in for one that works longer
function* loseWeakest(edges: Columns): Job<Columns> {
  const sorted = edges.weight.slice().sort();
  const floor = sorted[Math.floor(sorted.length * shareWeakest)] ?? 0;
  return keepEdges(edges, (edge) => edges.weight[edge]! >= floor);
}

function keepEdges(edges: Columns, isKept: (edge: number) => boolean): Columns {
  const kept = Array.from(edges.source.keys()).filter(isKept);
  return {
    source: Uint32Array.from(kept, (edge) => edges.source[edge]!),
    target: Uint32Array.from(kept, (edge) => edges.target[edge]!),
    weight: Float32Array.from(kept, (edge) => edges.weight[edge]!),
  };
}

/** Goes through a part of the work, saying how far the whole is. */
function* reporting<Result>(progress: Progress, job: Job<Result>): Job<Result> {
  for (;;) {
    const step = job.next();
    if (step.done === true) return step.value;
    yield progress;
  }
}

/** Every paper keeps its number of ties, but their other ends are dealt out by chance: what clustering finds there is no structure. */
function dealAnew(edges: Columns, seed: number): Columns {
  const random = createRandom(seed);
  const ends = [...edges.source, ...edges.target];
  for (let i = ends.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [ends[i], ends[j]] = [ends[j]!, ends[i]!];
  }
  const half = edges.source.length;
  return {
    source: Uint32Array.from(ends.slice(0, half)),
    target: Uint32Array.from(ends.slice(half)),
    weight: edges.weight,
  };
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
