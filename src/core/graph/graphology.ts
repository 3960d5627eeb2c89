/**
 * The graphology graph of a map, for the packages that tests and benches compare our own code with.
 *
 * Undirected, simple; node keys are row numbers as strings, in row order; edges in the order given (strongest first). Building one
 * costs more than clustering it: build it once, with the edges that are drawn, and compute on typed arrays.
 */
import { UndirectedGraph } from 'graphology';
import type { EdgeKind, MapEdges } from '../types.ts';
import { edgeKinds } from '../types.ts';

export interface EdgeAttributes {
  weight: number;
  kind: EdgeKind;
}

/** In map units; there where places were given. */
export interface NodeAttributes {
  x?: number;
  y?: number;
}

export type MapGraph = UndirectedGraph<NodeAttributes, EdgeAttributes>;

/**
 * A pair tied by several kinds of edges keeps the kind listed first and the sum of the weights. `positions`: x0 y0 x1 y1 ..., in map units.
 */
export function buildGraph(papers: number, edges: MapEdges, positions?: Float32Array): MapGraph {
  const graph: MapGraph = new UndirectedGraph<NodeAttributes, EdgeAttributes>();
  for (let row = 0; row < papers; row += 1) {
    graph.addNode(String(row), positions && { x: positions[row * 2]!, y: positions[row * 2 + 1]! });
  }
  for (let edge = 0; edge < edges.source.length; edge += 1) {
    const source = String(edges.source[edge]!);
    const target = String(edges.target[edge]!);
    const weight = edges.weight[edge]!;
    const kind = edgeKinds[edges.kind[edge]!] ?? 'similarity';
    const existing = graph.edge(source, target);
    if (existing === undefined) graph.addEdge(source, target, { weight, kind });
    else graph.updateEdgeAttribute(existing, 'weight', (before) => (before ?? 0) + weight);
  }
  return graph;
}
