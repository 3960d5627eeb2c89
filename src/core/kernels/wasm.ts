/** The kernels of reading texts: words, terms and matrix products. See instance.ts. */
import { kernels } from './generated/kernels.ts';
import { compileKernels, KernelInstance } from './instance.ts';

type MultiplySparse = (
  offsets: number,
  terms: number,
  values: number,
  dense: number,
  width: number,
  out: number,
  from: number,
  to: number,
) => void;

export interface KernelFunctions {
  readonly memory: WebAssembly.Memory;
  readWords(words: number, bytes: number): number;
  readRuns(words: number, bytes: number, isTitle: number): number;
  addPiece(table: number, from: number, bytes: number): number;
  moveSlots(table: number, slots: number, count: number): void;
  learnSpellings(terms: number, from: number, to: number): void;
  countWords(sequence: number, from: number, to: number): void;
  countPairs(sequence: number, from: number, to: number, least: number): number;
  fillPairSlots(sequence: number): void;
  keepPhrases(sequence: number, terms: number, least: number): void;
  listColumns(terms: number, papers: number, least: number, out: number): number;
  sortColumns(terms: number, columns: number, spare: number, count: number): number;
  weighRows(weights: number, from: number, to: number): void;
  findEigen(matrix: number, numbers: number, size: number): void;
  multiplyRows: MultiplySparse;
  multiplyColumns: MultiplySparse;
  addGram(dense: number, width: number, gram: number, from: number, to: number): void;
  multiplyDense(
    dense: number,
    columns: number,
    matrix: number,
    width: number,
    out: number,
    from: number,
    to: number,
  ): void;
}

export type Kernel = KernelInstance<KernelFunctions>;

let compiled: { readonly module: WebAssembly.Module | undefined } | undefined;

/** A new instance, or undefined where kernels cannot run. */
export function createKernel(): Kernel | undefined {
  compiled ??= { module: compileKernels(kernels) };
  return compiled.module && new KernelInstance(compiled.module);
}
