import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildKernels } from '../../../src/core/kernels/build.mjs';

test('the committed kernels are what their sources build', async () => {
  const committed = readFileSync(
    new URL('../../../src/core/kernels/generated/kernels.ts', import.meta.url),
    'utf8',
  );
  expect(await buildKernels(), 'run `npm run kernels` and commit what it writes').toBe(committed);
});
