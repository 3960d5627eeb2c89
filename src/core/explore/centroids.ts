/**
 * Sums of TF-IDF rows: what a group of papers is about. The rows are L2-normalised, so the cosine of a paper with the centroid of its
 * cluster is proportional to its mean similarity to the cluster's papers, itself included. Linear in the stored values.
 */
import { unclustered } from '../types.ts';
import type { TermRows } from '../types.ts';

/** Sum over `rows`, one entry a term. */
export function sumRows(tfidf: TermRows, rows: Iterable<number>): Float64Array {
  const sum = new Float64Array(tfidf.columns);
  for (const row of rows) addRow(tfidf, row, sum);
  return sum;
}

/** Sum of the rows of each cluster at length 1; a cluster without terms is zero. */
export function buildCentroids(tfidf: TermRows, assignment: Uint16Array, count: number): Float64Array[] {
  const centroids = Array.from({ length: count }, () => new Float64Array(tfidf.columns));
  assignment.forEach((cluster, row) => {
    if (cluster !== unclustered) addRow(tfidf, row, centroids[cluster]!);
  });
  centroids.forEach(normalise);
  return centroids;
}

export function dotRow(tfidf: TermRows, row: number, dense: Float64Array): number {
  let sum = 0;
  for (let at = tfidf.offsets[row]!; at < tfidf.offsets[row + 1]!; at++) {
    sum += tfidf.values[at]! * dense[tfidf.terms[at]!]!;
  }
  return sum;
}

/** The other cluster whose centroid is nearest (cosine); ties by cluster; undefined where there is none with a word in common. */
export function nearestCentroid(centroids: readonly Float64Array[], cluster: number): number | undefined {
  let nearest: number | undefined;
  let best = 0;
  centroids.forEach((centroid, other) => {
    if (other === cluster) return;
    let cosine = 0;
    for (let term = 0; term < centroid.length; term++) cosine += centroid[term]! * centroids[cluster]![term]!;
    if (cosine > best) [nearest, best] = [other, cosine];
  });
  return nearest;
}

function addRow(tfidf: TermRows, row: number, sum: Float64Array): void {
  for (let at = tfidf.offsets[row]!; at < tfidf.offsets[row + 1]!; at++) {
    sum[tfidf.terms[at]!]! += tfidf.values[at]!;
  }
}

function normalise(vector: Float64Array): void {
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square);
  if (length > 0) for (let i = 0; i < vector.length; i++) vector[i]! /= length;
}
