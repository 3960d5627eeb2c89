import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../src/cli/project.mjs';
import { openApp } from '../helpers/openApp.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { eventually, parts, pointAtPaper, settledPicture } from '../helpers/page.ts';
import { shareChanged, shareDifferent } from '../helpers/pixels.ts';

const { opened } = await openApp({ width: 390, height: 844, density: 2, touch: true });

/** Controls that stick out of the window sideways, or are too small to hit with a finger. */
function misplaced() {
  return opened.page.evaluate(() => {
    const controls = Array.from(
      document.querySelectorAll('button, input, select, summary, a[href], [role=slider]'),
    );
    return controls.flatMap((control) => {
      const shown = control.closest('label') ?? control;
      const { left, right, width, height } = shown.getBoundingClientRect();
      if (width === 0 || height === 0 || !shown.checkVisibility({ contentVisibilityAuto: true })) return [];
      const name = (control.getAttribute('aria-label') ?? control.textContent).trim();
      const outside = left < -1 || right > window.innerWidth + 1;
      return outside || Math.max(width, height) < 24 || Math.min(width, height) < 14
        ? [`${name} ${String(left)}-${String(right)} ${String(height)}`]
        : [];
    });
  });
}

it('fits: nothing sticks out, nothing scrolls sideways', async () => {
  const { page } = opened;
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await misplaced()).toEqual([]);
  const picture = await settledPicture(parts.map(page));
  expect(shareDifferent(picture, [255, 255, 255])).toBeGreaterThan(0.02);
  await opened.screenshot('phone');
});

it('opens its menu inside the window', async () => {
  const { page } = opened;
  const menu = page.getByRole('banner').getByText('Explore', { exact: true });
  await menu.tap();
  await page.getByRole('button', { name: 'About this map' }).waitFor();
  expect(await misplaced()).toEqual([]);
  await opened.screenshot('phone-menu');
  await menu.tap();
});

it('reaches the clusters, and a touch frames one', async () => {
  const { page } = opened;
  const before = await settledPicture(parts.map(page));
  await parts.button(page, 'Clusters').tap();
  await parts.clusters(page).first().tap();
  expect(await misplaced()).toEqual([]);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('phone-clusters');
  await parts.button(page, 'Map').tap();
  expect(shareChanged(before, await settledPicture(parts.map(page)))).toBeGreaterThan(0.02);
});

it('a pinch brings the map closer, a long press shows a paper and its ties without opening it', async () => {
  const { page } = opened;
  const map = parts.map(page);
  const box = await map.boundingBox();
  if (box === null) throw new Error('the map has no place on the page');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const touch = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: (readonly [number, number])[]) =>
    touch.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(([at, down], id) => ({ x: at, y: down, id })),
    });
  const before = await settledPicture(map);
  await send('touchStart', [x - 20, y], [x + 20, y]);
  for (const apart of [40, 70, 100]) await send('touchMove', [x - apart, y], [x + apart, y]);
  await send('touchEnd');
  const closer = await settledPicture(map);
  expect(shareChanged(before, closer)).toBeGreaterThan(0.05);
  await page.getByRole('button', { name: 'Show the whole map' }).tap();
  await settledPicture(map);
  const paper = await pointAtPaper(page);
  await page.mouse.move(1, 1);
  const still = await settledPicture(map);
  await send('touchStart', paper);
  await eventually(() => map.evaluate((element) => getComputedStyle(element).cursor)).toBe('pointer');
  await send('touchEnd');
  // Others are veiled.
  const changed = shareChanged(still, await settledPicture(map));
  expect(changed).toBeGreaterThan(0.04);
  expect(await parts.reader(page).count()).toBe(0);
  await opened.screenshot('phone-hold');
});

it('reads a paper', async () => {
  const { page } = opened;
  await parts.button(page, 'List').tap();
  await parts.listed(page).nth(1).tap();
  await parts.reader(page).waitFor();
  await eventually(() => parts.neighbours(page).count()).toBe(10);
  expect(await misplaced()).toEqual([]);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('phone-read');
});

it('marks and tags it, and its panes fit', async () => {
  const { page } = opened;
  await parts.button(page, 'To read').tap();
  await page.getByRole('combobox', { name: 'Add a tag' }).fill('key');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove tag key' }).waitFor();
  expect(await misplaced()).toEqual([]);
  for (const pane of [
    'Notes and tags',
    'Selection',
    'Are the clusters real?',
    'Text against citations',
    'Time',
  ]) {
    await page.getByRole('banner').getByText('Explore', { exact: true }).tap();
    await page.getByRole('banner').getByRole('button', { name: pane, exact: true }).tap();
    await page.getByRole('heading', { name: pane, exact: true }).waitFor();
    expect([pane, await misplaced()]).toEqual([pane, []]);
    expect([pane, await findAccessibilityProblems(page)]).toEqual([pane, []]);
  }
});

it('exports', async () => {
  const { page } = opened;
  await parts.button(page, 'Export').tap();
  await parts.dialog(page, 'Export').getByRole('button', { name: 'Save PNG' }).waitFor();
  expect(await misplaced()).toEqual([]);
  await opened.screenshot('phone-export');
  expect(opened.observed.console).toEqual([]);
});

it('tells several things in a line each, which opens when touched', async () => {
  const { page } = opened;
  await page.keyboard.press('Escape');
  const graph = join(projectRoot, 'test', 'fixtures', 'formats', 'graph.gexf');
  await parts.files(page).setInputFiles(graph);
  const network = page.getByRole('button', { name: 'The file brings a network of its own', exact: true });
  await network.waitFor();
  const told = page.getByText('2 ties and the places of its papers');
  expect(await told.count()).toBe(0);
  const lines = await page.getByRole('button', { name: /^Dismiss/ }).count();
  expect(lines).toBeGreaterThan(1);
  expect((await network.boundingBox())!.y).toBeLessThan(60 + lines * 48);
  await network.tap();
  await told.waitFor();
  await page.getByRole('button', { name: 'Take its places' }).waitFor();
  expect(await misplaced()).toEqual([]);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('phone-notices');
  for (let left = lines; left > 0; left -= 1)
    await page
      .getByRole('button', { name: /^Dismiss/ })
      .first()
      .tap();
  expect(await page.getByRole('button', { name: /^Dismiss/ }).count()).toBe(0);
});
