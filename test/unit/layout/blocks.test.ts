import defaults from 'graphology-layout-forceatlas2/defaults.js';
import iterate from 'graphology-layout-forceatlas2/iterate.js';
import { expect, test } from 'vitest';
import { createPlacingKernel } from '../../../src/core/kernels/placing.ts';
import type { PlacingKernel } from '../../../src/core/kernels/placing.ts';
import { createBlocks, fillBlocks, layOutLevels } from '../../../src/core/layout/blocks.ts';
import { orderAlongCurve } from '../../../src/core/layout/curve.ts';
import type { ForceSettings, Matrices } from '../../../src/core/layout/forceAtlas2.ts';
import { nodeColumns } from '../../../src/core/layout/forceAtlas2.ts';
import { iterateByBlocks } from '../../../src/core/layout/forceBlocks.ts';
import { iterateForces } from '../../../src/core/layout/forceIterations.ts';
import { scatter } from './fixtures.ts';
import { copyOf, forceKinds, graphSizes, randomMatrices } from './forceGraphs.ts';

/** Whole iterations, papers ordered before each. */
function iterateWhole(
  matrices: Matrices,
  settings: ForceSettings,
  theta: number,
  kernel: PlacingKernel | undefined,
  count = 1,
): void {
  const run = iterateByBlocks(matrices, settings, theta, kernel);
  for (let step = 0; step < count; step += 1) {
    run.begin(orderAlongCurve(matrices.nodes, nodeColumns));
    run.push(0, run.groups);
    run.end();
  }
}

/** The sum of the lengths of all pushes on each paper, by brute force. */
function pushLengths({ nodes }: Matrices, scaling: number): number[] {
  const lengths: number[] = [];
  for (let own = 0; own < nodes.length; own += nodeColumns) {
    let sum = 0;
    for (let other = 0; other < nodes.length; other += nodeColumns) {
      const distance = Math.hypot(nodes[own]! - nodes[other]!, nodes[own + 1]! - nodes[other + 1]!);
      if (distance > 0) sum += (scaling * nodes[own + 6]! * nodes[other + 6]!) / distance;
    }
    lengths.push(sum);
  }
  return lengths;
}

test('the curve visits neighbouring cells one after the other', () => {
  const side = 32;
  const nodes = new Float32Array(side * side * 2);
  for (let row = 0; row < side * side; row += 1) nodes.set([row % side, Math.floor(row / side)], row * 2);
  // Corners of the square that the curve fills, so that a cell is as large as a step.
  const order = orderAlongCurve(nodes, 2);
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from(order.keys()));
  for (let place = 1; place < order.length; place += 1) {
    const [a, b] = [order[place - 1]!, order[place]!];
    const steps = Math.abs((a % side) - (b % side)) + Math.abs(Math.floor(a / side) - Math.floor(b / side));
    expect(steps).toBe(1);
  }
});

test('papers at one place keep the order of their rows', () => {
  expect([...orderAlongCurve(new Float32Array(20).fill(3), 2)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('levels have room for fours, up to one four', () => {
  expect(layOutLevels(1)).toEqual([0, 4]);
  expect(layOutLevels(16)).toEqual([0, 4]);
  // 17 papers fill two groups of four leaves each: eight leaves, two blocks above in a room of four.
  expect(layOutLevels(17)).toEqual([0, 8, 12]);
});

test('a leaf by hand: centre of mass, and twice the square of the way to the farthest corner', () => {
  const blocks = createBlocks(4);
  blocks.xs.set([0, 4, 0, 4]);
  blocks.ys.set([0, 0, 2, 2]);
  blocks.pushes.set([1, 3, 1, 3]);
  blocks.xs.fill(4, 4);
  blocks.ys.fill(2, 4);
  fillBlocks(blocks);
  expect([blocks.push[0], blocks.centreX[0], blocks.centreY[0]]).toEqual([8, 3, 1]);
  // Farthest corner: 3 to the left, 1 up or down.
  expect(blocks.reach[0]).toBe(20);
  expect(blocks.push[1]).toBe(0);
});

test.each(graphSizes)('%i papers: kernel and plain TypeScript give the same bits by blocks', (papers) => {
  for (const settings of forceKinds) {
    for (const coincident of [false, true]) {
      const own = randomMatrices(papers, coincident);
      const plain = copyOf(own);
      iterateWhole(own, settings, 0.7, createPlacingKernel(), 12);
      iterateWhole(plain, settings, 0.7, undefined, 12);
      expect(own.nodes).toEqual(plain.nodes);
    }
  }
});

// The package without Barnes-Hut is the truth. Attraction and gravity are exact, so the error of a force is that of its pushes.
test.each(graphSizes)('%i papers: forces are off by at most theta^2 / 2 of all pushes', (papers) => {
  for (const theta of [0.3, 0.5, 1]) {
    for (const settings of forceKinds) {
      for (const coincident of [false, true]) {
        const own = randomMatrices(papers, coincident);
        const truth = copyOf(own);
        const lengths = pushLengths(own, settings.scalingRatio);
        iterate({ ...defaults, ...settings }, truth.nodes, truth.edges);
        iterateWhole(own, settings, theta, createPlacingKernel());
        lengths.forEach((length, row) => {
          const at = row * nodeColumns;
          const off = Math.hypot(
            own.nodes[at + 2]! - truth.nodes[at + 2]!,
            own.nodes[at + 3]! - truth.nodes[at + 3]!,
          );
          const single = 1e-5 * (length + Math.hypot(truth.nodes[at + 2]!, truth.nodes[at + 3]!));
          expect(off).toBeLessThanOrEqual((theta * theta * length) / 2 + single);
        });
      }
    }
  }
});

test('with theta 0 nothing is far: an iteration is that of the package, to 1e-4 of the longest step', () => {
  for (const settings of forceKinds) {
    const own = randomMatrices(250, true);
    const [theirs, before] = [copyOf(own), own.nodes.slice()];
    iterate({ ...defaults, ...settings }, theirs.nodes, theirs.edges);
    iterateWhole(own, settings, 0, createPlacingKernel());
    let [longest, worst] = [0, 0];
    for (let node = 0; node < before.length; node += nodeColumns) {
      for (const at of [node, node + 1]) {
        longest = Math.max(longest, Math.abs(theirs.nodes[at]! - before[at]!));
        worst = Math.max(worst, Math.abs(theirs.nodes[at]! - own.nodes[at]!));
      }
    }
    expect(worst).toBeLessThanOrEqual(1e-4 * longest);
  }
});

/** On 2,000 papers the error is far below its bound, and below that of the package's own Barnes-Hut. */
test('equal theta: nearer the truth than the package', () => {
  const settings = forceKinds[1]!;
  const start = randomMatrices(2000, false);
  const [own, theirs, truth] = [copyOf(start), copyOf(start), copyOf(start)];
  iterate({ ...defaults, ...settings }, truth.nodes, truth.edges);
  const approximate = { ...defaults, ...settings, barnesHutOptimize: true, barnesHutTheta: 0.5 };
  iterate(approximate, theirs.nodes, theirs.edges);
  iterateWhole(own, settings, 0.5, createPlacingKernel());
  const meanError = ({ nodes }: Matrices) => {
    let sum = 0;
    for (let node = 0; node < nodes.length; node += nodeColumns) {
      sum += Math.hypot(nodes[node + 2]! - truth.nodes[node + 2]!, nodes[node + 3]! - truth.nodes[node + 3]!);
    }
    return sum;
  };
  expect(meanError(own)).toBeGreaterThan(0);
  expect(meanError(own)).toBeLessThan(0.5 * meanError(theirs));
});

test('by blocks, in slices as in one run, with and without kernel, bit for bit', () => {
  const papers = 1500;
  const start = randomMatrices(papers, false);
  const settings = forceKinds[1]!;
  const sliced = copyOf(start);
  const reports = [...iterateForces(sliced, settings, 11, undefined)];
  // Several reports an iteration: it was sliced.
  expect(reports.length).toBeGreaterThan(11);
  expect(reports.at(-1)).toBe(11);
  const whole = copyOf(start);
  for (const done of iterateForces(whole, settings, 11, createPlacingKernel())) expect(done).toBeLessThan(12);
  expect(sliced.nodes).toEqual(whole.nodes);
});

test('1 / (z - w) by its block is off by the square of distance over distance: the bound that is stated', () => {
  const places = scatter(40, 1, 3);
  let [x, y] = [0, 0];
  for (let at = 0; at < places.length; at += 2) [x, y] = [x + places[at]! / 40, y + places[at + 1]! / 40];
  for (const distance of [2, 3, 5, 10]) {
    let [sumX, sumY, lengths] = [0, 0, 0];
    let reach = 0;
    for (let at = 0; at < places.length; at += 2) {
      const [dx, dy] = [x + distance - places[at]!, y - places[at + 1]!];
      const square = dx * dx + dy * dy;
      [sumX, sumY, lengths] = [sumX + dx / square, sumY + dy / square, lengths + 1 / Math.sqrt(square)];
      reach = Math.max(reach, Math.hypot(places[at]! - x, places[at + 1]! - y));
    }
    const off = Math.hypot(sumX - 40 / distance, sumY);
    expect(off).toBeLessThanOrEqual((reach / distance) ** 2 * lengths);
  }
});
