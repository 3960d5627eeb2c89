/**
 * What is painted over and under Sigma's layers, in Canvas 2D: regions, the dimming round a hovered paper, and the labels.
 *
 * The dimming is a veil of ground colour over everything with the paper and its neighbours painted again on top, so hovering costs the same
 * at a hundred thousand papers as at a hundred: Sigma itself draws nothing anew.
 */
import { clusterColour, mixColours, themeColours } from '../core/palette.ts';
import { shortLabel, titleHead } from '../core/export/shortLabel.ts';
import {
  layOutLabels,
  paperLabelSize,
  clusterWeight,
  type MeasureText,
  type ScreenLabel,
} from './mapLabels.ts';
import { project, type Point, type Projection } from './projection.ts';
import { neighboursOf, tieWeight, type Scene, type SceneFocus } from './scene.ts';
import { placeLabels, type Box } from '../core/export/labels.ts';

export const fontFamily =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif';

export interface OverlayInput {
  readonly scene: Scene;
  readonly focus: SceneFocus;
  readonly positions: Float32Array;
  readonly view: Projection;
  readonly ratio: number;
  readonly moving: boolean;
  readonly taken: readonly Box[];
  /** Radius of a row's node in CSS pixels, as Sigma draws it. */
  readonly radius: (row: number) => number;
}

type Context = CanvasRenderingContext2D;

export function paintOverlay(context: Context, input: OverlayInput): void {
  const { width, height } = input.view;
  context.clearRect(0, 0, width, height);
  const { hovered, selected, lit, edge, marked } = input.focus;
  paintBackdrop(context, input);
  if (hovered === undefined) paintLabels(context, input, namesInView(context, input));
  for (const row of marked ?? []) paintRing(context, input, row, 2);
  input.focus.paintAdditions?.(context, input);
  if (edge !== undefined) paintEdge(context, input, edge);
  if (selected !== undefined && selected !== hovered)
    paintNeighbourhood(context, input, selected, lit === undefined);
  if (hovered !== undefined) {
    paintNeighbourhood(context, input, hovered, true);
    paintFocusLabels(context, input, hovered);
  }
}

/** Veils what is not meant, and paints what is meant again on top. */
function paintBackdrop(context: Context, input: OverlayInput): void {
  const { hovered, cluster, lit } = input.focus;
  if (hovered !== undefined) {
    paintVeil(context, input, 0.8);
    return;
  }
  if (lit === undefined && cluster === undefined) return;
  paintVeil(context, input, 0.78);
  const inCluster = (row: number) => cluster === undefined || input.scene.assignment[row] === cluster;
  const rows = lit === undefined ? membersOf(input.scene, cluster!) : Array.from(lit).filter(inCluster);
  if (rows.length <= mostLinked) paintTies(context, input, rows);
  for (const row of rows) paintNode(context, input, row, 0);
}

/** With more lit papers than this their ties are left out. */
const mostLinked = 3000;

function membersOf(scene: Scene, cluster: number): number[] {
  return Array.from(scene.assignment.keys()).filter((row) => scene.assignment[row] === cluster);
}

function namesInView(context: Context, input: OverlayInput): ScreenLabel[] {
  const labels = layOutLabels(wishOf(context, input));
  return input.moving ? labels.filter((label) => label.kind === 'cluster') : labels;
}

function wishOf(context: Context, input: OverlayInput) {
  const { scene, positions, view, ratio, taken } = input;
  return { scene, positions, view, ratio, taken, measure: measureWith(context) };
}

const widths = new Map<string, number>();

/** Widths are kept: measuring text is the dearest part of placing it. */
export function measureWith(context: Context): MeasureText {
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

function paintVeil(context: Context, { scene, view }: OverlayInput, share: number): void {
  context.globalAlpha = share;
  context.fillStyle = themeColours[scene.theme].ground;
  context.fillRect(0, 0, view.width, view.height);
  context.globalAlpha = 1;
}

/** The ties among these rows, faint. */
function paintTies(context: Context, input: OverlayInput, rows: readonly number[]): void {
  const { scene } = input;
  const among = new Set(rows);
  context.strokeStyle = mixColours(themeColours[scene.theme].ground, themeColours[scene.theme].edge, 0.6);
  context.lineWidth = 1;
  context.beginPath();
  for (const row of rows) {
    for (const other of neighboursOf(scene.adjacency, row)) {
      if (other < row || !among.has(other)) continue;
      lineTo(context, at(input, row), at(input, other));
    }
  }
  context.stroke();
}

export function lineTo(context: Context, from: Point, to: Point): void {
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
}

function paintEdge(context: Context, input: OverlayInput, edge: number): void {
  const { source, target } = input.scene.edges;
  const rows = [source[edge]!, target[edge]!] as const;
  context.strokeStyle = themeColours[input.scene.theme].ink;
  context.lineWidth = 2.5;
  context.beginPath();
  lineTo(context, at(input, rows[0]), at(input, rows[1]));
  context.stroke();
  for (const row of rows) paintNode(context, input, row, 2);
}

function paintNeighbourhood(context: Context, input: OverlayInput, row: number, withNodes: boolean): void {
  const { scene } = input;
  const colours = themeColours[scene.theme];
  const neighbours = neighboursOf(scene.adjacency, row);
  const from = at(input, row);
  const strongest = Math.max(
    1e-9,
    ...Array.from(neighbours, (other) => tieWeight(scene.adjacency, row, other)),
  );
  for (const other of neighbours) {
    const share = tieWeight(scene.adjacency, row, other) / strongest;
    context.strokeStyle = mixColours(colours.ground, colours.ink, 0.25 + 0.45 * share);
    context.lineWidth = 0.8 + 1.8 * share;
    context.beginPath();
    lineTo(context, from, at(input, other));
    context.stroke();
  }
  if (withNodes) for (const other of neighbours) paintNode(context, input, other, 0);
  paintNode(context, input, row, 2.5);
}

export function paintNode(context: Context, input: OverlayInput, row: number, ring: number): void {
  const { scene } = input;
  const { x, y } = at(input, row);
  context.beginPath();
  context.arc(x, y, input.radius(row), 0, Math.PI * 2);
  context.fillStyle = clusterColour(scene.assignment[row]!, scene.theme);
  context.fill();
  if (ring > 0) paintRing(context, input, row, ring);
}

function paintRing(context: Context, input: OverlayInput, row: number, gap: number): void {
  const { x, y } = at(input, row);
  context.beginPath();
  context.arc(x, y, input.radius(row) + gap, 0, Math.PI * 2);
  context.lineWidth = 2;
  context.strokeStyle = themeColours[input.scene.theme].focus;
  context.stroke();
}

/** The hovered paper's title in full (cut only when very long), its neighbours' short names. */
function paintFocusLabels(context: Context, input: OverlayInput, row: number): void {
  const { scene, view } = input;
  const neighbours = neighboursOf(scene.adjacency, row);
  const measure = measureWith(context);
  const bounds: Box = { left: 6, top: 6, right: view.width - 6, bottom: view.height - 6 };
  const lines = wrapTitle(titleHead(scene.papers[row]!.title, 140), Math.min(320, view.width - 40), measure);
  const size = 13;
  const width = Math.max(...lines.map((line) => measure(line, size, 600)));
  const middle = at(input, row);
  const gap = input.radius(row) + 7;
  const height = lines.length * size * 1.25;
  const own = titleBox(middle, gap, width, height, bounds);
  const dots = Array.from(neighbours).flatMap((other) => [
    at(input, other).x,
    at(input, other).y,
    input.radius(other),
  ]);
  const placed = placeNeighbourLabels(input, neighbours, measure, bounds, [own, ...input.taken], dots);
  paintLabels(context, input, placed);
  paintText(
    context,
    input,
    { kind: 'paper', key: row, lines, box: own, align: 'start', size },
    600,
    themeColours[scene.theme].ink,
  );
}

function titleBox(
  middle: { x: number; y: number },
  gap: number,
  width: number,
  height: number,
  bounds: Box,
): Box {
  const right = middle.x + gap + width <= bounds.right;
  const left = Math.max(bounds.left, right ? middle.x + gap : middle.x - gap - width);
  const top = Math.min(bounds.bottom - height, Math.max(bounds.top, middle.y - height / 2));
  return { left, top, right: left + width, bottom: top + height };
}

function placeNeighbourLabels(
  input: OverlayInput,
  neighbours: Uint32Array,
  measure: MeasureText,
  bounds: Box,
  taken: readonly Box[],
  dots: readonly number[],
): ScreenLabel[] {
  const { scene } = input;
  const candidates = Array.from(neighbours.subarray(0, 60), (other) => ({
    key: other,
    ...at(input, other),
    style: 'beside' as const,
    gap: input.radius(other) + 3,
    width: measure(shortLabel(scene.papers[other]!), paperLabelSize, 400),
    height: paperLabelSize * 1.18,
    priority: tieWeight(scene.adjacency, input.focus.hovered ?? other, other),
  }));
  return placeLabels(candidates, bounds, { taken, dots, padding: 3, limit: 14 }).map(
    ({ key, box, align }) => ({
      kind: 'paper',
      key,
      lines: [shortLabel(scene.papers[key]!)],
      box,
      align,
      size: paperLabelSize,
    }),
  );
}

function wrapTitle(title: string, widest: number, measure: MeasureText): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of title.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer, 13, 600) > widest) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function paintLabels(context: Context, input: OverlayInput, labels: readonly ScreenLabel[]): void {
  const { scene } = input;
  const colours = themeColours[scene.theme];
  for (const label of labels) {
    const cluster = label.kind !== 'paper';
    const colour = cluster
      ? mixColours(clusterColour(label.key, scene.theme), colours.ink, 0.45)
      : colours.ink;
    paintText(context, input, label, cluster ? clusterWeight : 400, colour);
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
