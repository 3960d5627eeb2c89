/**
 * A figure as PDF in the page. The fonts (Arimo, whose letters are as wide as Arial's) are files of the app, fetched when a PDF is first
 * asked for, and only those whose letters the figure uses. What they lack is painted by the browser, which knows every script.
 */
import { figurePdf } from '../core/export/figurePdf.ts';
import type { TextPicture } from '../core/export/figurePdf.ts';
import { haloWidth } from '../core/export/figureSvg.ts';
import { wordsOf } from '../core/export/figureText.ts';
import type { Figure, TextShape } from '../core/export/figureTypes.ts';
import type { WeightedFont } from '../core/export/pdfFonts.ts';
import { parseHex } from '../core/palette.ts';
import type { FontWeight } from '../core/export/textMeasure.ts';
import { readWoff } from '../core/export/woff.ts';
import { drawFigureText } from './paintFigure.ts';
import type { PaintResult } from './paintFigure.ts';
import cyrillic400 from '@fontsource/arimo/files/arimo-cyrillic-400-normal.woff?url';
import cyrillic700 from '@fontsource/arimo/files/arimo-cyrillic-700-normal.woff?url';
import extended400 from '@fontsource/arimo/files/arimo-latin-ext-400-normal.woff?url';
import extended700 from '@fontsource/arimo/files/arimo-latin-ext-700-normal.woff?url';
import greek400 from '@fontsource/arimo/files/arimo-greek-400-normal.woff?url';
import greek700 from '@fontsource/arimo/files/arimo-greek-700-normal.woff?url';
import latin400 from '@fontsource/arimo/files/arimo-latin-400-normal.woff?url';
import latin700 from '@fontsource/arimo/files/arimo-latin-700-normal.woff?url';
import vietnamese400 from '@fontsource/arimo/files/arimo-vietnamese-400-normal.woff?url';
import vietnamese700 from '@fontsource/arimo/files/arimo-vietnamese-700-normal.woff?url';

interface FontFile {
  readonly name: string;
  /** Letters that make the file worth fetching. */
  readonly letters: RegExp;
  readonly addresses: Readonly<Record<FontWeight, string>>;
}

const fontFiles: readonly FontFile[] = [
  { name: 'Latin', letters: /./u, addresses: { 400: latin400, 700: latin700 } },
  {
    name: 'LatinExt',
    letters: /[\u0100-\u02ff\u1e00-\u1eff]/u,
    addresses: { 400: extended400, 700: extended700 },
  },
  {
    name: 'Vietnamese',
    letters: /[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/u,
    addresses: { 400: vietnamese400, 700: vietnamese700 },
  },
  { name: 'Greek', letters: /[\u0370-\u03ff]/u, addresses: { 400: greek400, 700: greek700 } },
  { name: 'Cyrillic', letters: /[\u0400-\u04ff]/u, addresses: { 400: cyrillic400, 700: cyrillic700 } },
];

export async function exportPdf(figure: Figure): Promise<PaintResult> {
  const fonts = await loadFonts(figure);
  if (!fonts) {
    return {
      ok: false,
      problem: 'The fonts of the PDF could not be loaded: connect once more, or save as SVG.',
    };
  }
  const painted = new Set<string>();
  const bytes = figurePdf(figure, {
    fonts,
    paintText: (shape) => {
      painted.add(shape.text);
      return paintText(shape, figure.unit === 'pt' ? 600 / 72 : 4);
    },
  });
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/pdf' });
  return painted.size === 0 ? { ok: true, blob } : { ok: true, blob, note: tellPainted([...painted]) };
}

function tellPainted([first = '', ...others]: readonly string[]): string {
  const more = others.length === 0 ? '' : ` and ${others.length.toLocaleString('en')} more`;
  return `Arimo, the font in the PDF, lacks the script of “${first}”${more}: there the letters are a sharp picture, with the words behind it to be found and copied.`;
}

const fetched = new Map<string, Uint8Array>();

async function fetchOnce(address: string): Promise<Uint8Array | undefined> {
  const known = fetched.get(address);
  if (known !== undefined) return known;
  const response = await fetch(address);
  if (!response.ok) return undefined;
  const bytes = new Uint8Array(await response.arrayBuffer());
  fetched.set(address, bytes);
  return bytes;
}

/** The fonts nearly every figure needs, so that saving one later asks the network for nothing. */
export async function fetchUsualFonts(): Promise<void> {
  await Promise.allSettled([latin400, latin700].map(fetchOnce));
}

async function loadFonts(figure: Figure): Promise<WeightedFont[] | undefined> {
  const words = wordsOf(figure).join('').normalize('NFC');
  const wanted = fontFiles
    .filter(({ letters }) => letters.test(words))
    .flatMap(({ name, addresses }) =>
      ([400, 700] as const).map((weight) => ({
        weight,
        name: `Arimo-${name}-${weight}`,
        address: addresses[weight],
      })),
    );
  try {
    const fonts = await Promise.all(
      wanted.map(async ({ weight, name, address }) => {
        const bytes = await fetchOnce(address);
        const font = bytes && readWoff(bytes, name);
        return font && { weight, font };
      }),
    );
    return fonts.every((font) => font !== undefined) ? fonts : undefined;
  } catch {
    return undefined;
  }
}

/** `scale`: dots a unit of the figure. */
function paintText(shape: TextShape, scale: number): TextPicture | undefined {
  const air = haloWidth(shape.size);
  const left = shape.box.left - air;
  const top = shape.box.top - air;
  const columns = Math.ceil((shape.box.right + air - left) * scale);
  const rows = Math.ceil((shape.box.bottom + air - top) * scale);
  const context = new OffscreenCanvas(Math.max(1, columns), Math.max(1, rows)).getContext('2d');
  if (!context) return undefined;
  context.scale(scale, scale);
  context.translate(-left, -top);
  drawFigureText(context, shape);
  const { data } = context.getImageData(0, 0, columns, rows);
  const colours = new Uint8Array(3 * columns * rows);
  const opacities = new Uint8Array(columns * rows);
  // Readers that shrink the picture mix in dots nobody sees: those have the colour of the rim, not black.
  const unseen = parseHex(shape.halo ?? shape.colour);
  for (let dot = 0; dot < columns * rows; dot++) {
    const opacity = data[4 * dot + 3]!;
    colours.set(opacity === 0 ? unseen : data.subarray(4 * dot, 4 * dot + 3), 3 * dot);
    opacities[dot] = opacity;
  }
  return { columns, rows, colours, opacities, left, top, width: columns / scale, height: rows / scale };
}
