/**
 * Labels that never overlap: boxes are placed one after the other, the most important first, each at the best of a few places
 * about its point. What finds no free place is left out. Used by the figure and by the map on the screen.
 *
 * Lengths are in the unit of the picture (CSS pixels or points), y downwards. O(labels x places), a grid answers each question.
 * The order of the candidates does not matter: importance decides, then the key. Greedy placement over a few positions follows
 * Christensen, Marks, Shieber: An empirical study of algorithms for point-feature label placement (1995), 10.1145/212332.212334.
 */
import { BoxGrid, DotGrid, boxContains } from './boxGrid.ts';
import type { Box } from './boxGrid.ts';

export type { Box } from './boxGrid.ts';

export interface LabelCandidate {
  /** Row of the paper or index of the cluster; unique among the candidates. */
  readonly key: number;
  readonly x: number;
  readonly y: number;
  /** `beside`: next to its dot. `centred`: on its point, or near it; slides inwards where it would run off the picture. */
  readonly style: 'beside' | 'centred';
  /** Distance from the point to the nearest edge of a label beside it: the dot's radius and a little air. */
  readonly gap: number;
  readonly width: number;
  readonly height: number;
  /** Room that a centred label is to keep to, where it fits; `x`, `y` are its middle. */
  readonly within?: Box;
  /** Larger is placed first. */
  readonly priority: number;
}

export interface PlacedLabel {
  readonly key: number;
  readonly box: Box;
  /** Which side of the box faces the point: the text of a label right of its dot starts there. */
  readonly align: 'start' | 'middle' | 'end';
}

export interface LabelOptions {
  /** Boxes nothing may touch: a legend, names placed before. */
  readonly taken?: readonly Box[];
  /** Dots better not covered: x, y, radius, x, y, radius, ... */
  readonly dots?: ArrayLike<number>;
  /** A place that covers more dots than this is refused. Default: any number may be covered. */
  readonly mostCovered?: number;
  /** Air between labels. Default 2. */
  readonly padding?: number;
  /** At most so many labels. */
  readonly limit?: number;
}

/** Offsets of the label's centre from the point: unit x half width + gap, unit y half height + gap; best first. */
const besidePlaces = [
  [1, 0, 'start'],
  [-1, 0, 'end'],
  [0, -1, 'middle'],
  [0, 1, 'middle'],
  [1, -0.8, 'start'],
  [1, 0.8, 'start'],
  [-1, -0.8, 'end'],
  [-1, 0.8, 'end'],
] as const;

/** Offsets of a centred label as shares of its width and height; best first. */
const centredPlaces = [
  [0, 0],
  [0, -0.5],
  [0, 0.5],
  [-0.25, 0],
  [0.25, 0],
  [0, -1],
  [0, 1],
  [-0.3, -0.7],
  [0.3, -0.7],
  [-0.3, 0.7],
  [0.3, 0.7],
  [-0.5, 0],
  [0.5, 0],
  [0, -1.6],
  [0, 1.6],
  [-0.5, -1.2],
  [0.5, -1.2],
  [-0.5, 1.2],
  [0.5, 1.2],
] as const;

/** Offsets in a room, as shares of half the space that the label leaves in it: its middle first. */
const steps = [0, -0.33, 0.33, -0.67, 0.67, -1, 1];
const roomPlaces = steps
  .flatMap((down) => steps.map((across) => [across, down] as const))
  .sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
/** Where it fills its room a label may pass it a little: by so many of the places of a centred one. */
const placesPastRoom = 5;

/** A worse rank, and a label moved off its point by its own height, are worth this many covered dots; less in a room, which is all its own. */
const rankCost = 0.4;
const moveCost = 1.5;
const inRoomCosts = 0.25;
/** Covered dots are counted up to here: beyond, one place is as bad as another. */
const mostCounted = 24;

export function placeLabels(
  candidates: readonly LabelCandidate[],
  bounds: Box,
  options: LabelOptions = {},
): PlacedLabel[] {
  const padding = options.padding ?? 2;
  const cell = cellSize(candidates);
  const taken = new BoxGrid(bounds, cell);
  for (const box of options.taken ?? []) taken.add(box);
  const dots = options.dots ? new DotGrid(options.dots, bounds, cell) : undefined;
  const limit = options.limit ?? Infinity;
  const placed: PlacedLabel[] = [];
  for (const candidate of byPriority(candidates)) {
    if (placed.length >= limit) break;
    const best = bestPlace(candidate, bounds, taken, dots, options.mostCovered ?? Infinity);
    if (!best) continue;
    placed.push(best);
    taken.add(grow(best.box, padding));
  }
  return placed;
}

function byPriority(candidates: readonly LabelCandidate[]): LabelCandidate[] {
  return [...candidates].sort((a, b) => b.priority - a.priority || a.key - b.key);
}

function bestPlace(
  candidate: LabelCandidate,
  bounds: Box,
  taken: BoxGrid,
  dots: DotGrid | undefined,
  mostCovered: number,
): PlacedLabel | undefined {
  let best: PlacedLabel | undefined;
  let bestCost = Infinity;
  const count = countPlaces(candidate);
  const costs = candidate.within === undefined ? 1 : inRoomCosts;
  for (let rank = 0; rank < count && rank * rankCost * costs < bestCost; rank++) {
    const place = candidate.style === 'beside' ? beside(candidate, rank) : centred(candidate, rank, bounds);
    if (!boxContains(bounds, place.box) || taken.touches(place.box)) continue;
    const covered = dots?.covered(place.box, mostCounted) ?? 0;
    const cost =
      covered +
      costs *
        (rank * rankCost + (candidate.style === 'centred' ? moveCost * moved(candidate, place.box) : 0));
    if (covered > mostCovered || cost >= bestCost) continue;
    best = place;
    bestCost = cost;
  }
  return best;
}

/** How far a name stands from its point, in its own heights. */
function moved({ x, y, height }: LabelCandidate, box: Box): number {
  const across = (box.left + box.right) / 2 - x;
  const down = (box.top + box.bottom) / 2 - y;
  return Math.sqrt(across * across + down * down) / height;
}

function beside(candidate: LabelCandidate, rank: number): PlacedLabel {
  const [across, down, align] = besidePlaces[rank]!;
  const x = candidate.x + across * (candidate.width / 2 + candidate.gap);
  const y = candidate.y + down * (candidate.height / 2 + candidate.gap);
  return { key: candidate.key, box: boxAround(x, y, candidate.width, candidate.height), align };
}

function countPlaces({ style, within }: LabelCandidate): number {
  if (style === 'beside') return besidePlaces.length;
  return within === undefined ? centredPlaces.length : roomPlaces.length + placesPastRoom;
}

function inRoom(candidate: LabelCandidate, within: Box, rank: number): PlacedLabel {
  const [across, down] = roomPlaces[rank]!;
  const { width, height } = candidate;
  const x = candidate.x + (across * Math.max(0, within.right - within.left - width)) / 2;
  const y = candidate.y + (down * Math.max(0, within.bottom - within.top - height)) / 2;
  return { key: candidate.key, box: boxAround(x, y, width, height), align: 'middle' };
}

function centred(candidate: LabelCandidate, place: number, bounds: Box): PlacedLabel {
  const { within } = candidate;
  if (within !== undefined && place < roomPlaces.length) return inRoom(candidate, within, place);
  const [across, down] = centredPlaces[within === undefined ? place : place - roomPlaces.length]!;
  const { width, height } = candidate;
  const x = slideInside(candidate.x + across * width, width / 2, bounds.left, bounds.right);
  const y = slideInside(candidate.y + down * height, height / 2, bounds.top, bounds.bottom);
  return { key: candidate.key, box: boxAround(x, y, width, height), align: 'middle' };
}

function slideInside(centre: number, half: number, low: number, high: number): number {
  return Math.max(low + half, Math.min(high - half, centre));
}

function boxAround(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

function grow(box: Box, by: number): Box {
  return { left: box.left - by, top: box.top - by, right: box.right + by, bottom: box.bottom + by };
}

function cellSize(candidates: readonly LabelCandidate[]): number {
  let sum = 0;
  for (const candidate of candidates) sum += candidate.width + candidate.height;
  return Math.max(8, sum / Math.max(1, candidates.length) / 2);
}
