import { expect, test } from 'vitest';
import * as selection from '../../../src/core/explore/selection.ts';
import { createRandom } from '../../../src/core/random.ts';
import { makeEdges } from './support.ts';

const set = (...rows: number[]) => Uint32Array.from(rows);

test('unite, cut, subtract, invert, toggle', () => {
  expect(selection.makeRowSet([5, 1, 5, 3])).toEqual(set(1, 3, 5));
  expect(selection.uniteRows(set(1, 4), set(2, 4))).toEqual(set(1, 2, 4));
  expect(selection.cutRows(set(1, 4), set(2, 4))).toEqual(set(4));
  expect(selection.subtractRows(set(1, 4), set(2, 4))).toEqual(set(1));
  expect(selection.invertRows(set(1, 4), 5)).toEqual(set(0, 2, 3));
  expect(selection.toggleRow(set(1, 4), 4)).toEqual(set(1));
  expect(selection.toggleRow(set(1, 4), 2)).toEqual(set(1, 2, 4));
});

test('the laws of sets, on random ones', () => {
  const random = createRandom(8);
  const draw = () => selection.rowsOfMask(Uint8Array.from({ length: 40 }, () => (random() < 0.4 ? 1 : 0)));
  for (let run = 0; run < 50; run++) {
    const [a, b] = [draw(), draw()];
    const not = (rows: Uint32Array) => selection.invertRows(rows, 40);
    expect(not(not(a))).toEqual(a);
    expect(not(selection.uniteRows(a, b))).toEqual(selection.cutRows(not(a), not(b)));
    expect(selection.subtractRows(a, b)).toEqual(selection.cutRows(a, not(b)));
    expect(selection.rowsOfMask(selection.maskOfRows(a, 40))).toEqual(a);
  }
});

const chain = makeEdges([
  [0, 1, 0.5],
  [1, 2, 0.2],
  [2, 3, 0.5],
  [4, 5, 0.5],
]);

test('neighbours within steps, over strong enough edges', () => {
  expect(selection.neighboursWithin(6, chain, set(0), 0)).toEqual(set(0));
  expect(selection.neighboursWithin(6, chain, set(0), 1)).toEqual(set(0, 1));
  expect(selection.neighboursWithin(6, chain, set(0, 4), 2)).toEqual(set(0, 1, 2, 4, 5));
  expect(selection.neighboursWithin(6, chain, set(0), 9, 0.3)).toEqual(set(0, 1));
});

test('the component of a paper', () => {
  expect(selection.componentOf(6, chain, 3)).toEqual(set(0, 1, 2, 3));
  expect(selection.componentOf(7, chain, 6)).toEqual(set(6));
});

test('inside an outline that bends inwards', () => {
  // A square with a notch cut from the right: (2, 2) lies in the notch.
  const outline = [0, 0, 4, 0, 1, 2, 4, 4, 0, 4];
  const positions = Float32Array.of(0.5, 2, 2, 2, 2, 0.5, 5, 2, -1, 0);
  expect(selection.rowsInPolygon(positions, outline)).toEqual(set(0, 2));
  expect(selection.rowsInPolygon(positions, [])).toEqual(set());
  expect(selection.rowsInPolygon(positions, [0, 0, 4, 4])).toEqual(set());
});

test('neighbouring outlines share no paper and lose none on their common border', () => {
  const positions = Float32Array.of(1, 0, 1, 1, 1, 0.5, 0.5, 0.5, 1.5, 0.5);
  const left = selection.rowsInPolygon(positions, [0, -1, 1, -1, 1, 2, 0, 2]);
  const right = selection.rowsInPolygon(positions, [1, -1, 2, -1, 2, 2, 1, 2]);
  expect(selection.cutRows(left, right)).toEqual(set());
  expect(selection.uniteRows(left, right)).toEqual(set(0, 1, 2, 3, 4));
});

test('a rectangle is the outline of its corners, whichever corner was pressed first', () => {
  const random = createRandom(12);
  const positions = Float32Array.from({ length: 400 }, () => random() * 10);
  const rectangle = selection.rowsInRectangle(positions, 7, 2, 3, 8);
  expect(rectangle).toEqual(selection.rowsInPolygon(positions, [3, 2, 7, 2, 7, 8, 3, 8]));
  expect(rectangle.length).toBeGreaterThan(10);
});
