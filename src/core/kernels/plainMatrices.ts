/** The matrices of matrices.ts in plain TypeScript: loaded where kernels cannot run. */
import { eigenOfSymmetric } from '../text/eigen.ts';
import type { Eigen } from '../text/factorise.ts';
import { describeSparse, type Gram, type Matrix, type MatrixEngine, type Sparse } from './matrices.ts';
import { addGram, multiplyColumns, multiplyDense, multiplyRows, type SparseRows } from './products.ts';

export class PlainMatrices implements MatrixEngine {
  readonly workPerSlice = 3_000_000;
  private readonly sparse: SparseRows[] = [];
  private readonly dense: Float32Array[] = [];

  holdSparse(rows: SparseRows): Sparse {
    return describeSparse(rows, this.sparse.push(rows) - 1);
  }

  create(rows: number, columns: number): Matrix {
    return { rows, columns, address: this.dense.push(new Float32Array(rows * columns)) - 1 };
  }

  write(matrix: Matrix, values: Float32Array): void {
    this.read(matrix).set(values);
  }

  read(matrix: Matrix): Float32Array {
    return this.dense[matrix.address]!;
  }

  multiplyRows(sparse: Sparse, dense: Matrix, out: Matrix, from: number, to: number): void {
    multiplyRows(this.sparse[sparse.address]!, this.read(dense), dense.columns, this.read(out), from, to);
  }

  multiplyColumns(sparse: Sparse, dense: Matrix, out: Matrix, from: number, to: number): void {
    if (from === 0) this.read(out).fill(0);
    multiplyColumns(this.sparse[sparse.address]!, this.read(dense), dense.columns, this.read(out), from, to);
  }

  multiplyDense(dense: Matrix, matrix: Matrix, out: Matrix, from: number, to: number): void {
    const [left, right] = [this.read(dense), this.read(matrix)];
    multiplyDense(left, dense.columns, right, matrix.columns, this.read(out), from, to);
  }

  createGram(size: number): Gram {
    const gram = new Float64Array(size * size);
    return {
      clear: () => gram.fill(0),
      add: (dense, from, to) => {
        addGram(this.read(dense), size, gram, from, to);
      },
      read: () => gram.slice(),
    };
  }

  eigenOf(symmetric: Float64Array, size: number): Eigen {
    return eigenOfSymmetric(symmetric, size);
  }
}
