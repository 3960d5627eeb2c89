/**
 * Names of clusters and of their parts: how each is set and where it would stand. On the ground of its cluster a name takes the room there
 * is (one to three lines, smaller where it must be); before outlines are known it stands where most of the cluster's papers are.
 */
import type { Box, LabelCandidate } from '../core/export/labels.ts';
import type { Region } from '../core/graph/regions.ts';
import type { Room } from '../core/graph/rooms.ts';
import type { Cluster } from '../core/types.ts';
import { clusterPieces } from './clusterPieces.ts';
import { clusterWeight, partsRatio, type LabelWish } from './labelTypes.ts';
import { balance, wrapToLetters } from './nameText.ts';
import { isInView, project, type Projection } from './projection.ts';
import type { Scene } from './scene.ts';

export const nameLineHeight = 1.14;
/** Room of the screen for each name, in square CSS pixels; but so many names are always tried, and all that have room on their ground. */
const pixelsAName = 30_000;
const fewestNames = 12;
/** Lines of names are not wrapped to fewer letters; mean width of a letter as a share of its size. */
const fewestLetters = 14;
const letterWidth = 0.58;
/** Keys of names that stand again, and of parts, begin here: clusters are fewer. */
const againKeys = 100_000;
const partKeys = 1e9;
/** Sizes on a phone and elsewhere: of the smallest, of most names, and how much is added for the largest cluster. */
const sizes = { small: [8.5, 10.5, 2.5], wide: [9, 11.5, 5] } as const;
const mostLines = 3;
/** Another line is worth this much of the room; more air than this is worth nothing. */
const lineCost = 0.07;
const ampleFit = 1.2;
/** A name may pass its room by this: outlines are wider than the boxes in them. */
const easily = 0.78;
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

/** Where a name may stand, in map units: about a point, or in one of the rooms. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly papers: number;
  readonly rooms: readonly Room[];
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

/** A phone has no room to say a name twice. */
const isSmall = ({ width }: Projection) => width < 600;

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
  { name, size: papers, index }: Cluster,
  place: Place,
  rank: number,
): NameCandidate | undefined {
  const { scene, view, ratio } = wish;
  const said = name.split(', ');
  const own = place.words !== undefined && said.includes(place.words) ? place.words : undefined;
  const again = rank > 0 && own === undefined;
  if (again && isSmall(view)) return undefined;
  if (rank > 0 && place.papers < papers * leastOfCluster[again ? 0 : 1]) return undefined;
  const words =
    rank === 0 && ratio < partsRatio
      ? name
      : own === undefined
        ? wordsOf(scene, name, ratio)
        : capitalise(own);
  const [, base, added] = sizes[isSmall(view) ? 'small' : 'wide'];
  const size = rank > 0 ? base : base + added * Math.sqrt(papers / largest);
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
  const [, base] = sizes[isSmall(wish.view) ? 'small' : 'wide'];
  const set = setName(wish, name, place, base);
  if (set === undefined) return undefined;
  const candidate = { ...set.candidate, key: partKeys + index, priority: papers / 1e9 };
  return { candidate, kind: 'part', cluster: parent, lines: set.lines, size: set.size, again: false };
}

interface SetName {
  readonly candidate: Omit<LabelCandidate, 'key' | 'priority'>;
  readonly lines: readonly string[];
  readonly size: number;
  /** Below 1: it is larger than its room. */
  readonly fit: number;
}

function setName(wish: LabelWish, words: string, place: Place, size: number): SetName | undefined {
  return place.rooms.length > 0 ? setInRoom(wish, words, place, size) : setAbout(wish, words, place, size);
}

function setAbout(
  { view, measure }: LabelWish,
  words: string,
  place: Place,
  size: number,
): SetName | undefined {
  const { x, y } = project(view, place.x, place.y);
  if (!isInView(view, { x, y }, 40)) return undefined;
  const letters = Math.floor((Math.abs(view.scaleX) * place.width) / (size * letterWidth));
  const lines = wrapToLetters(words, Math.max(fewestLetters, letters), isSmall(view) ? 18 : 24);
  return {
    candidate: { x, y, style: 'centred', gap: 0, ...extent(lines, size, measure) },
    lines,
    size,
    fit: 1,
  };
}

function setInRoom(
  { view, measure }: LabelWish,
  words: string,
  { rooms }: Place,
  wished: number,
): SetName | undefined {
  const boxes = rooms.flatMap((room) => boxInView(view, room) ?? []);
  const settings = Array.from({ length: mostLines }, (_, at) => balance(words, at + 1));
  let best: { lines: string[]; box: Box; fit: number } | undefined;
  let most = -Infinity;
  settings.forEach((lines, at) => {
    if (at > 0 && lines.length <= at) return;
    const { width, height } = extent(lines, wished, measure);
    for (const box of boxes) {
      const fit = Math.min((box.right - box.left) / width, (box.bottom - box.top) / height);
      const worth = Math.min(fit, ampleFit) - at * lineCost;
      if (worth > most) [best, most] = [{ lines, box, fit }, worth];
    }
  });
  if (best === undefined) return undefined;
  const { lines, box, fit } = best;
  const [smallest] = sizes[isSmall(view) ? 'small' : 'wide'];
  const size = Math.min(wished, Math.max(smallest, wished * fit));
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const candidate = { x, y, style: 'centred' as const, gap: 0, within: box, ...extent(lines, size, measure) };
  return { candidate, lines, size, fit: fit * (wished / size) };
}

function extent(lines: readonly string[], size: number, measure: LabelWish['measure']) {
  const width = Math.max(...lines.map((line) => measure(line, size, clusterWeight))) + 4;
  return { width, height: lines.length * size * nameLineHeight };
}

/** The part of a room that is in view: of a region that fills the screen the name stays in sight. */
function boxInView(view: Projection, { x, y, width, height }: Room): Box | undefined {
  const [a, b] = [project(view, x - width / 2, y + height / 2), project(view, x + width / 2, y - height / 2)];
  const box = {
    left: Math.max(0, a.x),
    right: Math.min(view.width, b.x),
    top: Math.max(0, a.y),
    bottom: Math.min(view.height, b.y),
  };
  return box.left < box.right && box.top < box.bottom ? box : undefined;
}
