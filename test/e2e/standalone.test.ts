/** The self-contained map, opened from disk in a real browser. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeStandaloneHtml } from '../../src/core/export/standaloneHtml.ts';
import { browserLaunch } from '../helpers/browserPath.ts';
import { seededMap } from '../unit/export/sampleMap.ts';

const map = seededMap(120);
const folder = mkdtempSync(join(tmpdir(), 'paperweave-'));
const address = pathToFileURL(join(folder, 'map.html')).href;
const requests: string[] = [];
const complaints: string[] = [];
let browser: Browser;
let page: Page;

beforeAll(async () => {
  writeFileSync(join(folder, 'map.html'), writeStandaloneHtml(map, { title: 'Sample' }));
  browser = await chromium.launch(browserLaunch());
  page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(address);
  await page.waitForSelector('html[data-status="ready"]');
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** Opaque dots of the canvas. */
const inkOf = () =>
  page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, at) => at % 4 === 3 && value > 200).length;
  });

it('shows the map and its legend', async () => {
  // The map is drawn in the next frame.
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
  expect(await inkOf()).toBeGreaterThan(3000);
  const legend = await page.locator('aside li').allTextContents();
  expect(legend).toEqual(map.clusters.map(({ name, size }) => `${name}${size}`));
});

it('finds, reads, and walks to a neighbour', async () => {
  const [source, target] = [map.edges.source[0]!, map.edges.target[0]!];
  await page.getByRole('searchbox', { name: 'Search papers' }).fill(map.corpus.papers[source]!.title);
  await page.locator('aside li button').first().click();
  await page.getByRole('heading', { name: map.corpus.papers[source]!.title, level: 2 }).waitFor();
  expect(await page.locator('aside p').allTextContents()).toContain(map.corpus.papers[source]!.abstract);
  await page.getByRole('button', { name: map.corpus.papers[target]!.title }).first().click();
  await page.getByRole('heading', { name: map.corpus.papers[target]!.title, level: 2 }).waitFor();
  await page.getByRole('button', { name: 'All clusters' }).click();
  await page.getByRole('heading', { name: 'Clusters' }).waitFor();
});

it('frames a cluster, zooms, moves and comes back by keyboard', async () => {
  await page.getByRole('button', { name: map.clusters[0]!.name }).click();
  expect(await page.locator('aside li').count()).toBe(map.clusters[0]!.size);
  await page.locator('canvas').press('+');
  await page.locator('canvas').press('ArrowLeft');
  await page.locator('canvas').press('Escape');
  await page.locator('canvas').press('0');
  await page.getByRole('heading', { name: 'Clusters' }).waitFor();
});

it('asked for nothing but itself, and complained of nothing', () => {
  expect(requests).toEqual([address]);
  expect(complaints).toEqual([]);
});
