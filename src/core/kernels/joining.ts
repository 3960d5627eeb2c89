/** The kernel of the join; loaded apart from those of reading texts. See instance.ts. */
import { joining } from './generated/joining.ts';
import { compileKernels, KernelInstance } from './instance.ts';

export interface JoinFunctions {
  readonly memory: WebAssembly.Memory;
  joinTile(join: number, first: number, queries: number, filtered: boolean): number;
  passRows(join: number, from: number, to: number): void;
}

export type JoinKernel = KernelInstance<JoinFunctions>;

let compiled: { readonly module: WebAssembly.Module | undefined } | undefined;

/** A new instance, or undefined where kernels cannot run. */
export function createJoinKernel(): JoinKernel | undefined {
  compiled ??= { module: compileKernels(joining) };
  return compiled.module && new KernelInstance(compiled.module);
}
