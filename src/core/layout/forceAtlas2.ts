/**
 * ForceAtlas2 (Jacomy, Venturini, Heymann, Bastian 2014, doi:10.1371/journal.pone.0098679) with exact repulsion, in plain TypeScript: the
 * oracle of the WebAssembly kernel (kernels/assembly/forces.ts) and the fallback, with the same bits. The force model is that of
 * graphology-layout-forceatlas2, which in turn is the oracle of both: a test compares every iteration.
 *
 * Numbers of a node: x, y, dx, dy, old dx, old dy, mass, convergence, size, fixed (the package's order); a tie: source, target (as offsets
 * into the nodes), weight. Repulsion sums run in single precision over all papers in their order; what else is computed in double
 * precision is rounded where it is stored. An iteration costs papers^2 + ties.
 */
import type { Pulls } from './pulls.ts';

export const nodeColumns = 10;
export const edgeColumns = 3;
/** Numbers of 64 nodes: what they push is added up first, so that a small push is not lost in a large sum. */
const stretch = 64 * nodeColumns;
export const columns = {
  dx: 2,
  dy: 3,
  oldDx: 4,
  oldDy: 5,
  mass: 6,
  convergence: 7,
  size: 8,
  fixed: 9,
} as const;
const { dx, dy, oldDx, oldDy, mass, convergence, size, fixed } = columns;

export interface Matrices {
  readonly nodes: Float32Array;
  readonly edges: Float32Array;
}

export interface ForceSettings {
  /** Attraction grows with the logarithm of the distance: clusters stand out. */
  readonly linLogMode: boolean;
  readonly gravity: number;
  readonly strongGravityMode: boolean;
  readonly scalingRatio: number;
  readonly slowDown: number;
}

export function buildMatrices(positions: Float32Array, edges: Pulls): Matrices {
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
    ties[edge * edgeColumns] = source;
    ties[edge * edgeColumns + 1] = target;
    ties[edge * edgeColumns + 2] = weight;
  }
  return { nodes, edges: ties };
}

/** Copies x and y out of the node matrix. */
export function readPositions({ nodes }: Matrices, into: Float32Array): void {
  for (let row = 0; row < into.length / 2; row += 1) {
    into[row * 2] = nodes[row * nodeColumns]!;
    into[row * 2 + 1] = nodes[row * nodeColumns + 1]!;
  }
}

/** `count` further iterations, in place. */
export function iteratePlainly(matrices: Matrices, settings: ForceSettings, count: number): void {
  const { nodes } = matrices;
  for (let step = 0; step < count; step += 1) {
    keepForces(nodes);
    repel(nodes, settings.scalingRatio);
    moveByPushes(matrices, settings);
  }
}

/** Keeps the forces of the iteration before. */
export function keepForces(nodes: Float32Array): void {
  for (let node = 0; node < nodes.length; node += nodeColumns) {
    nodes[node + oldDx] = nodes[node + dx]!;
    nodes[node + oldDy] = nodes[node + dy]!;
  }
}

/** The rest of an iteration once repulsion is known. */
export function moveByPushes(matrices: Matrices, settings: ForceSettings): void {
  gravitate(matrices.nodes, settings);
  attract(matrices, settings.linLogMode);
  move(matrices.nodes, settings.slowDown);
}

function repel(nodes: Float32Array, scalingRatio: number): void {
  const { fround } = Math;
  const scaling = fround(scalingRatio);
  const sum = new Float32Array(2);
  for (let node = 0; node < nodes.length; node += nodeColumns) {
    let [x, y] = [0, 0];
    for (let from = 0; from < nodes.length; from += stretch) {
      sumPushes(nodes, node, from, Math.min(nodes.length, from + stretch), scaling, sum);
      x = fround(x + sum[0]!);
      y = fround(y + sum[1]!);
    }
    nodes[node + dx] = nodes[node + mass]! * x;
    nodes[node + dy] = nodes[node + mass]! * y;
  }
}

/** What the nodes from .. to (offsets) push one node, for each unit of its mass. */
function sumPushes(
  nodes: Float32Array,
  node: number,
  from: number,
  to: number,
  scaling: number,
  sum: Float32Array,
): void {
  const { fround } = Math;
  const [ownX, ownY] = [nodes[node]!, nodes[node + 1]!];
  let [sumX, sumY] = [0, 0];
  for (let other = from; other < to; other += nodeColumns) {
    const x = fround(ownX - nodes[other]!);
    const y = fround(ownY - nodes[other + 1]!);
    const square = fround(fround(x * x) + fround(y * y));
    if (square === 0) continue;
    const factor = fround(fround(scaling * nodes[other + mass]!) / square);
    sumX = fround(sumX + fround(x * factor));
    sumY = fround(sumY + fround(y * factor));
  }
  sum[0] = sumX;
  sum[1] = sumY;
}

function gravitate(nodes: Float32Array, { gravity, scalingRatio, strongGravityMode }: ForceSettings): void {
  const share = gravity / scalingRatio;
  for (let node = 0; node < nodes.length; node += nodeColumns) {
    const [x, y] = [nodes[node]!, nodes[node + 1]!];
    const distance = Math.sqrt(x * x + y * y);
    if (distance === 0) continue;
    const strength = scalingRatio * nodes[node + mass]! * share;
    const factor = strongGravityMode ? strength : strength / distance;
    nodes[node + dx]! -= x * factor;
    nodes[node + dy]! -= y * factor;
  }
}

function attract({ nodes, edges }: Matrices, linLogMode: boolean): void {
  for (let edge = 0; edge < edges.length; edge += edgeColumns) {
    const source = edges[edge]!;
    const target = edges[edge + 1]!;
    const x = nodes[source]! - nodes[target]!;
    const y = nodes[source + 1]! - nodes[target + 1]!;
    const distance = linLogMode ? Math.sqrt(x * x + y * y) : 1;
    if (distance === 0) continue;
    const weight = edges[edge + 2]!;
    const factor = linLogMode ? (-weight * Math.log(1 + distance)) / distance : -weight;
    nodes[source + dx]! += x * factor;
    nodes[source + dy]! += y * factor;
    nodes[target + dx]! -= x * factor;
    nodes[target + dy]! -= y * factor;
  }
}

/** Each paper at a speed of its own: slower where it swings to and fro. */
function move(nodes: Float32Array, slowDown: number): void {
  const { sqrt } = Math;
  for (let node = 0; node < nodes.length; node += nodeColumns) {
    if (nodes[node + fixed] === 1) continue;
    const [x, y] = [nodes[node + dx]!, nodes[node + dy]!];
    const [turnX, turnY] = [nodes[node + oldDx]! - x, nodes[node + oldDy]! - y];
    const [alongX, alongY] = [nodes[node + oldDx]! + x, nodes[node + oldDy]! + y];
    const swinging = nodes[node + mass]! * sqrt(turnX * turnX + turnY * turnY);
    const traction = sqrt(alongX * alongX + alongY * alongY) / 2;
    const calm = 1 + sqrt(swinging);
    const speed = (nodes[node + convergence]! * Math.log(1 + traction)) / calm;
    nodes[node + convergence] = Math.min(1, sqrt((speed * (x * x + y * y)) / calm));
    nodes[node]! += x * (speed / slowDown);
    nodes[node + 1]! += y * (speed / slowDown);
  }
}
