/**
 * The reading path between two papers: the strongest chain of edges from one to the other.
 *
 * Cost of an edge: 1 / weight, like a resistance, and a chain costs the sum. A chain of few strong links wins; a weak link costs more than
 * a detour over two that are more than twice as strong. (The chain whose weakest link is strongest wanders through dozens of papers; it is
 * the option `rule: 'weakestLink'`: of all such chains, the one of least cost.) Ties: fewer papers, then smaller rows.
 * Dijkstra 1959 (doi 10.1007/BF01386390): edges x log(rows); 10,000 papers take a few milliseconds.
 */
import type { SimilarityEdges } from '../types.ts';
import { buildAdjacency } from './adjacency.ts';
import type { Adjacency, StepTest } from './adjacency.ts';
import { unknownYear } from './facets.ts';
import { findNearestMiss } from './nearestMiss.ts';
import type { NearestMiss } from './nearestMiss.ts';
import { RowQueue } from './rowQueue.ts';
import { widestLink } from './widestLink.ts';

export interface PathOptions {
  readonly rule?: 'sum' | 'weakestLink';
  /** Never from a later paper to an earlier one, and only over papers with a year. Needs `years`. */
  readonly forward?: boolean;
  /** Year of each row, 0 where unknown. */
  readonly years?: Int32Array;
  /** Papers not to pass through. The two ends are never avoided. */
  readonly avoid?: Uint32Array;
}

export interface Path {
  readonly found: true;
  /** In reading order. With `forward` the older paper comes first, whichever was named first. */
  readonly rows: readonly number[];
  /** Index of the edge of each hop in the columns given; one fewer than `rows`. */
  readonly edges: readonly number[];
  readonly weights: readonly number[];
  readonly cost: number;
  /** The smallest of the weights; 1 for a path of a single paper. */
  readonly weakest: number;
}

export interface NoPath {
  readonly found: false;
  /** 'unlinked': no chain of edges; 'noYear': only forward was asked and an end has no year. */
  readonly reason: 'unlinked' | 'noYear';
  /** How near it came; undefined where nothing known links the two sides. */
  readonly nearestMiss: NearestMiss | undefined;
}

/** `pairs`: everything known of how similar papers are (see `collectPairs`), strongest first; read only where there is no path. */
export function findPath(
  rows: number,
  edges: SimilarityEdges,
  from: number,
  to: number,
  options: PathOptions = {},
  pairs: SimilarityEdges = edges,
): Path | NoPath {
  const { years } = options;
  const forward = options.forward === true && years !== undefined;
  if (forward && (years[from] === unknownYear || years[to] === unknownYear)) {
    return { found: false, reason: 'noYear', nearestMiss: undefined };
  }
  const [start, end] = forward && years[from]! > years[to]! ? [to, from] : [from, to];
  const mayStep = buildStepTest(start, end, options);
  const adjacency = buildAdjacency(rows, edges);
  const least = options.rule === 'weakestLink' ? widestLink(adjacency, start, end, mayStep) : 0;
  const path = cheapestPath(adjacency, start, end, least, mayStep);
  if (path) return path;
  return {
    found: false,
    reason: 'unlinked',
    nearestMiss: findNearestMiss(adjacency, edges, pairs, start, end, mayStep),
  };
}

function buildStepTest(start: number, end: number, { forward, years, avoid }: PathOptions): StepTest {
  const avoided = new Set(avoid);
  avoided.delete(start);
  avoided.delete(end);
  if (forward !== true || years === undefined) return (from, to) => !avoided.has(from) && !avoided.has(to);
  return (from, to) => {
    if (avoided.has(from) || avoided.has(to)) return false;
    return years[from] !== unknownYear && years[to] !== unknownYear && years[from]! <= years[to]!;
  };
}

function cheapestPath(
  adjacency: Adjacency,
  start: number,
  end: number,
  leastWeight: number,
  mayStep: StepTest,
): Path | undefined {
  const cost = new Float64Array(adjacency.rows).fill(Infinity);
  const steps = new Uint32Array(adjacency.rows).fill(0xffffffff);
  const arrival = new Int32Array(adjacency.rows).fill(-1);
  const previous = new Int32Array(adjacency.rows).fill(-1);
  const settled = new Uint8Array(adjacency.rows);
  const queue = new RowQueue(cost, steps);
  cost[start] = steps[start] = 0;
  queue.push(start);
  for (let row = queue.pop(); row !== undefined && row !== end; row = queue.pop()) {
    settled[row] = 1;
    for (let at = adjacency.offsets[row]!; at < adjacency.offsets[row + 1]!; at++) {
      const other = adjacency.neighbour[at]!;
      const weight = adjacency.weight[at]!;
      if (settled[other] === 1 || weight <= 0 || weight < leastWeight || !mayStep(row, other)) continue;
      const through = cost[row]! + 1 / weight;
      const order = through - cost[other]! || steps[row]! + 1 - steps[other]! || row - previous[other]!;
      if (order >= 0) continue;
      cost[other] = through;
      steps[other] = steps[row]! + 1;
      previous[other] = row;
      arrival[other] = at;
      queue.push(other);
    }
  }
  return cost[end] === Infinity ? undefined : tracePath(adjacency, end, previous, arrival, cost[end]!);
}

function tracePath(
  adjacency: Adjacency,
  end: number,
  previous: Int32Array,
  arrival: Int32Array,
  cost: number,
): Path {
  const rows = [end];
  const places: number[] = [];
  for (let row = end; previous[row]! >= 0; row = previous[row]!) {
    rows.unshift(previous[row]!);
    places.unshift(arrival[row]!);
  }
  const weights = places.map((at) => adjacency.weight[at]!);
  return {
    found: true,
    rows,
    edges: places.map((at) => adjacency.edge[at]!),
    weights,
    cost,
    weakest: Math.min(1, ...weights),
  };
}
