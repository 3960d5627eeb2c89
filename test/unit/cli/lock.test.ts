/** `npm ci` refuses a lock in which a package that another one names has no entry; better to learn that here than on a fresh machine. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

interface Locked {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

it('every dependency named in the lock, for every system, has its entry', async () => {
  const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
    packages: Record<string, Locked>;
  };
  /** As Node looks for it: beside the package, then in each folder above. */
  const isLocked = (from: string, name: string): boolean => {
    for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules') - 1))) {
      if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages) return true;
      if (folder === '') return false;
    }
  };
  const missing = Object.entries(packages).flatMap(
    ([path, { dependencies, devDependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
        .filter((name) => !isLocked(path, name))
        .map((name) => `${name}, needed by ${path === '' ? 'the project' : path}`),
  );
  expect(missing).toEqual([]);
});
