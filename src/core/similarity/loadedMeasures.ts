/** Code that only one measure needs, loaded when that measure is chosen: most pages never ask for it. */
import type { joinCompressed, compareCompressed, compressText } from './compression.ts';

interface Compression {
  readonly joinCompressed: typeof joinCompressed;
  readonly compareCompressed: typeof compareCompressed;
  readonly compressText: typeof compressText;
}

let compression: Compression | undefined;

/** To be awaited before papers are compared by compression. */
export async function loadCompression(): Promise<void> {
  compression = await import('./compression.ts');
}

export function loadedCompression(): Compression {
  if (compression !== undefined) return compression;
  throw new Error('The measure is not loaded: await prepareMeasure(papers, "compression") before comparing.');
}
