/** The kernels of comparing papers: matrix products and the join. See instance.ts. */
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
  joinTile(join: number, first: number, queries: number, filtered: boolean): number;
  readWords(words: number, length: number, by: number): number;
  readRuns(words: number, length: number, isTitle: number): number;
  seeWord(words: number, start: number, end: number): number;
  widenText(words: number, length: number): void;
  fillSlots(words: number): void;
  passRows(join: number, from: number, to: number): void;
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
