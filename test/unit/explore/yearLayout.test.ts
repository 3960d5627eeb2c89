import { expect, test } from 'vitest';
import { arrangeByYear } from '../../../src/core/explore/yearLayout.ts';

const axis = { from: 2000, to: 2003, width: 1, bins: 4 };
const positions = Float32Array.of(5, 0, -5, 100, 3, 20, 1, 30, 9, 40, 0, 50, 2, 60);
//                              2001   2001    2000   2003   1066   none   9999
const years = Int32Array.of(2001, 2001, 2000, 2003, 1066, 0, 9999);

test('x follows the year, y stays, and odd years stand in columns of their own at the ends', () => {
  const { positions: placed, columns, columnWidth } = arrangeByYear(positions, years, axis);
  expect(columns.map(({ label }) => label)).toEqual([
    'no year',
    'earlier',
    '2000',
    '2001',
    '2002',
    '2003',
    'later',
  ]);
  years.forEach((_, row) => expect(placed[2 * row + 1]).toBe(positions[2 * row + 1]));
  const columnOf = (row: number) =>
    columns.find(({ x }) => Math.abs(x - placed[2 * row]!) < columnWidth / 2)?.label;
  expect(Array.from(years.keys(), columnOf)).toEqual([
    '2001',
    '2001',
    '2000',
    '2003',
    'earlier',
    'no year',
    'later',
  ]);
  // Of one year, the one that lies left on the map lies left in its column.
  expect(placed[2]).toBeLessThan(placed[0]!);
});

test('columns that nobody needs are not there, and their widths share the whole', () => {
  const { columns, columnWidth } = arrangeByYear(
    positions,
    years.map(() => 2001),
    axis,
  );
  expect(columns.map(({ label }) => label)).toEqual(['2000', '2001', '2002', '2003']);
  expect(columnWidth * 4).toBeCloseTo(1.35 * 100);
  expect(columns[0]!.x).toBeCloseTo(-columns[3]!.x);
});

test('papers all at one height, or none, have places too', () => {
  const { positions: placed } = arrangeByYear(Float32Array.of(1, 2, 3, 2), Int32Array.of(2000, 2003), axis);
  expect(placed.every(Number.isFinite)).toBe(true);
  expect(arrangeByYear(new Float32Array(), new Int32Array(), axis).positions).toHaveLength(0);
});
