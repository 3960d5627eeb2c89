/**
 * Sets of papers as sorted rows (Uint32Array, ascending, each once), and the ways to make one: near a paper, connected to it, inside a
 * drawn outline. All linear in what they read.
 */
import type { SimilarityEdges } from '../types.ts';
import { buildAdjacency, reach } from './adjacency.ts';

export type RowSet = Uint32Array;

export function makeRowSet(rows: Iterable<number>): RowSet {
  return Uint32Array.from(new Set(rows)).sort();
}

/** Rows where the mask is not 0. */
export function rowsOfMask(mask: Uint8Array): RowSet {
  const rows: number[] = [];
  for (let row = 0; row < mask.length; row++) if (mask[row] !== 0) rows.push(row);
  return Uint32Array.from(rows);
}

export function maskOfRows(rows: RowSet, total: number): Uint8Array {
  const mask = new Uint8Array(total);
  for (const row of rows) mask[row] = 1;
  return mask;
}

export function uniteRows(first: RowSet, second: RowSet): RowSet {
  return makeRowSet([...first, ...second]);
}

/** Rows of both. */
export function cutRows(first: RowSet, second: RowSet): RowSet {
  const other = new Set(second);
  return first.filter((row) => other.has(row));
}

/** Rows of the first that are not in the second. */
export function subtractRows(first: RowSet, second: RowSet): RowSet {
  const other = new Set(second);
  return first.filter((row) => !other.has(row));
}

/** All rows 0 .. total - 1 that are not in the set. */
export function invertRows(rows: RowSet, total: number): RowSet {
  return rowsOfMask(maskOfRows(rows, total).map((chosen) => 1 - chosen));
}

/** In the set: out; not in the set: in (what a shift-click does). */
export function toggleRow(rows: RowSet, row: number): RowSet {
  return rows.includes(row) ? rows.filter((other) => other !== row) : uniteRows(rows, Uint32Array.of(row));
}

/** Rows at most `steps` edges away from any row of `start`, start included. Edges below `threshold` are not walked. */
export function neighboursWithin(
  total: number,
  edges: SimilarityEdges,
  start: RowSet,
  steps: number,
  threshold = 0,
): RowSet {
  const adjacency = buildAdjacency(total, edges);
  const reached = maskOfRows(start, total);
  let frontier = Array.from(start);
  for (let step = 0; step < steps && frontier.length > 0; step++) {
    const next: number[] = [];
    for (const row of frontier) {
      for (let at = adjacency.offsets[row]!; at < adjacency.offsets[row + 1]!; at++) {
        const other = adjacency.neighbour[at]!;
        if (reached[other] === 1 || adjacency.weight[at]! < threshold) continue;
        reached[other] = 1;
        next.push(other);
      }
    }
    frontier = next;
  }
  return rowsOfMask(reached);
}

/** All rows that a chain of edges leads to from `row`, itself included. */
export function componentOf(total: number, edges: SimilarityEdges, row: number): RowSet {
  return rowsOfMask(reach(buildAdjacency(total, edges), row, () => true));
}

/**
 * Rows inside a drawn outline: x0 y0 x1 y1 ... in map units, closed by itself; `positions` likewise. Even-odd rule, as fills are drawn:
 * where an outline crosses itself, what is enclosed twice is outside. Papers times corners.
 */
export function rowsInPolygon(positions: Float32Array, outline: ArrayLike<number>): RowSet {
  const rows: number[] = [];
  const [lowest, highest] = heightOf(outline);
  for (let row = 0; row < positions.length / 2; row++) {
    const y = positions[2 * row + 1]!;
    if (y >= lowest && y <= highest && isInside(positions[2 * row]!, y, outline)) rows.push(row);
  }
  return Uint32Array.from(rows);
}

function heightOf(outline: ArrayLike<number>): [number, number] {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let at = 1; at < outline.length; at += 2) {
    lowest = Math.min(lowest, outline[at]!);
    highest = Math.max(highest, outline[at]!);
  }
  return [lowest, highest];
}

/** Counts the edges of the outline that a ray to the right crosses; each edge holds its lower end and not its upper one. */
function isInside(x: number, y: number, outline: ArrayLike<number>): boolean {
  let inside = false;
  const end = outline.length - (outline.length % 2);
  for (let at = 0, last = end - 2; at < end; last = at, at += 2) {
    const y1 = outline[at + 1]!;
    const y2 = outline[last + 1]!;
    if (y1 > y === y2 > y) continue;
    const x1 = outline[at]!;
    if (x < ((outline[last]! - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** Rows in the rectangle between any two opposite corners, border included. */
export function rowsInRectangle(
  positions: Float32Array,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): RowSet {
  const rows: number[] = [];
  for (let row = 0; row < positions.length / 2; row++) {
    const [x, y] = [positions[2 * row]!, positions[2 * row + 1]!];
    const inside =
      x >= Math.min(x1, x2) && x <= Math.max(x1, x2) && y >= Math.min(y1, y2) && y <= Math.max(y1, y2);
    if (inside) rows.push(row);
  }
  return Uint32Array.from(rows);
}
