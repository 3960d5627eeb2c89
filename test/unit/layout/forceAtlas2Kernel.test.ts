import { expect, test } from 'vitest';
import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2';
import { createPlacingKernel } from '../../../src/core/kernels/placing.ts';
import { buildMatrices, completeSettings, iterateTimes } from '../../../src/core/layout/forceAtlas2.ts';
import type { Matrices } from '../../../src/core/layout/forceAtlas2.ts';
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
  if (coincident) positions.copyWithin(2, 0, 2 * Math.max(1, Math.floor(papers / 4)));
  if (coincident) positions.set([0, 0]);
  const weight = Float32Array.from(source, () => 1 - random());
  return buildMatrices(positions, {
    source: Uint32Array.from(source),
    target: Uint32Array.from(target),
    weight,
  });
}

const kinds: readonly ForceAtlas2Settings[] = [
  {},
  { linLogMode: true, gravity: 0.2, slowDown: 7 },
  { linLogMode: true, strongGravityMode: true, gravity: 0.05, scalingRatio: 10 },
  { edgeWeightInfluence: 0.5, scalingRatio: 0.3, slowDown: 3 },
];

function copyOf({ nodes, edges }: Matrices): Matrices {
  return { nodes: nodes.slice(), edges: edges.slice() };
}

test('kernels run here: the comparison with the package compares two', () => {
  expect(createPlacingKernel()).toBeDefined();
});

test.each([2, 3, 4, 5, 7, 16, 61, 250, 500])(
  'each iteration on %i papers is that of the package',
  (papers) => {
    for (const kind of kinds) {
      for (const coincident of [false, true]) {
        const settings = completeSettings(kind);
        const own = randomMatrices(papers, coincident);
        const theirs = copyOf(own);
        const iterate = createIterate(own, settings, createPlacingKernel());
        for (let iteration = 0; iteration < 12; iteration += 1) {
          iterate(1);
          iterateTimes(theirs, settings, 1);
          // toEqual tells 0 from -0, which the next iteration does not.
          expect(own.nodes.map((value) => value + 0)).toEqual(theirs.nodes.map((value) => value + 0));
        }
      }
    }
  },
);

test('papers held in place stay', () => {
  const own = randomMatrices(20, false);
  own.nodes[9] = 1;
  const [x, y] = own.nodes;
  const theirs = copyOf(own);
  const settings = completeSettings({ linLogMode: true });
  createIterate(own, settings, createPlacingKernel())(10);
  iterateTimes(theirs, settings, 10);
  expect([own.nodes[0], own.nodes[1]]).toEqual([x, y]);
  expect(own.nodes).toEqual(theirs.nodes);
});

test('in slices as in one run, bit for bit; what the kernel does not cover goes to the package', () => {
  const settings = completeSettings({ linLogMode: true, gravity: 0.2 });
  const whole = randomMatrices(120, false);
  const sliced = copyOf(whole);
  createIterate(whole, settings, createPlacingKernel())(40);
  const iterate = createIterate(sliced, settings, createPlacingKernel());
  for (const count of [1, 9, 13, 17]) iterate(count);
  expect(sliced.nodes).toEqual(whole.nodes);
  const tree = completeSettings({ barnesHutOptimize: true });
  const own = randomMatrices(120, false);
  const theirs = copyOf(own);
  createIterate(own, tree, createPlacingKernel())(5);
  iterateTimes(theirs, tree, 5);
  expect(own.nodes).toEqual(theirs.nodes);
});
