/** Privacy and life without a network: what the page asks for is recorded by the browser and by the server, not only by the page. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder } from '../../src/cli/server.mjs';
import { startApp, waitForStatus, type App } from '../helpers/app.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { eventually, listingPage, openFiles, parts } from '../helpers/page.ts';

let app: App;
let folder: string;

beforeAll(async () => {
  app = await startApp();
  folder = await mkdtemp(join(tmpdir(), 'paperweave-offline-'));
  await cp('dist', join(folder, 'app'), { recursive: true });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const network = (page: Page) => page.getByRole('region', { name: 'Network', includeHidden: true });
/** The whole program is fetched and copied by then: ten seconds of work where the machine is shared by many, not the moment of an answer. */
const whole = (page: Page) =>
  expect
    .poll(() => network(page).innerText(), { timeout: 90_000, interval: 100 })
    .toContain('Opens without a network');

async function save(page: Page, name: string): Promise<void> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name, exact: true }).click();
  await (await waiting).path();
  // Chromium drops the eleventh file that a page hands over within a second or so; no person is as quick.
  await page.waitForTimeout(250);
}

/** What a person does with a map: search, clusters, read, mark, threshold, panes, figures, every file, other papers. */
async function useEverything(page: Page): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search papers' }).fill('diffusion');
  await parts.clusters(page).first().click();
  await parts.button(page, 'List').click();
  await parts.listed(page).nth(1).click();
  await eventually(() => parts.neighbours(page).count()).toBe(10);
  await parts.button(page, 'To read').click();
  await parts.threshold(page).focus();
  await page.keyboard.press('PageUp');
  await eventually(() => parts.thresholdPanel(page).innerText()).toContain('Back to');
  await waitForStatus(page);
  for (const pane of ['Path between two papers', 'Time', 'The map in words', 'How this map is made']) {
    await page.getByText('Explore', { exact: true }).first().click();
    await page.getByRole('button', { name: pane, exact: true }).click();
  }
  await parts.button(page, 'Export').click();
  const formats = ['PNG', 'SVG', 'PDF', 'JSON', 'GEXF', 'GraphML', 'VOSviewer', 'papers as CSV', 'ties as CSV', 'JSON lines', 'BibTeX', 'RIS', 'CSL-JSON', 'reading list', 'web page']; // prettier-ignore
  for (const format of formats) await save(page, `Save ${format}`);
  await save(page, 'Save project');
  await page.keyboard.press('Escape');
  await openFiles(page, {
    name: 'mine.txt',
    text: listingPage(30, ['graph walks', 'many voices', 'folding proteins']),
  });
  await eventually(() => parts.map(page).getAttribute('aria-label')).toContain('30 papers');
  await waitForStatus(page);
}

describe('a whole session', () => {
  it('asks the network for nothing once it is loaded, and the page says so', async () => {
    const { page, observed, screenshot, close } = await app.open({ offline: true });
    await whole(page);
    const before = observed.requests.length;
    await screenshot('network');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await useEverything(page);
    expect(observed.requests.slice(before)).toEqual([]);
    expect(await network(page).innerText()).toContain('0 requests since load');
    expect(observed.console).toEqual([]);
    await close();
  });

  it('counts a request that is made all the same', async () => {
    const { page, close } = await app.open({ offline: true });
    await whole(page);
    await page.evaluate(() => fetch('icon.svg?once'));
    await eventually(() => network(page).innerText()).toContain('1 request since load');
    const address = page.getByRole('list', { name: 'Requests', includeHidden: true });
    expect(await address.textContent()).toContain('icon.svg?once');
    await close();
  });
});

describe('with the network cut after the first visit', () => {
  it('opens from any sub-path, and everything works', async () => {
    const server = await serveFolder({ root: folder });
    const { page, observed, close } = await app.open({ address: `${server.address}app/`, offline: true });
    await whole(page);
    await server.close();
    await page.reload();
    await waitForStatus(page);
    expect(await parts.map(page).getAttribute('aria-label')).toContain('369 papers');
    await useEverything(page);
    await page.goto(`${server.address}app/index.html?again#t=0.2`);
    await waitForStatus(page);
    expect(observed.console.filter((line) => !line.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
    await close();
  });
});

describe('a new build', () => {
  let tries = 0;

  it('is there at the next reload, and a page that runs the one before is told', async () => {
    const root = join(folder, 'app');
    const server = await serveFolder({ root });
    const { page, close } = await app.open({ address: server.address, offline: true });
    await whole(page);
    // A second try finds the build of the first.
    const build = `newer${String((tries += 1))}`;
    const replace = async (file: string, from: RegExp, to: string) =>
      writeFile(join(root, file), (await readFile(join(root, file), 'utf8')).replace(from, to));
    await replace('index.html', /<title>.*<\/title>/u, `<title>${build}</title>`);
    await replace('sw.js', /build = '\w+'/u, `build = '${build}'`);
    await replace('parts.json', /"build":"\w+"/u, `"build":"${build}"`);
    const second = await page.context().newPage();
    await second.goto(server.address);
    expect(await second.title()).toBe(build);
    await whole(second);
    // Behind the other tab it draws no frames, which waiting for sight would need.
    await eventually(() => page.getByText('A newer Paperweave is ready').count()).toBe(1);
    await second.close();
    // A click by place would wait for the frames of a tab that may still be behind.
    await page.getByRole('button', { name: 'Reload' }).dispatchEvent('click');
    await eventually(() => page.title()).toBe(build);
    await waitForStatus(page);
    await whole(page);
    expect(await page.getByText('A newer Paperweave is ready').count()).toBe(0);
    await close();
    await server.close();
  });
});

describe('while the rest of the program is on its way', () => {
  it('a map made meanwhile does not begin it again', async () => {
    const { page, observed, close } = await app.open({ ready: false });
    let send: () => void = () => undefined;
    const sent = new Promise<void>((resolve) => (send = resolve));
    await page.route('**/parts.json', async (route) => {
      await sent;
      await route.continue();
    });
    await waitForStatus(page);
    const asked = () => observed.requests.filter((address) => address.endsWith('parts.json')).length;
    await eventually(() => Promise.resolve(asked())).toBe(1);
    await parts.threshold(page).focus();
    await page.keyboard.press('PageUp');
    await eventually(() => parts.thresholdPanel(page).innerText()).toContain('Back to');
    await waitForStatus(page);
    // As long as it waits before it begins, and longer.
    await page.waitForTimeout(1500);
    send();
    await eventually(() => network(page).innerText()).toContain('0 requests since load');
    expect(asked()).toBe(1);
    await close();
  });
});

describe('where the browser keeps nothing', () => {
  it('the page works, and says that it needs the network', async () => {
    const { page, close } = await app.open();
    await eventually(() => network(page).innerText()).toContain('does not keep it');
    expect(await network(page).innerText()).toContain('0 requests since load');
    await close();
  });
});
