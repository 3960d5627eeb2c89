/** Which names of clusters and of their parts are wished for, where, and in which order of importance. */
import type { LabelCandidate } from '../core/export/labels.ts';
import { easily } from '../core/export/nameFit.ts';
import type { Region } from '../core/graph/regions.ts';
import type { Cluster } from '../core/types.ts';
import { clusterPieces } from './clusterPieces.ts';
import { partsRatio, type LabelWish } from './labelTypes.ts';
import { isSmall, setName, sizesOn, type Ground } from './nameSetting.ts';
import type { Scene } from './scene.ts';

/** Room of the screen for each name, in square CSS pixels; but so many names are always tried, and all that have room on their ground. */
const pixelsAName = 20_000;
const fewestNames = 12;
/** Keys of names that stand again, and of parts, begin here: clusters are fewer. */
const againKeys = 100_000;
const partKeys = 1e9;
/** A place with a smaller share of its cluster than this is not named again, nor by words of its own. */
const leastOfCluster = [0.25, 0.12] as const;

export interface NameCandidate {
  readonly candidate: LabelCandidate;
  readonly kind: 'cluster' | 'part';
  /** Cluster whose colour it takes. */
  readonly cluster: number;
  readonly lines: readonly string[];
  readonly size: number;
  /** It is said elsewhere, too. */
  readonly again: boolean;
}

interface Place extends Ground {
  readonly papers: number;
  /** What is said here, where a cluster lies in several places. */
  readonly words: string | undefined;
}

interface Naming {
  readonly wish: LabelWish;
  readonly largest: number;
  readonly shown: ReadonlySet<number>;
}

/** Names of clusters, again where a cluster lies in several places, and, when closer, of their parts. */
export function nameCandidates(wish: LabelWish): NameCandidate[] {
  const { scene, positions, ratio } = wish;
  const naming = {
    wish,
    largest: Math.max(1, ...scene.clusters.map(({ size }) => size)),
    shown: namesShown(wish),
  };
  const names = placesOf(wish).flatMap((places, cluster) =>
    places.flatMap((place, rank) => clusterName(naming, scene.clusters[cluster]!, place, rank) ?? []),
  );
  if (scene.parts === undefined || ratio >= partsRatio) return names;
  const { assignment, clusters } = scene.parts;
  const parts = clusterPieces(assignment, clusters, positions).flatMap(([piece], part) =>
    piece === undefined
      ? []
      : (partName(naming, clusters[part]!, { ...piece, rooms: [], words: undefined }) ?? []),
  );
  return [...names, ...parts];
}

/** Of each cluster. */
function placesOf({ scene, positions, regions }: LabelWish): Place[][] {
  const pieces = clusterPieces(scene.assignment, scene.clusters, positions);
  const known: (Region | undefined)[] = [];
  for (const region of regions) known[region.cluster] = region;
  return pieces.map((found, cluster) => {
    const places = known[cluster]?.places ?? [];
    if (places.length === 0) return found.map((piece) => ({ ...piece, rooms: [], words: undefined }));
    return places.map(({ rows, rooms, words }) => {
      const { x, y, width } = rooms[0] ?? found[0]!;
      return { x, y, width, papers: rows.length, rooms, words };
    });
  });
}

function capitalise(words: string): string {
  return /^\p{Ll}+(?:[\s,-]|$)/u.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

/** The largest clusters, as many as the screen has room to name; more when closer. */
function namesShown({ scene, view, ratio }: LabelWish): Set<number> {
  const most = Math.round((view.width * view.height) / pixelsAName / Math.min(1, ratio * ratio));
  const bySize = [...scene.clusters].sort((a, b) => b.size - a.size || a.index - b.index);
  return new Set(bySize.slice(0, Math.max(fewestNames, most)).map(({ index }) => index));
}

/** Where a map has many clusters only the first phrase of a name is shown until one comes closer, if no other begins with it. */
function wordsOf({ clusters }: Scene, name: string, ratio: number): string {
  const first = name.split(', ')[0]!;
  const alone = clusters.filter((other) => other.name.split(', ')[0] === first).length === 1;
  return clusters.length > fewestNames && ratio >= partsRatio && alone ? first : name;
}

function clusterName(
  { wish, largest, shown }: Naming,
  { name, size: papers, index, terms }: Cluster,
  place: Place,
  rank: number,
): NameCandidate | undefined {
  const { scene, view, ratio } = wish;
  // A name that a person gave has no words for its places, but the terms behind it are what they were.
  const said = rank === 0 ? name.split(', ') : [...name.split(', '), ...terms];
  const own = place.words !== undefined && said.includes(place.words) ? place.words : undefined;
  const again = rank > 0 && own === undefined;
  // A phone has no room to say a name twice.
  if (again && isSmall(view)) return undefined;
  if (rank > 0 && place.papers < papers * leastOfCluster[again ? 0 : 1]) return undefined;
  const whole = rank === 0 && ratio < partsRatio;
  const words = whole || own === undefined ? wordsOf(scene, name, ratio) : capitalise(own);
  const { usual, added } = sizesOn(view);
  const size = rank > 0 ? usual : usual + added * Math.sqrt(papers / largest);
  const set = setName(wish, words, place, size);
  if (set === undefined) return undefined;
  // What has no room of its own may lie over its neighbours only where it is important.
  if (set.fit < easily && (rank > 0 || !shown.has(index))) return undefined;
  // Every cluster has its name before one has it twice.
  const priority = rank > 0 ? place.papers / 1e6 : papers;
  const candidate = { ...set.candidate, key: rank * againKeys + index, priority };
  return { candidate, kind: 'cluster', cluster: index, lines: set.lines, size: set.size, again };
}

function partName(
  { wish }: Naming,
  { name, size: papers, index, parent }: Cluster & { readonly parent: number },
  place: Place,
): NameCandidate | undefined {
  const set = setName(wish, name, place, sizesOn(wish.view).usual);
  if (set === undefined) return undefined;
  const candidate = { ...set.candidate, key: partKeys + index, priority: papers / 1e9 };
  return { candidate, kind: 'part', cluster: parent, lines: set.lines, size: set.size, again: false };
}
