/**
 * Sums of TF-IDF rows: what a group of papers is about. The rows are L2-normalised, so the cosine of a paper with the centroid of its
 * cluster is proportional to its mean similarity to the cluster's papers, itself included. Linear in the stored values.
 */
import { unclustered } from '../types.ts';
import type { TermRows } from '../text/textModel.ts';

/** Sum over `rows`, one entry a term. */
export function sumRows(tfidf: TermRows, rows: Iterable<number>): Float64Array {
  const sum = new Float64Array(tfidf.columns);
  for (const row of rows) addRow(tfidf, row, sum);
  return sum;
}

/** Sum of the rows of a cluster at length 1; zero for a cluster without terms. */
export function buildCentroid(tfidf: TermRows, assignment: Uint16Array, cluster: number): Float64Array {
  const centroid = new Float64Array(tfidf.columns);
  for (let row = 0; row < assignment.length; row++) {
    if (assignment[row] === cluster) addRow(tfidf, row, centroid);
  }
  normalise(centroid);
  return centroid;
}

export function dotRow(tfidf: TermRows, row: number, dense: Float64Array): number {
  let sum = 0;
  for (let at = tfidf.offsets[row]!; at < tfidf.offsets[row + 1]!; at++) {
    sum += tfidf.values[at]! * dense[tfidf.terms[at]!]!;
  }
  return sum;
}

/** The other cluster whose papers are most similar to its papers on average; ties by cluster; undefined where no word is shared. */
export function nearestCluster(
  tfidf: TermRows,
  { assignment, count }: { readonly assignment: Uint16Array; readonly count: number },
  cluster: number,
): number | undefined {
  const centroid = buildCentroid(tfidf, assignment, cluster);
  const sums = new Float64Array(count);
  const sizes = new Uint32Array(count);
  assignment.forEach((other, row) => {
    if (other === unclustered || other === cluster) return;
    sums[other]! += dotRow(tfidf, row, centroid);
    sizes[other]!++;
  });
  let nearest: number | undefined;
  let best = 0;
  sums.forEach((sum, other) => {
    if (sum / Math.max(1, sizes[other]!) > best) [nearest, best] = [other, sum / sizes[other]!];
  });
  return nearest;
}

function addRow(tfidf: TermRows, row: number, sum: Float64Array): void {
  for (let at = tfidf.offsets[row]!; at < tfidf.offsets[row + 1]!; at++) {
    sum[tfidf.terms[at]!]! += tfidf.values[at]!;
  }
}

export function lengthOf(vector: Float64Array): number {
  let square = 0;
  for (const value of vector) square += value * value;
  return Math.sqrt(square);
}

function normalise(vector: Float64Array): void {
  const length = lengthOf(vector);
  if (length > 0) for (let i = 0; i < vector.length; i++) vector[i]! /= length;
}
