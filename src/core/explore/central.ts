/**
 * The papers to read first in a cluster, or in any set of papers: the most typical (nearest to what all are about: cosine with the
 * centroid of their TF-IDF rows), the most connected (sum of its edge weights inside the set), the newest. Ties: more typical, then by row.
 * Linear in the terms and edges.
 */
import type { SimilarityEdges } from '../types.ts';
import type { TermRows } from '../text/textModel.ts';
import { dotRow, lengthOf, sumRows } from './centroids.ts';
import { unknownYear } from './facets.ts';
import { maskOfRows } from './selection.ts';

export interface RankedPaper {
  readonly row: number;
  /** Cosine to the centroid in [0, 1], sum of weights, or year. */
  readonly value: number;
}

export interface CentralPapers {
  readonly typical: readonly RankedPaper[];
  /** Only papers with an edge inside. */
  readonly connected: readonly RankedPaper[];
  /** Only papers with a year. */
  readonly newest: readonly RankedPaper[];
}

/** `rows`: the set, ascending. The best `limit` of each kind. */
export function findCentralPapers(
  rows: Uint32Array,
  tfidf: TermRows,
  edges: SimilarityEdges,
  years: Int32Array,
  limit = 5,
): CentralPapers {
  const centroid = sumRows(tfidf, rows);
  const length = lengthOf(centroid);
  const typicality = new Map<number, number>();
  // Rounded: two papers are equally typical of the pair they are, whatever the last bits say.
  for (const row of rows) {
    typicality.set(row, length === 0 ? 0 : Math.fround(dotRow(tfidf, row, centroid) / length));
  }
  const strengths = strengthsInside(rows, edges, tfidf.rows);
  const rank = (value: (row: number) => number): RankedPaper[] =>
    Array.from(rows, (row) => ({ row, value: value(row) }))
      .filter((paper) => paper.value > 0)
      .sort((a, b) => b.value - a.value || typicality.get(b.row)! - typicality.get(a.row)! || a.row - b.row)
      .slice(0, limit);
  return {
    typical: rank((row) => typicality.get(row)!),
    connected: rank((row) => strengths[row]!),
    newest: rank((row) => (years[row] === unknownYear ? 0 : years[row]!)),
  };
}

/** Sum of the weights of the edges inside the set, by row. */
function strengthsInside(rows: Uint32Array, edges: SimilarityEdges, total: number): Float64Array {
  const inside = maskOfRows(rows, total);
  const strengths = new Float64Array(total);
  for (let edge = 0; edge < edges.weight.length; edge++) {
    const source = edges.source[edge]!;
    const target = edges.target[edge]!;
    if (inside[source] === 0 || inside[target] === 0) continue;
    strengths[source]! += edges.weight[edge]!;
    strengths[target]! += edges.weight[edge]!;
  }
  return strengths;
}
