/**
 * What pulls papers together on the map: each paper's nearest, weighed against one another; citations and their kin where the map has
 * them; and, where parts of the map would hang together by nothing, ties to what they resemble most.
 */
import type { DenseRows } from '../text/textModel.ts';
import type { MapEdges, Neighbours } from '../types.ts';
import { edgeKinds } from '../types.ts';
import { buildAdjacency, listTies } from '../graph/adjacency.ts';
import { bindComponents, findComponents } from './components.ts';
import { strengthsOf, strengthsOfGraph } from './strengths.ts';

export type Pulls = Pick<MapEdges, 'source' | 'target' | 'weight'>;

export interface PullSources {
  readonly lsa: DenseRows;
  /** Without them the edges of the map stand in. */
  readonly neighbours?: Neighbours;
}

/** A citation pulls as half of a nearest neighbour does; a loose part is held nearly as by a nearest neighbour. */
const citationWeight = 0.5;
const bindingWeight = 0.7;

/** Pulls by source, then target, weights in (0, 1]: one order whatever order the edges came in, for sums and chance depend on it. */
export function findPulls(
  edges: MapEdges,
  papers: number,
  { lsa, neighbours }: PullSources,
  nearest: number,
): Pulls {
  const own = neighbours === undefined ? ofEdges(edges, papers) : strengthsOf(neighbours, papers, nearest);
  const all = neighbours === undefined ? own : join(own, citationsOf(edges), papers);
  const bound = bindComponents(findComponents(all, papers), lsa, bindingWeight);
  return bound.source.length === 0 ? all : join(all, bound, papers);
}

function ofEdges(edges: MapEdges, papers: number): Pulls {
  return strengthsOfGraph(buildAdjacency(edges, papers));
}

function citationsOf(edges: MapEdges): Pulls {
  const first = edgeKinds.indexOf('citation');
  const kept = Array.from(edges.kind.keys()).filter((edge) => edges.kind[edge]! >= first);
  return {
    source: Uint32Array.from(kept, (edge) => edges.source[edge]!),
    target: Uint32Array.from(kept, (edge) => edges.target[edge]!),
    weight: new Float32Array(kept.length).fill(citationWeight),
  };
}

function join(first: Pulls, second: Pulls, papers: number): Pulls {
  if (second.source.length === 0) return first;
  const source = concatenate(Uint32Array, first.source, second.source);
  const target = concatenate(Uint32Array, first.target, second.target);
  const weight = concatenate(Float32Array, first.weight, second.weight);
  const joined = listTies(buildAdjacency({ source, target, weight }, papers));
  return { ...joined, weight: joined.weight.map((value) => Math.min(1, value)) };
}

function concatenate<Column extends Uint32Array | Float32Array>(
  create: new (length: number) => Column,
  first: Column,
  second: Column,
): Column {
  const all = new create(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
