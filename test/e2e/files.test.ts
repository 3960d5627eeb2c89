import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { waitForStatus } from '../helpers/app.ts';
import { openApp } from '../helpers/openApp.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { dropFiles, eventually, listingPage, openFiles, parts, pasteText } from '../helpers/page.ts';

const { app, opened } = await openApp();

const subjects = ['graph drawing layout forces', 'protein folding structure', 'speech translation audio'];
const corpusName = () => opened.page.getByRole('banner').textContent();
const status = () => opened.page.evaluate(() => document.documentElement.dataset['status']);

describe('files that cannot become a map: told, and the map stays', () => {
  const manyBlanks = `new\n\nOne title without any abstract\n`;
  it.each([
    ['an empty file', '', /empty/],
    ['site chrome only', 'new\n\nSubscribe\n\nGet trending papers in your email inbox!\n', /No paper/],
    ['bytes that are no text', '\u0000\u0001\u0002\u0000PK\u0003\u0004\u0000\u0000', /not text|No paper/],
    ['text in no known form', 'hello there, this is a letter and not a list of papers', /No paper/],
    ['a title without an abstract', manyBlanks, /paper/],
    ['one paper', listingPage(1, subjects), /Only 1 paper/],
    ['two papers', listingPage(2, subjects), /Only 2 papers/],
  ])('%s', async (_, text, message) => {
    const { page } = opened;
    await openFiles(page, { name: 'given.txt', text });
    await eventually(() =>
      parts
        .alert(page)
        .allInnerTexts()
        .then((all) => all.join(' ')),
    ).toMatch(message);
    const [alert = ''] = await parts.alert(page).allInnerTexts();
    expect(alert.length).toBeGreaterThan(60);
    expect(await status()).toBe('ready');
    expect(await corpusName()).toContain('369 papers');
    expect(await parts.map(page).count()).toBe(1);
    await page
      .getByRole('button', { name: /^Dismiss/ })
      .first()
      .click();
    expect(await parts.alert(page).count()).toBe(0);
  });
});

describe('files with odd content: what can be used is used', () => {
  it('a byte order mark and Windows line ends change nothing', async () => {
    const { page } = opened;
    const text = `\ufeff${listingPage(12, subjects).replaceAll('\n', '\r\n')}`;
    await openFiles(page, { name: 'windows.txt', text });
    await eventually(corpusName).toContain('12 papers');
    await waitForStatus(page);
    expect(await parts.about(page).textContent()).toContain('12 entries');
  });

  it('a line of 10 MB is left out with its number; the papers around it are kept', async () => {
    const { page } = opened;
    await openFiles(page, {
      name: 'long.txt',
      text: `${listingPage(9, subjects)}\n\n${'x'.repeat(10_000_000)}\n`,
    });
    await eventually(corpusName).toContain('9 papers');
    await waitForStatus(page);
    await parts.button(page, 'Report').click();
    const report = parts.dialog(page, 'What was read');
    expect(await report.textContent()).toMatch(/long\.txt, line \d+/);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await opened.screenshot('report');
    const waiting = page.waitForEvent('download');
    await report.getByRole('button', { name: 'Save the report as CSV' }).click();
    const table = await readFile(await (await waiting).path(), 'utf8');
    expect(table).toContain('long.txt');
    expect(table).toContain('dropped');
    await report.getByRole('button', { name: 'Close' }).click();
  });

  it('the same abstract in every paper: a map, and a word about it', async () => {
    const { page } = opened;
    const abstract =
      'We study one and the same thing in all of these papers, at length and in depth. '.repeat(6);
    const entries = Array.from({ length: 6 }, (_, index) => `Same words\n\n${abstract}${'!'.repeat(index)}`);
    const titles = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Omega', 'Sigma'];
    const text = entries.map((entry, index) => entry.replace('Same words', titles[index] ?? '')).join('\n\n');
    await openFiles(page, { name: 'same.txt', text: `new\n\n${text}\n` });
    await eventually(corpusName).toContain('6 papers');
    await waitForStatus(page);
    expect(await parts.map(page).count()).toBe(1);
  });

  it('papers that share no word: a map without ties, and what to do', async () => {
    const { page } = opened;
    const words = (first: number) =>
      Array.from(
        { length: 70 },
        (_, at) =>
          `w${'abcdefghij'[first] ?? ''}${'klmnopqrst'[at % 10] ?? ''}${'uvwxyzabcd'[Math.floor(at / 10)] ?? ''}q`,
      );
    const text = [0, 1, 2, 3]
      .map(
        (first) =>
          `${words(first).slice(0, 5).join(' ')}\n\n${words(first).join(' ')} ${words(first).join(' ')}.`,
      )
      .join('\n\n');
    await openFiles(page, { name: 'apart.txt', text: `new\n\n${text}\n` });
    await eventually(corpusName).toContain('4 papers');
    await waitForStatus(page);
    expect(await page.getByRole('main').textContent()).toContain('No two papers are tied');
    expect(await parts.map(page).count()).toBe(1);
  });
});

describe('the ways in', () => {
  it('several files at once become one corpus; a file twice changes nothing', async () => {
    const { page } = opened;
    const text = listingPage(12, subjects);
    await openFiles(
      page,
      { name: 'a.txt', text },
      { name: 'b.txt', text },
      { name: 'c.txt', text: listingPage(15, subjects) },
    );
    await eventually(corpusName).toContain('15 papers');
    await waitForStatus(page);
    expect(await parts.about(page).textContent()).toMatch(/39 entries \(\s*24 merged/);
  });

  it('a drop anywhere', async () => {
    await dropFiles(opened.page, { name: 'dropped.txt', text: listingPage(18, subjects) });
    await eventually(corpusName).toContain('18 papers');
    await waitForStatus(opened.page);
  });

  it('a paste', async () => {
    await pasteText(opened.page, listingPage(21, subjects));
    await eventually(corpusName).toContain('21 papers');
    await waitForStatus(opened.page);
  });

  it('leaves nothing of the old corpus, the console empty, and no request made', () => {
    const { observed } = opened;
    expect(observed.console).toEqual([]);
    expect(observed.requests.filter((address) => !address.startsWith(app.address))).toEqual([]);
  });
});
