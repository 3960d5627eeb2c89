/** Everything a person needs, without a mouse. Nothing here clicks, points or focuses except by keys. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { waitForStatus } from '../helpers/app.ts';
import { openApp } from '../helpers/openApp.ts';
import { eventually, parts, settledPicture } from '../helpers/page.ts';
import { decodePng, shareChanged } from '../helpers/pixels.ts';

const { app, opened } = await openApp({ renew: true });

interface Focused {
  readonly name: string;
  readonly outlined: boolean;
}

function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return { name: '', outlined: true };
    const shown = element.matches('input[type=file]') ? (element.closest('label') ?? element) : element;
    const style = getComputedStyle(shown);
    const outlined =
      (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none';
    const name = element.getAttribute('aria-label') ?? element.textContent;
    return { name: name.trim().replace(/\s+/g, ' '), outlined };
  });
}

/** Presses Tab until the focused element has this name; every stop on the way must be visible. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press(key);
    const found = await focused(page);
    expect([found.name, found.outlined]).toEqual([found.name, true]);
    if (name.test(found.name)) return;
  }
  throw new Error(`Tab did not reach ${String(name)} in 80 steps.`);
}

async function openFromList(page: Page): Promise<void> {
  await tabTo(page, /^List$/);
  await page.keyboard.press('Enter');
  await parts.dialog(page, 'Papers').waitFor();
  await tabTo(page, /.{30,}/);
  const { name } = await focused(page);
  await page.keyboard.press('Enter');
  await parts.reader(page).getByRole('heading', { name, exact: true }).waitFor();
}

async function openExport(page: Page): Promise<void> {
  await tabTo(page, /^Export$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await parts.dialog(page, 'Export').waitFor();
}

it('tabs through the header to the list, and opens a paper from it', async () => {
  const { page } = opened;
  await tabTo(page, /^Open papers/);
  await openFromList(page);
  await page.keyboard.press('Escape');
  await eventually(() => parts.reader(page).count()).toBe(0);
});

it('reads on from neighbour to neighbour, and back', async () => {
  const { page } = opened;
  await openFromList(page);
  const heading = parts.reader(page).getByRole('heading', { level: 2 });
  const first = await heading.textContent();
  await eventually(() => parts.neighbours(page).count()).toBe(10);
  await tabTo(page, /% of it from related words/);
  await eventually(() => parts.reader(page).locator('mark').count()).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await eventually(() => heading.textContent()).not.toBe(first);
  await tabTo(page, /Back$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await eventually(() => heading.textContent()).toBe(first);
  await page.keyboard.press('Escape');
  await eventually(() => parts.reader(page).count()).toBe(0);
});

it('finds, reads, tags and exports a paper', async () => {
  const { page } = opened;
  await page.keyboard.press('/');
  await eventually(async () => (await focused(page)).name).toBe('Search papers');
  await page.keyboard.type('white-box transformers sparse rate');
  // The answer to all of it, not to its beginning.
  await page.locator('[aria-label="Papers found"][aria-busy=false]').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await parts
    .reader(page)
    .getByRole('heading', { level: 2, name: /^White-Box Transformers/ })
    .waitFor();
  await tabTo(page, /^To read$/);
  await page.keyboard.press('Enter');
  await eventually(() => parts.button(page, 'To read').getAttribute('aria-pressed')).toBe('true');
  await tabTo(page, /^Add a tag$/);
  await page.keyboard.type('key');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove tag key' }).waitFor();
  await openExport(page);
  await tabTo(page, /^Save BibTeX$/);
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/\.bib$/);
  expect((await focused(page)).name).toBe('Save BibTeX');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await eventually(() => parts.reader(page).count()).toBe(0);
});

it('closes and opens dialogs as fast as keys are pressed', async () => {
  const { page } = opened;
  const together = (...keys: string[]) => Promise.all(keys.map((key) => page.keyboard.press(key)));
  await openFromList(page);
  await openExport(page);
  await together('Escape', 'Enter');
  await parts.dialog(page, 'Export').waitFor();
  await page.keyboard.press('Enter');
  await eventually(() => parts.dialog(page, 'Export').count()).toBe(0);
  expect((await focused(page)).name).toBe('Export');
  await page.keyboard.press('Enter');
  await parts.dialog(page, 'Export').waitFor();
  expect(await parts.reader(page).count()).toBe(1);
  await together('Escape', 'Escape');
  await eventually(() => parts.reader(page).count()).toBe(0);
});

it('calls off a dialog that is still on its way', async () => {
  const { page, close } = await app.open();
  let asked: () => void = () => undefined;
  let send: () => void = () => undefined;
  const wasAsked = new Promise<void>((resolve) => (asked = resolve));
  const sent = new Promise<void>((resolve) => (send = resolve));
  await page.route('**/ListDialog-*.js', async (route) => {
    asked();
    await sent;
    await route.continue();
  });
  await tabTo(page, /^List$/);
  await page.keyboard.press('Enter');
  await wasAsked;
  await page.keyboard.press('Escape');
  const came = page.waitForResponse('**/ListDialog-*.js');
  send();
  await came;
  await page.keyboard.press('/');
  await eventually(async () => (await focused(page)).name).toBe('Search papers');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await close();
});

it('moves the threshold and frames a cluster', async () => {
  const { page } = opened;
  await page.reload();
  await waitForStatus(page);
  await tabTo(page, /^Similarity threshold$/);
  const before = Number(await parts.threshold(page).inputValue());
  await page.keyboard.press('ArrowRight');
  await eventually(async () => Number(await parts.threshold(page).inputValue())).toBeGreaterThan(before);
  await waitForStatus(page);
  await tabTo(page, /·/);
  await page.keyboard.press('Enter');
  await eventually(() => parts.clusters(page).first().getAttribute('aria-pressed')).toBe('true');
});

it('pans and zooms the map with the keys its name tells', async () => {
  const { page } = opened;
  const map = parts.map(page);
  await tabTo(page, /^Map of 369 papers/);
  // With a paper open the arrows would walk from it.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  for (const key of ['+', 'ArrowRight', 'ArrowUp', '-', '0']) {
    const before = await settledPicture(map);
    await page.keyboard.press(key);
    await eventually(async () => shareChanged(before, decodePng(await map.screenshot()))).toBeGreaterThan(
      0.01,
    );
  }
});

it('works at 400 % zoom and with reduced motion', async () => {
  const { page, observed, close } = await app.open({ width: 320, height: 256 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await parts.button(page, 'Search').click();
  await page.keyboard.type('white-box transformers sparse rate');
  await page.getByRole('option').first().click();
  await parts.reader(page).getByRole('heading', { level: 2 }).waitFor();
  await parts.button(page, 'Read').click();
  await eventually(() => parts.button(page, 'Read').getAttribute('aria-pressed')).toBe('true');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );
  expect(moving).toBe(0);
  expect(observed.console).toEqual([]);
  await close();
});

it('exports a picture', async () => {
  const { page, observed } = opened;
  await openExport(page);
  await tabTo(page, /^Save PNG$/);
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/\.png$/);
  await page.keyboard.press('Escape');
  await eventually(() => parts.dialog(page, 'Export').count()).toBe(0);
  expect((await focused(page)).name).toBe('Export');
  expect(observed.console).toEqual([]);
});
