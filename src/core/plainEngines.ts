/** Plain TypeScript instead of kernels: loaded where these cannot run, and for comparing the two. */
import { createKernel } from './kernels/wasm.ts';
import type {
  embedPlainly,
  findCommunitiesPlainly,
  PlainJoin,
  PlainMatrices,
  PlainReader,
  weighPlainly,
  countPhrasesPlainly,
} from './plain.ts';

interface PlainEngines {
  readonly countPhrasesPlainly: typeof countPhrasesPlainly;
  readonly embedPlainly: typeof embedPlainly;
  readonly findCommunitiesPlainly: typeof findCommunitiesPlainly;
  readonly PlainJoin: typeof PlainJoin;
  readonly PlainMatrices: typeof PlainMatrices;
  readonly PlainReader: typeof PlainReader;
  readonly weighPlainly: typeof weighPlainly;
}

let loaded: PlainEngines | undefined;

export async function loadPlainEngines(): Promise<void> {
  loaded ??= await import('./plain.ts');
}

/** To be awaited before texts become vectors and papers are compared. */
export async function prepareEngines(): Promise<void> {
  if (createKernel() === undefined) await loadPlainEngines();
}

export function plainEngines(): PlainEngines {
  if (loaded !== undefined) return loaded;
  throw new Error('Kernels cannot run here, and nothing else is loaded: await prepareEngines() before.');
}
