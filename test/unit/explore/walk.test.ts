import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/random.ts';
import { stepTowards, type Direction } from '../../../src/core/explore/walk.ts';

//        3
//   1    0      2
//           4
const positions = Float32Array.of(0, 0, -2, 0, 3, 0, 0, 2, 1, -1.5);
const step = (direction: Direction, neighbours: readonly number[] = [1, 2, 3, 4]) =>
  stepTowards(positions, 0, neighbours, direction);

test('an arrow leads to the neighbour that lies there', () => {
  expect((['left', 'right', 'up', 'down'] as const).map((direction) => step(direction))).toEqual([
    1, 2, 3, 4,
  ]);
});

test('only tied papers count; where none lies that way there is no step', () => {
  expect(step('left', [2, 3, 4])).toBeUndefined();
  expect(step('right', [])).toBeUndefined();
});

test('of two the same way the nearer one, and a small turn aside is better than a long way', () => {
  const places = Float32Array.of(0, 0, 5, 0, 2, 0, 3, 2.9);
  expect(stepTowards(places, 0, [1, 2, 3], 'right')).toBe(2);
  expect(stepTowards(places, 0, [1, 3], 'right')).toBe(1);
});

test('with one neighbour, some arrow always leads to it', () => {
  const random = createRandom(4);
  for (let run = 0; run < 200; run++) {
    const places = Float32Array.from({ length: 4 }, () => random() * 10);
    const found = (['left', 'right', 'up', 'down'] as const).map((way) => stepTowards(places, 0, [1], way));
    expect(found).toContain(1);
  }
});
