// @ts-check
/**
 * Adds to the build what the page needs to work without a network: `parts.json`, the list of its files, and the service worker that keeps
 * them. The name of a build is a hash of its files, so the same sources give the same worker and an unchanged build is no update.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('serviceWorker.js', import.meta.url));

/**
 * @param {string} folder
 * @returns {string[]}
 */
function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

/** @returns {import('vite').Plugin} */
export function offlineParts() {
  let publicFolder = '';
  return {
    name: 'paperweave-offline',
    apply: 'build',
    // After index.html has been made.
    enforce: 'post',
    configResolved(config) {
      publicFolder = config.publicDir;
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const hash = createHash('sha256');
        for (const name of Object.keys(bundle).sort()) {
          const part = bundle[name];
          hash.update(name).update(part?.type === 'chunk' ? part.code : (part?.source ?? ''));
        }
        const ours = listFiles(publicFolder).sort();
        for (const file of ours) hash.update(readFileSync(file));
        const build = hash.digest('hex').slice(0, 16);
        const built = Object.values(bundle);
        const parts = {
          build,
          // What the page itself may import; the rest is for workers, or data.
          modules: built.filter(({ type }) => type === 'chunk').map(({ fileName }) => fileName),
          workers: built
            .map(({ fileName, type }) => (type === 'chunk' ? '' : fileName))
            .filter((name) => /^(?!.*\.worker).*\.js$/u.test(name)),
          styles: built.map(({ fileName }) => fileName).filter((name) => name.endsWith('.css')),
          files: [
            ...built.map(({ fileName }) => fileName).filter((name) => name !== 'index.html'),
            ...ours.map((file) => relative(publicFolder, file).split(sep).join('/')),
          ],
        };
        this.emitFile({ type: 'asset', fileName: 'parts.json', source: `${JSON.stringify(parts)}\n` });
        const script = readFileSync(source, 'utf8').replace("'BUILD'", `'${build}'`);
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: script });
      },
    },
  };
}
