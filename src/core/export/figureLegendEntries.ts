/** What a legend says: clusters with their colour and number of papers, what the size of a dot says, what the lines say. */
import { mixColours } from '../palette.ts';
import { edgeKinds, unclustered } from '../types.ts';
import type { EdgeKind } from '../types.ts';
import { colourOf } from './figureColours.ts';
import { edgeDashes, lineLook, clusterWithin } from './figureDots.ts';
import type { Projection } from './figureFrame.ts';
import type { FigureInput, LineShape, Shape } from './figureTypes.ts';
import { similarityText } from './numbers.ts';
import { mixesDirections } from './textMeasure.ts';

/** One line of the legend: a sign of one row's height, and words. */
export interface LegendEntry {
  readonly text: string;
  /** Stays when the words before it have to be cut. */
  readonly tail?: string;
  readonly bold?: boolean;
  /** Draws the sign about (x, y), at most `size` wide. */
  readonly sign?: (x: number, y: number, size: number) => Shape[];
}

/** What the legend must know of the picture: the projection stands only once the legend has its room, so signs ask for it when drawn. */
export interface LegendSubject {
  readonly rows: readonly number[];
  /** Edges drawn, weakest first. */
  readonly chosen: readonly number[];
  /** How many there are among the rows. */
  readonly ties: number;
  /** Font size of the picture, by which lines have their widths. */
  readonly unit: number;
  readonly projection: () => Projection;
}

const kindWords: Record<EdgeKind, string> = {
  similarity: 'similar texts',
  strongest: 'most similar, below threshold',
  citation: 'citation',
  coupling: 'shared references',
  cocitation: 'cited together',
  file: 'tie of the file',
};

/** Everything the picture needs explained. */
export function legendEntries(input: FigureInput, subject: LegendSubject): LegendEntry[] {
  return [
    ...clusterEntries(input, subject.rows),
    ...sizeEntries(input, subject.projection),
    ...lineEntries(input, subject),
  ];
}

const leftToRightMark = '\u200e';

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
    .map(({ index, name }) => ({
      text: name,
      // After words from right to left the number would be drawn before them.
      tail: `${mixesDirections(name) ? leftToRightMark : ''} (${counts.get(index)!})`,
      sign: dot(index),
    }));
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

/** Kinds of lines with their weights, as wide as in the picture; which of them are coloured; and how many were left out. */
function lineEntries(input: FigureInput, { chosen, ties, unit }: LegendSubject): LegendEntry[] {
  const weights = chosen.map((edge) => input.edges.weight[edge]!);
  const look = lineLook(weights, unit);
  const kinds = edgeKinds.flatMap((kind): LegendEntry[] => {
    const own = weights.filter((_, at) => edgeKinds[input.edges.kind[chosen[at]!]!] === kind);
    const [low, high] = [own[0], own.at(-1)];
    if (low === undefined || high === undefined) return [];
    // Every citation weighs the same.
    const range = kind === 'citation' ? '' : `, ${rangeText(low, high)}`;
    const samples = [...new Set([high, low])].map((weight) => look(weight));
    return [{ text: kindWords[kind] + range, sign: linesSign(kind, samples, input.colours.quiet) }];
  });
  if (kinds.length === 0) return [];
  // A picture that leaves lines out says so.
  const thinned = chosen.length < ties ? [{ text: `the strongest ${chosen.length} of ${ties}` }] : [];
  return [
    { text: 'Lines: wider where stronger', bold: true },
    ...kinds,
    ...withinEntry(input, chosen),
    ...thinned,
  ];
}

function rangeText(low: number, high: number): string {
  return [...new Set([low, high].map(similarityText))].join('–');
}

/** Lines inside a cluster have its colour. */
function withinEntry(input: FigureInput, chosen: readonly number[]): LegendEntry[] {
  const inside = chosen.map((edge) => clusterWithin(input, edge)).filter((cluster) => cluster !== undefined);
  const [cluster] = inside;
  if (cluster === undefined || inside.length === chosen.length) return [];
  const stroke = mixColours(colourOf(input.colours, cluster), input.colours.edge, 0.35);
  return [
    {
      text: 'in colour: within a cluster',
      sign: (x, y, size) => [signLine(x, y, size, { stroke, width: size * 0.1, opacity: 1 })],
    },
  ];
}

type Pen = Pick<LineShape, 'stroke' | 'width' | 'opacity'>;

/** The strongest above the weakest, as the picture draws them. */
function linesSign(kind: EdgeKind, samples: readonly Pick<Pen, 'width' | 'opacity'>[], stroke: string) {
  return (x: number, y: number, size: number): Shape[] =>
    samples.map(({ width, opacity }, at) => {
      const line = signLine(x, y + (at - (samples.length - 1) / 2) * size * 0.35, size, {
        stroke,
        width,
        opacity,
      });
      const dash = edgeDashes[kind].map((part) => part * width);
      return dash.length > 0 ? { ...line, dash } : line;
    });
}

function signLine(x: number, y: number, size: number, pen: Pen): LineShape {
  return { kind: 'line', x1: x - size / 2, y1: y, x2: x + size / 2, y2: y, ...pen };
}
