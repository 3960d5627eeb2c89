/** From map units to the picture: one scale for both axes, y turned over, centred in the frame. */
import type { Box } from './boxGrid.ts';
import { shownRegions } from './figureRegions.ts';
import type { FigureInput } from './figureTypes.ts';

export interface Projection {
  readonly scale: number;
  /** Picture coordinates of a place on the map. */
  readonly toX: (x: number) => number;
  readonly toY: (y: number) => number;
  /** Radius on the picture of a radius in map units. */
  readonly toRadius: (radius: number) => number;
}

/** Extent in map units, y upwards. */
export interface Extent {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/**
 * The extent to show: the view as asked, else the papers with their dots, and the outlines where those are of the same papers. Never
 * empty: a lone paper gets room about it.
 */
export function extentOf(
  input: Pick<FigureInput, 'subset' | 'positions' | 'radii' | 'regions' | 'options'>,
  rows: readonly number[],
): Extent {
  const { subset, positions, radii } = input;
  if (subset.kind === 'view') return subset;
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  let largest = 0;
  const include = (x: number, y: number, reach: number) => {
    left = Math.min(left, x - reach);
    right = Math.max(right, x + reach);
    bottom = Math.min(bottom, y - reach);
    top = Math.max(top, y + reach);
  };
  for (const row of rows) {
    largest = Math.max(largest, radii[row]!);
    include(positions[2 * row]!, positions[2 * row + 1]!, radii[row]!);
  }
  if (subset.kind === 'everything' || subset.kind === 'cluster') {
    for (const ring of shownRegions(input).flatMap(({ rings }) => rings))
      for (let at = 0; at < ring.length; at += 2) include(ring[at]!, ring[at + 1]!, 0);
  }
  if (rows.length === 0) return { left: -1, bottom: -1, right: 1, top: 1 };
  const least = Math.max(24 * largest, 1e-6);
  const wider = Math.max(0, least - (right - left)) / 2;
  const taller = Math.max(0, least / 2 - (top - bottom)) / 2;
  return { left: left - wider, right: right + wider, bottom: bottom - taller, top: top + taller };
}

/** Dots are drawn to scale between `leastRadius` and `mostRadius`; where the largest would pass the latter, all shrink alike. */
export function projectInto(
  frame: Box,
  extent: Extent,
  largestRadius: number,
  leastRadius: number,
  mostRadius: number,
): Projection {
  const scale = Math.min(
    (frame.right - frame.left) / (extent.right - extent.left),
    (frame.bottom - frame.top) / (extent.top - extent.bottom),
  );
  const middleX = (frame.left + frame.right) / 2;
  const middleY = (frame.top + frame.bottom) / 2;
  const mapX = (extent.left + extent.right) / 2;
  const mapY = (extent.bottom + extent.top) / 2;
  const radiusScale = largestRadius > 0 ? Math.min(scale, mostRadius / largestRadius) : scale;
  return {
    scale,
    toX: (x) => middleX + (x - mapX) * scale,
    toY: (y) => middleY - (y - mapY) * scale,
    toRadius: (radius) => Math.max(leastRadius, radius * radiusScale),
  };
}

/** The part of a line inside the box, or undefined (Liang and Barsky 1984). */
export function clipLine(
  box: Box,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): readonly [number, number, number, number] | undefined {
  let from = 0;
  let to = 1;
  const sides = [
    [x1 - x2, x1 - box.left],
    [x2 - x1, box.right - x1],
    [y1 - y2, y1 - box.top],
    [y2 - y1, box.bottom - y1],
  ] as const;
  for (const [direction, room] of sides) {
    if (direction === 0 && room < 0) return undefined;
    if (direction < 0) from = Math.max(from, room / direction);
    if (direction > 0) to = Math.min(to, room / direction);
  }
  if (from > to) return undefined;
  const at = (share: number) => [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share] as const;
  return [...at(from), ...at(to)];
}
