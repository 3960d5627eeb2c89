/** Code that only one measure needs, loaded when that measure is chosen: most pages never ask for it. */

type Compression = typeof import('./compression.ts');

let compression: Compression | undefined;

/** To be awaited before papers are compared by compression. */
export async function loadCompression(): Promise<void> {
  compression = await import('./compression.ts');
}

export function loadedCompression(): Compression {
  if (compression !== undefined) return compression;
  throw new Error('The measure is not loaded: await prepareMeasure(papers, "compression") before comparing.');
}
