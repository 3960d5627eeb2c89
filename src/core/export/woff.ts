/**
 * Opens a WOFF 1.0 font (W3C 2012): TrueType tables, each packed with zlib. Gives the TrueType file to put into a PDF, and what a
 * writer must know: the glyph of each character and the width of each glyph.
 */
import { unzlibSync } from 'fflate';
import { glyphPath } from './glyphOutline.ts';

export interface Font {
  readonly name: string;
  /** A whole TrueType file. */
  readonly file: Uint8Array;
  /** Glyph of a code point, or undefined where the font has none. */
  readonly glyphOf: (codePoint: number) => number | undefined;
  /** Advance of a glyph in thousandths of the font size. */
  readonly widthOf: (glyph: number) => number;
  /** PDF path operators in thousandths of the font size; '' for a blank. */
  readonly outlineOf: (glyph: number) => string;
  /** In thousandths of the font size: bounding box, ascent, descent, height of capitals. */
  readonly box: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
}

/** The font, or undefined where the bytes are no WOFF with TrueType outlines. */
export function readWoff(bytes: Uint8Array, name: string): Font | undefined {
  const view = viewOf(bytes);
  if (bytes.length < 44 || view.getUint32(0) !== 0x774f4646 || view.getUint32(4) !== 0x00010000)
    return undefined;
  const tables = new Map<string, Uint8Array>();
  for (let at = 0; at < view.getUint16(12); at++) {
    const entry = 44 + at * 20;
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    const [offset, packed, length] = [4, 8, 12].map((field) => view.getUint32(entry + field)) as [
      number,
      number,
      number,
    ];
    const data = bytes.subarray(offset, offset + packed);
    tables.set(tag, packed < length ? unzlibSync(data) : data);
  }
  const needed = ['head', 'hhea', 'hmtx', 'cmap', 'glyf', 'loca'];
  const [head, hhea, hmtx, cmap, glyf, loca] = needed.map((tag) => tables.get(tag));
  if (!head || !hhea || !hmtx || !cmap || !glyf || !loca) return undefined;
  const headView = viewOf(head);
  const scale = 1000 / headView.getUint16(18);
  const metrics = viewOf(hmtx);
  const long = viewOf(hhea).getUint16(34);
  const places = viewOf(loca);
  const wide = headView.getInt16(50) === 1;
  const placeOf = (glyph: number) =>
    [glyph, glyph + 1].map((at) => (wide ? places.getUint32(4 * at) : 2 * places.getUint16(2 * at))) as [
      number,
      number,
    ];
  const outlines = { glyf: viewOf(glyf), placeOf, scale };
  return {
    name,
    file: trueTypeFile(tables),
    glyphOf: readCharacterMap(viewOf(cmap)),
    widthOf: (glyph) => metrics.getUint16(4 * Math.min(glyph, long - 1)) * scale,
    outlineOf: (glyph) => glyphPath(outlines, glyph),
    box: [36, 38, 40, 42].map((at) => Math.round(headView.getInt16(at) * scale)) as [
      number,
      number,
      number,
      number,
    ],
    ascent: Math.round(viewOf(hhea).getInt16(4) * scale),
    descent: Math.round(viewOf(hhea).getInt16(6) * scale),
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Tables that only shape or describe; a PDF places each glyph itself. */
const unneeded = new Set(['GDEF', 'GPOS', 'GSUB', 'STAT', 'DSIG']);

function trueTypeFile(all: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tables = [...all].filter(([tag]) => !unneeded.has(tag)).sort(([a], [b]) => (a < b ? -1 : 1));
  const padded = (length: number): number => (length + 3) & ~3;
  const head = 12 + 16 * tables.length;
  const file = new Uint8Array(tables.reduce((sum, [, data]) => sum + padded(data.length), head));
  const view = viewOf(file);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.round(Math.log2(power)));
  view.setUint16(10, (tables.length - power) * 16);
  let offset = head;
  tables.forEach(([tag, data], at) => {
    const entry = 12 + 16 * at;
    for (let letter = 0; letter < 4; letter++) file[entry + letter] = tag.charCodeAt(letter);
    file.set(data, offset);
    view.setUint32(entry + 4, checksum(view, offset, padded(data.length)));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, data.length);
    offset += padded(data.length);
  });
  return file;
}

function checksum(view: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

/** Format 4, the table of the basic plane; format 12 where there is one. */
function readCharacterMap(view: DataView): Font['glyphOf'] {
  const glyphs = new Map<number, number>();
  for (let at = 0; at < view.getUint16(2); at++) {
    const offset = view.getUint32(4 + 8 * at + 4);
    const format = view.getUint16(offset);
    if (format === 4) readSegments(view, offset, glyphs);
    if (format === 12) readGroups(view, offset, glyphs);
  }
  return (codePoint) => glyphs.get(codePoint);
}

function readSegments(view: DataView, offset: number, glyphs: Map<number, number>): void {
  const count = view.getUint16(offset + 6) / 2;
  const ends = offset + 14;
  const starts = ends + 2 * count + 2;
  const deltas = starts + 2 * count;
  const ranges = deltas + 2 * count;
  for (let segment = 0; segment < count; segment++) {
    const end = view.getUint16(ends + 2 * segment);
    const start = view.getUint16(starts + 2 * segment);
    const delta = view.getUint16(deltas + 2 * segment);
    const range = view.getUint16(ranges + 2 * segment);
    for (let code = start; code <= end && code < 0xffff; code++) {
      const place = ranges + 2 * segment + range + 2 * (code - start);
      const found = range === 0 ? code : view.getUint16(place);
      const glyph = range !== 0 && found === 0 ? 0 : (found + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

function readGroups(view: DataView, offset: number, glyphs: Map<number, number>): void {
  for (let group = 0; group < view.getUint32(offset + 12); group++) {
    const at = offset + 16 + 12 * group;
    const start = view.getUint32(at);
    for (let code = start; code <= view.getUint32(at + 4); code++) {
      glyphs.set(code, view.getUint32(at + 8) + code - start);
    }
  }
}
