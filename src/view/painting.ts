/** Dots, lines and words of the canvas over the map: what the painters of overlay.ts and focusLabels.ts share. */
import { clusterColour, mixColours, themeColours } from '../core/palette.ts';
import type { Box } from '../core/export/labels.ts';
import type { Region } from '../core/graph/regions.ts';
import { clusterWeight, type MeasureText, type ScreenLabel } from './labelTypes.ts';
import { project, type Point, type Projection } from './projection.ts';
import { nodeColour, type Scene, type SceneFocus } from './scene.ts';

export const fontFamily =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif';

export interface OverlayInput {
  readonly scene: Scene;
  readonly focus: SceneFocus;
  readonly positions: Float32Array;
  readonly regions: readonly Region[];
  readonly view: Projection;
  readonly ratio: number;
  readonly moving: boolean;
  readonly taken: readonly Box[];
  /** Radius of a row's node in CSS pixels, as Sigma draws it. */
  readonly radius: (row: number) => number;
}

export type Context = CanvasRenderingContext2D;

/** Of parts of clusters, and of a name that is said elsewhere, too. */
const lesserWeight = 500;

function weightOf({ kind, again }: ScreenLabel): number {
  if (kind === 'paper') return 400;
  return kind === 'part' || again === true ? lesserWeight : clusterWeight;
}

const widths = new Map<string, number>();

/** Widths are kept: measuring text is the dearest part of placing it. */
export function measureWith(context: Context): MeasureText {
  const known = measures.get(context) ?? createMeasure(context);
  measures.set(context, known);
  return known;
}

/** One for each canvas, so that what was reckoned with it can be kept. */
const measures = new WeakMap<Context, MeasureText>();

function createMeasure(context: Context): MeasureText {
  return (text, size, weight) => {
    const key = `${weight} ${size.toFixed(1)} ${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    context.font = `${weight} ${size}px ${fontFamily}`;
    const { width } = context.measureText(text);
    if (widths.size > 20_000) widths.clear();
    widths.set(key, width);
    return width;
  };
}

export function lineTo(context: Context, from: Point, to: Point): void {
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
}

export function paintNode(context: Context, input: OverlayInput, row: number, ring: number): void {
  const { scene } = input;
  const { x, y } = at(input, row);
  context.beginPath();
  context.arc(x, y, input.radius(row), 0, Math.PI * 2);
  context.fillStyle = nodeColour(scene, row);
  context.fill();
  if (ring > 0) paintRing(context, input, row, ring);
}

export function paintRing(context: Context, input: OverlayInput, row: number, gap: number): void {
  const { x, y } = at(input, row);
  context.beginPath();
  context.arc(x, y, input.radius(row) + gap, 0, Math.PI * 2);
  context.lineWidth = 2;
  context.strokeStyle = themeColours[input.scene.theme].focus;
  context.stroke();
}

export function paintLabels(context: Context, input: OverlayInput, labels: readonly ScreenLabel[]): void {
  const { scene } = input;
  const colours = themeColours[scene.theme];
  for (const label of labels) {
    const cluster = label.kind !== 'paper';
    const colour = cluster
      ? mixColours(clusterColour(label.key, scene.theme), colours.ink, 0.45)
      : colours.ink;
    paintText(context, input, label, weightOf(label), colour);
  }
}

export function paintText(
  context: Context,
  { scene }: OverlayInput,
  label: ScreenLabel,
  weight: number,
  colour: string,
): void {
  const { box, lines, size, align } = label;
  context.font = `${weight} ${size}px ${fontFamily}`;
  context.textBaseline = 'middle';
  context.textAlign = align === 'middle' ? 'center' : align === 'end' ? 'right' : 'left';
  const x = align === 'middle' ? (box.left + box.right) / 2 : align === 'end' ? box.right : box.left;
  const step = (box.bottom - box.top) / lines.length;
  context.lineJoin = 'round';
  context.lineWidth = weight > 500 ? 4.5 : 3.5;
  context.strokeStyle = themeColours[scene.theme].ground;
  context.fillStyle = colour;
  lines.forEach((line, i) => context.strokeText(line, x, box.top + step * (i + 0.5)));
  lines.forEach((line, i) => context.fillText(line, x, box.top + step * (i + 0.5)));
}

export function at(input: OverlayInput, row: number) {
  return project(input.view, input.positions[row * 2]!, input.positions[row * 2 + 1]!);
}
