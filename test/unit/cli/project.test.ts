import { mkdtemp, mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  buildIsCurrent,
  dependenciesAreCurrent,
  nodeIsRecentEnough,
  oldestNode,
} from '../../../src/cli/project.mjs';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'paperweave-project-'));
  await mkdir(join(root, 'node_modules'));
  await mkdir(join(root, 'src'));
  await mkdir(join(root, 'dist'));
});

afterEach(() => rm(root, { recursive: true }));

async function writeLock(path: string, packages: Record<string, object>) {
  await writeFile(join(root, path), JSON.stringify({ packages }));
}

describe('dependenciesAreCurrent', () => {
  const lock = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  };

  it('is true where every package of the lock is there; one for another system may be missing', async () => {
    await writeLock('package-lock.json', lock);
    await writeLock('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
    expect(dependenciesAreCurrent(root)).toBe(true);
  });

  it('is false on a fresh clone, for a missing package and for another version', async () => {
    await writeLock('package-lock.json', lock);
    expect(dependenciesAreCurrent(root)).toBe(false);
    await writeLock('node_modules/.package-lock.json', {});
    expect(dependenciesAreCurrent(root)).toBe(false);
    await writeLock('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.1' } });
    expect(dependenciesAreCurrent(root)).toBe(false);
  });
});

describe('buildIsCurrent', () => {
  const setDate = (path: string, second: number) => utimes(join(root, path), second, second);

  it('compares the built page with every source and folder of sources', async () => {
    expect(buildIsCurrent(root)).toBe(false);
    await writeFile(join(root, 'src', 'main.ts'), '');
    await writeFile(join(root, 'dist', 'index.html'), '');
    for (const path of ['src/main.ts', 'src', 'dist/index.html']) await setDate(path, 1000);
    expect(buildIsCurrent(root)).toBe(true);
    await setDate('src/main.ts', 1001);
    expect(buildIsCurrent(root)).toBe(false);
    await setDate('dist/index.html', 1002);
    expect(buildIsCurrent(root)).toBe(true);
    await rm(join(root, 'src', 'main.ts'));
    await setDate('src', 1003);
    expect(buildIsCurrent(root)).toBe(false);
  });
});

describe('nodeIsRecentEnough', () => {
  it('agrees with engines in package.json', async () => {
    const { engines } = JSON.parse(await readFile('package.json', 'utf8')) as { engines: { node: string } };
    expect(engines.node).toBe(`>=${oldestNode.join('.')}`);
    expect(['18.20.0', '20.18.9', '20.19.0', '22.0.0'].map(nodeIsRecentEnough)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
