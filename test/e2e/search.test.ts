import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { waitForStatus } from '../helpers/app.ts';
import { openApp } from '../helpers/openApp.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { eventually, openFiles, parts, settledPicture } from '../helpers/page.ts';
import { shareChanged } from '../helpers/pixels.ts';

const fixture = readFileSync(new URL('../fixtures/explore/years-venues.json', import.meta.url), 'utf8');

const { app, opened } = await openApp();

const box = () => opened.page.getByRole('searchbox', { name: 'Search papers' });
const hits = () => opened.page.getByRole('listbox', { name: 'Papers found' }).getByRole('option');
const status = (pattern: RegExp) => opened.page.getByRole('status').filter({ hasText: pattern });

it('lights up on the map what matches, lists it with the words marked, and Escape undoes it', async () => {
  const { page } = opened;
  const before = await settledPicture(parts.map(page));
  await box().fill('diffusion');
  await status(/^\d+ papers match/).waitFor();
  const first = hits().first();
  expect((await first.locator('mark').allInnerTexts()).join(' ').toLowerCase()).toContain('diffusion');
  expect(shareChanged(before, await settledPicture(parts.map(page)))).toBeGreaterThan(0.01);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('search');
  await box().press('Escape');
  expect(await box().inputValue()).toBe('');
  await eventually(() => hits().count()).toBe(0);
  expect(shareChanged(before, await settledPicture(parts.map(page)))).toBeLessThan(0.005);
});

it('is walked by arrow keys; Enter opens the paper', async () => {
  const { page } = opened;
  await page.keyboard.press('Tab');
  await parts.map(page).focus();
  await page.keyboard.press('/');
  await box().pressSequentially('federated');
  await opened.page.locator('[aria-label="Papers found"][aria-busy=false]').waitFor();
  const selected = () => hits().and(page.locator('[aria-selected=true]'));
  await box().press('ArrowDown');
  await box().press('ArrowDown');
  const title = (await hits().nth(1).innerText()).split('\n')[0] ?? '';
  expect((await selected().innerText()).startsWith(title)).toBe(true);
  await box().press('ArrowUp');
  await box().press('ArrowDown');
  await box().press('Enter');
  await parts.reader(page).getByRole('heading', { name: title, exact: true }).waitFor();
  expect(await box().evaluate((element) => element === document.activeElement)).toBe(true);
});

it('takes near spellings and says so; what is malformed finds what it can', async () => {
  await box().fill('difusoin');
  await status(/For “difusoin” also: .*diffusion/).waitFor();
  for (const odd of ['"', '-', 'year:', '((("", OR', 'author:', '"graph', '\\ud800 <b>'])
    await box().fill(odd);
  await box().fill('zzzzqqqq');
  await status(/No paper matches/).waitFor();
  expect(await hits().count()).toBe(0);
  await box().fill('');
  expect(opened.observed.console).toEqual([]);
});

it('the last letter wins, however fast one types', async () => {
  for (const text of ['g', 'gr', 'gra', 'grap', 'graph', 'neurons']) await box().fill(text);
  await eventually(() => hits().first().innerText()).toMatch(/neuron/i);
  await box().fill('graph');
  await box().fill('');
  await opened.page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  expect(await hits().count()).toBe(0);
});

it('explains its syntax', async () => {
  const { page } = opened;
  const help = parts.button(page, 'How to search');
  await help.click();
  await page.getByText('year:2019..2021').waitFor();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await help.click();
});

it('phrases, exclusions, authors and years work on a corpus that has them', async () => {
  const { page, screenshot } = opened;
  await openFiles(page, { name: 'years-venues.json', text: fixture });
  await waitForStatus(page);
  await page.getByText('25 papers', { exact: true }).waitFor();
  // A paper of the old corpus was open: neither it nor what was found may be looked up in the new one.
  await parts.map(page).waitFor();
  expect(await parts.clusters(page).count()).toBe(3);
  expect(await box().inputValue()).toBe('');
  const finds = async (query: string, titles: readonly string[]) => {
    await box().fill(query);
    const list = async () => (await hits().allInnerTexts()).map((text) => text.split('\n')[0]).sort();
    await eventually(list).toEqual([...titles].sort());
  };
  await finds('"climate models" author:muller', ['Downscaling climate models']);
  await finds('author:novak year:2019..2021 -attention venue:kdd', [
    'A paper with a title only about graphs',
    'Temporal graphs without snapshots',
  ]);
  await finds('coarsening', ['Graph pooling keeps communities']);
  await screenshot('search-fields');
  await box().fill('');
});

it('on a phone the search has a sheet of its own; a hit opens the paper', async () => {
  const phone = await app.open({ width: 390, height: 844, density: 2, touch: true, theme: 'dark' });
  const { page } = phone;
  await parts.button(page, 'Search').tap();
  const input = page.getByRole('searchbox', { name: 'Search papers' });
  expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);
  await input.fill('video generation');
  const option = page.getByRole('option').first();
  await option.waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await phone.screenshot('search-phone');
  await option.tap();
  await parts.reader(page).waitFor();
  await parts.button(page, 'Search').tap();
  await page.getByRole('option').nth(1).tap();
  await parts.reader(page).waitFor();
  expect(phone.observed.console).toEqual([]);
  await phone.close();
});
