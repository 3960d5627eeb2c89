/** What is seen of a large corpus that opens with the page while its papers are compared. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { manyPapers } from '../helpers/manyPapers.ts';
import { startApp, waitForStatus, type App } from '../helpers/app.ts';
import { parts } from '../helpers/page.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** In the page: what the first picture was called, how the page stood then, and how much of it is grey. It is gone before anybody could ask. */
const watchPicture = `
  globalThis.pictures = [];
  new MutationObserver(() => {
    const picture = document.querySelector('[role=img][aria-label^="First picture"]');
    if (picture === null || globalThis.pictures.length > 0) return;
    const { status } = document.documentElement.dataset;
    const canvas = picture.querySelector('canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const grey = data.filter((byte, at) => at % 4 === 3 && byte === 255).length / (data.length / 4);
    globalThis.pictures.push({ name: picture.getAttribute('aria-label'), status, grey });
  }).observe(document, { childList: true, subtree: true });
`;

interface Seen {
  readonly name: string;
  readonly status: string;
  readonly grey: number;
}

it('its papers are grey dots where their texts put them, until the map takes their place', async () => {
  const { page, observed, close } = await app.open({
    address: 'about:blank',
    ready: false,
    prepare: watchPicture,
  });
  await page.route('**/many.json', (route) =>
    route.fulfill({ contentType: 'application/json', body: manyPapers(6000) }),
  );
  await page.goto(`${app.address}?corpus=many.json`);
  await waitForStatus(page);
  const [seen] = (await page.evaluate('globalThis.pictures')) as Seen[];
  expect(seen).toMatchObject({
    name: 'First picture of 6,000 papers; the map follows.',
    status: 'comparing',
  });
  // 6,000 dots of two by two pixels, on a part of the ground.
  expect(seen!.grey).toBeGreaterThan(0.0005);
  expect(seen!.grey).toBeLessThan(0.1);
  expect(await parts.map(page).count()).toBe(1);
  expect(await page.getByRole('img', { name: /^First picture/ }).count()).toBe(0);
  expect(observed.console).toEqual([]);
  await close();
});

it('of few papers there is none: their map is there as soon', async () => {
  const { page, close } = await app.open({ prepare: watchPicture });
  expect(await page.evaluate('globalThis.pictures')).toEqual([]);
  await close();
});
