/** The layers are enforced by lint; this shows that lint would really notice. */
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({ overrideConfig: { linterOptions: { reportUnusedDisableDirectives: 'off' } } });

async function rulesBroken(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

const layering = 'import-x/no-restricted-paths';

describe('layers', () => {
  it.each([
    ['src/core/example.ts', '../state/focus.svelte.ts'],
    ['src/core/example.ts', '../cli/command.ts'],
    ['src/core/example.ts', '../../workers/pipelineService.ts'],
    ['src/core/text/example.ts', '../../../test/helpers/browserPath.ts'],
    ['workers/example.ts', '../src/state/focus.svelte.ts'],
    ['src/cli/example.ts', '../state/focus.svelte.ts'],
    ['src/cli/example.ts', '../../workers/pipelineService.ts'],
    ['src/widgets/example.ts', '../core/types.ts'],
    ['src/state/example.ts', '../cli/command.ts'],
  ])('%s may not import %s', async (file, target) => {
    expect(await rulesBroken(file, `export * from '${target}';\n`)).toContain(layering);
  });

  it.each([
    ['src/state/example.ts', '../core/types.ts'],
    ['src/cli/example.ts', '../core/types.ts'],
    ['workers/example.ts', '../src/core/types.ts'],
  ])('%s may import %s', async (file, target) => {
    expect(await rulesBroken(file, `export * from '${target}';\n`)).not.toContain(layering);
  });
});

describe('the core', () => {
  it.each([
    ['export const title = document.title;', 'no-restricted-globals'],
    ['export const chance = Math.random();', 'no-restricted-properties'],
    ['export const now = Date.now();', 'no-restricted-properties'],
    ["import { readFileSync } from 'node:fs';\nexport { readFileSync };", 'no-restricted-imports'],
    ["import { mount } from 'svelte';\nexport { mount };", 'no-restricted-imports'],
    ["import Sigma from 'sigma';\nexport { Sigma };", 'no-restricted-imports'],
    ["import { wrap } from 'comlink';\nexport { wrap };", 'no-restricted-imports'],
  ])('may not say %s', async (code, rule) => {
    expect(await rulesBroken('src/core/example.ts', `${code}\n`)).toContain(rule);
  });
});
