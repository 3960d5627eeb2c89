/**
 * The outline of a TrueType glyph as PDF path operators, in thousandths of the font size, y upwards (OpenType 1.9, table glyf). Used to
 * draw the halo behind a text without writing the text a second time.
 */

interface Point {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

export interface GlyphTables {
  readonly glyf: DataView;
  /** Offset of a glyph and of its end in glyf. */
  readonly placeOf: (glyph: number) => readonly [number, number];
  /** Thousandths of the font size a unit. */
  readonly scale: number;
}

export function glyphPath(tables: GlyphTables, glyph: number): string {
  const path = contoursOf(tables, glyph, 0).map((contour) => contourPath(contour, tables.scale));
  return path.join(' ');
}

/** A composite of composites deeper than this is a broken font. */
const deepest = 5;

function contoursOf(tables: GlyphTables, glyph: number, depth: number): Point[][] {
  const [start, end] = tables.placeOf(glyph);
  if (end <= start || depth > deepest) return [];
  const count = tables.glyf.getInt16(start);
  return count >= 0 ? simple(tables.glyf, start, count) : composite(tables, start + 10, depth);
}

function simple(view: DataView, start: number, count: number): Point[][] {
  const ends = Array.from({ length: count }, (_, at) => view.getUint16(start + 10 + 2 * at));
  const points = (ends.at(-1) ?? -1) + 1;
  let at = start + 10 + 2 * count;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = view.getUint8(at++);
    const repeats = flag & 8 ? view.getUint8(at++) : 0;
    for (let copy = 0; copy <= repeats; copy++) flags.push(flag);
  }
  const axis = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
      else if (!(flag & same)) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = axis(2, 16);
  const ys = axis(4, 32);
  return ends.map((last, contour) => {
    const first = contour === 0 ? 0 : ends[contour - 1]! + 1;
    return flags.slice(first, last + 1).map((flag, point) => ({
      x: xs[first + point]!,
      y: ys[first + point]!,
      on: (flag & 1) === 1,
    }));
  });
}

/** Parts of other glyphs, moved and perhaps scaled: é is e and an accent. */
function composite(tables: GlyphTables, start: number, depth: number): Point[][] {
  const { glyf: view } = tables;
  const contours: Point[][] = [];
  let at = start;
  for (let flags = 0x20; flags & 0x20;) {
    flags = view.getUint16(at);
    const part = view.getUint16(at + 2);
    const words = (flags & 1) !== 0;
    const [dx, dy] = words
      ? [view.getInt16(at + 4), view.getInt16(at + 6)]
      : [view.getInt8(at + 4), view.getInt8(at + 5)];
    at += words ? 8 : 6;
    const scales = flags & 8 ? 1 : flags & 0x40 ? 2 : flags & 0x80 ? 4 : 0;
    const read = Array.from({ length: scales }, (_, place) => view.getInt16(at + 2 * place) / 16384);
    at += 2 * scales;
    const [a, b, c, d] =
      scales === 4
        ? (read as [number, number, number, number])
        : [read[0] ?? 1, 0, 0, read[1] ?? read[0] ?? 1];
    for (const contour of contoursOf(tables, part, depth + 1)) {
      contours.push(contour.map(({ x, y, on }) => ({ x: a * x + c * y + dx, y: b * x + d * y + dy, on })));
    }
  }
  return contours;
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true };
}

/** Quadratic splines, with a point on the curve implied between two that are off it, as cubic curves. */
function contourPath(contour: readonly Point[], scale: number): string {
  if (contour.length === 0) return '';
  const known = contour.findIndex(({ on }) => on);
  const first = known >= 0 ? contour[known]! : middle(contour[0]!, contour.at(-1)!);
  const from = Math.max(0, known);
  const rest = [...contour.slice(known >= 0 ? from + 1 : 0), ...contour.slice(0, from), first];
  const text = (...values: number[]): string => values.map((value) => Math.round(value * scale)).join(' ');
  const parts = [`${text(first.x, first.y)} m`];
  let current = first;
  for (let at = 0; at < rest.length; at++) {
    const point = rest[at]!;
    if (point.on) {
      parts.push(`${text(point.x, point.y)} l`);
      current = point;
      continue;
    }
    const next = rest[at + 1] ?? first;
    const end = next.on ? next : middle(point, next);
    if (next.on) at++;
    const near = (end1: Point): [number, number] => [
      end1.x + ((point.x - end1.x) * 2) / 3,
      end1.y + ((point.y - end1.y) * 2) / 3,
    ];
    parts.push(`${text(...near(current), ...near(end), end.x, end.y)} c`);
    current = end;
  }
  return `${parts.join(' ')} h`;
}
