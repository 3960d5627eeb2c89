/**
 * Communities by the Leiden algorithm (Traag, Waltman, van Eck 2019, doi:10.1038/s41598-019-41695-z) with modularity as quality: nodes move
 * to the community that gains most, communities are refined into connected parts, the parts become the nodes of a smaller network.
 *
 * In: adjacency rows with weights. Out: a community number a row, from 0 in order of first sight. Every community is connected, which Louvain
 * does not promise. Where the paper's refinement draws a part by chance, the best one is taken: the same answer in every engine, and only
 * the order of visits depends on the seed. Cost: near linear in the ties, a few passes.
 */
import type { PlacingKernel } from '../kernels/placing.ts';
import { createPlacingKernel } from '../kernels/placing.ts';
import { plainEngines } from '../plainEngines.ts';
import type { Job } from '../progress.ts';
import type { Adjacency } from './adjacency.ts';
import { findCommunitiesByKernel } from './leidenKernel.ts';

export interface LeidenOptions {
  readonly resolution: number;
  readonly random: () => number;
  /** The whole algorithm is run again from its own result this many times at the most; it stops when nothing moves. */
  readonly passes?: number;
}

/** Rows visited between two pauses. */
export const rowsPerStep = 400;

/** Kernels nobody uses at the moment: many small graphs follow one another. */
const idle: PlacingKernel[] = [];
const mostIdleBytes = 2 ** 23;

export function* findCommunities(graph: Adjacency, options: LeidenOptions): Job<Uint32Array> {
  const kernel = idle.pop() ?? createPlacingKernel();
  if (kernel === undefined) return yield* plainEngines().findCommunitiesPlainly(graph, options);
  const { top } = kernel;
  const communities = yield* findCommunitiesByKernel(kernel, graph, options);
  kernel.release(top);
  if (kernel.run.memory.buffer.byteLength <= mostIdleBytes) idle.push(kernel);
  return communities;
}

export function strengthOf({ rows, offsets, weight }: Adjacency): Float64Array {
  const strength = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) strength[row]! += weight[at]!;
  }
  return strength;
}

/** All rows in an order drawn by `random` (Fisher and Yates). */
export function shuffledRows(rows: number, random: () => number): number[] {
  const order: number[] = [];
  for (let row = 0; row < rows; row += 1) order.push(row);
  for (let last = rows - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
