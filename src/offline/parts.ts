/**
 * All parts of the program, fetched once the map can be used: what is opened later then asks the network for nothing. Modules are loaded
 * without being run, styles apply to nothing yet.
 */

/** As the build wrote it: see buildPlugin.mjs. */
export interface Parts {
  readonly build: string;
  readonly modules: readonly string[];
  readonly styles: readonly string[];
  /** What workers may import: whole addresses, for they count from elsewhere. */
  readonly workers: readonly string[];
}

/** So many at a time: the page stays quick while they come. */
const atOnce = 6;

/** Resolves once all parts of the page are here; undefined where the list could not be had. */
export async function fetchParts(): Promise<Parts | undefined> {
  const response = await fetch('parts.json', { cache: 'no-cache' }).catch(() => undefined);
  if (response?.ok !== true) return undefined;
  const parts = (await response.json()) as Parts;
  const links = [
    ...parts.styles.map((file) => ({ rel: 'stylesheet', file })),
    ...parts.modules.map((file) => ({ rel: 'modulepreload', file })),
  ];
  for (let from = 0; from < links.length; from += atOnce)
    await Promise.all(links.slice(from, from + atOnce).map(({ rel, file }) => addLink(rel, file)));
  return { ...parts, workers: parts.workers.map((file) => new URL(file, document.baseURI).href) };
}

function addLink(rel: string, file: string): Promise<void> {
  const href = new URL(file, document.baseURI).href;
  const links = Array.from(document.querySelectorAll('link'));
  if (links.some((link) => link.href === href && link.rel === rel)) return Promise.resolve();
  return new Promise((resolve) => {
    const link = document.createElement('link');
    // A part that does not come is asked for again when it is needed.
    link.onload = link.onerror = () => resolve();
    link.rel = rel;
    link.href = href;
    document.head.append(link);
  });
}
