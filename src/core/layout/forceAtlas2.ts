/**
 * ForceAtlas2 (Jacomy, Venturini, Heymann, Bastian 2014, doi:10.1371/journal.pone.0098679) in slices: graphology's own `iterate` over
 * one kept matrix, so that a run in slices equals a whole run bit for bit (repeated public calls do not: speeds would restart).
 *
 * The matrices are the package's: 10 numbers a node (x, y, dx, dy, old dx, old dy, mass, convergence, size, fixed), 3 an edge. They are
 * built here from typed arrays, without a graph. `iterate.js` is a deep import: the package's version is pinned and a test compares
 * with its public run. One iteration is quadratic in papers, n log n with Barnes-Hut.
 */
import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2';
import defaults from 'graphology-layout-forceatlas2/defaults.js';
import iterate from 'graphology-layout-forceatlas2/iterate.js';
import type { MapEdges } from '../types.ts';

export const nodeColumns = 10;
export const edgeColumns = 3;
const mass = 6;
const convergence = 7;
const size = 8;

export interface Matrices {
  readonly nodes: Float32Array;
  readonly edges: Float32Array;
}

type Columns = Pick<MapEdges, 'source' | 'target' | 'weight'>;

/** Equal to `helpers.graphToByteArrays` for a graph with these edges in this order. */
export function buildMatrices(positions: Float32Array, edges: Columns): Matrices {
  const papers = positions.length / 2;
  const nodes = new Float32Array(papers * nodeColumns);
  for (let row = 0; row < papers; row += 1) {
    const at = row * nodeColumns;
    nodes[at] = positions[row * 2]!;
    nodes[at + 1] = positions[row * 2 + 1]!;
    nodes[at + mass] = 1;
    nodes[at + convergence] = 1;
    nodes[at + size] = 1;
  }
  const ties = new Float32Array(edges.source.length * edgeColumns);
  for (let edge = 0; edge < edges.source.length; edge += 1) {
    const source = edges.source[edge]! * nodeColumns;
    const target = edges.target[edge]! * nodeColumns;
    const weight = edges.weight[edge]!;
    nodes[source + mass]! += weight;
    nodes[target + mass]! += weight;
    ties.set([source, target, weight], edge * edgeColumns);
  }
  return { nodes, edges: ties };
}

export function completeSettings(settings: ForceAtlas2Settings): Required<ForceAtlas2Settings> {
  return { ...defaults, ...settings };
}

/** `count` further iterations, in place. */
export function iterateTimes(
  matrices: Matrices,
  settings: Required<ForceAtlas2Settings>,
  count: number,
): void {
  for (let step = 0; step < count; step += 1) iterate(settings, matrices.nodes, matrices.edges);
}

/** Copies x and y out of the node matrix. */
export function readPositions(matrices: Matrices, into: Float32Array): void {
  for (let row = 0; row < into.length / 2; row += 1) {
    into[row * 2] = matrices.nodes[row * nodeColumns]!;
    into[row * 2 + 1] = matrices.nodes[row * nodeColumns + 1]!;
  }
}
