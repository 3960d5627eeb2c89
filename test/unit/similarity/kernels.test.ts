import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildKernels, modules } from '../../../src/core/kernels/build.mjs';

test.each(Object.entries(modules))(
  'the committed kernels (%s) are what their sources build',
  async (entry, name) => {
    const committed = readFileSync(
      new URL(`../../../src/core/kernels/generated/${name}.ts`, import.meta.url),
      'utf8',
    );
    expect(await buildKernels(entry), 'run `npm run kernels` and commit what it writes').toBe(committed);
  },
);
