import { expect, test } from 'vitest';
import { shadeRegions } from '../../../src/core/graph/regionShades.ts';
import type { Region } from '../../../src/core/graph/regions.ts';

/** Squares of a board, each a region, with corners every tenth of a side. */
function board(columns: number, rows: number): Region[] {
  return Array.from({ length: columns * rows }, (_, cluster) => {
    const [x, y] = [cluster % columns, Math.floor(cluster / columns)];
    const side = Array.from({ length: 10 }, (_corner, i) => i / 10);
    const corners = [
      ...side.map((along) => [x + along, y]),
      ...side.map((along) => [x + 1, y + along]),
      ...side.map((along) => [x + 1 - along, y + 1]),
      ...side.map((along) => [x, y + 1 - along]),
    ];
    return { cluster, rings: [Float32Array.from(corners.flat())], places: [], strays: new Uint32Array() };
  });
}

test('regions in a row differ from those beside them', () => {
  const shades = shadeRegions(board(8, 1), 3);
  for (let region = 1; region < 8; region += 1) expect(shades[region]).not.toBe(shades[region - 1]);
});

test('a board needs four shades for its corners, and gets them', () => {
  const [columns, rows] = [5, 4];
  const shades = shadeRegions(board(columns, rows), 4);
  let alike = 0;
  shades.forEach((shade, region) => {
    if (region % columns > 0 && shade === shades[region - 1]) alike += 1;
    if (region >= columns && shade === shades[region - columns]) alike += 1;
  });
  expect(alike).toBe(0);
});

test('regions far from each other share the shades evenly; none is no fault', () => {
  const apart = board(30, 1).filter((_, region) => region % 10 === 0);
  expect([...shadeRegions(apart, 3)].sort()).toEqual([0, 1, 2]);
  expect(shadeRegions([], 3)).toHaveLength(0);
  expect(shadeRegions([{ rings: [] }], 3)).toEqual(Uint8Array.of(0));
});
