/**
 * What each threshold would give, and the one a map starts with.
 *
 * The curves come from one sweep: edges are sorted, so lowering the threshold only adds edges, and a union-find keeps the components.
 * Cost: linear in the edges.
 */
import type { Similarities, SimilarityEdges, ThresholdCurves } from '../types.ts';
import { Components } from './unionFind.ts';

/** As fine as the slider, so that what it tells is what the map will have. */
const defaultSteps = 1000;

/**
 * Thresholds descend from 1 in `steps` equal steps, as far as the edges go. At each: edges at or above it, papers with at least one of
 * them, components (a paper without ties is one), papers in the largest.
 */
export function sweepThresholds(
  edges: SimilarityEdges,
  papers: number,
  steps = defaultSteps,
): ThresholdCurves {
  const least = edges.weight.length > 0 ? edges.weight[edges.weight.length - 1]! : 1;
  const count = Math.min(steps, Math.ceil((1 - least) * steps)) + 1;
  const curves = {
    threshold: new Float32Array(count),
    edges: new Uint32Array(count),
    tied: new Uint32Array(count),
    components: new Uint32Array(count),
    largest: new Uint32Array(count),
  };
  const components = new Components(papers);
  const isTied = new Uint8Array(papers);
  let edge = 0;
  let tied = 0;
  for (let step = 0; step < count; step += 1) {
    curves.threshold[step] = (steps - step) / steps;
    const threshold = curves.threshold[step]!;
    while (edge < edges.weight.length && edges.weight[edge]! >= threshold) {
      const source = edges.source[edge]!;
      const target = edges.target[edge]!;
      tied += 2 - isTied[source]! - isTied[target]!;
      isTied[source] = 1;
      isTied[target] = 1;
      components.join(source, target);
      edge += 1;
    }
    curves.edges[step] = edge;
    curves.tied[step] = tied;
    curves.components[step] = components.count;
    curves.largest[step] = components.largest;
  }
  return curves;
}

export interface ThresholdChoice {
  readonly threshold: number;
  readonly keptNeighbours: number;
  /** The rule and what it found, in a sentence for the reader. */
  readonly reason: string;
}

/** Ties a paper, on average, that the threshold may give. */
const meanDegree = 6;
/** Each paper's strongest ties that stay below the threshold too. */
const keptNeighbours = 3;
/** Thresholds are multiples of a two-hundredth: a number one can read and set again. */
const grid = 200;

/**
 * The default: the lowest threshold, in steps of 0.005, at which papers have at most `meanDegree` ties on average (the histogram counts
 * all pairs exactly), never below the floor.
 */
export function chooseThreshold(similarities: Similarities, papers: number): ThresholdChoice {
  const { bins, counts } = similarities.histogram;
  const lowest = Math.ceil(similarities.floor * grid - 1e-9);
  const mostPairs = (meanDegree * papers) / 2;
  let pairs = 0;
  let step = grid;
  while (step > lowest) {
    const from = ((step - 1) * bins) / grid;
    const to = (step * bins) / grid;
    for (let bin = from; bin < to; bin += 1) pairs += counts[bin]!;
    if (pairs > mostPairs) break;
    step -= 1;
  }
  const threshold = step / grid;
  return {
    threshold,
    keptNeighbours,
    reason:
      `Two papers are tied from a similarity of ${threshold} on: the lowest value at which a paper has at most ` +
      `${meanDegree} such ties on average. Each paper's ${keptNeighbours} strongest ties are kept as well.`,
  };
}
