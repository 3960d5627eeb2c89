/**
 * Latent semantic analysis: each TF-IDF row projected on the directions in which the corpus varies most, so that papers meet through
 * related words, not only shared ones.
 *
 * The directions come from a randomised range finder with power steps (Halko, Martinsson, Tropp 2011, doi:10.1137/090771806): from a seeded
 * random start, Z = orth(A A^T Z) where papers are fewer than terms (the usual case), Z = orth(A^T A Z) else, so that what is dense work is
 * done on the shorter side; then the eigenvectors of the small matrix (A^T Z)^T (A^T Z).
 * Cost: 8 products of the sparse matrix with about (dimensions + 10) columns, half of them with its transpose, which is never made.
 */
import type { Gram, Matrix, MatrixEngine, Sparse } from '../kernels/matrices.ts';
import { createRandom } from '../random.ts';
import type { DenseRows, TermRows } from './textModel.ts';
import type { Job } from '../progress.ts';
import { orthonormaliser } from './factorise.ts';
import { createMatrices } from './textEngine.ts';

export const lsaDimensions = 128;
/** Widths are padded to this many columns, so that kernels work on whole vectors. */
const vectorColumns = 8;
const oversampling = 10;
const powerSteps = 2;
/** A product with a sparse row reads from anywhere: it takes so many times as long as one with a dense row. */
const memoryWait = 2;

const fewestDimensions = 16;
/** Dimensions grow with the square root of the papers, in whole vectors: few papers say little of what goes with what. */
const dimensionsOfRoot = 1.3;

/** 1.3 times the root of the papers in steps of eight, from 16 to 128 (from 9,100 papers on); never more than papers or terms. */
export function chooseDimensions(papers: number, terms: number): number {
  const wanted = vectorColumns * Math.round((dimensionsOfRoot * Math.sqrt(papers)) / vectorColumns);
  return Math.min(Math.max(fewestDimensions, wanted), lsaDimensions, papers, terms);
}

const padded = (columns: number) => Math.ceil(columns / vectorColumns) * vectorColumns;

export interface LsaOptions {
  readonly seed: number;
  /** Another number than the rule gives, for measuring. */
  readonly dimensions?: number;
  /** Another engine than the fastest. The results are the same. */
  readonly engine?: MatrixEngine;
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
  private readonly papers: Sparse;
  private readonly gram: Gram;

  constructor(
    private readonly engine: MatrixEngine,
    private readonly sparse: TermRows,
    private readonly dimensions: number,
  ) {
    this.width = padded(dimensions + oversampling);
    this.papers = engine.holdSparse(sparse);
    this.gram = engine.createGram(this.width);
  }

  /** From terms to papers: A times `dense`. */
  private *toPapers(dense: Matrix, out: Matrix): Steps {
    const { engine, papers } = this;
    yield* inRanges(papers.rows, this.costOfRow(dense), engine.workPerSlice, (from, to) => {
      engine.multiplyRows(papers, dense, out, from, to);
    });
  }

  /**
   * From papers to terms: A^T times `dense`, paper by paper as well. Most words belong to few terms, whose sums stay in the cache; the papers
   * of a term lie everywhere.
   */
  private *toTerms(dense: Matrix, out: Matrix): Steps {
    const { engine, papers } = this;
    yield* inRanges(papers.rows, this.costOfRow(dense), engine.workPerSlice, (from, to) => {
      engine.multiplyColumns(papers, dense, out, from, to);
    });
  }

  private costOfRow(dense: Matrix): number {
    return memoryWait * this.papers.density * dense.columns;
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

  /** The leading eigenvectors of the Gram matrix as columns, divided by their singular values where `unit`; those without weight are zero. */
  private rotation(gram: Float64Array, unit: boolean): Matrix {
    const { width } = this;
    for (let i = 0; i < width; i += 1) {
      for (let j = 0; j < i; j += 1) gram[j * width + i] = gram[i * width + j]!;
    }
    const { values, vectors } = this.engine.eigenOf(gram, width);
    const kept = padded(this.dimensions);
    const columns = new Float32Array(width * kept);
    const noise = values[0]! * 1e-9;
    for (let column = 0; column < this.dimensions && values[column]! > noise; column += 1) {
      const length = unit ? Math.sqrt(values[column]!) : 1;
      for (let i = 0; i < width; i += 1) columns[i * kept + column] = vectors[i * width + column]! / length;
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
    const { engine, sparse } = this;
    const vectors = sparse.rows < sparse.columns ? yield* this.fromPapers(seed) : yield* this.fromTerms(seed);
    const coordinates = engine.create(sparse.rows, vectors.columns);
    yield* this.toPapers(vectors, coordinates);
    const lsa = this.unpadded(coordinates);
    normaliseRows(lsa);
    return { lsa, termVectors: this.unpadded(vectors) };
  }

  /** Term vectors, orthonormal: those of the papers' side, A^T Q W / singular values. */
  private *fromPapers(seed: number): Steps<Matrix> {
    const carried = this.engine.create(this.sparse.columns, this.width);
    const basis = yield* this.findRange('papers', carried, seed);
    yield* this.toTerms(basis, carried);
    return yield* this.rotate(carried, this.rotation(yield* this.gramOf(carried), true));
  }

  /** The same where terms are fewer: the range itself, turned. */
  private *fromTerms(seed: number): Steps<Matrix> {
    const carried = this.engine.create(this.sparse.rows, this.width);
    const basis = yield* this.findRange('terms', carried, seed);
    yield* this.toPapers(basis, carried);
    return yield* this.rotate(basis, this.rotation(yield* this.gramOf(carried), false));
  }

  private *rotate(dense: Matrix, rotation: Matrix): Steps<Matrix> {
    const turned = this.engine.create(dense.rows, rotation.columns);
    yield* this.transform(dense, rotation, turned);
    return turned;
  }

  /** An orthonormal basis of what A A^T (of papers) or A^T A (of terms) stretches most; `carried` is room for products of the other side. */
  private *findRange(side: 'papers' | 'terms', carried: Matrix, seed: number): Steps<Matrix> {
    const { engine, width } = this;
    const rows = side === 'papers' ? this.sparse.rows : this.sparse.columns;
    const basis = engine.create(rows, width);
    const projected = engine.create(rows, width);
    const triangle = engine.create(width, width);
    const random = createRandom(seed);
    const start = new Float32Array(rows * width);
    for (let at = 0; at < start.length; at += 1) start[at] = 2 * random() - 1;
    engine.write(basis, start);
    for (let step = 0; step <= powerSteps; step += 1) {
      yield* side === 'papers' ? this.toTerms(basis, carried) : this.toPapers(basis, carried);
      yield* side === 'papers' ? this.toPapers(carried, projected) : this.toTerms(carried, projected);
      engine.write(triangle, Float32Array.from(orthonormaliser(yield* this.gramOf(projected), width)));
      yield* this.transform(projected, triangle, basis);
    }
    return basis;
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
  const engine = options.engine ?? createMatrices();
  const most = Math.min(tfidf.rows, tfidf.columns);
  const dimensions = Math.min(options.dimensions ?? chooseDimensions(tfidf.rows, tfidf.columns), most);
  const steps = new Factoriser(engine, tfidf, dimensions).run(options.seed);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield { stage: 'text', done: tfidf.rows, total: tfidf.rows };
  }
}
