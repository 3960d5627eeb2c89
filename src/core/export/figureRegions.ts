/** Outlines of clusters as shapes: those the figure is about, cut at its frame. */
import type { Box } from './boxGrid.ts';
import { shadeRegions } from '../graph/regionShades.ts';
import { colourOf } from './figureColours.ts';
import type { Projection } from './figureFrame.ts';
import type { FigureInput, PathShape, RegionOutline } from './figureTypes.ts';

/** Of the ground: regions side by side take different ones, so that they are told apart in grey print. */
const opacities = [0.06, 0.12, 0.18];

/** Of one cluster alone its own; none where nobody asked. */
export function shownRegions({
  regions = [],
  subset,
  options,
}: Pick<FigureInput, 'regions' | 'subset' | 'options'>): readonly RegionOutline[] {
  if (!options.regions) return [];
  return subset.kind === 'cluster' ? regions.filter(({ cluster }) => cluster === subset.cluster) : regions;
}

export function regionShapes(
  input: FigureInput,
  projection: Projection,
  frame: Box,
  unit: number,
): PathShape[] {
  const shown = shownRegions(input);
  const shades = shadeRegions(shown, opacities.length);
  return shown.flatMap(({ cluster, rings }, index) => {
    const colour = colourOf(input.colours, cluster);
    const projected = rings
      .map((ring) => clipRing(projectRing(ring, projection), frame))
      .filter((ring) => ring.length >= 6);
    if (projected.length === 0) return [];
    return [
      {
        kind: 'path',
        rings: projected,
        fill: colour,
        opacity: opacities[shades[index]!]!,
        stroke: colour,
        strokeWidth: unit * 0.06,
      },
    ];
  });
}

function projectRing(ring: ArrayLike<number>, { toX, toY }: Projection): number[] {
  return Array.from(ring, (value, at) => (at % 2 === 0 ? toX(value) : toY(value)));
}

interface Side {
  readonly axis: 0 | 1;
  readonly limit: number;
  /** 1: what is larger stays; -1: what is smaller. */
  readonly keeps: 1 | -1;
}

/** The part of a ring x0 y0 x1 y1 ... inside the box (Sutherland and Hodgman 1974); [] where nothing is. */
export function clipRing(ring: readonly number[], box: Box): number[] {
  const sides: readonly Side[] = [
    { axis: 0, limit: box.left, keeps: 1 },
    { axis: 0, limit: box.right, keeps: -1 },
    { axis: 1, limit: box.top, keeps: 1 },
    { axis: 1, limit: box.bottom, keeps: -1 },
  ];
  return sides.reduce<readonly number[]>(clipSide, ring).slice();
}

function clipSide(ring: readonly number[], { axis, limit, keeps }: Side): number[] {
  const kept: number[] = [];
  const room = (at: number) => (ring[at + axis]! - limit) * keeps;
  for (let at = 0; at < ring.length; at += 2) {
    const before = (at + ring.length - 2) % ring.length;
    const [from, to] = [room(before), room(at)];
    if (from < 0 !== to < 0) {
      const share = from / (from - to);
      kept.push(
        ring[before]! + share * (ring[at]! - ring[before]!),
        ring[before + 1]! + share * (ring[at + 1]! - ring[before + 1]!),
      );
    }
    if (to >= 0) kept.push(ring[at]!, ring[at + 1]!);
  }
  return kept;
}
