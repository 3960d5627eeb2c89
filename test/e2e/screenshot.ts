/** `npm run screenshot`: the pictures of the README, made from the built app and its default corpus. */
import { join } from 'node:path';
import { ensureBuild, projectRoot } from '../../src/cli/project.mjs';
import { startApp, type OpenOptions } from '../helpers/app.ts';

const scenes: readonly (OpenOptions & { readonly file: string })[] = [
  { file: 'screenshot.png', width: 1440, height: 900 },
  { file: 'screenshot-dark.png', width: 1440, height: 900, theme: 'dark' },
  { file: 'screenshot-phone.png', width: 390, height: 844, density: 2, touch: true },
];

if (!(await ensureBuild())) throw new Error('The app could not be built; the reason stands above.');
const app = await startApp();
try {
  for (const { file, ...options } of scenes) {
    const { page, close } = await app.open(options);
    // The labels settle a moment after the last position.
    await page.waitForTimeout(1500);
    await page.screenshot({ path: join(projectRoot, 'docs', file) });
    console.log(`docs/${file}`);
    await close();
  }
} finally {
  await app.close();
}
