/**
 * Where no chain links two papers: how near it came.
 *
 * `gap` is the most similar pair with one paper on each side: were it an edge, the path would exist. `joinsAt` is the threshold at which
 * some chain would link them, perhaps through papers of neither side; it is never lower than the gap.
 */
import type { Similarities, SimilarityEdges } from '../types.ts';
import { buildAdjacency, reach } from './adjacency.ts';
import type { Adjacency, StepTest } from './adjacency.ts';
import { widestLink } from './widestLink.ts';

export interface NearestMiss {
  /** `source` can be reached from the first paper (in reading order), the last paper from `target`. */
  readonly gap: { readonly source: number; readonly target: number; readonly weight: number } | undefined;
  readonly joinsAt: number;
  /** Papers that can be reached from the first; papers from which the last can be reached. Both count the paper itself. */
  readonly startSide: number;
  readonly endSide: number;
}

/** Every pair whose similarity is known: those above the floor and the nearest of each paper, strongest first. */
export function collectPairs({ edges, neighbours, floor }: Similarities): SimilarityEdges {
  const rows = neighbours.index.length / Math.max(1, neighbours.k);
  const extra = new Map<number, number>();
  neighbours.index.forEach((other, at) => {
    const row = Math.floor(at / neighbours.k);
    const weight = neighbours.weight[at]!;
    if (other < rows && weight > 0 && weight < floor) {
      extra.set(Math.min(row, other) * rows + Math.max(row, other), weight);
    }
  });
  const sorted = [...extra].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return {
    source: joinNumbers(
      edges.source,
      Uint32Array.from(sorted, ([pair]) => Math.floor(pair / rows)),
    ),
    target: joinNumbers(
      edges.target,
      Uint32Array.from(sorted, ([pair]) => pair % rows),
    ),
    weight: joinWeights(
      edges.weight,
      Float32Array.from(sorted, ([, weight]) => weight),
    ),
  };
}

export function findNearestMiss(
  adjacency: Adjacency,
  edges: SimilarityEdges,
  pairs: SimilarityEdges,
  start: number,
  end: number,
  mayStep: StepTest,
): NearestMiss | undefined {
  const startSide = reach(adjacency, start, mayStep);
  const endSide = reach(adjacency, end, (from, to) => mayStep(to, from));
  let gap: NearestMiss['gap'];
  for (let pair = 0; pair < pairs.source.length && !gap; pair++) {
    const [a, b, weight] = [pairs.source[pair]!, pairs.target[pair]!, pairs.weight[pair]!];
    if (weight <= 0) break;
    if (startSide[a] === 1 && endSide[b] === 1 && mayStep(a, b)) gap = { source: a, target: b, weight };
    else if (startSide[b] === 1 && endSide[a] === 1 && mayStep(b, a)) gap = { source: b, target: a, weight };
  }
  const joinsAt = findJoin(adjacency.rows, edges, pairs, start, end, mayStep);
  if (joinsAt === undefined) return undefined;
  return { gap, joinsAt, startSide: countOnes(startSide), endSide: countOnes(endSide) };
}

/** Edges of the map hold at any threshold; of the rest, the weakest that must be added. */
function findJoin(
  rows: number,
  edges: SimilarityEdges,
  pairs: SimilarityEdges,
  start: number,
  end: number,
  mayStep: StepTest,
): number | undefined {
  const all = {
    source: joinNumbers(edges.source, pairs.source),
    target: joinNumbers(edges.target, pairs.target),
    weight: joinWeights(new Float32Array(edges.weight.length).fill(1), pairs.weight),
  };
  const widest = widestLink(buildAdjacency(rows, all), start, end, mayStep);
  return widest > 0 ? widest : undefined;
}

function joinNumbers(first: Uint32Array, second: Uint32Array): Uint32Array {
  const joined = new Uint32Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

function joinWeights(first: Float32Array, second: Float32Array): Float32Array {
  const joined = new Float32Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

function countOnes(mask: Uint8Array): number {
  return mask.reduce((count, one) => count + one, 0);
}
