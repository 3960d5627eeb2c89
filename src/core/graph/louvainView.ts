/**
 * An adjacency as the Louvain package wants to see it: only the few methods of a graphology graph it calls. Building a whole graph would
 * cost the worker 13 kB of code (gzip) and most of the time of a clustering; the package's own graph is the oracle in the tests.
 */
import type { AbstractGraph } from 'graphology-types';
import type { Adjacency } from './adjacency.ts';

type VisitEdge = (
  edge: string,
  attributes: { weight: number },
  source: string,
  target: string,
  sourceAttributes: object,
  targetAttributes: object,
  undirected: boolean,
) => void;

const nothing = {};

/** Nodes are rows as strings, in row order; edges by source, then target: the order in which a graph built from the rows has them. */
export function viewForLouvain({ rows, offsets, target, weight }: Adjacency): AbstractGraph {
  const unused = () => {
    throw new Error('this view of a graph cannot be changed');
  };
  const view = {
    type: 'undirected',
    multi: false,
    order: rows,
    size: target.length / 2,
    selfLoopCount: 0,
    addUndirectedEdgeWithKey: unused,
    dropNode: unused,
    undirectedDegreeWithoutSelfLoops: (node: string) => offsets[Number(node) + 1]! - offsets[Number(node)]!,
    forEachNode(visit: (node: string, attributes: object) => void) {
      for (let row = 0; row < rows; row += 1) visit(String(row), nothing);
    },
    forEachEdge(visit: VisitEdge) {
      for (let row = 0; row < rows; row += 1) {
        for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
          if (target[at]! <= row) continue;
          const other = String(target[at]!);
          visit(`${row}-${other}`, { weight: weight[at]! }, String(row), other, nothing, nothing, true);
        }
      }
    },
  };
  return view as unknown as AbstractGraph;
}
