import { expect, it } from 'vitest';
import { waitForStatus } from '../helpers/app.ts';
import { openApp } from '../helpers/openApp.ts';
import { eventually, parts, settledPicture } from '../helpers/page.ts';
import { shareChanged } from '../helpers/pixels.ts';

const { opened } = await openApp();

interface Counts {
  readonly ties: number;
  readonly tied: number;
  readonly groups: number;
  readonly largest: number;
}

async function counts(): Promise<Counts> {
  const text = (await parts.threshold(opened.page).getAttribute('aria-valuetext')) ?? '';
  const [ties = NaN, tied = NaN, groups = NaN, largest = NaN] =
    text.split(': ')[1]?.match(/\d+/g)?.map(Number) ?? [];
  return { ties, tied, groups, largest };
}

it('starts at a threshold found from the papers, and says how', async () => {
  const panel = parts.thresholdPanel(opened.page);
  await panel.getByText('Found from these papers').click();
  expect(await panel.textContent()).toMatch(/ties on average|on average/);
});

it('a move shows at once what it would tie; the map follows when the slider is let go', async () => {
  const { page } = opened;
  const slider = parts.threshold(page);
  const before = await counts();
  const picture = await settledPicture(parts.map(page));
  const box = await slider.boundingBox();
  if (box === null) throw new Error('the slider has no place on the page');
  const share =
    (Number(await slider.inputValue()) - Number(await slider.getAttribute('min'))) /
    (Number(await slider.getAttribute('max')) - Number(await slider.getAttribute('min')));
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 8 + share * (box.width - 16), y);
  await page.mouse.down();
  await page.mouse.move(box.x + 8 + (share + 0.12) * (box.width - 16), y, { steps: 5 });
  const during = await counts();
  expect(during.ties).toBeLessThan(before.ties);
  expect(during.groups).toBeGreaterThan(before.groups);
  expect(during.largest).toBeLessThan(before.largest);
  expect(await page.evaluate(() => document.documentElement.dataset['status'])).toBe('ready');
  await page.mouse.up();
  await eventually(() => page.getByRole('button', { name: /^Back to automatic/ }).count()).toBe(1);
  await waitForStatus(page);
  expect((await counts()).ties).toBe(during.ties);
  expect(shareChanged(picture, await settledPicture(parts.map(page)))).toBeGreaterThan(0.01);
  await opened.screenshot('threshold');
});

it('the number of ties on the map agrees with the panel', async () => {
  const about = (await parts.about(opened.page).textContent()) ?? '';
  const [, all = '', below = ''] =
    /([\d,]+)\s+ties at [\d.]+ or above, ([\d,]+) of them below/.exec(about) ?? [];
  const number = (text: string) => Number(text.replace(',', ''));
  expect(number(all) - number(below)).toBe((await counts()).ties);
});

it('works from the keyboard, and the address keeps the threshold over a reload', async () => {
  const { page } = opened;
  const slider = parts.threshold(page);
  await slider.focus();
  const before = Number(await slider.inputValue());
  await page.keyboard.press('ArrowRight');
  await eventually(async () => Number(await slider.inputValue())).toBeCloseTo(before + 0.001, 4);
  await waitForStatus(page);
  const kept = await slider.inputValue();
  await eventually(() => page.evaluate(() => window.location.hash)).toContain(`t=${String(Number(kept))}`);
  const ties = (await counts()).ties;
  await page.reload();
  await waitForStatus(page);
  await eventually(() => slider.inputValue()).toBe(kept);
  expect((await counts()).ties).toBe(ties);
});

it('the automatic threshold comes back with one click', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: /^Back to automatic/ }).click();
  await eventually(() => page.getByRole('button', { name: /^Back to automatic/ }).count()).toBe(0);
  await waitForStatus(page);
  expect(opened.observed.console).toEqual([]);
});

it('a threshold above all pairs leaves each paper its strongest ties, and the page goes on', async () => {
  const { page } = opened;
  await parts.threshold(page).focus();
  await page.keyboard.press('End');
  await eventually(() => page.getByRole('button', { name: /^Back to automatic/ }).count()).toBe(1);
  await waitForStatus(page);
  expect((await counts()).ties).toBeLessThanOrEqual(3);
  expect(await parts.map(page).count()).toBe(1);
  expect(opened.observed.console).toEqual([]);
});
