import { expect, it } from 'vitest';
import { waitForStatus } from '../helpers/app.ts';
import { openApp } from '../helpers/openApp.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { eventually, parts, settledPicture } from '../helpers/page.ts';
import { countColour, shareDifferent } from '../helpers/pixels.ts';

const { opened } = await openApp({ theme: 'dark' });

const darkGround = [0x14, 0x16, 0x1b];

it('follows the system: dark ground, lighter colours', async () => {
  const picture = await settledPicture(parts.map(opened.page));
  expect(shareDifferent(picture, darkGround)).toBeLessThan(0.6);
  for (const colour of ['#2f8cf5', '#ffe14b', '#00ffe1']) {
    expect([colour, countColour(picture, colour, 16) > 60]).toEqual([colour, true]);
  }
  await opened.screenshot('dark');
});

it('has no accessibility problem on any panel', async () => {
  const { page } = opened;
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await parts.clusters(page).first().click();
  await parts.button(page, 'List').click();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await parts.listed(page).nth(1).click();
  await eventually(() => parts.neighbours(page).count()).toBe(10);
  await parts.neighbours(page).first().hover();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  for (const [button, title] of [
    ['Report', 'What was read'],
    ['Export', 'Export'],
  ] as const) {
    await parts.button(page, button).click();
    await parts.dialog(page, title).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await parts.dialog(page, title).getByRole('button', { name: 'Close' }).click();
  }
});

it('switches to light, and remembers it', async () => {
  const { page } = opened;
  await parts.button(page, 'Switch to light').click();
  const light = await settledPicture(parts.map(page));
  expect(shareDifferent(light, [255, 255, 255])).toBeLessThan(0.6);
  await page.reload();
  await waitForStatus(page);
  expect(await parts.button(page, 'Switch to dark').count()).toBe(1);
  expect(opened.observed.console).toEqual([]);
});
