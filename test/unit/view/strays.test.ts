import { expect, test } from 'vitest';
import { makeDots } from '../../../src/view/dots.ts';
import type { Scene } from '../../../src/view/scene.ts';
import { fadeStrays } from '../../../src/view/strays.ts';

const scene = {
  assignment: Uint16Array.of(0, 0, 1),
  radii: Float32Array.of(10, 10, 10),
  theme: 'light',
  colours: undefined,
} as unknown as Scene;
const regions = [{ cluster: 0, rings: [], places: [], strays: Uint32Array.of(1) }];

test('papers away from their cluster are smaller and fainter, the others as they were', () => {
  const plain = makeDots(scene, 1);
  const dots = makeDots(scene, 1);
  fadeStrays(dots, scene, regions);
  expect([...dots.sizes]).toEqual([10, 8, 10]);
  const perDot = dots.corners.length / 3;
  const look = ({ corners }: typeof dots, row: number) => [
    ...corners.subarray(row * perDot, (row + 1) * perDot),
  ];
  expect(look(dots, 0)).toEqual(look(plain, 0));
  expect(look(dots, 2)).toEqual(look(plain, 2));
  const [size, colour] = [2, 3];
  for (let corner = 0; corner < 3; corner += 1) {
    const at = perDot + (corner * perDot) / 3;
    expect(dots.corners[at + size]).toBe(8);
    expect(new Uint32Array(dots.corners.buffer)[at + colour]).not.toBe(
      new Uint32Array(plain.corners.buffer)[at + colour],
    );
  }
});

test('where colours say something else all papers are as bright', () => {
  const coloured = { ...scene, colours: ['#111111', '#222222', '#333333'] };
  const dots = makeDots(coloured, 1);
  fadeStrays(dots, coloured, regions);
  expect(dots).toEqual(makeDots(coloured, 1));
});
