/** The legend: clusters with their colour and number of papers, what the size of a dot says, what the lines say. */
import { countText, similarityText } from './numbers.ts';
import { edgeKinds, unclustered } from '../types.ts';
import type { EdgeKind } from '../types.ts';
import { edgeDashes } from './figureDots.ts';
import { colourOf } from './figureColours.ts';
import { textLine } from './figureText.ts';
import type { TextStyle } from './figureText.ts';
import type { FigureInput, Shape } from './figureTypes.ts';
import type { Projection } from './figureFrame.ts';
import { shortenText } from './textMeasure.ts';
import type { MeasureText } from './textMeasure.ts';

/** One line of the legend: a sign of one row's height, and words. */
export interface LegendEntry {
  readonly text: string;
  /** Stays when the words before it have to be cut. */
  readonly tail?: string;
  readonly bold?: boolean;
  /** Draws the sign about (x, y), at most `size` wide. */
  readonly sign?: (x: number, y: number, size: number) => Shape[];
}

const kindWords: Record<EdgeKind, string> = {
  similarity: 'similar texts',
  strongest: 'most similar text of a paper',
  citation: 'citation',
  coupling: 'shared references',
  cocitation: 'cited together',
};

/** Everything the picture needs explained. The projection is known only later: the signs ask for it when they are drawn. */
export function legendEntries(
  input: FigureInput,
  rows: readonly number[],
  chosen: readonly number[],
  ties: number,
  projection: () => Projection,
): LegendEntry[] {
  return [
    ...clusterEntries(input, rows),
    ...sizeEntries(input, projection),
    ...edgeEntries(input, chosen, ties),
  ];
}

function clusterEntries(
  { assignment, clusters, colours }: FigureInput,
  rows: readonly number[],
): LegendEntry[] {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(assignment[row]!, (counts.get(assignment[row]!) ?? 0) + 1);
  const dot =
    (cluster: number) =>
    (x: number, y: number, size: number): Shape[] => [
      { kind: 'circle', x, y, radius: size * 0.36, fill: colourOf(colours, cluster) },
    ];
  const named = clusters
    .filter(({ index }) => counts.has(index))
    .map(({ index, name }) => ({ text: name, tail: ` (${counts.get(index)!})`, sign: dot(index) }));
  const without = counts.get(unclustered);
  return without === undefined
    ? named
    : [...named, { text: 'in no cluster', tail: ` (${without})`, sign: dot(unclustered) }];
}

function sizeEntries({ sizeKey, colours }: FigureInput, projection: () => Projection): LegendEntry[] {
  if (!sizeKey) return [];
  const samples = sizeKey.samples.map(({ radius, label }) => ({
    text: label,
    sign: (x: number, y: number): Shape[] => [
      { kind: 'circle', x, y, radius: projection().toRadius(radius), fill: colours.quiet },
    ],
  }));
  return [{ text: sizeKey.title, bold: true }, ...samples];
}

function edgeEntries(
  { edges, colours }: FigureInput,
  chosen: readonly number[],
  ties: number,
): LegendEntry[] {
  const weights = new Map<EdgeKind, number[]>();
  for (const edge of chosen) {
    const kind = edgeKinds[edges.kind[edge]!] ?? 'similarity';
    weights.set(kind, [...(weights.get(kind) ?? []), edges.weight[edge]!]);
  }
  const entries = edgeKinds.flatMap((kind): LegendEntry[] => {
    const found = weights.get(kind);
    if (!found) return [];
    const range = `${similarityText(Math.min(...found))}–${similarityText(Math.max(...found))}`;
    const words = kind === 'similarity' ? `${kindWords[kind]}, ${range}` : kindWords[kind];
    return [{ text: words, sign: lineSign(kind, colours.quiet) }];
  });
  // A picture that leaves lines out says so.
  const thinned = chosen.length < ties ? [{ text: `the strongest ${chosen.length} of ${ties}` }] : [];
  return entries.length === 0 ? [] : [{ text: 'Lines', bold: true }, ...entries, ...thinned];
}

function lineSign(kind: EdgeKind, stroke: string) {
  return (x: number, y: number, size: number): Shape[] => {
    const width = size * 0.1;
    const dash = edgeDashes[kind].map((part) => part * width);
    const line = {
      kind: 'line',
      x1: x - size / 2,
      y1: y,
      x2: x + size / 2,
      y2: y,
      stroke,
      width,
      opacity: 1,
    } as const;
    return [dash.length > 0 ? { ...line, dash } : line];
  };
}

export interface LegendLayout {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly entries: readonly LegendEntry[];
}

const rowHeight = 1.55;
const signWidth = 1.9;
/** Words are cut rather than a column given up, down to this width in font sizes. */
const narrowestColumn = 18;

/** In columns as wide as the words need, within the room there is; what does not fit is counted in a last line. */
export function layOutLegend(
  entries: readonly LegendEntry[],
  room: { readonly width: number; readonly height: number; readonly columns: number },
  size: number,
  measure: MeasureText,
): LegendLayout {
  const words = entries.map(({ text, tail = '', bold }) => measure(text + tail, size, bold ? 700 : 400));
  const natural = Math.max(0, ...words) + signWidth * size + size;
  const fitting = Math.max(1, Math.floor(room.width / Math.min(natural, narrowestColumn * size)));
  const columns = Math.min(room.columns, fitting, entries.length);
  const perColumn = Math.max(1, Math.floor(room.height / (rowHeight * size)));
  const kept = keepFitting(entries, columns * perColumn);
  const lines = Math.ceil(kept.length / columns);
  const width = Math.min(room.width, natural * columns);
  return { width, height: lines * rowHeight * size, columns, entries: kept };
}

function keepFitting(entries: readonly LegendEntry[], most: number): readonly LegendEntry[] {
  if (entries.length <= most) return entries;
  const clusters = entries.findIndex(({ bold }) => bold === true);
  const tail = clusters < 0 ? [] : entries.slice(clusters);
  const room = Math.max(0, most - tail.length - 1);
  const head = entries.slice(0, Math.min(room, clusters < 0 ? entries.length : clusters));
  const left = (clusters < 0 ? entries.length : clusters) - head.length;
  const note: LegendEntry = { text: `and ${countText(left, 'more cluster', 'more clusters')}` };
  return [...head, note, ...tail].slice(0, most);
}

export function legendShapes(
  { width, columns, entries }: LegendLayout,
  left: number,
  top: number,
  size: number,
  colours: FigureInput['colours'],
  measure: MeasureText,
): Shape[] {
  const perColumn = Math.ceil(entries.length / columns);
  const columnWidth = width / columns;
  return entries.flatMap(({ text, tail = '', bold, sign }, at) => {
    const x = left + Math.floor(at / perColumn) * columnWidth;
    const y = top + (at % perColumn) * rowHeight * size;
    const style: TextStyle = { size, weight: bold ? 700 : 400, colour: bold ? colours.quiet : colours.ink };
    const indent = sign ? signWidth * size : 0;
    const room = columnWidth - indent - size * 0.5 - measure(tail, size, style.weight);
    const words = shortenText(text, room, size, style.weight, measure) + tail;
    const line = textLine(words, x + indent, y + (rowHeight - 1.2) * 0.5 * size, 'start', style, measure);
    return [...(sign?.(x + signWidth * 0.45 * size, y + rowHeight * 0.5 * size, size * 1.1) ?? []), line];
  });
}
