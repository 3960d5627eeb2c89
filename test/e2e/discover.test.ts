/** Questions to the map: paths, bridges and centres, comparisons, selections, the table, time. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type App, type OpenedPage } from '../helpers/app.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { parts } from '../helpers/page.ts';

let app: App;
let opened: OpenedPage;

beforeAll(async () => {
  app = await startApp();
  opened = await app.open();
});
afterAll(() => app.close());

async function openPane(page: Page, name: string): Promise<void> {
  await page.getByText('Explore', { exact: true }).click();
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

async function lookUp(page: Page, label: string, title: string): Promise<void> {
  await page.getByRole('searchbox', { name: label, exact: true }).fill(title.slice(0, 40));
  await page
    .getByRole('list', { name: `Papers found for: ${label}` })
    .getByRole('button', { name: title, exact: true })
    .click();
}

const first = 'White-Box Transformers via Sparse Rate Reduction';

it('a path leads from one paper to another, each hop with its similarity and its words', async () => {
  const { page } = opened;
  await openPane(page, 'Bridges and centres');
  const bridge = page.getByRole('list', { name: 'Bridging papers' }).getByRole('button').first();
  const title = ((await bridge.textContent()) ?? '').replace(/\s*\d+\.\d+\s*$/, '').trim();
  await openPane(page, 'Path between two papers');
  await lookUp(page, 'From', first);
  await lookUp(page, 'To', title);
  const path = page.getByRole('list', { name: 'Path' });
  await path.waitFor();
  const stops = await path.getByRole('listitem').allInnerTexts();
  expect(stops.length).toBeGreaterThan(1);
  expect(stops[0]).toContain(first);
  expect(stops.at(-1)).toContain(title);
  for (const stop of stops.slice(1)) expect(stop).toMatch(/^0\.\d\d/);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('path');
});

it('a paper on the way can be avoided, and the path is saved as a reading list', async () => {
  const { page } = opened;
  const avoid = page.getByRole('button', { name: /^Avoid: / }).first();
  const avoided = ((await avoid.getAttribute('aria-label')) ?? '').replace('Avoid: ', '');
  await avoid.click();
  await page.getByRole('list', { name: 'Avoided papers' }).waitFor();
  const path = page.getByRole('list', { name: 'Path' });
  await path.waitFor();
  expect(await path.textContent()).not.toContain(avoided);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as Markdown' }).click();
  expect((await download).suggestedFilename()).toBe('reading-path.md');
});

it('bridges name two clusters and the words of either; centres open to read', async () => {
  const { page } = opened;
  await openPane(page, 'Bridges and centres');
  const bridges = page.getByRole('list', { name: 'Bridging papers' });
  await bridges.waitFor();
  expect(await bridges.getByRole('definition').count()).toBeGreaterThanOrEqual(4);
  expect(
    await page.getByRole('list', { name: 'Most typical papers' }).getByRole('button').count(),
  ).toBeGreaterThan(0);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await page.getByRole('list', { name: 'Most connected papers' }).getByRole('button').first().click();
  await parts.reader(page).waitFor();
});

it('a cluster is compared with the rest and with its neighbour, word by word', async () => {
  const { page } = opened;
  await openPane(page, 'Compare clusters');
  const apart = page.getByRole('table', { name: 'Apart from the rest' });
  await apart.waitFor();
  const words = await apart.getByRole('row').allInnerTexts();
  expect(words.length).toBeGreaterThan(3);
  for (const row of words.slice(1)) expect(row).toMatch(/\S+\s+\d+\s+\d+$/);
  expect(await page.getByRole('table').count()).toBe(4);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  expect(opened.observed.console).toEqual([]);
});
