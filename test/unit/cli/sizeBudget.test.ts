import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { budgetBytes, checkSizeBudget, listFirstLoad } from '../../helpers/sizeBudget.mjs';

let root: string;
const write = (name: string, text: string) => writeFile(join(root, name), text);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'paperweave-size-'));
  await mkdir(join(root, 'assets'));
  await write(
    'index.html',
    '<script type="module" src="./assets/a.js"></script><link rel="stylesheet" href="./assets/a.css">',
  );
  await write('assets/a.css', 'p{}');
  await write(
    'assets/a.js',
    'import{x}from"./b.js";import"./c.js";const l=()=>import("./later.js");new Worker(new URL("assets/map.worker-1.js",import.meta.url));',
  );
  await write('assets/b.js', 'export*from"./d.js";');
  for (const name of ['c', 'd', 'later', 'map.worker-1']) await write(`assets/${name}.js`, 'export{};');
});

afterEach(() => rm(root, { recursive: true }));

it('counts what the page names, static imports and workers, once each; not what loads later', () => {
  const files = listFirstLoad(root).map(({ file }) => file.replaceAll('\\', '/'));
  expect(files.sort()).toEqual(
    ['a.css', 'a.js', 'b.js', 'c.js', 'd.js', 'map.worker-1.js'].map((name) => `assets/${name}`),
  );
});

it('fails where the sum is over the budget, and where nothing was found to count', async () => {
  expect(checkSizeBudget(root).fits).toBe(true);
  let state = 1;
  const noise = Array.from({ length: 2 * budgetBytes }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return String.fromCharCode(32 + ((state >>> 16) % 90));
  });
  await write('assets/d.js', noise.join(''));
  expect(checkSizeBudget(root).fits).toBe(false);
  await write('index.html', '');
  expect(checkSizeBudget(root).fits).toBe(false);
});
