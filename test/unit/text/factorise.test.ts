import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/random.ts';
import { KernelMatrices } from '../../../src/core/kernels/matrices.ts';
import { PlainMatrices } from '../../../src/core/kernels/plainMatrices.ts';
import { createKernel } from '../../../src/core/kernels/wasm.ts';
import { addGram, multiplyColumns, multiplyDense, multiplyRows } from '../../../src/core/kernels/products.ts';
import { eigenOfSymmetric } from '../../../src/core/text/eigen.ts';
import { orthonormaliser } from '../../../src/core/text/factorise.ts';
import { randomModel } from '../similarity/oracle.ts';

function randomMatrix(rows: number, columns: number, seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: rows * columns }, () => 2 * random() - 1);
}

test('eigenvalues of a matrix worked by hand', () => {
  const { values, vectors } = eigenOfSymmetric(Float64Array.of(2, 1, 1, 2), 2);
  expect(values[0]).toBeCloseTo(3, 12);
  expect(values[1]).toBeCloseTo(1, 12);
  expect(vectors[0]! * vectors[1]!).toBeCloseTo(0.5, 12);
});

test('eigenvectors are orthonormal and carry the matrix to their multiples', () => {
  const size = 23;
  const base = randomMatrix(40, size, 3);
  const gram = new Float64Array(size * size);
  addGram(base, size, gram, 0, 40);
  for (let i = 0; i < size; i += 1) for (let j = 0; j < i; j += 1) gram[j * size + i] = gram[i * size + j]!;
  const { values, vectors } = eigenOfSymmetric(gram, size);
  for (let v = 0; v < size; v += 1) {
    if (v > 0) expect(values[v - 1]!).toBeGreaterThanOrEqual(values[v]!);
    for (let i = 0; i < size; i += 1) {
      let image = 0;
      for (let j = 0; j < size; j += 1) image += gram[i * size + j]! * vectors[j * size + v]!;
      expect(image).toBeCloseTo(values[v]! * vectors[i * size + v]!, 9);
    }
  }
});

/** Of fewer rows than columns where `rows` < `size`: some eigenvalues are zero. */
function randomGram(rows: number, size: number, seed: number): Float64Array {
  const gram = new Float64Array(size * size);
  addGram(randomMatrix(rows, size, seed), size, gram, 0, rows);
  for (let i = 0; i < size; i += 1) for (let j = 0; j < i; j += 1) gram[j * size + i] = gram[i * size + j]!;
  return gram;
}

test.each([
  [50, 104],
  [200, 24],
  [3, 8],
  [0, 8],
])('the kernel finds the same eigenvectors, bit for bit (%i rows, %i columns)', (rows, size) => {
  const gram = randomGram(rows, size, 7);
  const kernel = createKernel();
  expect(kernel).toBeDefined();
  expect(new KernelMatrices(kernel!).eigenOf(gram, size)).toEqual(new PlainMatrices().eigenOf(gram, size));
});

test('orthonormalising leaves orthonormal columns, and zero for a column that depends on others', () => {
  const [rows, size] = [30, 6];
  const base = randomMatrix(rows, size, 5);
  for (let row = 0; row < rows; row += 1) base[row * size + 4] = base[row * size]! - base[row * size + 1]!;
  const gram = new Float64Array(size * size);
  addGram(base, size, gram, 0, rows);
  const out = new Float32Array(rows * size);
  multiplyDense(base, size, Float32Array.from(orthonormaliser(gram, size)), size, out, 0, rows);
  const check = new Float64Array(size * size);
  addGram(out, size, check, 0, rows);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      expect(check[i * size + j]).toBeCloseTo(i === j && i !== 4 ? 1 : 0, 5);
    }
  }
});

test('sparse products agree with sums worked by hand', () => {
  // Rows (2 at column 0, 3 at column 2) and (5 at column 1).
  const sparse = {
    rows: 2,
    columns: 3,
    offsets: Uint32Array.of(0, 2, 3),
    terms: Uint32Array.of(0, 2, 1),
    values: Float32Array.of(2, 3, 5),
  };
  const out = new Float32Array(4);
  multiplyRows(sparse, Float32Array.of(1, 10, 2, 20, 3, 30), 2, out, 0, 2);
  expect([...out]).toEqual([11, 110, 10, 100]);
  const columns = new Float32Array(6);
  multiplyColumns(sparse, Float32Array.of(1, 10, 2, 20), 2, columns, 0, 1);
  expect([...columns]).toEqual([2, 20, 0, 0, 3, 30]);
  multiplyColumns(sparse, Float32Array.of(1, 10, 2, 20), 2, columns, 1, 2);
  expect([...columns]).toEqual([2, 20, 10, 100, 3, 30]);
});

test.each([8, 40])(
  'products with the transpose: kernel and plain give the same bits, in pieces as well (%i columns)',
  (width) => {
    const { tfidf } = randomModel({ rows: 90, terms: 30, columns: 1, seed: 8 });
    const dense = randomMatrix(90, width, 9);
    const [plain, kernel] = [new PlainMatrices(), new KernelMatrices(createKernel()!)].map((engine) => {
      const held = engine.holdSparse(tfidf);
      const [from, to] = [engine.create(90, width), engine.create(30, width)];
      engine.write(from, dense);
      engine.multiplyColumns(held, from, to, 0, 90);
      const whole = engine.read(to).slice();
      engine.multiplyColumns(held, from, to, 0, 41);
      engine.multiplyColumns(held, from, to, 41, 90);
      expect(engine.read(to)).toEqual(whole);
      return whole;
    });
    expect(kernel).toEqual(plain);
  },
);
