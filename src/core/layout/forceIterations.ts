/**
 * Iterations of ForceAtlas2 in slices of a few milliseconds: repulsion between all pairs where papers are few, by blocks where they are many.
 * Sliced or whole, the bits are the same.
 */
import type { PlacingKernel } from '../kernels/placing.ts';
import { orderAlongCurve } from './curve.ts';
import type { ForceSettings, Matrices } from './forceAtlas2.ts';
import { nodeColumns } from './forceAtlas2.ts';
import { createIterate } from './forceAtlas2Kernel.ts';
import { iterateByBlocks } from './forceBlocks.ts';

/** Up to here all pairs cost no more than blocks. */
const mostForPairs = 1000;
/** See blocks.ts. Measured at 10,000 papers: forces off by 1.6 % of their mean, the package's at 0.5 by 2.8 %. */
const theta = 1;
/** Iterations for which papers keep their order: they move little in one. */
const iterationsAnOrder = 8;
/** Pairs of papers that repel each other, or groups that are pushed by blocks, between two reports. */
const slices = {
  kernel: { pairs: 4_000_000, groups: 800 },
  plain: { pairs: 400_000, groups: 40 },
};

/** Yields the iterations done; the matrices hold the places. */
export function* iterateForces(
  matrices: Matrices,
  settings: ForceSettings,
  iterations: number,
  kernel: PlacingKernel | undefined,
): Generator<number, void> {
  const papers = matrices.nodes.length / nodeColumns;
  const slice = kernel === undefined ? slices.plain : slices.kernel;
  if (papers > mostForPairs) {
    yield* iterateInParts(matrices, settings, iterations, kernel, slice.groups);
    return;
  }
  const iterate = createIterate(matrices, settings, kernel);
  const several = Math.max(1, Math.floor(slice.pairs / (papers * papers + 1)));
  for (let done = 0; done < iterations;) {
    const count = Math.min(several, iterations - done);
    iterate(count);
    done += count;
    yield done;
  }
}

function* iterateInParts(
  matrices: Matrices,
  settings: ForceSettings,
  iterations: number,
  kernel: PlacingKernel | undefined,
  groupsASlice: number,
): Generator<number, void> {
  const run = iterateByBlocks(matrices, settings, theta, kernel);
  let order: Uint32Array = new Uint32Array();
  for (let done = 0; done < iterations; done += 1) {
    if (done % iterationsAnOrder === 0) order = orderAlongCurve(matrices.nodes, nodeColumns);
    run.begin(order);
    for (let group = 0; group < run.groups; group += groupsASlice) {
      run.push(group, Math.min(run.groups, group + groupsASlice));
      if (group + groupsASlice < run.groups) yield done;
    }
    run.end();
    yield done + 1;
  }
}
