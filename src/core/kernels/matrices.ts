/**
 * The matrix products and eigenvectors that the factorisation needs, by the kernel or in plain TypeScript, with the same bits. A matrix is a handle: its
 * numbers live in the engine's memory. Widths are multiples of eight.
 */
import type { SparseRows } from './products.ts';
import { largestFirst, type Eigen } from '../text/factorise.ts';
import type { Kernel } from './wasm.ts';

export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly address: number;
}

export interface Sparse {
  readonly rows: number;
  /** Entries of a row, on average: what a product costs. */
  readonly density: number;
  readonly address: number;
}

export interface MatrixEngine {
  /** Products an engine gets through in a few milliseconds: when to pause. */
  readonly workPerSlice: number;
  holdSparse(rows: SparseRows): Sparse;
  create(rows: number, columns: number): Matrix;
  write(matrix: Matrix, values: Float32Array): void;
  read(matrix: Matrix): Float32Array;
  multiplyRows(sparse: Sparse, dense: Matrix, out: Matrix, from: number, to: number): void;
  /** Adds to `out`, which is cleared where `from` is 0; rows in ascending order. */
  multiplyColumns(sparse: Sparse, dense: Matrix, out: Matrix, from: number, to: number): void;
  multiplyDense(dense: Matrix, matrix: Matrix, out: Matrix, from: number, to: number): void;
  /** Starts a Gram matrix; `add` takes ranges of rows, `read` gives the lower triangle. */
  createGram(size: number): Gram;
  /** Of a symmetric matrix of even size. */
  eigenOf(symmetric: Float64Array, size: number): Eigen;
}

export interface Gram {
  clear(): void;
  add(dense: Matrix, from: number, to: number): void;
  read(): Float64Array;
}

export function describeSparse(rows: SparseRows, address: number): Sparse {
  const count = rows.offsets.length - 1;
  return { rows: count, density: rows.terms.length / Math.max(1, count), address };
}

/** The dense kernel works on four rows at once, also on the last ones. */
const slackRows = 3;

export class KernelMatrices implements MatrixEngine {
  readonly workPerSlice = 30_000_000;
  private readonly held: { offsets: number; terms: number; values: number }[] = [];

  constructor(private readonly kernel: Kernel) {}

  holdSparse(rows: SparseRows): Sparse {
    const addresses = {
      offsets: this.kernel.store(rows.offsets),
      terms: this.kernel.store(rows.terms),
      values: this.kernel.store(rows.values),
    };
    return describeSparse(rows, this.held.push(addresses) - 1);
  }

  create(rows: number, columns: number): Matrix {
    return { rows, columns, address: this.kernel.reserve(4 * (rows + slackRows) * columns) };
  }

  write(matrix: Matrix, values: Float32Array): void {
    this.kernel.write(matrix.address, values);
  }

  read(matrix: Matrix): Float32Array {
    return this.kernel.float32(matrix.address, matrix.rows * matrix.columns);
  }

  multiplyRows(sparse: Sparse, dense: Matrix, out: Matrix, from: number, to: number): void {
    const { offsets, terms, values } = this.held[sparse.address]!;
    const width = dense.columns;
    this.kernel.run.multiplyRows(offsets, terms, values, dense.address, width, out.address, from, to);
  }

  multiplyColumns(sparse: Sparse, dense: Matrix, out: Matrix, from: number, to: number): void {
    const { offsets, terms, values } = this.held[sparse.address]!;
    const width = dense.columns;
    if (from === 0) this.read(out).fill(0);
    this.kernel.run.multiplyColumns(offsets, terms, values, dense.address, width, out.address, from, to);
  }

  multiplyDense(dense: Matrix, matrix: Matrix, out: Matrix, from: number, to: number): void {
    const { run } = this.kernel;
    run.multiplyDense(dense.address, dense.columns, matrix.address, matrix.columns, out.address, from, to);
  }

  createGram(size: number): Gram {
    const address = this.kernel.reserve(8 * size * size);
    return {
      clear: () => this.kernel.float64(address, size * size).fill(0),
      add: (dense, from, to) => {
        this.kernel.run.addGram(dense.address, size, address, from, to);
      },
      read: () => this.kernel.float64(address, size * size).slice(),
    };
  }

  eigenOf(symmetric: Float64Array, size: number): Eigen {
    const matrix = this.kernel.store(symmetric);
    const numbers = this.kernel.reserve(2 * 8 * size);
    this.kernel.run.findEigen(matrix, numbers, size);
    // By columns.
    const vectors = this.kernel.float64(matrix, size * size);
    return largestFirst(this.kernel.float64(numbers, size), (row, column) => vectors[column * size + row]!);
  }
}
