/** The kernels of placing papers; loaded apart from those of comparing them. See instance.ts, and layout/ for what they compute. */
import { placing } from './generated/placing.ts';
import { compileKernels, KernelInstance } from './instance.ts';

export interface PlacingFunctions {
  readonly memory: WebAssembly.Memory;
  embedTies(run: number, epoch: number, from: number, to: number): void;
  iterateForces(run: number, iterations: number): void;
  beginIteration(run: number, blocks: number): void;
  pushGroups(blocks: number, from: number, to: number): void;
  endIteration(run: number, blocks: number): void;
  partDiscs(discs: number): number;
  markShared(counter: number): void;
  addMeaning(counter: number, acronym: number, keys: number, length: number): number;
  findPhrases(counter: number, from: number, room: number): number;
  tallyPhrases(counter: number): void;
  beginMoves(level: number, resolution: number): void;
  moveNodes(level: number, visits: number): number;
  renumber(level: number, group: number): number;
  beginParts(level: number): void;
  joinParts(level: number, from: number, to: number): void;
  aggregate(level: number, into: number, starts: number): void;
  spread(level: number, from: number): void;
}

export type PlacingKernel = KernelInstance<PlacingFunctions>;

let compiled: { readonly module: WebAssembly.Module | undefined } | undefined;

/** A new instance, or undefined where kernels cannot run. */
export function createPlacingKernel(): PlacingKernel | undefined {
  compiled ??= { module: compileKernels(placing) };
  return compiled.module && new KernelInstance(compiled.module);
}
