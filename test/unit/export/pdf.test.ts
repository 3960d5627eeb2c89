import { readFileSync } from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { composeFigure } from '../../../src/core/export/figure.ts';
import { figurePdf } from '../../../src/core/export/figurePdf.ts';
import type { PdfTools, TextPicture } from '../../../src/core/export/figurePdf.ts';
import { figureInput } from '../../../src/core/export/mapFigure.ts';
import { readWoff } from '../../../src/core/export/woff.ts';
import type { Figure, TextShape } from '../../../src/core/export/figureTypes.ts';
import { approximateTextWidth } from '../../../src/core/export/textMeasure.ts';
import { awkwardMap, seededMap } from './sampleMap.ts';

function font(part: string, weight: 400 | 700) {
  const file = new URL(
    `../../../node_modules/@fontsource/arimo/files/arimo-${part}-${weight}-normal.woff`,
    import.meta.url,
  );
  const found = readWoff(new Uint8Array(readFileSync(file)), `Arimo-${part}-${weight}`);
  if (!found) throw new Error(`no font in ${file.href}`);
  return { weight, font: found };
}

const fonts = [font('latin', 400), font('latin', 700), font('greek', 400), font('greek', 700)];
const painted: string[] = [];
const tools: PdfTools = {
  fonts,
  paintText: (shape): TextPicture => {
    painted.push(shape.text);
    const { left, top, right, bottom } = shape.box;
    const dots = 8;
    return {
      columns: 4,
      rows: 2,
      colours: new Uint8Array(3 * dots).fill(20),
      opacities: new Uint8Array(dots).fill(255),
      ...{ left, top, width: right - left, height: bottom - top },
    };
  },
};

const read = async (bytes: Uint8Array) => {
  const document = await getDocumentProxy(bytes.slice());
  const page = await document.getPage(1);
  const content = await page.getTextContent();
  const items = content.items.flatMap((item) => ('str' in item ? [item] : []));
  return { document, page, items };
};
const words = (figure: Figure) =>
  figure.groups.flatMap(({ shapes }) => shapes.filter((shape): shape is TextShape => shape.kind === 'text'));
const visible = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('fonts', () => {
  it('have the widths that figures are composed with', () => {
    for (const { font: one, weight } of fonts.slice(0, 2)) {
      for (const sign of 'AZaz09 ,.-()&…éß') {
        const width = one.widthOf(one.glyphOf(sign.codePointAt(0)!)!);
        const table = approximateTextWidth(sign, 1000, weight);
        expect(Math.abs(width - table), sign).toBeLessThan(60);
        if (/[ -~]/.test(sign)) expect(Math.abs(width - table), sign).toBeLessThan(1);
      }
    }
  });

  it('have outlines: of simple glyphs, of composed ones, none for a blank', () => {
    const { font: one } = fonts[0]!;
    const path = (sign: string) => one.outlineOf(one.glyphOf(sign.codePointAt(0)!)!);
    expect(path(' ')).toBe('');
    // l is a bar: four corners between the base line and the ascender.
    expect(path('l').match(/ [mlc]/g)).toHaveLength(5);
    expect(path('é').startsWith(path('e')) || path('é').length > path('e').length).toBe(true);
    const height = Math.max(...[...path('H').matchAll(/(-?\d+) [ml]/g)].map(([, y]) => Number(y)));
    expect(height).toBeGreaterThan(670);
    expect(height).toBeLessThan(740);
  });

  it('refuses what is no WOFF', () => {
    expect(readWoff(new Uint8Array(100), 'x')).toBeUndefined();
    expect(readWoff(new Uint8Array(3), 'x')).toBeUndefined();
  });
});

describe('figurePdf, read back with pdf.js', () => {
  const map = seededMap(200);
  const figure = composeFigure(figureInput(map, { options: { unit: 'pt', width: 240.94 } }));

  it('has the size of the figure and every text as text, in its place', async () => {
    const { document, page, items } = await read(figurePdf(figure, tools));
    expect(document.numPages).toBe(1);
    expect(page.view.map((value) => Math.round(value * 100) / 100)).toEqual([0, 0, 240.94, figure.height]);
    for (const shape of words(figure)) {
      const found = items.filter(({ str }) => visible(str) === shape.text);
      const near = found.some(({ transform }) => {
        const [, , , , x, y] = transform as number[];
        return Math.abs(x! - shape.box.left) < 0.5 && Math.abs(figure.height - y! - shape.y) < 0.5;
      });
      expect(near, shape.text).toBe(true);
    }
  });

  it('keeps texts on their anchors where the machine measures with broader letters', async () => {
    const broad = composeFigure({
      ...figureInput(map, { options: { unit: 'pt', width: 240.94 } }),
      measure: (text, size, weight) => 1.2 * approximateTextWidth(text, size, weight),
    });
    const { items } = await read(figurePdf(broad, tools));
    const anchored = words(broad).filter(({ anchor }) => anchor !== 'start');
    expect(anchored.length).toBeGreaterThan(3);
    for (const { text, anchor, x, y } of anchored) {
      const near = items.some(({ str, transform, width }) => {
        const [, , , , left, bottom] = transform as number[];
        const at = left! + (anchor === 'middle' ? width / 2 : width);
        return visible(str) === text && Math.abs(at - x) < 0.5 && Math.abs(broad.height - bottom! - y) < 0.5;
      });
      expect(near, text).toBe(true);
    }
  });

  it('holds each text once: halos are not read', async () => {
    const { items } = await read(figurePdf(figure, tools));
    const name = map.clusters.find(({ index }) => index === 3)!.name;
    const lines = words(figure).filter(({ text }) => text === name).length;
    expect(items.filter(({ str }) => visible(str) === name)).toHaveLength(lines);
  });

  it('carries title and recipe, and is the same each time', async () => {
    const bytes = figurePdf(figure, tools);
    expect(figurePdf(figure, tools)).toEqual(bytes);
    const { info } = await (await getDocumentProxy(bytes.slice())).getMetadata();
    expect(info).toMatchObject({ Title: 'Map of Sample', Custom: { PaperweaveRecipe: figure.recipe } });
  });

  it('paints what the fonts lack, and keeps its words', async () => {
    painted.length = 0;
    const awkward = composeFigure(figureInput(awkwardMap(), { options: { unit: 'px', width: 1000 } }));
    const bytes = figurePdf(awkward, tools);
    expect(painted).toContain('خرائط');
    expect(painted).not.toContain('van Eck 2010');
    const { text } = await extractText(bytes.slice(), { mergePages: true });
    expect(visible(text)).toContain('engines & <notes>');
    expect(text).toContain('خرائط');
    const chinese = figureInput(awkwardMap(), { subset: { kind: 'selection', rows: [3] } });
    const page = await read(figurePdf(composeFigure(chinese), tools));
    expect(painted).toContain('科学文献地图与相似性');
    expect(page.items.map(({ str }) => str)).toContain('科学文献地图与相似性');
  });

  it('points at every object from its table', () => {
    const bytes = Buffer.from(figurePdf(figure, tools));
    const text = bytes.toString('latin1');
    const start = Number(/startxref\n(\d+)\n%%EOF/.exec(text)?.[1]);
    const rows = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)];
    expect(rows.length).toBeGreaterThan(10);
    rows.forEach(([, offset], at) => {
      expect(text.slice(Number(offset), Number(offset) + 12)).toContain(`${at + 1} 0 obj`);
    });
  });
});
