/**
 * Latent semantic analysis: each TF-IDF row projected on the directions in which the corpus varies most, so that papers meet through
 * related words, not only shared ones.
 *
 * The directions come from a randomised range finder with two power steps on A^T A (Halko, Martinsson, Tropp 2011,
 * doi:10.1137/090771806): Z = orth(A^T A Z) from a seeded random start, then the eigenvectors of the small matrix (A Z)^T (A Z).
 * Cost: 7 products of the sparse matrix with (dimensions + 10) columns.
 */
import type { DenseRows, Job, TermRows } from '../types.ts';
import { addGram, multiplyDense, multiplyRows, multiplyTransposed } from '../kernels/products.ts';
import { createRandom } from '../random.ts';
import { eigenOfSymmetric, orthonormaliser } from './factorise.ts';

export const lsaDimensions = 128;
const oversampling = 10;
const powerSteps = 2;
const multiplicationsPerSlice = 4_000_000;

/** 128; a quarter of the papers where they are fewer than 512, but at least 16; never more than papers or terms. */
export function chooseDimensions(papers: number, terms: number): number {
  return Math.min(lsaDimensions, Math.max(16, Math.ceil(papers / 4)), papers, terms);
}

type Range = (from: number, to: number) => void;

/** Runs `work` over 0 .. rows in ranges of bounded cost. */
function* inRanges(rows: number, costOfRow: number, work: Range): Generator<void, void, void> {
  const step = Math.max(1, Math.floor(multiplicationsPerSlice / Math.max(1, costOfRow)));
  for (let from = 0; from < rows; from += step) {
    work(from, Math.min(rows, from + step));
    yield;
  }
}

class RangeFinder {
  constructor(
    private readonly sparse: TermRows,
    private readonly width: number,
  ) {}

  private get costOfRow(): number {
    return (this.sparse.terms.length / Math.max(1, this.sparse.rows)) * this.width;
  }

  randomStart(seed: number): Float32Array {
    const random = createRandom(seed);
    return Float32Array.from({ length: this.sparse.columns * this.width }, () => 2 * random() - 1);
  }

  *project(basis: Float32Array): Generator<void, Float32Array, void> {
    const out = new Float32Array(this.sparse.rows * this.width);
    yield* inRanges(this.sparse.rows, this.costOfRow, (from, to) => {
      multiplyRows(this.sparse, basis, this.width, out, from, to);
    });
    return out;
  }

  *projectBack(rows: Float32Array): Generator<void, Float32Array, void> {
    const out = new Float32Array(this.sparse.columns * this.width);
    yield* inRanges(this.sparse.rows, this.costOfRow, (from, to) => {
      multiplyTransposed(this.sparse, rows, this.width, out, from, to);
    });
    return out;
  }

  *gram(dense: Float32Array): Generator<void, Float64Array, void> {
    const gram = new Float64Array(this.width * this.width);
    yield* inRanges(dense.length / this.width, this.width * this.width, (from, to) => {
      addGram(dense, this.width, gram, from, to);
    });
    return gram;
  }

  *transform(dense: Float32Array, matrix: Float32Array, width: number): Generator<void, Float32Array, void> {
    const rows = dense.length / this.width;
    const out = new Float32Array(rows * width);
    yield* inRanges(rows, this.width * width, (from, to) => {
      multiplyDense(dense, this.width, matrix, width, out, from, to);
    });
    return out;
  }

  *orthonormalise(dense: Float32Array): Generator<void, Float32Array, void> {
    const gram = yield* this.gram(dense);
    return yield* this.transform(dense, Float32Array.from(orthonormaliser(gram, this.width)), this.width);
  }
}

/** width x kept: the leading eigenvectors of a Gram matrix as columns; those without weight are zero. */
function* leadingColumns(
  gram: Float64Array,
  width: number,
  kept: number,
): Generator<void, Float32Array, void> {
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j < i; j += 1) gram[j * width + i] = gram[i * width + j]!;
  }
  const { values, vectors } = yield* eigenOfSymmetric(gram, width);
  const columns = new Float32Array(width * kept);
  const noise = values[0]! * 1e-9;
  for (let column = 0; column < kept; column += 1) {
    if (values[column]! <= noise) break;
    for (let i = 0; i < width; i += 1) columns[i * kept + column] = vectors[column * width + i]!;
  }
  return columns;
}

function normaliseRows(values: Float32Array, rows: number, columns: number): void {
  for (let row = 0; row < rows; row += 1) {
    let square = 0;
    for (let at = row * columns; at < (row + 1) * columns; at += 1) square += values[at]! * values[at]!;
    if (square === 0) continue;
    const length = Math.sqrt(square);
    for (let at = row * columns; at < (row + 1) * columns; at += 1) values[at] = values[at]! / length;
  }
}

function* factorise(
  sparse: TermRows,
  dimensions: number,
  seed: number,
): Generator<void, { lsa: DenseRows; termVectors: DenseRows }, void> {
  const width = Math.min(dimensions + oversampling, sparse.columns);
  const finder = new RangeFinder(sparse, width);
  let basis = finder.randomStart(seed);
  for (let step = 0; step <= powerSteps; step += 1) {
    basis = yield* finder.orthonormalise(yield* finder.projectBack(yield* finder.project(basis)));
  }
  const gram = yield* finder.gram(yield* finder.project(basis));
  const rotation = yield* leadingColumns(gram, width, dimensions);
  const vectors = yield* finder.transform(basis, rotation, dimensions);
  const coordinates = yield* new RangeFinder(sparse, dimensions).project(vectors);
  normaliseRows(coordinates, sparse.rows, dimensions);
  return {
    lsa: { rows: sparse.rows, columns: dimensions, values: coordinates },
    termVectors: { rows: sparse.columns, columns: dimensions, values: vectors },
  };
}

/** The LSA rows (L2-normalised; a row without terms is zero) and the term vectors that lead to them. */
export function* analyse(tfidf: TermRows, seed: number): Job<{ lsa: DenseRows; termVectors: DenseRows }> {
  const dimensions = chooseDimensions(tfidf.rows, tfidf.columns);
  const steps = factorise(tfidf, dimensions, seed);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield { stage: 'text', done: tfidf.rows, total: tfidf.rows };
  }
}
