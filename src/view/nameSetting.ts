/**
 * How a name is set on the screen. On the ground of its cluster it takes the room there is: one to three lines, smaller where it must be.
 * Before outlines are known it stands where most of the cluster's papers are.
 */
import type { Box, LabelCandidate } from '../core/export/labels.ts';
import { easily, fitName, settingsOf, type NameSetting } from '../core/export/nameFit.ts';
import type { Room } from '../core/graph/rooms.ts';
import { clusterWeight, type LabelWish } from './labelTypes.ts';
import { wrapToLetters } from './nameText.ts';
import { isInView, project, type Projection } from './projection.ts';

const nameLineHeight = 1.14;
/** Lines of names are not wrapped to fewer letters; mean width of a letter as a share of its size. */
const fewestLetters = 14;
const letterWidth = 0.58;

/** Font sizes in CSS pixels; `added` for the largest cluster. */
interface Sizes {
  readonly least: number;
  readonly usual: number;
  readonly added: number;
}

const ofPhone: Sizes = { least: 8.5, usual: 10.5, added: 2.5 };
const ofWindow: Sizes = { least: 9, usual: 11.5, added: 5 };

export const isSmall = ({ width }: Projection) => width < 600;
export const sizesOn = (view: Projection): Sizes => (isSmall(view) ? ofPhone : ofWindow);

/** Where a name may stand, in map units: about a point that has papers so far around it, or in one of the rooms. */
export interface Ground {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly rooms: readonly Room[];
}

export interface SetName {
  readonly candidate: Omit<LabelCandidate, 'key' | 'priority'>;
  readonly lines: readonly string[];
  readonly size: number;
  /** Below 1: it is larger than its room. */
  readonly fit: number;
}

/** `size`: as wished. */
export function setName(wish: LabelWish, words: string, place: Ground, size: number): SetName | undefined {
  return place.rooms.length > 0 ? setInRoom(wish, words, place, size) : setAbout(wish, words, place, size);
}

function setAbout(
  { view, measure }: LabelWish,
  words: string,
  place: Ground,
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
  { rooms }: Ground,
  wished: number,
): SetName | undefined {
  const boxes = rooms.flatMap((room) => boxInView(view, room) ?? []);
  const fitted = fitName(knownSettings(words, measure), boxes, wished, sizesOn(view).least);
  if (fitted === undefined) return undefined;
  const { setting, box, size, fit } = fitted;
  // What little of a region is in view at a rim is not named over its neighbours.
  if (fit < easily && isCut(view, box)) return undefined;
  const candidate = {
    x: (box.left + box.right) / 2,
    y: (box.top + box.bottom) / 2,
    style: 'centred' as const,
    gap: 0,
    within: box,
    width: setting.width * size,
    height: setting.height * size,
  };
  return { candidate, lines: setting.lines, size, fit };
}

function extent(lines: readonly string[], size: number, measure: LabelWish['measure']) {
  const width = Math.max(...lines.map((line) => measure(line, size, clusterWeight))) + 4;
  return { width, height: lines.length * size * nameLineHeight };
}

const measuredAt = 12;
const known = new WeakMap<LabelWish['measure'], Map<string, readonly NameSetting[]>>();

/** Found once for each name, not once a frame. */
function knownSettings(words: string, measure: LabelWish['measure']): readonly NameSetting[] {
  const names = known.get(measure) ?? new Map<string, readonly NameSetting[]>();
  known.set(measure, names);
  const widthOf = (line: string) => extent([line], measuredAt, measure).width / measuredAt;
  const settings = names.get(words) ?? settingsOf(words, nameLineHeight, widthOf);
  names.set(words, settings);
  return settings;
}

function isCut({ width, height }: Projection, box: Box): boolean {
  return box.left <= 0 || box.top <= 0 || box.right >= width || box.bottom >= height;
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
