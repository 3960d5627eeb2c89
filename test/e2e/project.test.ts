import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, waitForStatus, type App } from '../helpers/app.ts';
import { eventually, listingPage, openFiles, parts, saveProject, setHidden } from '../helpers/page.ts';

let app: App;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const subjects = ['graph walks on large networks', 'speech of many voices', 'proteins that fold slowly'];
const corpus = { name: 'mine.txt', text: listingPage(30, subjects) };

async function openCorpus(page: Page, file: { name: string; text: string | Uint8Array }): Promise<void> {
  const before = await parts.map(page).getAttribute('aria-label');
  await openFiles(page, file);
  await eventually(() => parts.map(page).getAttribute('aria-label')).not.toBe(before);
  await waitForStatus(page);
}

const placesOf = (bytes: Buffer) => {
  const body = JSON.parse(bytes.toString('utf8').split('\n').slice(1).join('\n')) as {
    map: { papers: { id: string; x: number; y: number; cluster: number }[] };
  };
  return body.map.papers.map(({ id, x, y, cluster }) => [id, x, y, cluster]);
};

describe('a project file', () => {
  it('opens again with the same places, without comparing, and then answers questions', async () => {
    const { page, observed, close } = await app.open();
    await openCorpus(page, corpus);
    const saved = await saveProject(page);
    await page.reload();
    await waitForStatus(page);
    await openCorpus(page, { name: 'whatever.txt', text: saved });
    const stages = await page.evaluate(() => performance.getEntriesByType('measure').map(({ name }) => name));
    expect(stages).toContain('paperweave:ready');
    expect(stages).not.toContain('paperweave:layout');
    expect(placesOf(await saveProject(page))).toEqual(placesOf(saved));
    await parts.button(page, 'List').click();
    await parts.listed(page).nth(1).click();
    await eventually(() => parts.neighbours(page).count()).toBeGreaterThan(0);
    expect(observed.console).toEqual([]);
    await close();
  });

  it('that is damaged is refused with the reason, and the map stays', async () => {
    const { page, close } = await app.open();
    const saved = (await saveProject(page)).toString('utf8');
    await openFiles(page, { name: 'cut.paperweave', text: saved.slice(0, saved.length >> 1) });
    await eventually(() => parts.alert(page).first().textContent()).toContain('The project cannot be opened');
    expect(await parts.alert(page).first().textContent()).toContain('cut off');
    await waitForStatus(page);
    expect(await parts.map(page).getAttribute('aria-label')).toContain('369 papers');
    await close();
  });
});

describe('a map that is worked on', () => {
  /** Of each project that is kept: the id of the paper that was open. */
  const kept = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<(string | undefined)[]>((resolve) => {
          const opening = indexedDB.open('paperweave', 1);
          opening.onupgradeneeded = () => opening.result.createObjectStore('projects', { keyPath: 'key' });
          opening.onsuccess = () => {
            const all = opening.result.transaction('projects').objectStore('projects').getAll();
            all.onsuccess = () => {
              opening.result.close();
              const projects = all.result as { extras: { view: { paper?: string } } }[];
              resolve(projects.map(({ extras }) => extras.view.paper));
            };
          };
        }),
    );
  const stored = (page: Page) => kept(page).then(({ length }) => length);

  it('is offered again after the tab was killed', async () => {
    const { page, close } = await app.open();
    await openCorpus(page, corpus);
    await eventually(() => stored(page)).toBe(1);
    const next = await page.context().newPage();
    const debug = await page.context().newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    void debug.send('Page.crash').catch(() => undefined);
    await crashed;
    await next.goto(app.address);
    await waitForStatus(next);
    await next.getByText('The page ended unexpectedly last time').waitFor();
    const again = next.getByRole('button', { name: 'Open it again' });
    await again.waitFor();
    await again.click();
    await eventually(() => parts.map(next).getAttribute('aria-label')).toContain('30 papers');
    await close();
  });

  it('is kept with the paper being read when the page goes out of sight', async () => {
    const { page, close } = await app.open();
    await openCorpus(page, corpus);
    await eventually(() => stored(page)).toBe(1);
    await parts.button(page, 'List').click();
    const title = await parts.listed(page).nth(2).innerText();
    await parts.listed(page).nth(2).click();
    await parts.reader(page).getByRole('heading', { name: title }).waitFor();
    await setHidden(page, true);
    await eventually(() => kept(page)).toEqual([expect.any(String)]);
    await page.reload();
    await waitForStatus(page);
    await page.getByRole('button', { name: 'Open it again' }).click();
    await parts.reader(page).getByRole('heading', { name: title }).waitFor();
    await close();
  });

  it('in two tabs is kept by one of them, and the other says so', async () => {
    const { page, close } = await app.open();
    await openCorpus(page, corpus);
    await eventually(() => stored(page)).toBe(1);
    const second = await page.context().newPage();
    await second.goto(app.address);
    await waitForStatus(second);
    await openCorpus(second, corpus);
    const told = second.getByText('These papers are open in another tab');
    await told.waitFor();
    await page.close();
    await told.waitFor({ state: 'detached' });
    await close();
  });

  it('says that nothing is kept where storage is denied', async () => {
    const { page, close } = await app.open({
      prepare: 'Object.defineProperty(window, "indexedDB", { get() { throw new Error("denied"); } });',
    });
    await openCorpus(page, corpus);
    await page.getByText('This map is not kept on this machine').waitFor();
    expect(await parts.map(page).getAttribute('aria-label')).toContain('30 papers');
    await close();
  });
});
