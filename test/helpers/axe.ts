/** Accessibility of the page as it stands, by axe-core: every rule, every level. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let script: string | undefined;

declare global {
  interface Window {
    axe?: { run: (scope: Document, options: RunOptions) => Promise<AxeResults> };
  }
}

/** One line per element that breaks a rule; empty where there is none. */
export async function findAccessibilityProblems(page: Page): Promise<string[]> {
  script ??= await readFile(source, 'utf8');
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(script);
  return page.evaluate(async () => {
    const { violations } = await window.axe!.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')}\n${failureSummary ?? ''}`,
      ),
    );
  });
}
