/**
 * How large a paper is drawn: by its weighted degree (the sum of its similarities to the papers it is tied to), on a square-root
 * scale, so that the area of a disc, not its width, follows the measure.
 *
 * Radii are in map units (the map's half-width is `halfWidth(papers)`, see layout/frame.ts) and are the ones the overlap step keeps
 * apart; the view draws them in the same proportion.
 */
import type { MapEdges } from '../types.ts';
import { buildAdjacency, type Adjacency } from './adjacency.ts';

type Columns = Pick<MapEdges, 'source' | 'target' | 'weight'>;

/** Radius of a paper with no ties, and of one at or above the reference degree. */
export const smallestRadius = 5;
export const largestRadius = 16;

/** The weighted degree of each paper: its prominence in the map. */
export function weightedDegrees(
  edges: Columns,
  papers: number,
  graph = buildAdjacency(edges, papers),
): Float64Array {
  const degrees = new Float64Array(papers);
  for (let row = 0; row < papers; row += 1) {
    for (let at = graph.offsets[row]!; at < graph.offsets[row + 1]!; at += 1)
      degrees[row]! += graph.weight[at]!;
  }
  return degrees;
}

/** The 98th percentile stands for "largest", so that one hub does not shrink all others. */
export function nodeRadii(edges: Columns, papers: number, graph?: Adjacency): Float32Array {
  const degrees = weightedDegrees(edges, papers, graph);
  const sorted = degrees.slice().sort();
  const reference = sorted[Math.floor((papers - 1) * 0.98)] ?? 0;
  const radii = new Float32Array(papers);
  for (let row = 0; row < papers; row += 1) {
    const share = reference > 0 ? Math.min(1, degrees[row]! / reference) : 0;
    radii[row] = smallestRadius + (largestRadius - smallestRadius) * Math.sqrt(share);
  }
  return radii;
}
