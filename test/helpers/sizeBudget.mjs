// @ts-check
/**
 * How much script and style the built app loads before it can be used: what index.html names, their static imports, and every worker that
 * these files start. Sizes are gzip bytes, as most hosts send them. The corpus is data and counts apart.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

export const budgetBytes = 120_000;

const tagSources = /<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.(?:js|css))"/g;
/** `import x from "./a.js"`, `import "./a.js"`, `export * from "./a.js"`; not `import("./a.js")`, which loads later. */
const staticImports = /(?:\bfrom|\bimport)\s*["']([^"']+\.js)["']/g;
const workerFiles = /["'`]([^"'`\s]*worker[^"'`\s]*\.js)["'`]/gi;

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
function findAll(text, pattern) {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

/**
 * A worker's address may be relative to the file, to the page or to the assets folder: whichever exists.
 * @param {string} root
 * @param {string} from
 * @param {string} address
 */
function locate(root, from, address) {
  const bare = address.replace(/^\//, '');
  return [resolve(dirname(from), bare), join(root, bare), join(root, 'assets', bare)].find((file) =>
    existsSync(file),
  );
}

/**
 * @param {string} root the folder of the built app
 * @returns {{ file: string, bytes: number }[]} largest first
 */
export function listFirstLoad(root) {
  const page = join(root, 'index.html');
  const waiting = findAll(readFileSync(page, 'utf8'), tagSources).map((address) =>
    locate(root, page, address),
  );
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (let file = waiting.pop(); file !== undefined || waiting.length > 0; file = waiting.pop()) {
    if (file === undefined || sizes.has(file)) continue;
    const content = readFileSync(file);
    sizes.set(file, gzipSync(content, { level: 9 }).length);
    if (!file.endsWith('.js')) continue;
    const text = content.toString('utf8');
    for (const address of [...findAll(text, staticImports), ...findAll(text, workerFiles)]) {
      waiting.push(locate(root, file, address));
    }
  }
  return [...sizes]
    .map(([file, bytes]) => ({ file: relative(root, file), bytes }))
    .sort((a, b) => b.bytes - a.bytes);
}

/** @param {string} root */
export function checkSizeBudget(root) {
  const parts = listFirstLoad(root);
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const lines = parts.map(({ file, bytes }) => `  ${(bytes / 1000).toFixed(1).padStart(7)} kB  ${file}`);
  lines.push(
    `  ${(total / 1000).toFixed(1).padStart(7)} kB  in all, of ${budgetBytes / 1000} kB (gzip, script and style of the first load)`,
  );
  return { fits: parts.length > 0 && total <= budgetBytes, total, text: lines.join('\n') };
}
