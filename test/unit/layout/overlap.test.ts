import { expect, test } from 'vitest';
import { createPlacingKernel } from '../../../src/core/kernels/placing.ts';
import { removeOverlaps } from '../../../src/core/layout/overlap.ts';
import { countOverlaps, scatter } from './fixtures.ts';

function part(positions: Float32Array, radii: Float32Array, room = 0, kernel = false): Float32Array {
  const parted = positions.slice();
  const passes = removeOverlaps(parted, radii, room, kernel ? createPlacingKernel() : undefined);
  while (passes.next().done !== true);
  return parted;
}

test('two discs part along their line, both by half', () => {
  const parted = part(Float32Array.of(-1, 0, 1, 0), Float32Array.of(5, 5));
  expect(parted[2]! - parted[0]!).toBeGreaterThanOrEqual(10);
  expect(parted[0]).toBeCloseTo(-parted[2]!, 5);
  expect(parted[1]).toBe(0);
});

test.each([
  ['a crowd in a small square', scatter(300, 100, 3)],
  ['all at one place', new Float32Array(200)],
  ['on one line', Float32Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? i / 10 : 0))],
])('%s: every pair is checked, none overlaps', (_, positions) => {
  const radii = Float32Array.from({ length: positions.length / 2 }, (_, row) => 5 + (row % 12));
  expect(countOverlaps(part(positions, radii), radii)).toBe(0);
});

test('what does not overlap does not move', () => {
  const positions = Float32Array.of(0, 0, 100, 0, 0, 100);
  expect(part(positions, Float32Array.of(10, 10, 10))).toEqual(positions);
});

test.each([
  ['a crowd', scatter(500, 100, 3), 40],
  ['all at one place', new Float32Array(200), 0],
  ['a line', Float32Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? i / 10 : 0)), 20],
  ['one paper', Float32Array.of(3, 4), 10],
  ['none', new Float32Array(0), 10],
])('%s: the kernel parts it to the same bits', (_, positions, room) => {
  expect(createPlacingKernel()).toBeDefined();
  const radii = Float32Array.from({ length: positions.length / 2 }, (_, row) => 5 + (row % 12));
  expect(part(positions, radii, room, true)).toEqual(part(positions, radii, room));
});
