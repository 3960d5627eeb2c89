import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, waitForStatus, type App, type OpenedPage } from '../helpers/app.ts';
import { eventually, parts, settledPicture } from '../helpers/page.ts';
import { countColour, shareChanged, type Picture } from '../helpers/pixels.ts';

let app: App;
let opened: OpenedPage;
let whole: Picture;

beforeAll(async () => {
  app = await startApp();
  opened = await app.open();
  whole = await settledPicture(parts.map(opened.page));
});
afterAll(() => app.close());

/** Colour of the first cluster on the light ground. */
const firstColour = '#003c96';

it('a click on a cluster frames it: its papers come closer', async () => {
  const { page } = opened;
  const first = parts.clusters(page).first();
  expect(await first.getAttribute('aria-pressed')).toBe('false');
  await first.click();
  expect(await first.getAttribute('aria-pressed')).toBe('true');
  const framed = await settledPicture(parts.map(page));
  expect(shareChanged(whole, framed)).toBeGreaterThan(0.02);
  expect(countColour(framed, firstColour)).toBeGreaterThan(countColour(whole, firstColour));
  // However long its name, nothing at the side is cut.
  const side = page.getByRole('complementary', { name: 'Search, threshold and clusters' });
  expect(await side.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await opened.screenshot('cluster');
});

it('the address holds cluster and view, and a reload shows the same', async () => {
  const { page } = opened;
  const framed = await settledPicture(parts.map(page));
  await eventually(() => page.evaluate(() => window.location.hash)).toMatch(/cluster=1.*view=/);
  await page.reload();
  await waitForStatus(page);
  await eventually(() => parts.clusters(page).first().getAttribute('aria-pressed')).toBe('true');
  // The address rounds the view to a pixel or so: letters and lines may differ at their edges.
  const again = await settledPicture(parts.map(page));
  expect(shareChanged(framed, again)).toBeLessThan(shareChanged(whole, framed) / 2);
});

it('"Show the whole map" returns to everything', async () => {
  const { page } = opened;
  await parts.button(page, 'Show the whole map').click();
  expect(await parts.clusters(page).first().getAttribute('aria-pressed')).toBe('false');
  expect(shareChanged(whole, await settledPicture(parts.map(page)))).toBeLessThan(0.01);
});

it('buttons and wheel zoom, a drag pans', async () => {
  const { page } = opened;
  const map = parts.map(page);
  await parts.button(page, 'Zoom in').click();
  const closer = await settledPicture(map);
  expect(shareChanged(whole, closer)).toBeGreaterThan(0.02);
  await parts.button(page, 'Zoom out').click();
  expect(shareChanged(whole, await settledPicture(map))).toBeLessThan(0.01);
  const box = await map.boundingBox();
  if (box === null) throw new Error('the map has no place on the page');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, -300);
  expect(shareChanged(whole, await settledPicture(map))).toBeGreaterThan(0.02);
  await parts.button(page, 'Show the whole map').click();
  await settledPicture(map);
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 130, box.y + 90, { steps: 6 });
  await page.mouse.up();
  expect(shareChanged(whole, await settledPicture(map))).toBeGreaterThan(0.02);
  expect(opened.observed.console).toEqual([]);
});
