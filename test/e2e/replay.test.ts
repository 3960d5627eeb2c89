import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, waitForStatus, type App } from '../helpers/app.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { eventually, listingPage, openFiles, parts } from '../helpers/page.ts';

let app: App;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const subjects = ['graph walks on large networks', 'speech of many voices', 'proteins that fold slowly'];

async function savePicture(page: Page, format: 'PNG' | 'SVG' | 'PDF'): Promise<Buffer> {
  await parts.button(page, 'Export').click();
  const waiting = page.waitForEvent('download');
  await parts
    .dialog(page, 'Export')
    .getByRole('button', { name: `Save ${format}` })
    .click();
  const bytes = await readFile(await (await waiting).path());
  await page.keyboard.press('Escape');
  return bytes;
}

async function chooseEarlier(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByText('Explore', { exact: true }).first().click();
  await page.getByRole('button', { name: 'Compare with an earlier map' }).click();
  await page
    .getByLabel('Choose the earlier map')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

const verdict = (page: Page) =>
  page.getByRole('region', { name: 'Compare with an earlier map' }).getByRole('status').innerText();

describe('replay', () => {
  it('makes the map again from a PNG in a wiped browser: the same, bit for bit', async () => {
    const first = await app.open();
    await parts.threshold(first.page).focus();
    await first.page.keyboard.press('PageUp');
    await waitForStatus(first.page, 'ready');
    await eventually(() => parts.thresholdPanel(first.page).innerText()).toContain('Back to');
    await waitForStatus(first.page);
    const picture = await savePicture(first.page, 'PNG');
    await first.close();

    const { page, observed, screenshot, close } = await app.open();
    await chooseEarlier(page, 'map.png', picture);
    await eventually(() => verdict(page)).toContain('Another map: threshold');
    await page.getByRole('button', { name: 'Replay' }).click();
    await eventually(() => verdict(page)).toContain('The same map: 369 papers');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await screenshot('replay');
    expect(observed.console).toEqual([]);
    await close();
  });
});

describe('the difference of two maps', () => {
  it('names who came and went, and puts the common papers back where they stood', async () => {
    const { page, observed, screenshot, close } = await app.open();
    const pages = (papers: number) => ({ name: 'mine.txt', text: listingPage(papers, subjects) });
    await openFiles(page, pages(30));
    await eventually(() => parts.map(page).getAttribute('aria-label')).toContain('30 papers');
    await waitForStatus(page);
    const earlier = await savePicture(page, 'SVG');
    await openFiles(page, pages(33));
    await eventually(() => parts.map(page).getAttribute('aria-label')).toContain('33 papers');
    await waitForStatus(page);
    await chooseEarlier(page, 'earlier.svg', earlier);
    await eventually(() => verdict(page)).toContain('3 papers came: “On graph walks on large networks');
    await page.getByRole('button', { name: 'Put common papers where they stood' }).click();
    await eventually(() => verdict(page)).toMatch(/all stand where|stand 0\.0\d* % of/);
    await page.getByRole('button', { name: 'Show on the map' }).first().click();
    const came = page.getByRole('list', { name: 'Papers that came' });
    expect(await came.getByRole('button').count()).toBe(3);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await screenshot('difference');
    expect(observed.console).toEqual([]);
    await close();
  });

  it('refuses a picture that another program made', async () => {
    const { page, screenshot, close } = await app.open();
    await chooseEarlier(page, 'photo.png', await screenshot('replay-refused'));
    await eventually(() => parts.alert(page).innerText()).toContain('carries no recipe');
    await close();
  });
});
