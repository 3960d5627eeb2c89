/**
 * Where no chain links two papers: how near it came.
 *
 * `gap` is the most similar pair with one paper on each side: were it an edge, the path would exist. `joinsAt` is the threshold at which
 * some chain would link them, perhaps through papers of neither side; it is never lower than the gap.
 */
import type { Similarities, SimilarityEdges } from '../types.ts';
import { reach } from './adjacency.ts';
import type { Adjacency, StepTest } from './adjacency.ts';

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

/**
 * Edges of the map hold at any threshold; then pairs are added, strongest first, until the last paper can be reached. Linear in the pairs
 * added.
 */
function findJoin(
  rows: number,
  edges: SimilarityEdges,
  pairs: SimilarityEdges,
  start: number,
  end: number,
  mayStep: StepTest,
): number | undefined {
  const flood = new Flood(rows, edges.source.length + pairs.source.length, start, mayStep);
  for (let edge = 0; edge < edges.source.length; edge++) {
    if (edges.weight[edge]! > 0) flood.add(edges.source[edge]!, edges.target[edge]!);
  }
  for (let pair = 0; pair < pairs.source.length && pairs.weight[pair]! > 0; pair++) {
    flood.add(pairs.source[pair]!, pairs.target[pair]!);
    if (flood.reached[end] === 1) return pairs.weight[pair]!;
  }
  return undefined;
}

/** What can be reached from a row while links are added one by one. */
class Flood {
  readonly reached: Uint8Array;
  readonly #mayStep: StepTest;
  /** Links of each row as a chain: link l leads to ends[l]; the chain goes on at next[l]; -1 ends it. */
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  readonly #ends: Uint32Array;
  #links = 0;

  constructor(rows: number, pairs: number, start: number, mayStep: StepTest) {
    this.reached = new Uint8Array(rows);
    this.reached[start] = 1;
    this.#mayStep = mayStep;
    this.#first = new Int32Array(rows).fill(-1);
    this.#next = new Int32Array(2 * pairs);
    this.#ends = new Uint32Array(2 * pairs);
  }

  add(a: number, b: number): void {
    this.#link(a, b);
    this.#link(b, a);
    if (this.#leads(a, b)) this.#spread(b);
    else if (this.#leads(b, a)) this.#spread(a);
  }

  #link(from: number, to: number): void {
    this.#ends[this.#links] = to;
    this.#next[this.#links] = this.#first[from]!;
    this.#first[from] = this.#links++;
  }

  #leads(from: number, to: number): boolean {
    return this.reached[from] === 1 && this.reached[to] === 0 && this.#mayStep(from, to);
  }

  #spread(start: number): void {
    this.reached[start] = 1;
    const waiting = [start];
    for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
      for (let link = this.#first[row]!; link >= 0; link = this.#next[link]!) {
        const other = this.#ends[link]!;
        if (!this.#leads(row, other)) continue;
        this.reached[other] = 1;
        waiting.push(other);
      }
    }
  }
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
