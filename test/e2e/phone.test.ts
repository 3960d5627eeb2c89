import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type App, type OpenedPage } from '../helpers/app.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { eventually, parts, settledPicture } from '../helpers/page.ts';
import { shareChanged, shareDifferent } from '../helpers/pixels.ts';

let app: App;
let opened: OpenedPage;

beforeAll(async () => {
  app = await startApp();
  opened = await app.open({ width: 390, height: 844, density: 2, touch: true });
});
afterAll(() => app.close());

/** Controls that stick out of the window sideways, or are too small to hit with a finger. */
function misplaced() {
  return opened.page.evaluate(() => {
    const controls = Array.from(
      document.querySelectorAll('button, input, select, summary, a[href], [role=slider]'),
    );
    return controls.flatMap((control) => {
      const shown = control.closest('label') ?? control;
      const { left, right, width, height } = shown.getBoundingClientRect();
      if (width === 0 || height === 0 || !shown.checkVisibility({ contentVisibilityAuto: true })) return [];
      const name = (control.getAttribute('aria-label') ?? control.textContent).trim();
      const outside = left < -1 || right > window.innerWidth + 1;
      return outside || Math.max(width, height) < 24 || Math.min(width, height) < 14
        ? [`${name} ${String(left)}-${String(right)} ${String(height)}`]
        : [];
    });
  });
}

it('fits: nothing sticks out, nothing scrolls sideways', async () => {
  const { page } = opened;
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await misplaced()).toEqual([]);
  const picture = await settledPicture(parts.map(page));
  expect(shareDifferent(picture, [255, 255, 255])).toBeGreaterThan(0.02);
  await opened.screenshot('phone');
});

it('opens its menu inside the window', async () => {
  const { page } = opened;
  const menu = page.getByRole('banner').getByText('Explore', { exact: true });
  await menu.tap();
  await page.getByRole('button', { name: 'About this map' }).waitFor();
  expect(await misplaced()).toEqual([]);
  await opened.screenshot('phone-menu');
  await menu.tap();
});

it('reaches the clusters, and a touch frames one', async () => {
  const { page } = opened;
  const before = await settledPicture(parts.map(page));
  await parts.button(page, 'Clusters').tap();
  await parts.clusters(page).first().tap();
  expect(await misplaced()).toEqual([]);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('phone-clusters');
  await parts.button(page, 'Map').tap();
  expect(shareChanged(before, await settledPicture(parts.map(page)))).toBeGreaterThan(0.02);
});

it('reads a paper', async () => {
  const { page } = opened;
  await parts.button(page, 'List').tap();
  await parts.listed(page).nth(1).tap();
  await parts.reader(page).waitFor();
  await eventually(() => parts.neighbours(page).count()).toBe(10);
  expect(await misplaced()).toEqual([]);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('phone-read');
});

it('exports', async () => {
  const { page } = opened;
  await parts.button(page, 'Export').tap();
  await parts.dialog(page, 'Export').getByRole('button', { name: 'Save PNG' }).waitFor();
  expect(await misplaced()).toEqual([]);
  await opened.screenshot('phone-export');
  expect(opened.observed.console).toEqual([]);
});
