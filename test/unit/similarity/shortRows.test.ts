import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/random.ts';
import { dotDense } from '../../../src/core/similarity/scores.ts';
import { shortenRows } from '../../../src/core/similarity/shortRows.ts';

function randomRows(rows: number, columns: number, length: number) {
  const random = createRandom(5);
  const values = Float32Array.from({ length: rows * columns }, () => 2 * random() - 1);
  for (let row = 0; row < rows; row += 1) {
    const point = values.subarray(row * columns, (row + 1) * columns);
    const norm = row === 3 ? Infinity : Math.hypot(...point) / length;
    point.forEach((value, i) => (point[i] = value / norm));
  }
  // A row twice: their product is the largest there can be.
  values.copyWithin(0, columns, 2 * columns);
  return { rows, columns, values };
}

test.each([1, 7])(
  'no product is above its bound, nor the bound far above it (rows of length %i)',
  (length) => {
    const rows = randomRows(60, 16, length);
    const kept = 12;
    const short = shortenRows(rows, kept);
    for (let a = 0; a < rows.rows; a += 1) {
      for (let b = 0; b < rows.rows; b += 1) {
        let whole = 0;
        for (let i = 0; i < kept; i += 1) whole += short.values[a * kept + i]! * short.values[b * kept + i]!;
        expect(Math.abs(whole)).toBeLessThan(2 ** 31);
        const rest = short.tails[a]! * short.tails[b]!;
        const bound = whole * short.unit + rest + short.error;
        const product = dotDense(rows, a, b);
        expect(bound).toBeGreaterThanOrEqual(product);
        expect(bound).toBeLessThanOrEqual(product + 2 * rest + 2 * short.error);
      }
    }
    expect(short.error).toBeLessThan(0.001 * length * length);
  },
);

test('rows of zeros have no bound to speak of', () => {
  const short = shortenRows({ rows: 2, columns: 8, values: new Float32Array(16) }, 4);
  expect([...short.tails, ...short.values]).toEqual(Array(10).fill(0));
  expect(short.error).toBeLessThan(0.001);
});
