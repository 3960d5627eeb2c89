/** Plain TypeScript instead of kernels: there where preparePlain.ts has loaded it. */
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

export function usePlainEngines(engines: PlainEngines): void {
  loaded = engines;
}

export function plainEngines(): PlainEngines {
  if (loaded !== undefined) return loaded;
  throw new Error('Kernels cannot run here, and nothing else is loaded: await prepareEngines() before.');
}
