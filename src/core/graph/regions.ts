/**
 * The region of each cluster: smooth outlines around the places where its papers are dense and outweigh those of any other cluster.
 *
 * A kernel density of each cluster is sampled on a grid; where it exceeds the strongest other, and a level chosen so that most of the
 * cluster's papers lie inside, is its region. Strays far from their cluster are left out: the region shows where a subject lives, not a
 * hull of everything. In: positions x0 y0 ... in map units. Cost: papers x kernel cells, plus clusters x their grid cells.
 */
import { extentOf } from '../extent.ts';
import type { Ring, SampleGrid } from './contours.ts';
import { isInside, roundRing, signedArea, traceRings } from './contours.ts';
import { unclustered } from '../types.ts';

export interface Region {
  readonly cluster: number;
  /** Closed rings x0 y0 x1 y1 ... in map units; outer ones counter-clockwise (y upwards), holes clockwise: fill with the even-odd rule. */
  readonly rings: readonly Float32Array[];
  /** The densest place of the cluster: where its name belongs. */
  readonly anchor: { readonly x: number; readonly y: number };
}

/** Reach of a paper's kernel in mean spacings between papers, and grid cells in that reach. */
const reachInSpacings = 1.7;
const cellsInReach = 4;
/** This share of a cluster's papers may lie outside its region. */
const shareOutside = 0.15;
/** The peak of a lone paper's kernel is 1: a region needs company. */
const lowestLevel = 0.8;
/** Part of the strongest other density taken off, so that regions meet at a border and do not overlap. */
const rivalry = 0.85;
/** A ring must hold at least this many papers, and this share of its cluster. */
const fewestPapers = 3;
const fewestShare = 0.06;

export function outlineRegions(positions: Float32Array, assignment: Uint16Array, clusters: number): Region[] {
  const members = membersOf(assignment, clusters);
  const plane = createPlane(positions);
  const rivals = strongestTwo(members, positions, plane);
  return members.flatMap((rows, cluster) => {
    if (rows.length < fewestPapers) return [];
    const density = sampleDensity(rows, positions, plane);
    const anchor = densestPlace(density, plane);
    const lead = subtractRivals(density, rivals, cluster, plane);
    const level = chooseLevel(lead, rows, positions, plane);
    const rings = traceRings(lead, level).flatMap((ring) => finishRing(ring, lead, plane, rows, positions));
    return [{ cluster, rings, anchor }];
  });
}

/** The map as cells: `cell` wide, cell (0, 0) at (left, low), with a margin of one kernel. */
interface Plane {
  readonly left: number;
  readonly low: number;
  readonly cell: number;
  readonly width: number;
  readonly height: number;
}

function createPlane(positions: Float32Array): Plane {
  const { left, bottom, width, height } = extentOf(positions);
  const area = Math.max(1, width * height);
  const reach = reachInSpacings * Math.sqrt(area / Math.max(1, positions.length / 2));
  const cell = Math.max(reach / cellsInReach, (width + height) / 2000, 1e-6);
  const margin = cell * (cellsInReach + 2);
  return {
    left: left - margin,
    low: bottom - margin,
    cell,
    width: Math.ceil((width + 2 * margin) / cell) + 1,
    height: Math.ceil((height + 2 * margin) / cell) + 1,
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
  const [xs, ys] = [0, 1].map((axis) =>
    rows.map((row) => (positions[row * 2 + axis]! - (axis === 0 ? plane.left : plane.low)) / plane.cell),
  ) as [number[], number[]];
  const x = Math.floor(Math.min(...xs)) - cellsInReach - 1;
  const y = Math.floor(Math.min(...ys)) - cellsInReach - 1;
  const width = Math.ceil(Math.max(...xs)) + cellsInReach + 2 - x;
  const height = Math.ceil(Math.max(...ys)) + cellsInReach + 2 - y;
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
}

/** For each cell of the plane: the highest density, whose it is, and the second highest. */
function strongestTwo(
  members: readonly (readonly number[])[],
  positions: Float32Array,
  plane: Plane,
): Rivals {
  const cells = plane.width * plane.height;
  const rivals = {
    owner: new Int32Array(cells).fill(-1),
    best: new Float32Array(cells),
    second: new Float32Array(cells),
  };
  members.forEach((rows, cluster) => {
    if (rows.length === 0) return;
    const density = sampleDensity(rows, positions, plane);
    forEachCell(density, plane, (value, cell) => {
      if (value > rivals.best[cell]!) {
        rivals.second[cell] = rivals.best[cell]!;
        rivals.best[cell] = value;
        rivals.owner[cell] = cluster;
      } else if (value > rivals.second[cell]!) rivals.second[cell] = value;
    });
  });
  return rivals;
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

function subtractRivals(density: Density, rivals: Rivals, cluster: number, plane: Plane): Density {
  const values = new Float32Array(density.values.length);
  forEachCell(density, plane, (value, cell, at) => {
    const other = rivals.owner[cell] === cluster ? rivals.second[cell]! : rivals.best[cell]!;
    values[at] = value - rivalry * other;
  });
  return { ...density, values };
}

function densestPlace(density: Density, plane: Plane): { x: number; y: number } {
  let best = 0;
  density.values.forEach((value, at) => {
    if (value > density.values[best]!) best = at;
  });
  const x = best % density.width;
  const y = (best - x) / density.width;
  return { x: plane.left + (x + density.x) * plane.cell, y: plane.low + (y + density.y) * plane.cell };
}

/** So low that all but `shareOutside` of the papers are inside, but never so low that a lone paper makes a region. */
function chooseLevel(lead: Density, rows: readonly number[], positions: Float32Array, plane: Plane): number {
  const heights = rows
    .map((row) => {
      const x = Math.round((positions[row * 2]! - plane.left) / plane.cell) - lead.x;
      const y = Math.round((positions[row * 2 + 1]! - plane.low) / plane.cell) - lead.y;
      return lead.values[y * lead.width + x]!;
    })
    .sort((a, b) => a - b);
  return Math.max(lowestLevel, heights[Math.floor(heights.length * shareOutside)]! * 0.6);
}

/** To map units, rounded; nothing where too few papers lie inside. */
function finishRing(
  ring: Ring,
  lead: Density,
  plane: Plane,
  rows: readonly number[],
  positions: Float32Array,
): Float32Array[] {
  const rounded = roundRing(ring, 2);
  const placed = Float32Array.from(rounded, (value, i) =>
    i % 2 === 0 ? plane.left + (value + lead.x) * plane.cell : plane.low + (value + lead.y) * plane.cell,
  );
  const area = signedArea(placed);
  if (area < 0) return area < -(plane.cell * plane.cell * cellsInReach * cellsInReach) ? [placed] : [];
  let held = 0;
  for (const row of rows) if (isInside(placed, positions[row * 2]!, positions[row * 2 + 1]!)) held += 1;
  return held >= Math.max(fewestPapers, rows.length * fewestShare) ? [placed] : [];
}
