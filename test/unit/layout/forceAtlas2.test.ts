import defaults from 'graphology-layout-forceatlas2/defaults.js';
import iterate from 'graphology-layout-forceatlas2/iterate.js';
import { expect, test } from 'vitest';
import { createPlacingKernel } from '../../../src/core/kernels/placing.ts';
import { nodeColumns } from '../../../src/core/layout/forceAtlas2.ts';
import { createIterate } from '../../../src/core/layout/forceAtlas2Kernel.ts';
import { copyOf, forceKinds, graphSizes, randomMatrices } from './forceGraphs.ts';

/** Largest difference between any two coordinates. */
function farthest(a: Float32Array, b: Float32Array): number {
  let most = 0;
  for (let node = 0; node < a.length; node += nodeColumns) {
    for (const axis of [0, 1]) most = Math.max(most, Math.abs(a[node + axis]! - b[node + axis]!));
  }
  return most;
}

test('kernels run here: the comparison compares two', () => {
  expect(createPlacingKernel()).toBeDefined();
});

test.each(graphSizes)('%i papers: kernel and plain TypeScript give the same bits', (papers) => {
  for (const settings of forceKinds) {
    for (const coincident of [false, true]) {
      const own = randomMatrices(papers, coincident);
      const plain = copyOf(own);
      createIterate(own, settings, createPlacingKernel())(15);
      createIterate(plain, settings, undefined)(15);
      expect(own.nodes).toEqual(plain.nodes);
    }
  }
});

// The package goes on from the kernel's state each time, for its own rounding would grow over many iterations.
test.each(graphSizes)(
  'each iteration on %i papers is that of the package, to 1e-4 of the longest step',
  (papers) => {
    for (const settings of forceKinds) {
      for (const coincident of [false, true]) {
        const own = randomMatrices(papers, coincident);
        const run = createIterate(own, settings, createPlacingKernel());
        for (let iteration = 0; iteration < 15; iteration += 1) {
          const theirs = copyOf(own);
          const before = own.nodes.slice();
          iterate({ ...defaults, ...settings }, theirs.nodes, theirs.edges);
          run(1);
          expect(farthest(own.nodes, theirs.nodes)).toBeLessThanOrEqual(
            1e-4 * farthest(theirs.nodes, before),
          );
        }
      }
    }
  },
);

test('papers held in place stay', () => {
  const own = randomMatrices(20, false);
  own.nodes[9] = 1;
  const [x, y] = own.nodes;
  createIterate(own, forceKinds[1]!, createPlacingKernel())(10);
  expect([own.nodes[0], own.nodes[1]]).toEqual([x, y]);
});

test('in slices as in one run, bit for bit', () => {
  const whole = randomMatrices(120, false);
  const sliced = copyOf(whole);
  createIterate(whole, forceKinds[1]!, createPlacingKernel())(40);
  const run = createIterate(sliced, forceKinds[1]!, createPlacingKernel());
  for (const count of [1, 9, 13, 17]) run(count);
  expect(sliced.nodes).toEqual(whole.nodes);
});
