import defaults from 'graphology-layout-forceatlas2/defaults.js';
import iterate from 'graphology-layout-forceatlas2/iterate.js';
import { expect, test } from 'vitest';
import { createPlacingKernel } from '../../../src/core/kernels/placing.ts';
import { buildMatrices, nodeColumns } from '../../../src/core/layout/forceAtlas2.ts';
import type { ForceSettings, Matrices } from '../../../src/core/layout/forceAtlas2.ts';
import { createIterate } from '../../../src/core/layout/forceAtlas2Kernel.ts';
import { createRandom } from '../../../src/core/random.ts';
import { scatter } from './fixtures.ts';

/** A random graph: three ties a paper, weights in (0, 1]; the last paper tied to nothing. */
function randomMatrices(papers: number, coincident: boolean): Matrices {
  const random = createRandom(papers);
  const source: number[] = [];
  const target: number[] = [];
  for (let row = 1; row < papers - 1; row += 1) {
    for (let tie = 0; tie < 3; tie += 1) {
      source.push(row);
      target.push(Math.floor(random() * row));
    }
  }
  const positions = scatter(papers, 100, papers);
  // A quarter of the papers at one place, two of them in the middle.
  if (coincident) {
    for (let row = 1; row <= papers / 4; row += 1) positions.copyWithin(row * 2, 0, 2);
    positions.fill(0, -4);
  }
  const weight = Float32Array.from(source, () => 1 - random());
  return buildMatrices(positions, {
    source: Uint32Array.from(source),
    target: Uint32Array.from(target),
    weight,
  });
}

const usual = { linLogMode: false, gravity: 1, strongGravityMode: false, scalingRatio: 1, slowDown: 1 };
const kinds: readonly ForceSettings[] = [
  usual,
  { ...usual, linLogMode: true, gravity: 0.2, slowDown: 7 },
  { ...usual, linLogMode: true, strongGravityMode: true, gravity: 0.05, scalingRatio: 10 },
  { ...usual, scalingRatio: 0.3, slowDown: 3 },
];

function copyOf({ nodes, edges }: Matrices): Matrices {
  return { nodes: nodes.slice(), edges: edges.slice() };
}

/** Largest difference between any two coordinates. */
function farthest(a: Float32Array, b: Float32Array): number {
  let most = 0;
  for (let node = 0; node < a.length; node += nodeColumns) {
    for (const axis of [0, 1]) most = Math.max(most, Math.abs(a[node + axis]! - b[node + axis]!));
  }
  return most;
}

const sizes = [2, 3, 4, 5, 7, 8, 16, 61, 250, 500];

test('kernels run here: the comparison compares two', () => {
  expect(createPlacingKernel()).toBeDefined();
});

test.each(sizes)('%i papers: kernel and plain TypeScript give the same bits', (papers) => {
  for (const settings of kinds) {
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
test.each(sizes)(
  'each iteration on %i papers is that of the package, to 1e-4 of the longest step',
  (papers) => {
    for (const settings of kinds) {
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
  createIterate(own, kinds[1]!, createPlacingKernel())(10);
  expect([own.nodes[0], own.nodes[1]]).toEqual([x, y]);
});

test('in slices as in one run, bit for bit', () => {
  const whole = randomMatrices(120, false);
  const sliced = copyOf(whole);
  createIterate(whole, kinds[1]!, createPlacingKernel())(40);
  const run = createIterate(sliced, kinds[1]!, createPlacingKernel());
  for (const count of [1, 9, 13, 17]) run(count);
  expect(sliced.nodes).toEqual(whole.nodes);
});
