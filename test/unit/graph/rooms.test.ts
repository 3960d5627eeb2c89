import { expect, test } from 'vitest';
import { findRooms } from '../../../src/core/graph/rooms.ts';

/** A letter L: 64 x 64, its upper right quarter (and more) left out. */
const letter = [0, 0, 64, 0, 64, 16, 16, 16, 16, 64, 0, 64];

test('the low rooms of an L lie along its foot, the high ones in its stem', () => {
  const rooms = findRooms(letter, [], { x: 20, y: 20 });
  const low = rooms.find(({ height }) => height === 8)!;
  expect(low).toMatchObject({ width: 64, x: 32 });
  expect(low.y).toBeLessThan(16);
  const high = rooms.at(-1)!;
  expect(high.width).toBe(16);
  expect(high.height).toBeGreaterThan(50);
  expect(high.x).toBe(8);
});

test('heights rise, and no room is wider than a lower one by much', () => {
  const rooms = findRooms(letter, [], { x: 8, y: 8 });
  for (let at = 1; at < rooms.length; at += 1) {
    expect(rooms[at]!.height).toBeGreaterThan(rooms[at - 1]!.height);
    expect(rooms[at]!.width).toBeLessThanOrEqual(rooms[at - 1]!.width + 4);
  }
});

test('of rooms of a width the one nearest to the middle is taken, and holes are kept clear', () => {
  const square = [0, 0, 64, 0, 64, 64, 0, 64];
  const [first] = findRooms(square, [], { x: 32, y: 50 });
  expect(Math.abs(first!.y - 50)).toBeLessThanOrEqual(1);
  const hole = [20, 20, 20, 44, 44, 44, 44, 20];
  for (const { x, y, width, height } of findRooms(square, [hole], { x: 32, y: 32 })) {
    const meets = x - width / 2 < 43 && x + width / 2 > 21 && y - height / 2 < 43 && y + height / 2 > 21;
    expect(meets).toBe(false);
  }
});
