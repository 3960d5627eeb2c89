/** Questions to the map: paths, bridges and centres, comparisons, selections, the table, time. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { waitForStatus } from '../helpers/app.ts';
import { openApp } from '../helpers/openApp.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { eventually, openFiles, openPane, parts } from '../helpers/page.ts';

const { opened } = await openApp();

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
  const stops = await path
    .getByRole('listitem')
    .getByRole('button', { name: /^(?!Avoid)/ })
    .allInnerTexts();
  await parts.button(page, 'Export').click();
  const dialog = parts.dialog(page, 'Export');
  await dialog.getByLabel('What').selectOption({ label: `The reading path (${stops.length})` });
  const listed = page.waitForEvent('download');
  await parts.button(page, 'Save reading list').click();
  const items = (await readFile(await (await listed).path(), 'utf8')).match(/^\d+\. .*/gm) ?? [];
  const start = (words: string) => words.replace(/[^A-Za-z]/g, '').slice(0, 20);
  expect(items.map(start)).toEqual(stops.map(start));
  await page.keyboard.press('Escape');
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

it('a rectangle drawn on the map selects papers; the selection is inverted, kept, undone and brought back', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: 'Show the whole map' }).click();
  await page.getByRole('button', { name: 'Select by rectangle' }).click();
  const box = await parts.map(page).boundingBox();
  if (box === null) throw new Error('the map has no place on the page');
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.3);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5);
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.7);
  await page.mouse.up();
  await page.getByRole('heading', { name: 'Selection', exact: true }).waitFor();
  const status = page.getByRole('region', { name: 'Selection' }).getByRole('status');
  const selected = async () =>
    Number(/^\s*([\d,]+) paper/.exec((await status.textContent()) ?? '')?.[1] ?? 0);
  const inside = await selected();
  expect(inside).toBeGreaterThan(0);
  expect(inside).toBeLessThan(369);
  await parts.button(page, 'Invert').click();
  await eventually(selected).toBe(369 - inside);
  await page.keyboard.press('Control+z');
  await eventually(selected).toBe(inside);
  await page.keyboard.press('Control+Shift+z');
  await eventually(selected).toBe(369 - inside);
  await page.getByRole('textbox', { name: 'Name' }).fill('Outer papers');
  await parts.button(page, 'Keep').click();
  await parts.button(page, 'Clear').click();
  await eventually(selected).toBe(0);
  await page
    .getByRole('list', { name: 'Kept selections' })
    .getByRole('button', { name: /^Outer papers/ })
    .click();
  await eventually(selected).toBe(369 - inside);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('selection');
});

it('a cluster is selected, widened by its neighbours, and compared with the rest', async () => {
  const { page } = opened;
  const status = page.getByRole('region', { name: 'Selection' }).getByRole('status');
  const selected = async () =>
    Number(/^\s*([\d,]+) paper/.exec((await status.textContent()) ?? '')?.[1] ?? 0);
  await parts.button(page, 'Clear').click();
  await parts.button(page, 'Select the cluster').click();
  await eventually(selected).toBeGreaterThan(2);
  const size = await selected();
  await parts.button(page, 'Add neighbours within so many steps').click();
  await eventually(selected).toBeGreaterThan(size);
  await openPane(page, 'Compare clusters');
  await page.getByRole('checkbox', { name: /^The selected papers/ }).check();
  await eventually(() => page.getByRole('table').count()).toBe(2);
});

it('the table sorts by any column, filters, and opens papers', async () => {
  const { page } = opened;
  await parts.button(page, 'List').click();
  const dialog = parts.dialog(page, 'Papers');
  await parts.listed(page).first().waitFor();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Title', exact: true }).click();
  await eventually(async () => {
    const titles = (await parts.listed(page).allTextContents()).map((title) => title.toLowerCase());
    return titles.every((title, at) => at === 0 || titles[at - 1]! <= title);
  }).toBe(true);
  await dialog.getByRole('button', { name: 'Ties', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Cluster', exact: true }).uncheck();
  await eventually(() => dialog.getByRole('columnheader').count()).toBe(2);
  await page.getByRole('searchbox', { name: 'Filter the table' }).fill('sparse white-box');
  await eventually(() => parts.listed(page).count()).toBe(2);
  await opened.screenshot('table');
  await dialog.getByRole('button', { name: first, exact: true }).click();
  await parts.reader(page).getByRole('heading', { name: first }).waitFor();
});

it('a map without years says so', async () => {
  const { page } = opened;
  await openPane(page, 'Time');
  await page.getByText(/^No paper here has a year/).waitFor();
  expect(opened.observed.console).toEqual([]);
});

it('with years: bars for each cluster, and a slider that narrows the map', async () => {
  const { page } = opened;
  await openFiles(page, { name: 'years.json', text: datedPapers(12) });
  await waitForStatus(page);
  await page.getByText('12 papers', { exact: false }).first().waitFor();
  await openPane(page, 'Time');
  await page.getByRole('slider', { name: 'Year' }).fill('2003');
  await page.getByText('4 of 12 papers shown.').waitFor();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('time');
  await parts.button(page, 'All years').click();
  await eventually(() => page.getByText('4 of 12 papers shown.').count()).toBe(0);
  expect(opened.observed.console).toEqual([]);
});

/** One paper a year from 2000 on, on two subjects in turn. */
function datedPapers(count: number): string {
  const subjects = ['graph clustering of citation networks', 'protein folding by molecular dynamics'];
  return JSON.stringify(
    Array.from({ length: count }, (_, at) => ({
      title: `Study ${String(at)} of ${subjects[at % 2]!}`,
      abstract: `We study ${subjects[at % 2]!} in depth and describe experiment ${String(at)} with its results in full.`,
      year: 2000 + at,
    })),
  );
}
