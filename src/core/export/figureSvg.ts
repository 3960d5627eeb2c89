/**
 * A figure as SVG: text stays text, one group for each cluster with its name as title, the recipe in the metadata. Print sizes are in
 * points, so that the file has the right size in LaTeX, Inkscape and a word processor. Halos are painted under the letters of one
 * and the same text (`paint-order`), so that a search finds each word once.
 */
import { escapeXml, escapeXmlAttribute } from './escape.ts';
import type {
  CircleShape,
  Figure,
  FigureGroup,
  LineShape,
  PathShape,
  Shape,
  TextShape,
} from './figureTypes.ts';
import { lengthText as n } from './numbers.ts';
import { isRightToLeft } from './textMeasure.ts';

/** Faces of the same widths first; what they lack the reader's system supplies. */
export const fontFamily = "Arimo, Arial, Helvetica, 'Liberation Sans', sans-serif";

export function figureSvg(figure: Figure, titles: (row: number) => string = () => ''): string {
  const { unit, width, height, background } = figure;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}${unit}" height="${n(height)}${unit}" ` +
      `viewBox="0 0 ${n(width)} ${n(height)}" font-family="${escapeXmlAttribute(fontFamily)}" role="img">`,
    `<title>${escapeXml(figure.title)}</title>`,
    `<metadata>${escapeXml(figure.recipe)}</metadata>`,
    ...(background === undefined
      ? []
      : [`<rect width="${n(width)}" height="${n(height)}" fill="${background}"/>`]),
    ...figure.groups.map((group) => groupElement(group, titles)),
    '</svg>',
    '',
  ].join('\n');
}

function groupElement({ id, title, shapes }: FigureGroup, titles: (row: number) => string): string {
  const elements = shapes.map((shape) => shapeElement(shape, titles));
  return [`<g id="${id}">`, `<title>${escapeXml(title)}</title>`, ...elements, '</g>'].join('\n');
}

function shapeElement(shape: Shape, titles: (row: number) => string): string {
  switch (shape.kind) {
    case 'circle':
      return circleElement(shape, titles);
    case 'line':
      return lineElement(shape);
    case 'path':
      return pathElement(shape);
    case 'text':
      return textElement(shape);
  }
}

function circleElement(
  { x, y, radius, fill, stroke, strokeWidth, row }: CircleShape,
  titles: (row: number) => string,
) {
  const rim = stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${n(strokeWidth ?? 1)}"`;
  const title = row === undefined ? '' : titles(row);
  const head = `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}"${rim}`;
  return title === '' ? `${head}/>` : `${head}><title>${escapeXml(title)}</title></circle>`;
}

function lineElement({ x1, y1, x2, y2, stroke, width, opacity, dash }: LineShape): string {
  const dashes = dash ? ` stroke-dasharray="${dash.map(n).join(' ')}"` : '';
  const ends = `x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}"`;
  return `<line ${ends} stroke="${stroke}" stroke-width="${n(width)}" stroke-opacity="${n(opacity)}"${dashes}/>`;
}

function pathElement({ rings, fill, opacity, stroke, strokeWidth }: PathShape): string {
  const data = rings.map((ring) => `M${ring.map(n).join(' ')}Z`).join('');
  const rim = stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${n(strokeWidth ?? 1)}"`;
  return `<path d="${data}" fill="${fill}" fill-rule="evenodd" fill-opacity="${n(opacity)}"${rim} stroke-opacity="0.5"/>`;
}

function textElement({ x, y, text, size, weight, anchor, colour, halo }: TextShape): string {
  const turned = isRightToLeft(text);
  // `start` of a text from right to left is its right end: swap, so that the box stays where it was composed.
  const side = turned ? ({ start: 'end', middle: 'middle', end: 'start' } as const)[anchor] : anchor;
  const attributes = [
    `x="${n(x)}" y="${n(y)}" font-size="${n(size)}" fill="${colour}"`,
    ...(weight === 700 ? ['font-weight="700"'] : []),
    ...(side === 'start' ? [] : [`text-anchor="${side}"`]),
    ...(turned ? ['direction="rtl"'] : []),
    ...(halo === undefined
      ? []
      : [
          `stroke="${halo}" stroke-width="${n(haloWidth(size))}" stroke-linejoin="round" stroke-opacity="0.85" paint-order="stroke"`,
        ]),
  ];
  return `<text ${attributes.join(' ')}>${escapeXml(text)}</text>`;
}

/** The rim shows on both sides of a letter's outline. */
export function haloWidth(size: number): number {
  return size * 0.24;
}
