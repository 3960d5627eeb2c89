/**
 * Edges seen from their papers (CSR): neighbours of row r are neighbour[offsets[r] .. offsets[r + 1]), in the order of the edges, so by
 * weight, strongest first. Unlike the graph's own adjacency it knows which edge each step takes. Linear in the edges.
 */
import type { SimilarityEdges } from '../types.ts';

export interface Adjacency {
  readonly rows: number;
  readonly offsets: Uint32Array;
  readonly neighbour: Uint32Array;
  readonly weight: Float32Array;
  /** Index of the edge in the columns it came from. */
  readonly edge: Uint32Array;
}

export function buildAdjacency(rows: number, edges: SimilarityEdges): Adjacency {
  const offsets = new Uint32Array(rows + 1);
  for (const ends of [edges.source, edges.target]) for (const row of ends) offsets[row + 1]!++;
  for (let row = 0; row < rows; row++) offsets[row + 1]! += offsets[row]!;
  const next = offsets.slice();
  const neighbour = new Uint32Array(edges.source.length * 2);
  const weight = new Float32Array(neighbour.length);
  const edgeOf = new Uint32Array(neighbour.length);
  const put = (row: number, other: number, edge: number) => {
    const at = next[row]!++;
    neighbour[at] = other;
    weight[at] = edges.weight[edge]!;
    edgeOf[at] = edge;
  };
  for (let edge = 0; edge < edges.source.length; edge++) {
    put(edges.source[edge]!, edges.target[edge]!, edge);
    put(edges.target[edge]!, edges.source[edge]!, edge);
  }
  return { rows, offsets, neighbour, weight, edge: edgeOf };
}

/** Whether a walk may go from one row to a neighbour. */
export type StepTest = (from: number, to: number) => boolean;

/** Rows reachable from `start` over edges that `mayStep` allows, as a mask. */
export function reach(adjacency: Adjacency, start: number, mayStep: StepTest): Uint8Array {
  const reached = new Uint8Array(adjacency.rows);
  const waiting = [start];
  reached[start] = 1;
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    for (let at = adjacency.offsets[row]!; at < adjacency.offsets[row + 1]!; at++) {
      const other = adjacency.neighbour[at]!;
      if (reached[other] === 1 || !mayStep(row, other)) continue;
      reached[other] = 1;
      waiting.push(other);
    }
  }
  return reached;
}
