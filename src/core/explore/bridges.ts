/**
 * Papers that tie two clusters, with the words they mix.
 *
 * Participation coefficient of Guimerà and Amaral 2005 (doi 10.1038/nature03288): P = 1 - sum over clusters of (strength into the cluster /
 * strength)^2; 0 where all edges lead into one cluster, towards 1 where they are spread evenly. A bridge is measured by P over the two
 * clusters it is tied to most, times its strength into these two: 2ab / (a + b), the harmonic mean of the two strengths, so that both ties
 * must be strong; P over all clusters would put papers that lie a little everywhere first. Edges to papers in no cluster are left out.
 * Linear in the edges and, for the words, in the terms of the clusters named.
 */
import { unclustered } from '../types.ts';
import type { SimilarityEdges } from '../types.ts';
import type { TextModel } from '../text/textModel.ts';
import { buildAdjacency } from './adjacency.ts';
import type { Adjacency } from './adjacency.ts';
import { buildCentroid } from './centroids.ts';
import { dropRepeats } from './repeats.ts';

export interface Bridge {
  readonly row: number;
  /** The two clusters it is tied to most: the paper's own first where it is one of them, else the stronger. */
  readonly clusters: readonly [number, number];
  /** Sum of the weights of its edges into each of the two. */
  readonly strengths: readonly [number, number];
  /** Over all clusters. */
  readonly participation: number;
  /** Participation over the two, times the strength into the two: what the list is sorted by. */
  readonly score: number;
  /** The paper's words that lean to the one and to the other cluster, strongest first. */
  readonly words: readonly [readonly string[], readonly string[]];
}

export interface BridgeOptions {
  /** Only between these two clusters; edges into others do not count. */
  readonly between?: readonly [number, number];
  readonly limit?: number;
  readonly words?: number;
}

/** Best first; ties by row. */
export function findBridges(
  edges: SimilarityEdges,
  clustering: { readonly assignment: Uint16Array; readonly count: number },
  model: TextModel,
  options: BridgeOptions = {},
): Bridge[] {
  const { assignment } = clustering;
  const adjacency = buildAdjacency(assignment.length, edges);
  const found: Omit<Bridge, 'words'>[] = [];
  for (let row = 0; row < assignment.length; row++) {
    const bridge = measureBridge(
      row,
      assignment[row]!,
      strengthsOf(adjacency, row, clustering),
      options.between,
    );
    if (bridge) found.push(bridge);
  }
  found.sort((a, b) => b.score - a.score || a.row - b.row);
  const centroids = new Map<number, Float64Array>();
  const centroidOf = (cluster: number) => {
    const known = centroids.get(cluster) ?? buildCentroid(model.tfidf, assignment, cluster);
    centroids.set(cluster, known);
    return known;
  };
  return found.slice(0, options.limit ?? 20).map((bridge) => {
    const [first, second] = bridge.clusters;
    const words = mixedWords(model, bridge.row, centroidOf(first), centroidOf(second), options.words ?? 6);
    return { ...bridge, words };
  });
}

function strengthsOf(
  adjacency: Adjacency,
  row: number,
  { assignment, count }: { readonly assignment: Uint16Array; readonly count: number },
): Float64Array {
  const strengths = new Float64Array(count);
  for (let at = adjacency.offsets[row]!; at < adjacency.offsets[row + 1]!; at++) {
    const cluster = assignment[adjacency.neighbour[at]!]!;
    if (cluster !== unclustered) strengths[cluster]! += adjacency.weight[at]!;
  }
  return strengths;
}

function measureBridge(
  row: number,
  own: number,
  all: Float64Array,
  between: readonly [number, number] | undefined,
): Omit<Bridge, 'words'> | undefined {
  const touched: number[] = [];
  for (let cluster = 0; cluster < all.length; cluster++) if (all[cluster]! > 0) touched.push(cluster);
  const counted = between ? touched.filter((cluster) => between.includes(cluster)) : touched;
  const order = counted.sort((a, b) => all[b]! - all[a]! || a - b);
  if (order.length < 2) return undefined;
  const strength = order.reduce((sum, cluster) => sum + all[cluster]!, 0);
  const participation = 1 - order.reduce((sum, cluster) => sum + (all[cluster]! / strength) ** 2, 0);
  const [first, second] = order[1] === own ? [own, order[0]!] : [order[0]!, order[1]!];
  return {
    row,
    clusters: [first, second],
    strengths: [all[first]!, all[second]!],
    participation,
    score: (2 * all[first]! * all[second]!) / (all[first]! + all[second]!),
  };
}

/** A term leans to the cluster whose centroid it weighs more in; by how much, times its weight in the paper, orders the words. */
export function mixedWords(
  model: TextModel,
  row: number,
  first: Float64Array,
  second: Float64Array,
  limit: number,
): [string[], string[]] {
  const { offsets, terms, values } = model.tfidf;
  const leanings = Array.from(terms.subarray(offsets[row]!, offsets[row + 1]!), (term, index) => {
    const weight = values[offsets[row]! + index]!;
    return { term, leaning: weight * (first[term]! - second[term]!) };
  });
  const termsBy = (sign: number) =>
    leanings
      .filter(({ leaning }) => leaning * sign > 0)
      .sort((a, b) => (b.leaning - a.leaning) * sign || a.term - b.term)
      .slice(0, 2 * limit)
      .map(({ term }) => term);
  const { words, documentFrequency } = model.vocabulary;
  const named = (ranked: readonly number[]) =>
    dropRepeats(
      ranked,
      (term) => words[term]!,
      (term) => documentFrequency[term]!,
    )
      .slice(0, limit)
      .map((term) => words[term]!);
  return [named(termsBy(1)), named(termsBy(-1))];
}
