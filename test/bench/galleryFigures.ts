/**
 * The pictures of docs/figures.md, made from the default corpus by the built app: `npm run gallery:figures`. What is saved as PNG is packed as
 * WebP by the same browser, so that each picture stays under 300 kB.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ensureBuild, projectRoot } from '../../src/cli/project.mjs';
import { startApp, type App } from '../helpers/app.ts';
import { openPane, parts } from '../helpers/page.ts';

const mostBytes = 300_000;
const quality = 0.9;

/** Wider pictures are made this wide. */
const mostWidth = 1500;

async function keep(page: Page, name: string, png: Buffer): Promise<void> {
  const packed = await page.evaluate(
    async ({ data, share, widest }) => {
      const bitmap = await createImageBitmap(
        new Blob([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))]),
      );
      const scale = Math.min(1, widest / bitmap.width);
      const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
      const context = canvas.getContext('2d')!;
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: share });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    { data: png.toString('base64'), share: quality, widest: mostWidth },
  );
  const bytes = Buffer.from(packed, 'base64');
  if (bytes.length > mostBytes)
    throw new Error(
      `${name}: got ${bytes.length} bytes, expected at most ${mostBytes}: make the picture smaller.`,
    );
  await writeFile(join(projectRoot, 'docs', `${name}.webp`), bytes);
  console.log(`docs/${name}.webp  ${Math.round(bytes.length / 1000)} kB`);
}

interface Wish {
  readonly what?: RegExp;
  readonly size: string;
  readonly dpi?: number;
  readonly colours?: string;
  readonly options?: Readonly<Record<string, boolean>>;
}

async function saveFigure(page: Page, { what, size, dpi, colours, options = {} }: Wish): Promise<Buffer> {
  await parts.button(page, 'Export').click();
  const dialog = parts.dialog(page, 'Export');
  const choice = dialog.getByLabel('What');
  await choice.getByRole('option').first().waitFor({ state: 'attached' });
  const labels = await choice.getByRole('option').allInnerTexts();
  const label = labels.find((one) => (what ?? /^The whole map/).test(one));
  if (label === undefined)
    throw new Error(`The export dialog offers ${labels.join(', ')}; expected ${String(what)}.`);
  await choice.selectOption({ label });
  await dialog.getByLabel('Size').selectOption(size);
  if (dpi !== undefined) await dialog.getByLabel('PNG resolution').fill(String(dpi));
  await dialog.getByLabel('Colours').selectOption(colours ?? 'As on the screen');
  for (const [name, wanted] of Object.entries(options)) await dialog.getByLabel(name).setChecked(wanted);
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save PNG' }).click();
  const bytes = await readFile(await (await waiting).path());
  await page.keyboard.press('Escape');
  return bytes;
}

async function findPath(page: Page): Promise<void> {
  await openPane(page, 'Path between two papers');
  for (const [label, title] of [
    ['From', 'White-Box Transformers via Sparse Rate Reduction'],
    ['To', 'FRAug: Tackling Federated Learning with Non-IID Features via Representation Augmentation'],
  ] as const) {
    await page.getByRole('searchbox', { name: label, exact: true }).fill(title);
    const found = page.getByRole('list', { name: `Papers found for: ${label}` });
    await found.getByRole('button', { name: title, exact: true }).click();
  }
  await page.getByRole('list', { name: 'Path' }).waitFor();
}

async function makeGallery(app: App): Promise<void> {
  const { page, close } = await app.open({ width: 1280, height: 800 });
  // The labels settle a moment after the last position.
  await page.waitForTimeout(1500);
  await keep(page, 'figure-screen', await page.screenshot());
  await keep(page, 'figure-column', await saveFigure(page, { size: 'One column, 85 mm', dpi: 200 }));
  const numbers = { 'Paper labels': false, 'Numbered key': true, Regions: true };
  const grey = { size: 'Two columns, 180 mm', dpi: 150, colours: 'Grey safe', options: numbers };
  await keep(page, 'figure-grey', await saveFigure(page, grey));
  await page.reload();
  await parts.clusters(page).first().waitFor();
  await keep(page, 'figure-poster', await saveFigure(page, { size: 'Poster, A1 across', dpi: 72 }));
  await findPath(page);
  await page.waitForTimeout(1500);
  await keep(page, 'figure-path-screen', await page.screenshot());
  const path = { what: /^The reading path/, size: 'One column, 85 mm', dpi: 200 };
  await keep(page, 'figure-path', await saveFigure(page, path));
  await close();
}

if (!(await ensureBuild())) throw new Error('The app could not be built; the reason stands above.');
const app = await startApp();
try {
  await makeGallery(app);
} finally {
  await app.close();
}
