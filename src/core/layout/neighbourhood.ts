/** The neighbour embedding as this map uses it: ties to each paper's nearest, citations beside them, strengths by the islands knob. */
import type { DenseRows, MapEdges, Neighbours } from '../types.ts';
import { buildAdjacency } from '../graph/adjacency.ts';
import { bindComponents, findComponents } from './components.ts';
import { embedNeighbours } from './embedding.ts';
import { joinTies } from './forces.ts';
import { strengthsOf, strengthsOfGraph } from './strengths.ts';

export interface MoveOptions {
  readonly lsa: DenseRows;
  readonly seed: number;
  readonly iterations: number;
  readonly goesOn: boolean;
  readonly neighbours?: Neighbours;
  readonly islands?: number;
}

/** Nearest papers each is pulled to. */
const nearestUsed = 10;
const negatives = 5;
const bindingWeight = 0.15;

/** Moves positions (unit scale) in place; yields the epochs done. */
export function* moveByNeighbours(
  edges: MapEdges,
  positions: Float32Array,
  options: MoveOptions,
): Generator<number, void> {
  const papers = positions.length / 2;
  const scale = Math.sqrt(papers) / 10;
  const moving = Float64Array.from(positions, (value) => value * scale);
  const { seed, iterations: epochs, goesOn, islands = 0.5 } = options;
  // From a tenth to ten times the pull: the ends of what reads as one map and as a field of islands.
  const repulsion = islands <= 0.5 ? 0.1 + 1.8 * islands : 1 + 18 * (islands - 0.5) ** 2 * 2;
  const settings = { seed, epochs, negatives, repulsion, firstRate: goesOn ? 0.3 : 1 };
  for (const done of embedNeighbours(tiesOf(edges, papers, options), moving, settings)) {
    for (let i = 0; i < moving.length; i += 1) positions[i] = moving[i]! / scale;
    yield done;
  }
}

function tiesOf(edges: MapEdges, papers: number, { neighbours, lsa }: MoveOptions) {
  if (neighbours !== undefined) return strengthsOf(neighbours, papers, nearestUsed);
  const bound = joinTies(edges, bindComponents(findComponents(edges, papers), lsa, bindingWeight), papers);
  return strengthsOfGraph(buildAdjacency(bound, papers));
}
