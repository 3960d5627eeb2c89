import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type App, type OpenedPage } from '../helpers/app.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { eventually, parts } from '../helpers/page.ts';
import { decodePng } from '../helpers/pixels.ts';

let app: App;
let opened: OpenedPage;

beforeAll(async () => {
  app = await startApp();
  opened = await app.open();
  await parts.button(opened.page, 'Export').click();
  await dialog().getByRole('img', { name: 'Preview of what will be saved' }).waitFor();
});
afterAll(() => app.close());

const dialog = () => parts.dialog(opened.page, 'Export');

async function save(button: string): Promise<{ name: string; bytes: Buffer; text: string }> {
  const waiting = opened.page.waitForEvent('download');
  await dialog().getByRole('button', { name: button, exact: true }).click();
  const download = await waiting;
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

it('one column is 85 mm wide, no letter under 6 pt, in the palette chosen', async () => {
  await dialog().getByLabel('Size').selectOption('One column, 85 mm');
  await dialog().getByLabel('Colours').selectOption('Grey safe');
  const { text } = await save('Save SVG');
  const width = Number(/<svg[^>]* width="([\d.]+)pt"/.exec(text)?.[1]);
  expect(width).toBeCloseTo((85 * 72) / 25.4, 0);
  const sizes = Array.from(text.matchAll(/font-size="([\d.]+)"/g), ([, size]) => Number(size));
  expect(sizes.length).toBeGreaterThan(5);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(6);
  expect(text).toContain('#0f0f5a');
  expect(text).not.toContain('#003c96');
});

it('an own size in mm at a resolution gives so many pixels', async () => {
  await dialog().getByLabel('Size').selectOption('Own size in mm');
  await dialog().getByLabel('Width in mm').fill('100');
  await dialog().getByLabel('Height in mm').fill('80');
  await dialog().getByLabel('PNG resolution').fill('150');
  const picture = decodePng((await save('Save PNG')).bytes);
  expect([picture.width, picture.height]).toEqual([591, 472]);
});

it('a PDF and a page of its own carry the words of the map', async () => {
  expect((await save('Save PDF')).text.startsWith('%PDF-1.')).toBe(true);
  const { name, text } = await save('Save web page');
  expect(name).toMatch(/\.html$/);
  expect(text).toContain('White-Box Transformers via Sparse Rate Reduction');
  expect(text.length).toBeLessThan(1_500_000);
});

it('every file of data and references holds the papers of the part chosen', async () => {
  const option = dialog().getByLabel('What').getByRole('option').nth(1);
  const size = Number(/\((\d+)\)$/.exec((await option.textContent())?.trim() ?? '')?.[1]);
  await dialog().getByLabel('What').selectOption({ index: 1 });
  const counts = [
    ['Save JSON lines', /^\{/gm],
    ['Save GraphML', /<node /g],
    ['Save VOSviewer', /"id":/g],
    ['Save BibTeX', /^@/gm],
    ['Save RIS', /^TY {2}-/gm],
    ['Save CSL-JSON', /"type":/g],
    ['Save reading list', /^\d+\. /gm],
  ] as const;
  for (const [button, pattern] of counts) {
    const { text } = await save(button);
    expect([button, text.match(pattern)?.length]).toEqual([button, size]);
  }
  const ties = (await save('Save ties as CSV')).text.split('\r\n');
  expect(ties[0]).toContain('top_terms');
  expect(ties[1]?.split(',').at(-1)).toMatch(/\w; \w/);
});

it('numbers come with a key', async () => {
  await dialog().getByLabel('Numbered key').check();
  await dialog()
    .getByText(/^Key: \d+ numbered papers/)
    .waitFor();
  expect((await save('Save the key')).text).toMatch(/^1\. /m);
});

it('has no accessibility problem, light and dark', async () => {
  expect(await findAccessibilityProblems(opened.page)).toEqual([]);
  await opened.page.keyboard.press('Escape');
  await parts.button(opened.page, 'Switch to dark').click();
  await parts.button(opened.page, 'Export').click();
  await eventually(() => dialog().count()).toBe(1);
  expect(await findAccessibilityProblems(opened.page)).toEqual([]);
  expect(opened.observed.console).toEqual([]);
});
