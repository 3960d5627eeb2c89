/**
 * Latent semantic analysis: each TF-IDF row projected on the directions in which the corpus varies most, so that papers meet through
 * related words, not only shared ones.
 *
 * The directions come from a randomised range finder with power steps on A^T A (Halko, Martinsson, Tropp 2011, doi:10.1137/090771806):
 * Z = orth(A^T A Z) from a seeded random start, then the eigenvectors of the small matrix (A Z)^T (A Z).
 * Cost: 8 products of the sparse matrix with about (dimensions + 10) columns.
 */
import { KernelMatrices, PlainMatrices, type Matrix, type MatrixEngine } from '../kernels/matrices.ts';
import { transpose } from '../kernels/products.ts';
import { createKernel } from '../kernels/wasm.ts';
import { createRandom } from '../random.ts';
import type { DenseRows, TermRows } from './textModel.ts';
import type { Job } from '../progress.ts';
import { eigenOfSymmetric, orthonormaliser } from './factorise.ts';

export const lsaDimensions = 128;
const oversampling = 10;
const powerSteps = 2;
/** Widths are padded to this many columns, so that kernels work on whole vectors. */
const vectorColumns = 8;

/** 128; a quarter of the papers where they are fewer than 512, but at least 16; never more than papers or terms. */
export function chooseDimensions(papers: number, terms: number): number {
  return Math.min(lsaDimensions, Math.max(16, Math.ceil(papers / 4)), papers, terms);
}

const padded = (columns: number) => Math.ceil(columns / vectorColumns) * vectorColumns;

export interface LsaOptions {
  readonly seed: number;
  /** Another number than the rule gives, for measuring. */
  readonly dimensions?: number;
  /** Where `plain`, kernels are not used. The results are the same. */
  readonly engine?: 'fastest' | 'plain';
}

export interface Lsa {
  readonly lsa: DenseRows;
  readonly termVectors: DenseRows;
}

type Range = (from: number, to: number) => void;
type Steps<Result = void> = Generator<void, Result, void>;

/** Runs `work` over 0 .. rows in ranges of bounded cost. */
function* inRanges(rows: number, costOfRow: number, workPerSlice: number, work: Range): Steps {
  const step = Math.max(1, Math.floor(workPerSlice / Math.max(1, costOfRow)));
  for (let from = 0; from < rows; from += step) {
    work(from, Math.min(rows, from + step));
    yield;
  }
}

class Factoriser {
  private readonly width: number;
  private readonly papers;
  private readonly terms;
  private readonly gram;

  constructor(
    private readonly engine: MatrixEngine,
    private readonly sparse: TermRows,
    private readonly dimensions: number,
  ) {
    this.width = padded(dimensions + oversampling);
    this.papers = engine.holdSparse(sparse);
    this.terms = engine.holdSparse(transpose(sparse));
    this.gram = engine.createGram(this.width);
  }

  private *multiply(sparse: typeof this.papers, dense: Matrix, out: Matrix): Steps {
    const { engine } = this;
    yield* inRanges(sparse.rows, sparse.density * dense.columns, engine.workPerSlice, (from, to) => {
      engine.multiplyRows(sparse, dense, out, from, to);
    });
  }

  private *transform(dense: Matrix, matrix: Matrix, out: Matrix): Steps {
    const { engine } = this;
    yield* inRanges(dense.rows, dense.columns * matrix.columns, engine.workPerSlice, (from, to) => {
      engine.multiplyDense(dense, matrix, out, from, to);
    });
  }

  private *gramOf(dense: Matrix): Steps<Float64Array> {
    this.gram.clear();
    yield* inRanges(dense.rows, this.width * this.width, this.engine.workPerSlice, (from, to) => {
      this.gram.add(dense, from, to);
    });
    return this.gram.read();
  }

  /** The leading eigenvectors of the Gram matrix as columns; those without weight are zero. */
  private rotation(gram: Float64Array): Matrix {
    const { width } = this;
    for (let i = 0; i < width; i += 1) {
      for (let j = 0; j < i; j += 1) gram[j * width + i] = gram[i * width + j]!;
    }
    const { values, vectors } = eigenOfSymmetric(gram, width);
    const kept = padded(this.dimensions);
    const columns = new Float32Array(width * kept);
    const noise = values[0]! * 1e-9;
    for (let column = 0; column < this.dimensions && values[column]! > noise; column += 1) {
      for (let i = 0; i < width; i += 1) columns[i * kept + column] = vectors[i * width + column]!;
    }
    const rotation = this.engine.create(width, kept);
    this.engine.write(rotation, columns);
    return rotation;
  }

  /** The first columns of a padded matrix. */
  private unpadded(matrix: Matrix): DenseRows {
    const values = this.engine.read(matrix);
    const { dimensions } = this;
    if (matrix.columns === dimensions)
      return { rows: matrix.rows, columns: dimensions, values: values.slice() };
    const kept = new Float32Array(matrix.rows * dimensions);
    for (let row = 0; row < matrix.rows; row += 1) {
      const start = row * matrix.columns;
      kept.set(values.subarray(start, start + dimensions), row * dimensions);
    }
    return { rows: matrix.rows, columns: dimensions, values: kept };
  }

  *run(seed: number): Steps<Lsa> {
    const { engine, sparse, width } = this;
    const projected = engine.create(sparse.rows, width);
    const carried = engine.create(sparse.columns, width);
    const basis = engine.create(sparse.columns, width);
    const random = createRandom(seed);
    engine.write(
      basis,
      new Float32Array(sparse.columns * width).map(() => 2 * random() - 1),
    );
    const triangle = engine.create(width, width);
    for (let step = 0; step <= powerSteps; step += 1) {
      yield* this.multiply(this.papers, basis, projected);
      yield* this.multiply(this.terms, projected, carried);
      engine.write(triangle, Float32Array.from(orthonormaliser(yield* this.gramOf(carried), width)));
      yield* this.transform(carried, triangle, basis);
    }
    yield* this.multiply(this.papers, basis, projected);
    const rotation = this.rotation(yield* this.gramOf(projected));
    const vectors = engine.create(sparse.columns, rotation.columns);
    yield* this.transform(basis, rotation, vectors);
    const coordinates = engine.create(sparse.rows, rotation.columns);
    yield* this.multiply(this.papers, vectors, coordinates);
    const lsa = this.unpadded(coordinates);
    normaliseRows(lsa);
    return { lsa, termVectors: this.unpadded(vectors) };
  }
}

function normaliseRows({ rows, columns, values }: DenseRows): void {
  for (let row = 0; row < rows; row += 1) {
    let square = 0;
    for (let at = row * columns; at < (row + 1) * columns; at += 1) square += values[at]! * values[at]!;
    if (square === 0) continue;
    const length = Math.sqrt(square);
    for (let at = row * columns; at < (row + 1) * columns; at += 1) values[at] = values[at]! / length;
  }
}

/** The LSA rows (L2-normalised; a row without terms is zero) and the term vectors that lead to them. */
export function* analyse(tfidf: TermRows, options: LsaOptions): Job<Lsa> {
  const kernel = options.engine === 'plain' ? undefined : createKernel();
  const engine = kernel === undefined ? new PlainMatrices() : new KernelMatrices(kernel);
  const most = Math.min(tfidf.rows, tfidf.columns);
  const dimensions = Math.min(options.dimensions ?? chooseDimensions(tfidf.rows, tfidf.columns), most);
  const steps = new Factoriser(engine, tfidf, dimensions).run(options.seed);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield { stage: 'text', done: tfidf.rows, total: tfidf.rows };
  }
}
