import { expect, it } from 'vitest';
import { placeAmong } from '../../../src/core/layout/anchored.ts';
import type { Neighbours } from '../../../src/core/types.ts';

const none = 0xffffffff;

function neighboursOf(lists: readonly (readonly (readonly [number, number])[])[]): Neighbours {
  const k = 3;
  const neighbours = {
    k,
    index: new Uint32Array(lists.length * k).fill(none),
    weight: new Float32Array(lists.length * k),
  };
  lists.forEach((list, row) =>
    list.forEach(([other, weight], at) => {
      neighbours.index[row * k + at] = other;
      neighbours.weight[row * k + at] = weight;
    }),
  );
  return neighbours;
}

it('leaves placed papers where they are, to the bit, and puts a new one in the weighted middle of what it resembles', () => {
  const places = Float32Array.from([0, 0, 100, 0.3, NaN, NaN]);
  const found = placeAmong(
    places,
    neighboursOf([
      [],
      [],
      [
        [0, 0.3],
        [1, 0.1],
      ],
    ]),
    new Float32Array(3).fill(5),
  );
  expect(Array.from(found.subarray(0, 4))).toEqual(Array.from(places.subarray(0, 4)));
  expect(found[4]).toBeCloseTo(25);
  expect(found[5]).toBeCloseTo(0.075);
});

it('overlaps nothing, and finds a place for papers that resemble new ones only, or none', () => {
  const papers = 40;
  const places = new Float32Array(2 * papers).fill(NaN);
  places.set([0, 0, 12, 0]);
  const lists = Array.from({ length: papers }, (_, row) =>
    row < 2 || row === 39 ? [] : row === 2 ? [[38, 0.5] as const] : [[0, 0.5] as const, [1, 0.5] as const],
  );
  const radii = Float32Array.from({ length: papers }, (_, row) => 4 + (row % 5));
  const found = placeAmong(places, neighboursOf(lists), radii);
  expect(found.every(Number.isFinite)).toBe(true);
  for (let a = 0; a < papers; a += 1) {
    for (let b = Math.max(2, a + 1); b < papers; b += 1) {
      const distance = Math.hypot(found[2 * a]! - found[2 * b]!, found[2 * a + 1]! - found[2 * b + 1]!);
      expect(distance).toBeGreaterThanOrEqual(radii[a]! + radii[b]!);
    }
  }
  expect(placeAmong(places, neighboursOf(lists), radii)).toEqual(found);
});
