/** Where names of clusters belong in a figure: on the ground of their clusters where outlines are known, else where their papers lie. */
import { findPieces } from '../graph/pieces.ts';
import type { Room } from '../graph/rooms.ts';
import type { Box } from './boxGrid.ts';
import type { WordSpace } from './figureNames.ts';
import type { OutlinePlace } from './figureTypes.ts';

export interface NamePlace {
  /** One for each name. */
  readonly key: number;
  readonly cluster: number;
  readonly x: number;
  readonly y: number;
  /** Boxes of the picture inside the cluster's outline. */
  readonly boxes: readonly Box[];
  /** What may be said, the longest first. */
  readonly words: readonly string[];
  readonly shown: number;
  readonly most: number;
  readonly priority: number;
}

/** Keys of further names of a cluster begin here: clusters are fewer. */
const furtherKeys = 100_000;
/** A place with a smaller share of its cluster than this has no words of its own. */
const leastOfCluster = 0.12;

export function namePlaces(space: WordSpace): NamePlace[] {
  const { input, rows, projection } = space;
  const { assignment, clusters, positions, subset } = input;
  const count = Math.max(0, ...clusters.map(({ index }) => index + 1));
  // Among a few chosen papers a cluster seen in two dots is not worth a heading, which would lie over them.
  const least = subset.kind === 'neighbourhood' || subset.kind === 'selection' ? 3 : 1;
  const shown = new Uint32Array(count);
  for (const row of rows) if (assignment[row]! < count) shown[assignment[row]!]! += 1;
  const most = Math.max(1, ...shown);
  const outlined = subset.kind === 'everything' || subset.kind === 'view';
  return findPieces(assignment, count, positions, rows).flatMap(([piece], cluster) => {
    if (piece === undefined || shown[cluster]! < least) return [];
    const name = clusters.find(({ index }) => index === cluster)?.name ?? '';
    const places = outlined ? input.regions?.find((region) => region.cluster === cluster)?.places : [];
    const all = { cluster, shown: shown[cluster]!, most };
    const [x, y] = [projection.toX(piece.x), projection.toY(piece.y)];
    const main = { ...all, key: cluster, x, y, priority: all.shown };
    const boxes = boxesOf(space, places?.[0]);
    return [
      { ...main, boxes, words: wordsOf(space, name, boxes.length > 0 ? (places ?? []) : []) },
      ...(places ?? []).slice(1).flatMap((place, at): NamePlace[] => {
        const room = boxesOf(space, place);
        if (place.words === undefined || room.length === 0) return [];
        if (place.rows.length < shown[cluster]! * leastOfCluster || !knows(space, cluster, place.words))
          return [];
        const priority = place.rows.length / furtherKeys;
        const key = cluster + (at + 1) * furtherKeys;
        return [
          {
            ...all,
            key,
            x,
            y,
            boxes: room,
            words: [capitalise(place.words)],
            shown: place.rows.length,
            priority,
          },
        ];
      }),
    ];
  });
}

/** Of a name that a person gave there are no words for places; the terms behind it are what they were. */
function knows({ input }: WordSpace, cluster: number, words: string): boolean {
  const found = input.clusters.find(({ index }) => index === cluster);
  return found !== undefined && (found.name.split(', ').includes(words) || found.terms.includes(words));
}

/**
 * The whole name; on ground of its own, where that is narrow, its first phrase if no other name begins with it. Where another place is
 * called by a phrase of the name, the largest has its own.
 */
function wordsOf({ input }: WordSpace, name: string, places: readonly OutlinePlace[]): string[] {
  const phrases = name.split(', ');
  const own = places[0]?.words;
  if (own !== undefined && phrases.includes(own)) {
    const others = places.slice(1).some(({ words }) => words !== undefined && phrases.includes(words));
    if (others || own !== phrases[0]) return [capitalise(own)];
  }
  const alone = input.clusters.filter((other) => other.name.split(', ')[0] === phrases[0]).length === 1;
  return places.length > 0 && alone && phrases.length > 1 ? [name, phrases[0]!] : [name];
}

/** What of the rooms lies in the frame. */
function boxesOf({ projection, frame }: WordSpace, place: OutlinePlace | undefined): Box[] {
  return (place?.rooms ?? []).flatMap(({ x, y, width, height }: Room) => {
    const box = {
      left: Math.max(frame.left, projection.toX(x - width / 2)),
      right: Math.min(frame.right, projection.toX(x + width / 2)),
      top: Math.max(frame.top, projection.toY(y + height / 2)),
      bottom: Math.min(frame.bottom, projection.toY(y - height / 2)),
    };
    return box.left < box.right && box.top < box.bottom ? [box] : [];
  });
}

function capitalise(words: string): string {
  return /^\p{Ll}+(?:[\s,-]|$)/u.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}
