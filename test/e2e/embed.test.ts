import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type App } from '../helpers/app.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { eventually, parts } from '../helpers/page.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

it('in a frame of another page the map stands alone, a paper can be read, and a link leads to the whole', async () => {
  const { page, observed, screenshot, close } = await app.open({ width: 760, height: 480, path: '?embed' });
  const frame = await parts.map(page).boundingBox();
  expect(frame).toMatchObject({ x: 0, y: 0, width: 760, height: 480 });
  expect(await parts.button(page, 'Export').isVisible()).toBe(false);
  await parts.map(page).focus();
  await page.keyboard.press('Enter');
  await parts.reader(page).waitFor();
  expect((await parts.map(page).boundingBox())!.width).toBeGreaterThan(350);
  const [whole] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Daily Papers in Paperweave' }).click(),
  ]);
  await eventually(() => whole.evaluate(() => location.href)).not.toContain('embed');
  await whole.close();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await screenshot('embed');
  expect(observed.console).toEqual([]);
  await close();
});
