/**
 * The region of each cluster: where its papers outweigh those of any other, as countries lie on an atlas.
 *
 * A kernel density of each cluster is sampled on a grid. A place belongs to the cluster that is densest there, if that holds a good share of
 * all papers about and is not too sparse: so neighbours share a border, mixed ground belongs to nobody, and papers far from their cluster
 * are told as strays instead of being given an island each. In: positions x0 y0 ... in map units. Cost: papers x kernel cells, plus for
 * each cluster the grid cells its papers reach.
 */
import { extentOf } from '../extent.ts';
import type { Ring, SampleGrid } from './contours.ts';
import { isInside, roundRing, signedArea, traceRings } from './contours.ts';
import { findRooms, type Room } from './rooms.ts';
import { unclustered } from '../types.ts';

export interface Region {
  readonly cluster: number;
  /** Closed rings x0 y0 x1 y1 ... in map units; outer ones counter-clockwise (y upwards), holes clockwise: fill with the even-odd rule. */
  readonly rings: readonly Float32Array[];
  /** For each outer ring, those with most papers first. */
  readonly places: readonly RegionPlace[];
  /** Rows of the cluster that lie outside its region, ascending. */
  readonly strays: Uint32Array;
}

export interface RegionPlace {
  /** Of the cluster, ascending. */
  readonly rows: Uint32Array;
  /** The words of the cluster's name that say most about this place, where the cluster lies in several (placeWords.ts). */
  readonly words?: string | undefined;
  /** Boxes inside the ring, for a name: lowest first. */
  readonly rooms: readonly Room[];
}

/**
 * Reach of a paper's kernel in mean spacings between papers, for up to so many papers; for more it grows with this power, because on the
 * screen the spacing shrinks and a region should not. And grid cells in that reach.
 */
const reachInSpacings = 1.7;
const fewPapers = 1000;
const reachPower = 0.3;
const cellsInReach = 4;
/** A cluster must have this share of the density of all. */
const leastShare = 0.38;
/** And this share of the mean density; the peak of a lone paper's kernel is 1, and a region needs company. */
const shareOfMean = 0.26;
const lowestLevel = 0.8;
/** A cluster that is dense everywhere has a tight outline: this share of the density that all but a tenth of its papers lie in. */
const shareOfOwn = 0.6;
const sparsest = 0.1;
/** A ring must hold at least this many papers, and this share of its cluster, or so many of a large one. */
const fewestPapers = 3;
const fewestShare = 0.06;
const ampleInRing = 40;

export function outlineRegions(positions: Float32Array, assignment: Uint16Array, clusters: number): Region[] {
  const members = membersOf(assignment, clusters);
  const plane = createPlane(positions);
  const densities = members.map((rows) => sampleDensity(rows, positions, plane));
  const rivals = weighRivals(densities, plane);
  return members.flatMap((rows, cluster) => {
    if (rows.length < fewestPapers) return [];
    const density = densities[cluster]!;
    const level = chooseLevel(density, rows, positions, plane);
    const lead = soften(leadOver(density, rivals, cluster, level, plane));
    const outlines = traceRings(lead, 0).flatMap((ring) => finishRing(ring, lead, plane, rows, positions));
    return [describe(cluster, rows, outlines, positions)];
  });
}

/** The map as cells: `cell` wide, cell (0, 0) at (left, low), with a margin of one kernel; `mean`: density, were all spread evenly. */
interface Plane {
  readonly left: number;
  readonly low: number;
  readonly cell: number;
  readonly width: number;
  readonly height: number;
  readonly mean: number;
}

function createPlane(positions: Float32Array): Plane {
  const { left, bottom, width, height } = extentOf(positions);
  const papers = Math.max(1, positions.length / 2);
  const spacings = reachInSpacings * Math.max(1, papers / fewPapers) ** reachPower;
  const reach = spacings * Math.sqrt(Math.max(1, width * height) / papers);
  const cell = Math.max(reach / cellsInReach, (width + height) / 2000, 1e-6);
  const margin = cell * (cellsInReach + 2);
  return {
    left: left - margin,
    low: bottom - margin,
    cell,
    width: Math.ceil((width + 2 * margin) / cell) + 1,
    height: Math.ceil((height + 2 * margin) / cell) + 1,
    // The volume of a kernel of reach 1 is pi / 3.
    mean: (Math.PI / 3) * spacings * spacings,
  };
}

function membersOf(assignment: Uint16Array, clusters: number): number[][] {
  const members: number[][] = Array.from({ length: clusters }, () => []);
  assignment.forEach((cluster, row) => {
    if (cluster !== unclustered) members[cluster]!.push(row);
  });
  return members;
}

/** A cluster's density on the part of the plane that its papers reach; `x`, `y` are that part's first cell. */
interface Density extends SampleGrid {
  readonly x: number;
  readonly y: number;
}

/** Sum of kernels (1 - (d / reach)^2)^2, a bump of height 1 with no tails. */
function sampleDensity(rows: readonly number[], positions: Float32Array, plane: Plane): Density {
  if (rows.length === 0) return { x: 0, y: 0, width: 0, height: 0, values: new Float32Array() };
  const [xs, ys] = [0, 1].map((axis) =>
    rows.map((row) => (positions[row * 2 + axis]! - (axis === 0 ? plane.left : plane.low)) / plane.cell),
  ) as [number[], number[]];
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b));
  const x = Math.floor(least(xs)) - cellsInReach - 1;
  const y = Math.floor(least(ys)) - cellsInReach - 1;
  const width = Math.ceil(most(xs)) + cellsInReach + 2 - x;
  const height = Math.ceil(most(ys)) + cellsInReach + 2 - y;
  const values = new Float32Array(width * height);
  rows.forEach((_, i) => {
    splat(values, width, xs[i]! - x, ys[i]! - y);
  });
  return { x, y, width, height, values };
}

function splat(values: Float32Array, width: number, x: number, y: number): void {
  const square = cellsInReach * cellsInReach;
  for (let cy = Math.ceil(y - cellsInReach); cy <= y + cellsInReach; cy += 1) {
    for (let cx = Math.ceil(x - cellsInReach); cx <= x + cellsInReach; cx += 1) {
      const near = 1 - ((cx - x) * (cx - x) + (cy - y) * (cy - y)) / square;
      if (near > 0) values[cy * width + cx]! += near * near;
    }
  }
}

interface Rivals {
  readonly owner: Int32Array;
  readonly best: Float32Array;
  readonly second: Float32Array;
  readonly total: Float32Array;
}

/** For each cell of the plane: the highest density, whose it is, the second highest, and that of all clusters. */
function weighRivals(densities: readonly Density[], plane: Plane): Rivals {
  const cells = plane.width * plane.height;
  const [best, second, total] = [new Float32Array(cells), new Float32Array(cells), new Float32Array(cells)];
  const owner = new Int32Array(cells).fill(-1);
  densities.forEach((density, cluster) => {
    forEachCell(density, plane, (value, cell) => {
      total[cell]! += value;
      if (value > best[cell]!) {
        second[cell] = best[cell]!;
        best[cell] = value;
        owner[cell] = cluster;
      } else if (value > second[cell]!) second[cell] = value;
    });
  });
  return { owner, best, second, total };
}

function forEachCell(
  density: Density,
  plane: Plane,
  visit: (value: number, cell: number, at: number) => void,
): void {
  for (let y = 0; y < density.height; y += 1) {
    for (let x = 0; x < density.width; x += 1) {
      const at = y * density.width + x;
      visit(density.values[at]!, (y + density.y) * plane.width + x + density.x, at);
    }
  }
}

/** By how much a cluster meets the nearest of what is asked of it; negative where it does not. */
function leadOver(density: Density, rivals: Rivals, cluster: number, level: number, plane: Plane): Density {
  const values = new Float32Array(density.values.length);
  forEachCell(density, plane, (value, cell, at) => {
    const other = rivals.owner[cell] === cluster ? rivals.second[cell]! : rivals.best[cell]!;
    const ofAll = (value - leastShare * rivals.total[cell]!) / (1 - leastShare);
    values[at] = Math.min(value - other, value - level, ofAll);
  });
  return { ...density, values };
}

/** Binomial weights over the cells about each: takes off the thin tips where three regions meet; a border that two share stays one. */
function soften(density: Density): Density {
  const { width, height } = density;
  const along = (from: Float32Array, step: number) => {
    const values = from.slice();
    for (let at = step; at < from.length - step; at += 1) {
      values[at] = (from[at - step]! + 2 * from[at]! + from[at + step]!) / 4;
    }
    return values;
  };
  const values = along(along(density.values, 1), width);
  // What lies at the rim took from the other end of the row before or after it.
  for (let y = 0; y < height; y += 1)
    for (const x of [0, width - 1]) values[y * width + x] = density.values[y * width + x]!;
  return { ...density, values };
}

function chooseLevel(
  density: Density,
  rows: readonly number[],
  positions: Float32Array,
  plane: Plane,
): number {
  const heights = rows
    .map((row) => {
      const x = Math.round((positions[row * 2]! - plane.left) / plane.cell) - density.x;
      const y = Math.round((positions[row * 2 + 1]! - plane.low) / plane.cell) - density.y;
      return density.values[y * density.width + x]!;
    })
    .sort((a, b) => a - b);
  const own = heights[Math.floor(heights.length * sparsest)]! * shareOfOwn;
  return Math.max(lowestLevel, plane.mean * shareOfMean, own);
}

interface Outline {
  readonly ring: Float32Array;
  /** Rows of the cluster inside; of a hole none. */
  readonly rows: readonly number[];
}

/** To map units, rounded; nothing where too few papers lie inside. */
function finishRing(
  ring: Ring,
  lead: Density,
  plane: Plane,
  rows: readonly number[],
  positions: Float32Array,
): Outline[] {
  const placed = Float32Array.from(roundRing(ring, 2), (value, i) =>
    i % 2 === 0 ? plane.left + (value + lead.x) * plane.cell : plane.low + (value + lead.y) * plane.cell,
  );
  const area = signedArea(placed);
  if (area < 0)
    return area < -(plane.cell * plane.cell * cellsInReach * cellsInReach)
      ? [{ ring: placed, rows: [] }]
      : [];
  const { left, bottom, width, height } = extentOf(placed);
  const held = rows.filter((row) => {
    const [x, y] = [positions[row * 2]! - left, positions[row * 2 + 1]! - bottom];
    return x >= 0 && y >= 0 && x <= width && y <= height && isInside(placed, x + left, y + bottom);
  });
  const least = Math.max(fewestPapers, Math.min(ampleInRing, rows.length * fewestShare));
  return held.length >= least ? [{ ring: placed, rows: held }] : [];
}

function describe(
  cluster: number,
  rows: readonly number[],
  outlines: readonly Outline[],
  positions: Float32Array,
): Region {
  const held = new Set(outlines.flatMap((outline) => outline.rows));
  const outer = outlines.filter((outline) => outline.rows.length > 0);
  const holes = outlines.filter((outline) => outline.rows.length === 0).map(({ ring }) => ring);
  return {
    cluster,
    rings: outlines.map(({ ring }) => ring),
    places: [...outer]
      .sort((a, b) => b.rows.length - a.rows.length)
      .map((outline) => {
        return {
          rows: Uint32Array.from(outline.rows),
          rooms: findRooms(outline.ring, holes, middleOf(outline.rows, positions)),
        };
      }),
    strays: Uint32Array.from(rows.filter((row) => !held.has(row))),
  };
}

/** Medians: where most of the papers are. */
function middleOf(rows: readonly number[], positions: Float32Array): { x: number; y: number } {
  const median = (axis: number) =>
    Float32Array.from(rows, (row) => positions[row * 2 + axis]!).sort()[rows.length >> 1]!;
  return { x: median(0), y: median(1) };
}
