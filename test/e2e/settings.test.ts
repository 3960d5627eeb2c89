import { expect, it } from 'vitest';
import { waitForStatus } from '../helpers/app.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { openApp } from '../helpers/openApp.ts';
import { eventually, openPane, parts } from '../helpers/page.ts';

const { opened } = await openApp();
const { page } = opened;
const measure = page.getByRole('combobox', { name: /^Similarity/ });
const share = page.getByRole('slider', { name: /^Share of related words/ });

/** The threshold and what it ties, as the slider says them. */
async function ties(): Promise<string> {
  return (await parts.threshold(page).getAttribute('aria-valuetext')) ?? '';
}

let asOpened: string;

it('says how the map is made, without an accessibility problem', async () => {
  asOpened = await ties();
  await openPane(page, 'How this map is made');
  expect(await measure.inputValue()).toBe('blend');
  expect(await share.inputValue()).toBe('0.3');
  expect(await findAccessibilityProblems(page)).toEqual([]);
});

it('another measure makes another map, with a threshold found anew; its weight is a matter of the blend', async () => {
  await measure.selectOption('Shared words only');
  await eventually(ties).not.toBe(asOpened);
  await waitForStatus(page);
  expect(await share.count()).toBe(0);
  const shared = await ties();
  await measure.selectOption('Shared words, BM25');
  await eventually(ties).not.toBe(shared);
  await waitForStatus(page);
});

it('the way back leads to the same map', async () => {
  await measure.selectOption('Shared and related words');
  await eventually(ties).toBe(asOpened);
  await waitForStatus(page);
});

it('the share of related words is moved by keys; the map follows and the number stands beside it', async () => {
  await share.focus();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await eventually(ties).not.toBe(asOpened);
  await waitForStatus(page);
  expect(await share.inputValue()).toBe('0.5');
  expect(await page.getByText(/^Share of related words/).textContent()).toContain('0.50');
});

it('a measure that needs what these papers do not bring cannot be chosen', async () => {
  expect(await measure.getByRole('option', { name: 'Vectors from the file' }).isDisabled()).toBe(true);
});
