import { readFile } from 'node:fs/promises';
import type { Download } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPngText } from '../../src/core/export/png.ts';
import { startApp, type App, type OpenedPage } from '../helpers/app.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { eventually, openFiles, parts, readPaper } from '../helpers/page.ts';
import { countColour, decodePng, shareDifferent } from '../helpers/pixels.ts';
import { waitForStatus } from '../helpers/app.ts';

let app: App;
let opened: OpenedPage;

beforeAll(async () => {
  app = await startApp();
  // Two screen pixels a CSS pixel: a saved picture must not depend on the screen.
  opened = await app.open({ density: 2 });
});
afterAll(() => app.close());

const dialog = () => parts.dialog(opened.page, 'Export');

async function save(button: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting: Promise<Download> = opened.page.waitForEvent('download');
  await dialog().getByRole('button', { name: button, exact: true }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

beforeEach(async () => {
  if ((await dialog().count()) === 0) await parts.button(opened.page, 'Export').click();
  await dialog().getByRole('img', { name: 'Preview of what will be saved' }).waitFor();
});

describe('a picture', () => {
  it('has the width asked for, shows the clusters, and carries its recipe', async () => {
    await dialog().getByLabel('Width in pixels').fill('1600');
    const { name, bytes } = await save('Save PNG');
    expect(name).toMatch(/\.png$/);
    const picture = decodePng(bytes);
    expect(picture.width).toBe(1600);
    expect(picture.height).toBeGreaterThan(600);
    expect(shareDifferent(picture, [255, 255, 255])).toBeGreaterThan(0.03);
    for (const colour of ['#003c96', '#e16996', '#3ca55a', '#693c00']) {
      expect([colour, countColour(picture, colour) > 100]).toEqual([colour, true]);
    }
    const recipe = JSON.parse(readPngText(bytes, 'paperweave') ?? '{}') as Record<string, unknown>;
    expect(recipe).toMatchObject({
      program: 'Paperweave',
      corpus: { name: 'Daily Papers', papers: 369 },
      measure: 'blend',
      thresholdRule: 'auto',
      seed: 1,
    });
    await opened.screenshot('export');
  });

  it('can be dark, transparent, and without names and caption', async () => {
    await dialog().getByLabel('Width in pixels').fill('900');
    await dialog().getByLabel('Ground').selectOption('Dark');
    const dark = decodePng((await save('Save PNG')).bytes);
    expect(dark.width).toBe(900);
    expect(shareDifferent(dark, [0x14, 0x16, 0x1b])).toBeLessThan(0.5);
    await dialog().getByLabel('Ground').selectOption('Transparent');
    const clear = decodePng((await save('Save PNG')).bytes);
    const opaque = clear.data.filter((_, at) => at % 4 === 3 && clear.data[at] === 255).length;
    expect(opaque / (clear.width * clear.height)).toBeLessThan(0.5);
    expect(opaque).toBeGreaterThan(1000);
    await dialog().getByLabel('Ground').selectOption('White');
    const full = decodePng((await save('Save PNG')).bytes);
    for (const label of ['Cluster names', 'Paper labels', 'Caption']) {
      await dialog().getByLabel(label).uncheck();
    }
    const bare = decodePng((await save('Save PNG')).bytes);
    expect(shareDifferent(bare, [255, 255, 255])).toBeLessThan(shareDifferent(full, [255, 255, 255]));
    for (const label of ['Cluster names', 'Paper labels', 'Caption'])
      await dialog().getByLabel(label).check();
  });

  it('of one cluster shows that cluster', async () => {
    await dialog().getByLabel('What').selectOption({ index: 1 });
    const { bytes } = await save('Save PNG');
    const picture = decodePng(bytes);
    expect(countColour(picture, '#003c96')).toBeGreaterThan(countColour(picture, '#e16996'));
    await dialog().getByLabel('What').selectOption({ index: 0 });
  });

  it('refuses a width it cannot draw, and says what it expected', async () => {
    await dialog().getByLabel('Width in pixels').fill('50');
    expect(await parts.alert(opened.page).textContent()).toContain('expected 200 to');
    expect(await dialog().getByRole('button', { name: 'Save PNG' }).isDisabled()).toBe(true);
    await dialog().getByLabel('Width in pixels').fill('2000');
    expect(await parts.alert(opened.page).count()).toBe(0);
  });

  it('as SVG keeps its words as text, the cluster names among them', async () => {
    const { name, bytes } = await save('Save SVG');
    expect(name).toMatch(/\.svg$/);
    const text = bytes.toString('utf8');
    expect(text.match(/<text/g)?.length ?? 0).toBeGreaterThan(10);
    expect(text.match(/<circle [^>]*><title>/g)).toHaveLength(369);
  });
});

describe('the map as data', () => {
  it('GEXF has every paper with place and colour, every edge with weight', async () => {
    const text = (await save('Save GEXF')).bytes.toString('utf8');
    for (const element of ['<node ', '<viz:position', '<viz:color']) {
      expect([element, text.split(element).length - 1]).toEqual([element, 369]);
    }
    expect(text.split('<edge ').length - 1).toBeGreaterThan(369);
  });

  it('JSON is what the command line writes, and opens here again', async () => {
    const { bytes } = await save('Save JSON');
    const map = JSON.parse(bytes.toString('utf8')) as { papers: unknown[]; edges: { source: string }[] };
    expect(map).toMatchObject({ format: 'paperweave', version: 1 });
    expect(map.papers).toHaveLength(369);
    await opened.page.keyboard.press('Escape');
    await openFiles(opened.page, { name: 'saved.json', text: bytes });
    await eventually(() => opened.page.getByRole('banner').textContent()).toContain('saved');
    await waitForStatus(opened.page);
    expect(await parts.map(opened.page).getAttribute('aria-label')).toContain('369 papers');
  });
});

describe('the dialog', () => {
  it('has no accessibility problem and offers the open paper with its ties', async () => {
    expect(await findAccessibilityProblems(opened.page)).toEqual([]);
    await opened.page.keyboard.press('Escape');
    await eventually(() => dialog().count()).toBe(0);
    await readPaper(opened.page, 'White-Box Transformers via Sparse Rate Reduction');
    await parts.button(opened.page, 'Export').click();
    await dialog().getByRole('img', { name: 'Preview of what will be saved' }).waitFor();
    const options = await dialog().getByLabel('What').getByRole('option').allInnerTexts();
    expect(options).toContain('The open paper and its ties');
    const picture = decodePng((await save('Save PNG')).bytes);
    // One paper, its ties and a few labels leave most of the ground free.
    expect(shareDifferent(picture, [255, 255, 255])).toBeGreaterThan(0.002);
    expect(opened.observed.console).toEqual([]);
  });
});
