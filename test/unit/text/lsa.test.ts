import { expect, test } from 'vitest';
import { runToEnd } from '../../../src/core/jobs.ts';
import { PlainMatrices } from '../../../src/core/kernels/plainMatrices.ts';
import { analyse } from '../../../src/core/text/lsa.ts';
import { randomModel } from '../similarity/oracle.ts';

test.each([
  { rows: 1, terms: 3, columns: 1, seed: 1 },
  { rows: 7, terms: 50, columns: 1, seed: 2 },
  { rows: 150, terms: 90, columns: 1, seed: 3 },
  { rows: 700, terms: 400, columns: 1, seed: 4 },
])('$rows rows: kernel and plain TypeScript give the same bits', (shape) => {
  const { tfidf } = randomModel(shape);
  const plain = runToEnd(analyse(tfidf, { seed: 5, engine: new PlainMatrices() }));
  expect(runToEnd(analyse(tfidf, { seed: 5 }))).toEqual(plain);
});

test('the directions found hold as much of the rows as any could: a matrix of rank three is kept whole', () => {
  const rows = 60;
  // Row r holds the terms of its subject (r mod 3), in growing weights.
  const model = randomModel({ rows, terms: 9, columns: 1, seed: 6 });
  const terms = Array.from({ length: rows }, (_, row) => [0, 1, 2].map((i) => 3 * (row % 3) + i)).flat();
  const tfidf = {
    ...model.tfidf,
    offsets: Uint32Array.from({ length: rows + 1 }, (_, row) => 3 * row),
    terms: Uint32Array.from(terms),
    values: Float32Array.from(terms, () => Math.sqrt(1 / 3)),
  };
  const { lsa } = runToEnd(analyse(tfidf, { seed: 1 }));
  for (let row = 1; row < rows; row += 1) {
    let cosine = 0;
    for (let i = 0; i < lsa.columns; i += 1) cosine += lsa.values[i]! * lsa.values[row * lsa.columns + i]!;
    expect(cosine).toBeCloseTo(row % 3 === 0 ? 1 : 0, 4);
  }
});
