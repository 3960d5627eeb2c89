/**
 * Going on from an earlier map: new papers begin among the papers they are tied to, and the finished map is moved and turned so that
 * known papers stand as near as possible to where the reader last saw them.
 */
import type { Adjacency } from '../graph/adjacency.ts';

/** A copy of `start` with places for the papers that have none (NaN): the mean of their placed neighbours, else the middle. */
export function fillMissing(start: Float32Array, graph: Adjacency): Float32Array {
  const filled = start.slice();
  const missing: number[] = [];
  for (let row = 0; row < graph.rows; row += 1) if (!isPlaced(start, row)) missing.push(row);
  // Twice: a new paper tied to new papers only finds them placed in the second round.
  for (let round = 0; round < 2; round += 1) {
    const before = filled.slice();
    for (const row of missing) placeAmongNeighbours(filled, before, row, graph);
  }
  for (const row of missing) if (!isPlaced(filled, row)) filled.fill(0, row * 2, row * 2 + 2);
  return filled;
}

function isPlaced(positions: Float32Array, row: number): boolean {
  return Number.isFinite(positions[row * 2]) && Number.isFinite(positions[row * 2 + 1]);
}

function placeAmongNeighbours(
  filled: Float32Array,
  before: Float32Array,
  row: number,
  graph: Adjacency,
): void {
  let [x, y, total] = [0, 0, 0];
  for (let at = graph.offsets[row]!; at < graph.offsets[row + 1]!; at += 1) {
    const other = graph.target[at]!;
    if (!isPlaced(before, other)) continue;
    const weight = graph.weight[at]!;
    x += before[other * 2]! * weight;
    y += before[other * 2 + 1]! * weight;
    total += weight;
  }
  if (total > 0) {
    filled[row * 2] = x / total;
    filled[row * 2 + 1] = y / total;
  }
}

/** Turns and moves `positions` onto `known` by least squares (Procrustes without scaling or mirroring); papers without a place are left out. */
export function alignTo(positions: Float32Array, known: Float32Array): void {
  const rows: number[] = [];
  for (let row = 0; row < known.length / 2; row += 1) if (isPlaced(known, row)) rows.push(row);
  if (rows.length === 0) return;
  const [px, py] = meanOf(positions, rows);
  const [kx, ky] = meanOf(known, rows);
  let [along, across] = [0, 0];
  for (const row of rows) {
    const [x, y] = [positions[row * 2]! - px, positions[row * 2 + 1]! - py];
    const [u, v] = [known[row * 2]! - kx, known[row * 2 + 1]! - ky];
    along += x * u + y * v;
    across += x * v - y * u;
  }
  const length = Math.sqrt(along * along + across * across);
  const [cos, sin] = length > 0 ? [along / length, across / length] : [1, 0];
  for (let i = 0; i < positions.length; i += 2) {
    const [x, y] = [positions[i]! - px, positions[i + 1]! - py];
    positions[i] = x * cos - y * sin + kx;
    positions[i + 1] = x * sin + y * cos + ky;
  }
}

function meanOf(positions: Float32Array, rows: readonly number[]): [number, number] {
  let [x, y] = [0, 0];
  for (const row of rows) {
    x += positions[row * 2]! / rows.length;
    y += positions[row * 2 + 1]! / rows.length;
  }
  return [x, y];
}
