/** Packages that benchmarks compare with live in test/bench/peers, with a lock of their own: `npm ci --prefix test/bench/peers`. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const requireFromPeers = createRequire(new URL('./peers/package.json', import.meta.url));

export async function loadPeer(name: string): Promise<unknown> {
  return import(pathToFileURL(requireFromPeers.resolve(name)).href);
}

/** Its entry point asks for packages that the registry lacks; the parts by themselves do not. */
export async function loadEmbeddingAtlas(): Promise<unknown> {
  return import(new URL('./peers/node_modules/embedding-atlas/dist/umap.js', import.meta.url).href);
}

/** What is installed of `packages`; the others are named. */
export async function loadInstalled<Value>(
  packages: Record<string, () => Promise<Value>>,
): Promise<{ name: string; value: Value }[]> {
  const found: { name: string; value: Value }[] = [];
  for (const [name, load] of Object.entries(packages)) {
    try {
      found.push({ name, value: await load() });
    } catch (error) {
      const [why] = String(error).split('\n');
      console.log(`Left out: ${name} (npm ci --prefix test/bench/peers installs it): ${why ?? ''}`);
    }
  }
  return found;
}
