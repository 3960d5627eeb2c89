/**
 * What is printed, as pictures: a PDF by poppler's pdftoppm where that is installed, an SVG by the browser with the very font that stands in
 * the PDF; and how far two pictures are apart when neither hair lines nor the edges of letters count.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import { decodePng, type Picture } from './pixels.ts';

export function findPdftoppm(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders
    .flatMap((folder) => ['pdftoppm', 'pdftoppm.exe'].map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

export async function paintPdf(program: string, bytes: Uint8Array, dpi: number): Promise<Picture> {
  const folder = await mkdtemp(join(tmpdir(), 'paperweave-print-'));
  try {
    await writeFile(join(folder, 'figure.pdf'), bytes);
    const parameters = ['-r', String(dpi), '-png', '-singlefile', 'figure.pdf', 'figure'];
    await promisify(execFile)(program, parameters, { cwd: folder });
    return decodePng(await readFile(join(folder, 'figure.png')));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function fontFace(weight: 400 | 700): Promise<string> {
  const file = `node_modules/@fontsource/arimo/files/arimo-latin-${weight}-normal.woff2`;
  const data = (await readFile(file)).toString('base64');
  return `@font-face { font-family: Arimo; font-weight: ${weight}; src: url(data:font/woff2;base64,${data}); }`;
}

export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** An SVG sized in points, at a resolution: what it looks like, and where its texts stand, in dots. */
export async function paintSvg(
  context: BrowserContext,
  svg: string,
  dpi: number,
): Promise<{ readonly picture: Picture; readonly boxes: TextBox[] }> {
  const size = /width="([\d.]+)pt" height="([\d.]+)pt"/.exec(svg);
  const [width, height] = [1, 2].map((at) => (Number(size?.[at]) * dpi) / 72) as [number, number];
  const page = await context.newPage();
  try {
    await page.setViewportSize({ width: Math.ceil(width), height: Math.ceil(height) });
    const faces = await Promise.all([fontFace(400), fontFace(700)]);
    const drawing = svg
      .replace(/^<\?xml.*?\?>/, '')
      .replace(size?.[0] ?? '', `width="${width}" height="${height}"`);
    await page.setContent(`<style>body { margin: 0 } ${faces.join('\n')}</style>${drawing}`);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const boxes = await page.locator('svg text').evaluateAll((texts) =>
      texts.map((text) => {
        const { left, top, right, bottom } = text.getBoundingClientRect();
        return { text: text.textContent, left, top, right, bottom };
      }),
    );
    return { picture: decodePng(await page.screenshot()), boxes };
  } finally {
    await page.close();
  }
}

/** Distances of the mean colours of squares of `side` dots, in steps of 0 to 255, largest first. */
export function squareDistances(a: Picture, b: Picture, side: number): number[] {
  const columns = Math.floor(Math.min(a.width, b.width) / side);
  const rows = Math.floor(Math.min(a.height, b.height) / side);
  const distances = Array.from({ length: columns * rows }, (_, at) => {
    const [left, top] = [(at % columns) * side, Math.floor(at / columns) * side];
    const [one, other] = [meanColour(a, left, top, side), meanColour(b, left, top, side)];
    return Math.max(...one.map((value, channel) => Math.abs(value - other[channel]!)));
  });
  return distances.sort((x, y) => y - x);
}

function meanColour({ width, data }: Picture, left: number, top: number, side: number): number[] {
  const sums = [0, 0, 0];
  for (let y = top; y < top + side; y++) {
    for (let x = left; x < left + side; x++) {
      for (let channel = 0; channel < 3; channel++) sums[channel]! += data[4 * (y * width + x) + channel]!;
    }
  }
  return sums.map((sum) => sum / (side * side));
}
