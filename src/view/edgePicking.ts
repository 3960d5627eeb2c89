/** Which drawn edge is under the pointer? Looked for when asked, so that drawing need not pay for it. Linear in the drawn edges. */
import type { SimilarityEdges } from '../core/types.ts';
import { project, type Point, type Projection } from './projection.ts';

/** In CSS pixels. */
const reach = 6;

/** The nearest of the `drawn` edges (strongest first) within reach of a point in CSS pixels; of equally near ones the strongest. */
export function nearestEdge(
  edges: SimilarityEdges,
  drawn: Uint32Array,
  positions: Float32Array,
  view: Projection,
  point: Point,
): number | undefined {
  let nearest: number | undefined;
  let least = reach * reach;
  for (const e of drawn) {
    const from = at(positions, view, edges.source[e]!);
    const to = at(positions, view, edges.target[e]!);
    const distance = squaredDistance(point, from, to);
    if (distance >= least) continue;
    least = distance;
    nearest = e;
  }
  return nearest;
}

function at(positions: Float32Array, view: Projection, row: number): Point {
  return project(view, positions[row * 2]!, positions[row * 2 + 1]!);
}

/** From a point to a segment. */
export function squaredDistance(point: Point, from: Point, to: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / square;
  const share = Math.min(1, Math.max(0, along));
  const ox = point.x - from.x - share * dx;
  const oy = point.y - from.y - share * dy;
  return ox * ox + oy * oy;
}
