/** What the world does to a page: workers that end without a word, full storage, lost graphics, moved clocks, hidden tabs, files that go. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, waitForStatus, type App } from '../helpers/app.ts';
import { countColour, decodePng } from '../helpers/pixels.ts';
import { eventually, listingPage, openFiles, parts, setHidden, settledPicture } from '../helpers/page.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const subjects = ['graph walks on large networks', 'speech of many voices', 'proteins that fold slowly'];
const mine = (papers = 30) => ({ name: 'mine.txt', text: listingPage(papers, subjects) });
const label = (page: Page) => parts.map(page).getAttribute('aria-label');
const alerts = (page: Page) => parts.alert(page).allInnerTexts().then(String);

async function openMine(page: Page): Promise<void> {
  await openFiles(page, mine());
  await eventually(() => label(page)).toContain('30 papers');
  await waitForStatus(page);
}

/** Ends the worker, without any event, as soon as it is asked to start the piece of work named by `window.killAt`. */
const killer = `
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    post.call(this, message, ...rest);
    const named = message?.path?.[0] === 'start' && message.argumentList?.[1]?.value;
    if (named && named === window.killAt) { window.killAt = undefined; this.terminate(); }
  };
`;
const killAt = (page: Page, job: string) =>
  page.evaluate((name) => ((window as { killAt?: string }).killAt = name), job);

describe('a worker that ends without a word', () => {
  it('is noticed in every stage; the map stays, and one click starts it again', async () => {
    const { page, observed, close } = await app.open({ prepare: killer });
    for (const job of ['import', 'compare', 'tie', 'place']) {
      await killAt(page, job);
      await openFiles(page, mine());
      await eventually(() => alerts(page)).toContain('The background worker stopped');
      await waitForStatus(page);
      expect(await label(page)).toContain('369 papers');
      await parts.button(page, 'Start it again').click();
      await eventually(() => parts.alert(page).count()).toBe(0);
      await waitForStatus(page);
    }
    expect(observed.console).toEqual([]);
    await close();
  });

  it('while a project is taken in or a question is asked: what was noted stays, and the project opens after all', async () => {
    const { page, observed, close } = await app.open({ prepare: killer });
    await parts.button(page, 'Export').click();
    const waiting = page.waitForEvent('download');
    await parts.dialog(page, 'Export').getByRole('button', { name: 'Save project' }).click();
    const saved = await readFile(await (await waiting).path());
    await page.keyboard.press('Escape');
    await openMine(page);
    await parts.button(page, 'List').click();
    await parts.listed(page).nth(1).click();
    await parts.button(page, 'To read').click();
    await killAt(page, 'adopt');
    await openFiles(page, { name: 'saved.paperweave', text: saved });
    await eventually(() => alerts(page)).toContain('The background worker stopped');
    await waitForStatus(page);
    expect(await label(page)).toContain('30 papers');
    expect(await parts.button(page, 'To read').getAttribute('aria-pressed')).toBe('true');
    await openFiles(page, { name: 'saved.paperweave', text: saved });
    await eventually(() => label(page)).toContain('369 papers');
    await waitForStatus(page);
    await killAt(page, 'question');
    await parts.button(page, 'List').click();
    await parts.listed(page).nth(1).click();
    await page.getByText('Explore', { exact: true }).first().click();
    await page.getByRole('button', { name: 'The map in words' }).click();
    await eventually(() => alerts(page)).toContain('it ended without a word');
    await parts.button(page, 'Start it again').click();
    await openMine(page);
    expect(observed.console).toEqual([]);
    await close();
  });
});

describe('storage', () => {
  it('that is full is told, and nothing that was kept is lost', async () => {
    const { page, observed, close } = await app.open();
    await openMine(page);
    await eventually(() => page.evaluate(() => localStorage.getItem('paperweave:open'))).not.toBeNull();
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
    });
    await openFiles(page, { ...mine(33), name: 'more.txt' });
    await page.getByText('The storage of this browser is full').waitFor();
    expect(await label(page)).toContain('33 papers');
    await page.reload();
    await waitForStatus(page);
    const again = page.getByRole('button', { name: 'Open it again' });
    await again.click();
    await eventually(() => label(page)).toContain('30 papers');
    expect(observed.console).toEqual([]);
    await close();
  });

  it('that is denied altogether, as in a private window, leaves a page that works', async () => {
    const denied = ['indexedDB', 'localStorage', 'sessionStorage', 'caches']
      .map(
        (name) =>
          `Object.defineProperty(window, '${name}', { get() { throw new DOMException('denied', 'SecurityError'); } });`,
      )
      .join('\n');
    const { page, observed, close } = await app.open({ prepare: denied });
    await openMine(page);
    await page.getByText('This map is not kept on this machine').waitFor();
    await page.getByRole('button', { name: 'Export' }).first().click();
    const waiting = page.waitForEvent('download');
    await parts.dialog(page, 'Export').getByRole('button', { name: 'Save project' }).click();
    expect(await (await waiting).path()).not.toBe('');
    expect(observed.console).toEqual([]);
    await close();
  });
});

describe('a graphics card', () => {
  it('that takes the picture away and gives it back: told, and drawn again where it was', async () => {
    const { page, observed, close } = await app.open();
    await parts.clusters(page).first().click();
    const drawn = async () => {
      const picture = await settledPicture(parts.map(page));
      return countColour(picture, '#003a90', 40) > 200;
    };
    const before = decodePng(await parts.map(page).screenshot());
    expect(before.width).toBeGreaterThan(0);
    await page.evaluate(() => {
      const lost = Array.from(document.querySelectorAll('canvas')).flatMap((canvas) => {
        const own = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
        return own ? [own] : [];
      });
      for (const one of lost) one.loseContext();
      Object.assign(window, { lost });
    });
    await page.getByText('The drawing of the map was interrupted').waitFor();
    await page.evaluate(() => {
      for (const one of (window as unknown as { lost: WEBGL_lose_context[] }).lost) one.restoreContext();
    });
    await eventually(() => page.getByText('The drawing of the map was interrupted').count()).toBe(0);
    await eventually(drawn).toBe(true);
    expect(observed.console.filter((line) => !/context/iu.test(line))).toEqual([]);
    await close();
  });
});

describe('a file', () => {
  it('that is gone before it is read is told, and the map stays', async () => {
    const { page, close } = await app.open();
    await page.evaluate(() => {
      File.prototype.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    });
    await openFiles(page, mine());
    await eventually(() => alerts(page)).toMatch(/mine\.txt.*(moved|removed|gone)/u);
    await waitForStatus(page);
    expect(await label(page)).toContain('369 papers');
    await close();
  });
});

describe('time', () => {
  it('that jumps back by a year and forward by a day changes nothing but the date told', async () => {
    const { page, observed, close } = await app.open();
    await page.clock.install({ time: new Date('2026-06-01T12:00:00Z') });
    await page.clock.setSystemTime(new Date('2025-06-01T12:00:00Z'));
    await openFiles(page, mine());
    await page.clock.runFor(100);
    await eventually(async () => {
      await page.clock.runFor(500);
      return label(page);
    }).toContain('30 papers');
    await page.clock.setSystemTime(new Date('2026-06-02T12:00:00Z'));
    await eventually(async () => {
      await page.clock.runFor(500);
      return page.evaluate(() => document.documentElement.dataset['status']);
    }).toBe('ready');
    expect(observed.console).toEqual([]);
    await close();
  });

  it('spent hidden for an hour loses nothing: the work goes on where it was', async () => {
    const { page, observed, close } = await app.open();
    await page.clock.install();
    await openMine(page).catch(() => undefined);
    await setHidden(page, true);
    await page.clock.fastForward('01:00:00');
    await setHidden(page, false);
    await page.clock.resume();
    await eventually(() => label(page)).toContain('30 papers');
    await waitForStatus(page);
    await parts.button(page, 'List').click();
    await parts.listed(page).nth(1).click();
    await eventually(() => parts.neighbours(page).count()).toBe(10);
    expect(observed.console).toEqual([]);
    await close();
  });
});
