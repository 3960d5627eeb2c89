/** The corpus that the page's address names. */
import type { InputFile } from '../core/corpus/importResult.ts';

/** The corpus named by `?corpus=` (same origin only), else the one that ships with the page. */
export function corpusAddress(location: Location): URL | { readonly refused: string } {
  const named = new URLSearchParams(location.search).get('corpus');
  const address = new URL(named ?? 'corpora/daily-papers.json', location.href.replace(/[?#].*$/u, ''));
  return address.origin === location.origin ? address : { refused: address.href };
}

export async function fetchCorpus(address: URL): Promise<InputFile> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the server answered ${response.status} for ${address.pathname}`);
  const name = decodeURIComponent(address.pathname.split('/').at(-1) ?? 'corpus');
  return { name, bytes: new Uint8Array(await response.arrayBuffer()) };
}
