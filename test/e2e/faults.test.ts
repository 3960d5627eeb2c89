import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, waitForStatus, type App } from '../helpers/app.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { chooseFromMenu, eventually, parts } from '../helpers/page.ts';

describe('without WebGL', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp({
      flags: ['--disable-gpu', '--disable-webgl', '--disable-webgl2', '--disable-3d-apis'],
    });
  });
  afterAll(() => app.close());

  it('the page says so, and papers, clusters and reader still work', async () => {
    const { page, observed, screenshot } = await app.open();
    const offered = await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null);
    expect(offered).toBe(false);
    await eventually(() => parts.alert(page).allInnerTexts()).toContainEqual(
      expect.stringContaining('no WebGL'),
    );
    expect(await parts.map(page).count()).toBe(0);
    const list = page.getByRole('main').getByRole('list', { name: 'Papers' });
    expect(await list.getByRole('button').count()).toBe(369);
    await list.getByRole('button').first().click();
    await parts.reader(page).waitFor();
    await eventually(() => parts.neighbours(page).count()).toBe(10);
    await parts.clusters(page).first().click();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await screenshot('no-webgl');
    expect(observed.console.filter((text) => !text.includes('WebGL'))).toEqual([]);
  });
});

describe('a worker that dies', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('is told, the map stays, and one click starts it again', async () => {
    const { page, close } = await app.open();
    const [worker] = page.workers();
    await worker?.evaluate(() => {
      setTimeout(() => {
        throw new Error('out of luck');
      });
    });
    await parts.clusters(page).first().waitFor();
    await parts.button(page, 'List').click();
    await parts.listed(page).nth(1).click();
    await eventually(() => parts.alert(page).allInnerTexts().then(String)).toContain(
      'The background worker stopped',
    );
    expect(await parts.map(page).count()).toBe(1);
    await parts.button(page, 'Start it again').click();
    await waitForStatus(page);
    await eventually(() => parts.alert(page).count()).toBe(0);
    await parts.button(page, 'List').click();
    await parts.listed(page).nth(2).click();
    await eventually(() => parts.neighbours(page).count()).toBe(10);
    await close();
  });

  it('in the middle of a new layout: the old map stays and can be used', async () => {
    const { page, close } = await app.open();
    const before = await parts.threshold(page).getAttribute('aria-valuetext');
    const [worker] = page.workers();
    await parts.threshold(page).focus();
    await page.keyboard.press('PageUp');
    await worker?.evaluate(() => {
      setTimeout(() => {
        throw new Error('out of luck');
      });
    });
    await eventually(() => parts.alert(page).allInnerTexts().then(String)).toContain('stopped');
    await waitForStatus(page);
    await eventually(() => parts.threshold(page).getAttribute('aria-valuetext')).toBe(before);
    expect(await parts.map(page).count()).toBe(1);
    await close();
  });

  it('that cannot even be loaded is told', async () => {
    const { page, close } = await app.open({ ready: false, block: '**/*worker*' });
    await waitForStatus(page, 'failed');
    expect(await parts.alert(page).textContent()).toContain('worker');
    await close();
  });
});

describe('work that is stopped', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('leaves the map that was there', async () => {
    const { page, observed, close } = await app.open();
    const before = await parts.threshold(page).getAttribute('aria-valuetext');
    await parts.threshold(page).focus();
    // The work takes a moment only: the button is pressed as soon as it is there.
    await page.evaluate(() => {
      const watcher = new MutationObserver(() => {
        const stop = Array.from(document.querySelectorAll('button')).find(
          (one) => one.textContent === 'Stop',
        );
        if (stop === undefined) return;
        watcher.disconnect();
        stop.click();
      });
      watcher.observe(document.body, { childList: true, subtree: true });
    });
    await page.keyboard.press('PageUp');
    await eventually(() => page.getByRole('main').textContent()).toContain('Stopped');
    await waitForStatus(page);
    await eventually(() => parts.threshold(page).getAttribute('aria-valuetext')).toBe(before);
    expect(observed.console).toEqual([]);
    await close();
  });
});

describe('a part of the page that cannot be fetched', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());
  const told = (page: Page) => parts.alert(page).filter({ hasText: 'could not be loaded' });

  it('a pane: told, the map and the paper stay, and it comes when the network is back', async () => {
    const { page, screenshot, close } = await app.open();
    await page.route('**/NotesPane*.js*', (route) => route.abort());
    await chooseFromMenu(page, 'Notes and tags');
    await told(page).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await screenshot('part-lost');
    await told(page).getByRole('button', { name: 'Try again' }).click();
    await eventually(() => told(page).count()).toBe(1);
    await page.unroute('**/NotesPane*.js*');
    await told(page).getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Notes and tags' }).waitFor();
    expect(await told(page).count()).toBe(0);
    await close();
  });

  it('a dialog: told, keys still work, and it opens when asked again', async () => {
    const { page, close } = await app.open();
    await page.route('**/ListDialog*.js*', (route) => route.abort());
    await parts.button(page, 'List').click();
    await told(page).waitFor();
    await page.unroute('**/ListDialog*.js*');
    await told(page).getByRole('button', { name: 'Try again' }).click();
    await parts.dialog(page, 'Papers').waitFor();
    await close();
  });

  it('what opens files: told, and the files are opened when it comes', async () => {
    const { page, close } = await app.open();
    await page.route('**/handedFiles*.js*', (route) => route.abort());
    await parts.files(page).setInputFiles({
      name: 'four.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('not a paper'),
    });
    await told(page).waitFor();
    await page.unroute('**/handedFiles*.js*');
    await told(page).getByRole('button', { name: 'Try again' }).click();
    await parts.alert(page).filter({ hasText: 'could be read' }).waitFor();
    await close();
  });
});
