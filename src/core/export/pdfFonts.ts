/**
 * Fonts inside a PDF: embedded TrueType, addressed by glyph, each with a table back to Unicode, so that text can be searched and copied.
 * A halo is drawn from outlines, one form for each glyph, so that the text stands in the file only once. One more font has no shapes at
 * all: it carries the words of a text that is painted as a picture.
 */
import type { PdfDocument } from './pdfDocument.ts';
import { utf16Hex } from './pdfDocument.ts';
import type { FontWeight } from './textMeasure.ts';
import type { Font } from './woff.ts';

export interface WeightedFont {
  readonly weight: FontWeight;
  readonly font: Font;
}

/** A stretch of text in one font: glyphs as hexadecimal, in the order they are painted. */
export interface GlyphRun {
  readonly resource: string;
  readonly hex: string;
}

/** A glyph's outline as a form of the page, and where it starts, in font sizes from the start of the text. */
export interface GlyphForm {
  readonly resource: string;
  readonly start: number;
}

interface Used {
  readonly font: Font;
  readonly number: number;
  readonly glyphs: Map<number, string>;
}

export class PdfFonts {
  readonly #used = new Map<string, Used>();
  readonly #forms = new Map<string, { place: number; glyph: number }>();
  readonly #wordless = new Map<string, number>();

  constructor(private readonly fonts: readonly WeightedFont[]) {}

  /** The runs that paint the text, or undefined where a character is in no font. Letters come composed. */
  runs(text: string, weight: FontWeight): GlyphRun[] | undefined {
    const signs = this.signsOf(text, weight);
    if (!signs) return undefined;
    const runs: { resource: string; hex: string }[] = [];
    for (const { sign, place, glyph } of signs) {
      const resource = `F${place}`;
      this.note(resource, place, glyph, sign);
      const hex = glyph.toString(16).padStart(4, '0');
      const last = runs.at(-1);
      if (last?.resource === resource) last.hex += hex;
      else runs.push({ resource, hex });
    }
    return runs;
  }

  /** The outlines of a text that `runs` can paint. */
  forms(text: string, weight: FontWeight): GlyphForm[] {
    let start = 0;
    return (this.signsOf(text, weight) ?? []).map(({ place, glyph }) => {
      const form = { resource: `O${place}x${glyph}`, start };
      this.#forms.set(form.resource, { place, glyph });
      start += this.fonts[place]!.font.widthOf(glyph) / 1000;
      return form;
    });
  }

  /** In font sizes; of a text that `runs` can paint. */
  widthOf(text: string, weight: FontWeight): number {
    const signs = this.signsOf(text, weight) ?? [];
    return signs.reduce((sum, { place, glyph }) => sum + this.fonts[place]!.font.widthOf(glyph) / 1000, 0);
  }

  private signsOf(
    text: string,
    weight: FontWeight,
  ): { sign: string; place: number; glyph: number }[] | undefined {
    const signs: { sign: string; place: number; glyph: number }[] = [];
    for (const sign of text.normalize('NFC')) {
      const code = sign.codePointAt(0)!;
      const place = this.fonts.findIndex(
        ({ font, weight: own }) => own === weight && font.glyphOf(code) !== undefined,
      );
      if (place < 0) return undefined;
      signs.push({ sign, place, glyph: this.fonts[place]!.font.glyphOf(code)! });
    }
    return signs;
  }

  /** The text in the font without shapes: one code for each sign. */
  wordlessHex(text: string): string {
    let hex = '';
    for (const sign of text) {
      const code = this.#wordless.get(sign) ?? this.#wordless.size + 1;
      this.#wordless.set(sign, code);
      hex += code.toString(16).padStart(4, '0');
    }
    return hex;
  }

  private note(resource: string, place: number, glyph: number, sign: string): void {
    const { font } = this.fonts[place]!;
    const used = this.#used.get(resource) ?? { font, number: place, glyphs: new Map<number, string>() };
    this.#used.set(resource, used);
    used.glyphs.set(glyph, sign);
  }

  /** Adds the outlines that were used to the file; gives the entries of the page's dictionary of forms. */
  finishForms(file: PdfDocument): string {
    return [...this.#forms]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([resource, { place, glyph }]) => {
        const { font } = this.fonts[place]!;
        // A rim reaches beyond the glyph's own box.
        const [left, bottom, right, top] = font.box.map((side, at) => side + (at < 2 ? -300 : 300));
        const box = `[${left} ${bottom} ${right} ${top}]`;
        const path = font.outlineOf(glyph);
        const form = file.addStream(
          path === '' ? '' : `${path} S`,
          `/Type /XObject /Subtype /Form /BBox ${box}`,
        );
        return `/${resource} ${form} 0 R`;
      })
      .join(' ');
  }

  /** Adds the fonts that were used to the file; gives the entries of the page's font dictionary. */
  finish(file: PdfDocument): string {
    const descriptors = new Map<number, number>();
    const descriptor = (place: number): number => {
      const number = descriptors.get(place) ?? addDescriptor(file, this.fonts[place]!.font, subsetTag(place));
      descriptors.set(place, number);
      return number;
    };
    const entries = [...this.#used]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([resource, { font, number, glyphs }]) => {
        const sorted = [...glyphs].sort(([a], [b]) => a - b);
        const widths = sorted.map(([glyph]) => `${glyph} [${Math.round(font.widthOf(glyph))}]`).join(' ');
        const name = `${subsetTag(number)}+${font.name}`;
        const descendant = `/W [${widths}] /CIDToGIDMap /Identity`;
        return `/${resource} ${addFont(file, name, descriptor(number), descendant, sorted)} 0 R`;
      });
    if (this.#wordless.size === 0 || this.fonts.length === 0) return entries.join(' ');
    // Every code goes to glyph 0, and is painted invisibly anyway.
    const map = file.addStream(new Uint8Array(2 * (this.#wordless.size + 1)));
    const codes = [...this.#wordless].map(([sign, code]) => [code, sign] as const);
    const name = `${subsetTag(0)}+${this.fonts[0]!.font.name}`;
    const font = addFont(file, name, descriptor(0), `/DW 1000 /CIDToGIDMap ${map} 0 R`, codes);
    return [...entries, `/W0 ${font} 0 R`].join(' ');
  }
}

/** Six capitals before the name say that it is a part of the font. */
function subsetTag(place: number): string {
  return `PWAAA${String.fromCharCode(65 + (place % 26))}`;
}

function addDescriptor(file: PdfDocument, font: Font, tag: string): number {
  const data = file.addStream(font.file, `/Length1 ${font.file.length}`);
  const [left, bottom, right, top] = font.box;
  return file.add(
    `<< /Type /FontDescriptor /FontName /${tag}+${font.name} /Flags 32 /FontBBox [${left} ${bottom} ${right} ${top}] ` +
      `/ItalicAngle 0 /Ascent ${font.ascent} /Descent ${font.descent} /CapHeight 716 /StemV 80 /FontFile2 ${data} 0 R >>`,
  );
}

function addFont(
  file: PdfDocument,
  name: string,
  descriptor: number,
  entries: string,
  codes: readonly (readonly [number, string])[],
): number {
  const unicode = file.addStream(unicodeMap(codes));
  const descendant = file.add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /FontDescriptor ${descriptor} 0 R ${entries} ` +
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>',
  );
  return file.add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H ` +
      `/DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`,
  );
}

/** At most 100 lines in a block, as the format wants it. */
function unicodeMap(codes: readonly (readonly [number, string])[]): string {
  const lines = codes.map(([code, sign]) => `<${code.toString(16).padStart(4, '0')}> <${utf16Hex(sign)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}
