import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { waitForStatus } from '../helpers/app.ts';
import { openApp } from '../helpers/openApp.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { eventually, openFiles, parts, readPaper } from '../helpers/page.ts';

const fixture = readFileSync(new URL('../fixtures/explore/years-venues.json', import.meta.url), 'utf8');

const { app, opened } = await openApp({ theme: 'dark' });

async function explore(pane: string) {
  const { page } = opened;
  await page.getByRole('banner').getByText('Explore', { exact: true }).click();
  await page.getByRole('banner').getByRole('button', { name: pane, exact: true }).click();
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

it('a draft stands at its place with its nearest papers and clusters, and is taken away again', async () => {
  const { page, observed } = opened;
  await explore('Place my draft');
  const requests = observed.requests.length;
  const text =
    'Personalised federated learning\n\nClients hold different data. We train federated models quietly.';
  await page.getByRole('textbox', { name: 'Draft text' }).fill(text);
  await parts.button(page, 'Place on the map').click();
  const nearest = page.getByRole('list', { name: 'Nearest papers' }).getByRole('button');
  await eventually(() => nearest.count()).toBe(10);
  expect(await nearest.first().innerText()).toMatch(/federated/i);
  const clusters = await page
    .getByRole('list', { name: 'Clusters it lies in' })
    .getByRole('listitem')
    .allInnerTexts();
  const shares = clusters.map((words) => Number(/(\d+) %/.exec(words)?.[1]));
  expect(Math.abs(sum(shares) - 100)).toBeLessThanOrEqual(shares.length);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('draft');
  await nearest.first().click();
  await parts.reader(page).waitFor();
  await explore('Place my draft');
  expect(await page.getByRole('textbox', { name: 'Draft text' }).inputValue()).toBe(text);
  // Only parts of the program are fetched, and their list.
  const others = observed.requests
    .slice(requests)
    .filter((address) => !/\/(assets|icon|parts\.json)/.test(address));
  expect(others).toEqual([]);
  await parts.button(page, 'Remove from the map').click();
  expect(await nearest.count()).toBe(0);
});

it('a text without a known word has no place, and the pane says so', async () => {
  const { page } = opened;
  await page.getByRole('textbox', { name: 'Draft text' }).fill('zzqx wvvk');
  await parts.button(page, 'Place on the map').click();
  await page.getByText('No paper of the map shares a word with this text').waitFor();
});

it('the map is told in words, with every cluster as a heading, and leads to its papers', async () => {
  const { page } = opened;
  await explore('The map in words');
  const pane = page.getByRole('complementary', { name: 'The map in words' });
  await eventually(() => pane.getByRole('heading', { level: 3 }).count()).toBe(
    await parts.clusters(page).count(),
  );
  expect(await pane.innerText()).toMatch(/369 papers, [\d,]+ ties, \d+ clusters\./);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('words');
  await pane.getByRole('listitem').first().getByRole('button').click();
  await parts.reader(page).waitFor();
});

it('arrow keys walk from paper to tied paper, and the reason is read out', async () => {
  const { page } = opened;
  await readPaper(page, 'White-Box Transformers via Sparse Rate Reduction');
  await parts.map(page).focus();
  const said = page.getByRole('status', { name: 'Walked to' });
  const heading = () => parts.reader(page).getByRole('heading', { level: 2 }).innerText();
  const walked: string[] = [];
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
    const before = await said.innerText();
    const from = await heading();
    await page.keyboard.press(key);
    await eventually(() => said.innerText()).not.toBe(before);
    const words = await said.innerText();
    if (words.startsWith('No tied paper')) expect(await heading()).toBe(from);
    else {
      expect(words).toMatch(/^“.+”.*, neighbour \d+ of \d+\. Similarity 0\.\d\d to “.+”, through .+\./);
      expect(words).toContain(`to “${from}”`);
      expect(words.startsWith(`“${await heading()}”`)).toBe(true);
      walked.push(words);
    }
  }
  expect(walked.length).toBeGreaterThan(0);
  const still = await heading();
  await page.keyboard.press('Shift+ArrowLeft');
  expect(await heading()).toBe(still);
});

it('without a paper, Enter opens the one in the middle', async () => {
  const { page } = opened;
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'How to read this map' }).waitFor();
  await parts.map(page).focus();
  await page.keyboard.press('Enter');
  await parts.reader(page).waitFor();
});

it('the question mark lists the shortcuts', async () => {
  const { page } = opened;
  await page.keyboard.press('?');
  const dialog = parts.dialog(page, 'Keyboard shortcuts');
  await dialog.getByText('Search papers').waitFor();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('shortcuts');
  await page.keyboard.press('Escape');
  await eventually(() => dialog.count()).toBe(0);
  await parts.reader(page).waitFor();
});

it('filters combine, count under one another, and leave as chips', async () => {
  const { page } = opened;
  await openFiles(page, { name: 'years-venues.json', text: fixture });
  await page.getByText('25 papers', { exact: true }).waitFor();
  await waitForStatus(page);
  await parts.button(page, 'Filter').click();
  const pane = page.getByRole('complementary', { name: 'Filter papers' });
  const passing = () => pane.getByText(/of 25 papers pass/).innerText();
  await eventually(passing).toMatch(/^25 of/);
  await pane.getByText('1 with a year far off the others is not drawn.').waitFor();
  await pane.getByRole('spinbutton', { name: 'Year from' }).fill('2019');
  await pane.getByRole('spinbutton', { name: 'Year to' }).fill('2021');
  await pane.getByRole('spinbutton', { name: 'Year to' }).press('Tab');
  await eventually(passing).toMatch(/^11 of/);
  const venue = pane.getByRole('group', { name: 'Venue' });
  const kdd = venue.getByRole('checkbox', { name: /^KDD/ });
  await eventually(() => venue.getByRole('listitem').filter({ hasText: 'KDD' }).innerText()).toMatch(/2$/);
  await kdd.check();
  await eventually(passing).toMatch(/^2 of/);
  await pane.getByRole('radio', { name: /^With an abstract/ }).check();
  await eventually(passing).toMatch(/^1 of/);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('filters');
  const chips = page.getByRole('list', { name: 'Filters in force' }).getByRole('button');
  const names = (await chips.allInnerTexts()).map((text) => text.split('\n')[0]);
  expect(names).toEqual(['2019 to 2021', 'Venue: KDD', 'With abstract']);
  await parts.button(page, 'Remove filter Venue: KDD').click();
  await eventually(passing).toMatch(/^10 of/);
  await parts.button(page, 'Clear all').click();
  await eventually(passing).toMatch(/^25 of/);
  expect(await chips.count()).toBe(0);
});

it('years are chosen by dragging across the bars', async () => {
  const { page } = opened;
  const bars = page.getByRole('img', { name: /^Year: / });
  const box = await bars.boundingBox();
  if (box === null) throw new Error('the bars have no place on the page');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 2, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 4, y);
  await page.mouse.up();
  await page.getByRole('button', { name: /^Remove filter 2014 to 201\d/ }).waitFor();
  expect(opened.observed.console).toEqual([]);
});

it('the panes fit a phone in the light theme', async () => {
  const phone = await app.open({ width: 390, height: 844, density: 2, touch: true });
  const { page } = phone;
  for (const [name, ready] of [
    ['Filter papers', 'Number of ties'],
    ['Place my draft', 'Draft text'],
    ['The map in words', 'Most typical'],
  ] as const) {
    await page.getByRole('banner').getByText('Explore', { exact: true }).tap();
    await page.getByRole('banner').getByRole('button', { name, exact: true }).tap();
    await page.getByText(ready).or(page.getByLabel(ready)).first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await phone.screenshot(`phone-${name.split(' ')[0]?.toLowerCase() ?? ''}`);
  }
  await phone.close();
});
