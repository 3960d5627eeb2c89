import { expect, test } from 'vitest';
import { nodeRadii } from '../../../src/core/graph/sizes.ts';
import { halfWidth } from '../../../src/core/layout/frame.ts';
import { createPlacingKernel } from '../../../src/core/kernels/placing.ts';
import { chooseStyle, describeLayout, layoutMap } from '../../../src/core/layout/layout.ts';
import type { LayoutOptions } from '../../../src/core/layout/layout.ts';
import type { MapEdges } from '../../../src/core/types.ts';
import { edgesFrom, plantedEdges, shuffled } from '../graph/fixtures.ts';
import { countOverlaps, groupedRows } from './fixtures.ts';
import { loadPlainEngines } from '../../../src/core/preparePlain.ts';

await loadPlainEngines();

function layOut(edges: MapEdges, papers: number, options: Partial<LayoutOptions> = {}) {
  const lsa = options.lsa ?? groupedRows(4, papers / 4, 1);
  const job = layoutMap(edges, papers, {
    lsa,
    sizes: nodeRadii(edges, papers),
    seed: 1,
    iterations: 100,
    ...options,
  });
  let steps = 0;
  for (;;) {
    const step = job.next();
    if (step.done === true) return { positions: step.value, steps };
    expect(step.value.positions).toHaveLength(papers * 2);
    steps += 1;
  }
}

const edges = plantedEdges(4, 25, 0.3, 0.02, 1);

test('the same input gives the same map, whatever the order of the edges', () => {
  const first = layOut(edges, 100).positions;
  expect(layOut(edges, 100).positions).toEqual(first);
  expect(first.every(Number.isFinite)).toBe(true);
  expect(layOut(shuffled(edges, 3), 100).positions).toEqual(first);
});

test('no two papers overlap, the map is centred and of the stated extent', () => {
  const { positions } = layOut(edges, 100);
  expect(countOverlaps(positions, nodeRadii(edges, 100))).toBe(0);
  const xs = [...positions].filter((_, i) => i % 2 === 0);
  const ys = [...positions].filter((_, i) => i % 2 === 1);
  expect(Math.max(...xs) + Math.min(...xs)).toBeCloseTo(0, 2);
  expect(Math.max(...ys) + Math.min(...ys)).toBeCloseTo(0, 2);
  const reach = Math.max(...positions.map(Math.abs));
  expect(reach).toBeGreaterThan(halfWidth(100) * 0.99);
  expect(reach).toBeLessThan(halfWidth(100) * 1.3);
});

test('papers of a group end nearer to each other than to the rest', () => {
  const { positions } = layOut(edges, 100);
  let [inside, across, insidePairs, acrossPairs] = [0, 0, 0, 0];
  for (let a = 0; a < 100; a += 1) {
    for (let b = a + 1; b < 100; b += 1) {
      const distance = Math.hypot(
        positions[a * 2]! - positions[b * 2]!,
        positions[a * 2 + 1]! - positions[b * 2 + 1]!,
      );
      if (Math.floor(a / 25) === Math.floor(b / 25))
        [inside, insidePairs] = [inside + distance, insidePairs + 1];
      else [across, acrossPairs] = [across + distance, acrossPairs + 1];
    }
  }
  expect(inside / insidePairs).toBeLessThan(0.6 * (across / acrossPairs));
});

test('a paper tied to nothing stands among those it resembles, not on a ring', () => {
  const loose = edgesFrom(
    [...edges.source.keys()]
      .map((edge) => [edges.source[edge]!, edges.target[edge]!, 0.5] as const)
      .filter(([a, b]) => ![10, 35, 60, 85].includes(a) && ![10, 35, 60, 85].includes(b)),
  );
  const { positions } = layOut(loose, 100);
  for (const row of [10, 35, 60, 85]) {
    const near = Array.from({ length: 100 }, (_, other) => other)
      .filter((other) => other !== row)
      .map((other) => ({
        other,
        distance: Math.hypot(
          positions[other * 2]! - positions[row * 2]!,
          positions[other * 2 + 1]! - positions[row * 2 + 1]!,
        ),
      }))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, 5);
    const sameGroup = near.filter(({ other }) => Math.floor(other / 25) === Math.floor(row / 25)).length;
    expect(sameGroup).toBeGreaterThanOrEqual(3);
  }
});

test.each([
  [0, 'forces'],
  [1, 'forces'],
  [2, 'forces'],
  [3, 'forces'],
  [0, 'neighbours'],
  [1, 'neighbours'],
  [2, 'neighbours'],
] as const)('%i papers have places (%s)', (papers, style) => {
  const lsa = { rows: papers, columns: 0, values: new Float32Array(0) };
  const { positions } = layOut(edgesFrom([]), papers, { lsa, style });
  expect(positions).toHaveLength(papers * 2);
  expect(positions.every(Number.isFinite)).toBe(true);
  expect(countOverlaps(positions, nodeRadii(edgesFrom([]), papers))).toBe(0);
});

test('identical papers part', () => {
  const lsa = { rows: 12, columns: 2, values: new Float32Array(24).fill(Math.SQRT1_2) };
  const { positions } = layOut(
    edgesFrom([
      [0, 1, 1],
      [1, 2, 1],
    ]),
    12,
    { lsa },
  );
  expect(positions.every(Number.isFinite)).toBe(true);
  expect(
    countOverlaps(
      positions,
      nodeRadii(
        edgesFrom([
          [0, 1, 1],
          [1, 2, 1],
        ]),
        12,
      ),
    ),
  ).toBe(0);
});

test('a neighbour embedding keeps groups together, without overlaps, the same in any order of the edges', () => {
  const first = layOut(edges, 100, { style: 'neighbours' }).positions;
  expect(layOut(shuffled(edges, 5), 100, { style: 'neighbours' }).positions).toEqual(first);
  expect(countOverlaps(first, nodeRadii(edges, 100))).toBe(0);
  expect(shareOfGroupAmongNearest(first, 25)).toBeGreaterThan(0.8);
});

test('a map that goes on from another keeps known papers near their places and puts new ones beside their neighbours', () => {
  for (const style of ['forces', 'neighbours'] as const) {
    const before = layOut(edges, 100, { style }).positions;
    const start = before.slice();
    start.set([NaN, NaN], 40);
    const after = layOut(edges, 100, { style, start }).positions;
    expect(after.every(Number.isFinite)).toBe(true);
    const moved = Array.from({ length: 100 }, (_, row) =>
      Math.hypot(after[row * 2]! - before[row * 2]!, after[row * 2 + 1]! - before[row * 2 + 1]!),
    ).sort((a, b) => a - b);
    expect(moved[50]!).toBeLessThan(halfWidth(100) * 0.2);
    expect(shareOfGroupAmongNearest(after, 25)).toBeGreaterThan(0.6);
  }
});

test('a start of the wrong length is refused with what was got and expected', () => {
  expect(() => layOut(edges, 100, { start: new Float32Array(10) })).toThrow(
    'start of 10 numbers, expected 200',
  );
});

/** Mean share of the five nearest of each paper that belong to its group. */
function shareOfGroupAmongNearest(positions: Float32Array, size: number): number {
  const papers = positions.length / 2;
  let same = 0;
  for (let row = 0; row < papers; row += 1) {
    const nearest = Array.from({ length: papers }, (_, other) => other)
      .filter((other) => other !== row)
      .map(
        (other) =>
          [
            other,
            Math.hypot(
              positions[other * 2]! - positions[row * 2]!,
              positions[other * 2 + 1]! - positions[row * 2 + 1]!,
            ),
          ] as const,
      )
      .sort((a, b) => a[1] - b[1])
      .slice(0, 5);
    same += nearest.filter(([other]) => Math.floor(other / size) === Math.floor(row / size)).length;
  }
  return same / papers / 5;
}

test('the continuous end of the knob is ForceAtlas2 at every size; by itself larger maps are embedded', () => {
  for (const papers of [10, 2000, 10_000, 50_000]) {
    expect(chooseStyle(papers, 0)).toBe('forces');
    expect(describeLayout(papers, 0).name).toBe('ForceAtlas2');
    expect(chooseStyle(papers)).toBe(papers <= 500 ? 'forces' : 'neighbours');
  }
});

test('a continuous map of many papers: groups together, no overlaps, with the kernel as without', () => {
  const papers = 1200;
  const large = plantedEdges(4, papers / 4, 0.02, 0.0005, 2);
  const options = { islands: 0, iterations: 12, seed: 3 };
  const { positions } = layOut(large, papers, { ...options, kernel: createPlacingKernel() });
  expect(layOut(large, papers, options).positions).toEqual(positions);
  expect(countOverlaps(positions, nodeRadii(large, papers))).toBe(0);
  let [inside, across] = [0, 0];
  for (let row = 0; row < papers; row += 1) {
    const reach = (other: number) =>
      Math.hypot(
        positions[row * 2]! - positions[other * 2]!,
        positions[row * 2 + 1]! - positions[other * 2 + 1]!,
      );
    inside += reach(((row + 1) % 300) + 300 * Math.floor(row / 300));
    across += reach((row + 300) % papers);
  }
  expect(inside).toBeLessThan(0.6 * across);
});

test('the smaller the map, the more epochs it is placed for, from 100 to 200; the largest have 50', () => {
  const epochs = [501, 5000, 7500, 10_000, 60_000, 60_001].map(
    (papers) => describeLayout(papers)?.iterations,
  );
  expect(epochs).toEqual([200, 200, 130, 100, 100, 50]);
});
