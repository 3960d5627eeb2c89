/** The legend, the small map, names given to clusters, and the shape of the map. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, waitForStatus, type App } from '../helpers/app.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';

let app: App;
beforeAll(async () => (app = await startApp()));
afterAll(async () => app.close());

test('the legend says what marks mean; the small map moves the view; both pass the checker', async () => {
  const { page, observed, close } = await app.open();
  await page.getByRole('button', { name: 'Legend' }).click();
  await page.getByRole('group', { name: 'Legend' }).getByText('coloured inside a cluster').waitFor();
  const small = page.getByRole('img', { name: /The whole map in small/ });
  expect(await small.count()).toBe(0);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await small.waitFor();
  const before = page.url();
  await small.click({ position: { x: 10, y: 10 } });
  await page.waitForFunction((was) => window.location.href !== was, before);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  expect(observed.console).toEqual([]);
  await close();
});

test('a cluster takes the name a person gives it, and undo gives the old one back', async () => {
  const { page, close } = await app.open();
  const clusters = page.getByRole('region', { name: /^Clusters/ });
  await clusters.getByRole('button').first().click();
  await clusters.getByRole('button', { name: /^Rename/ }).click();
  await page.getByLabel('Name of the cluster').fill('My own field');
  await page.getByRole('button', { name: 'Keep' }).click();
  await clusters.getByRole('button', { name: /^My own field/ }).waitFor();
  await page.getByRole('application').focus();
  await page.keyboard.press('Control+z');
  await clusters.getByRole('button', { name: /^My own field/ }).waitFor({ state: 'detached' });
  await close();
});

test('the shape of the map is chosen in the settings', async () => {
  const { page, close } = await app.open();
  await page.getByRole('banner').getByText('Explore', { exact: true }).click();
  await page.getByRole('banner').getByText('How this map is made').click();
  await page.getByLabel('Shape of the map').selectOption({ label: 'Clustered' });
  await waitForStatus(page, 'placing');
  await waitForStatus(page, 'ready');
  await page.getByText('Separate islands').waitFor();
  await close();
});
