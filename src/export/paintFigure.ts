/**
 * Draws a figure on a canvas of its own, at the size asked for: the pixel ratio and the size of the screen play no part. The recipe goes
 * into the PNG as text under the keyword `paperweave`.
 */
import { haloWidth } from '../core/export/figureSvg.ts';
import type {
  CircleShape,
  Figure,
  LineShape,
  PathShape,
  Shape,
  TextShape,
} from '../core/export/figureTypes.ts';
import { addPngText, recipeKeyword } from '../core/export/png.ts';
import { isRightToLeft } from '../core/export/textMeasure.ts';
import type { FontWeight, MeasureText } from '../core/export/textMeasure.ts';

/** Browsers refuse larger canvases, the strictest of them from here. */
export const mostPixels = 16_384 * 8_192;
export const mostSide = 16_384;

export type PaintResult =
  | {
      readonly ok: true;
      readonly blob: Blob;
      /** What the person should know of the file, in words. */
      readonly note?: string;
    }
  | { readonly ok: false; readonly problem: string };

type Context = OffscreenCanvasRenderingContext2D;

const family = "Arimo, Arial, Helvetica, 'Liberation Sans', sans-serif";

function font(size: number, weight: FontWeight): string {
  return `${weight} ${size}px ${family}`;
}

/** Measures with the fonts of this machine, so that no label overlaps where they differ from the table in textMeasure.ts. */
export function canvasMeasure(): MeasureText | undefined {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return undefined;
  // At one size for all: widths grow with the size, and setting a font is slow.
  const reference = 100;
  let set: FontWeight | undefined;
  const known = new Map<string, number>();
  return (text, size, weight) => {
    const key = `${weight} ${text}`;
    let width = known.get(key);
    if (width === undefined) {
      if (set !== weight) context.font = font(reference, weight);
      set = weight;
      width = context.measureText(text).width;
      known.set(key, width);
    }
    return (width / reference) * size;
  };
}

/** `scale`: pixels a unit of the figure; for points that is dpi / 72. */
export async function paintFigure(figure: Figure, scale = 1): Promise<PaintResult> {
  const width = Math.round(figure.width * scale);
  const height = Math.round(figure.height * scale);
  if (width > mostSide || height > mostSide || width * height > mostPixels) {
    const problem = `A picture of ${width} x ${height} pixels is more than a browser can draw (at most ${mostSide} a side): choose a smaller size or save as SVG.`;
    return { ok: false, problem };
  }
  const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height));
  const context = canvas.getContext('2d');
  if (!context) return { ok: false, problem: 'The browser gave no canvas to draw on: save as SVG instead.' };
  context.scale(scale, scale);
  drawFigure(context, figure);
  const picture = await canvas.convertToBlob({ type: 'image/png' });
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const withRecipe = addPngText(bytes, recipeKeyword, figure.recipe);
  if (!withRecipe.ok) return withRecipe;
  return { ok: true, blob: new Blob([withRecipe.bytes as Uint8Array<ArrayBuffer>], { type: 'image/png' }) };
}

export function drawFigure(context: Context, figure: Figure): void {
  if (figure.background !== undefined) {
    context.fillStyle = figure.background;
    context.fillRect(0, 0, figure.width, figure.height);
  }
  context.lineJoin = 'round';
  for (const group of figure.groups) {
    for (const shape of group.shapes) drawShape(context, shape);
  }
}

function drawShape(context: Context, shape: Shape): void {
  switch (shape.kind) {
    case 'circle':
      drawCircle(context, shape);
      break;
    case 'line':
      drawLine(context, shape);
      break;
    case 'path':
      drawPath(context, shape);
      break;
    case 'text':
      drawFigureText(context, shape);
      break;
  }
}

function drawCircle(context: Context, { x, y, radius, fill, stroke, strokeWidth }: CircleShape): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  if (stroke === undefined) return;
  context.strokeStyle = stroke;
  context.lineWidth = strokeWidth ?? 1;
  context.stroke();
}

function drawLine(context: Context, { x1, y1, x2, y2, stroke, width, opacity, dash }: LineShape): void {
  context.globalAlpha = opacity;
  context.setLineDash(dash ? [...dash] : []);
  context.strokeStyle = stroke;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function drawPath(context: Context, { rings, fill, opacity, stroke, strokeWidth }: PathShape): void {
  context.beginPath();
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      if (at === 0) context.moveTo(ring[at]!, ring[at + 1]!);
      else context.lineTo(ring[at]!, ring[at + 1]!);
    }
    context.closePath();
  }
  context.globalAlpha = opacity;
  context.fillStyle = fill;
  context.fill('evenodd');
  context.globalAlpha = 0.5;
  context.strokeStyle = stroke ?? fill;
  context.lineWidth = strokeWidth ?? 1;
  if (stroke !== undefined) context.stroke();
  context.globalAlpha = 1;
}

export function drawFigureText(
  context: Context,
  { x, y, text, size, weight, anchor, colour, halo }: TextShape,
): void {
  context.font = font(size, weight);
  context.textAlign = anchor === 'start' ? 'left' : anchor === 'end' ? 'right' : 'center';
  context.direction = isRightToLeft(text) ? 'rtl' : 'ltr';
  if (halo !== undefined) {
    context.globalAlpha = 0.85;
    context.strokeStyle = halo;
    context.lineWidth = haloWidth(size);
    context.strokeText(text, x, y);
    context.globalAlpha = 1;
  }
  context.fillStyle = colour;
  context.fillText(text, x, y);
}
