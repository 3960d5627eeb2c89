/**
 * Names that a person gave to clusters. A name belongs to the papers it was given to, not to a number: where the threshold moves, it goes to
 * the cluster that shares most with them, and rests where none does.
 */
import { unclustered } from '../core/types.ts';
import type { World } from './world.ts';

export interface GivenName {
  readonly name: string;
  /** The papers of the cluster when it was named. */
  readonly rows: Uint32Array;
}

/** Of the papers of both, at least this share must be common (Jaccard). */
const leastCommon = 0.3;

/** The same world with its clusters called as the person calls them. */
export function withNames(world: World | undefined, names: readonly GivenName[]): World | undefined {
  if (world === undefined || names.length === 0) return world;
  const given = matchNames(world, names);
  const clusters = world.structure.clusters.map((cluster) => {
    const own = given.get(cluster.index);
    return own === undefined ? cluster : { ...cluster, name: own.name };
  });
  return { ...world, structure: { ...world.structure, clusters } };
}

/** The names after this cluster is called `name`; an empty one gives it back the name that was found. */
export function giveName(
  names: readonly GivenName[],
  world: World,
  cluster: number,
  name: string,
): readonly GivenName[] {
  const before = matchNames(world, names).get(cluster);
  const others = names.filter((given) => given !== before);
  const { assignment } = world.structure;
  const rows = Uint32Array.from(Array.from(assignment.keys()).filter((row) => assignment[row] === cluster));
  return name === '' ? others : [...others, { name, rows }];
}

/** Each name with the cluster it goes to; of two for one cluster, the later. */
export function matchNames(
  { structure: { assignment } }: World,
  names: readonly GivenName[],
): Map<number, GivenName> {
  const sizes = new Map<number, number>();
  for (const cluster of assignment) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  const matched = new Map<number, GivenName>();
  for (const given of names) {
    const shared = new Map<number, number>();
    for (const row of given.rows) {
      const cluster = assignment[row] ?? unclustered;
      if (cluster !== unclustered) shared.set(cluster, (shared.get(cluster) ?? 0) + 1);
    }
    const [best] = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (best === undefined) continue;
    const [cluster, common] = best;
    if (common >= leastCommon * (given.rows.length + sizes.get(cluster)! - common)) {
      matched.set(cluster, given);
    }
  }
  return matched;
}
