/**
 * Composes a figure: from a part of the map, its colours and a size to a display list (see figureTypes.ts). Pure and deterministic:
 * the same input gives the same shapes. Positions are the map's own, scaled; nothing is laid out again. O(papers + edges).
 */
import type { Box } from './boxGrid.ts';
import { edgeShapes, paperShapes } from './figureDots.ts';
import { extentOf, projectInto } from './figureFrame.ts';
import type { Extent, Projection } from './figureFrame.ts';
import { layOutLegend, legendShapes } from './figureLegend.ts';
import type { LegendLayout } from './figureLegend.ts';
import { legendEntries } from './figureLegendEntries.ts';
import type { LegendEntry } from './figureLegendEntries.ts';
import { clusterNames, heading, paperLabels, paperNumbers } from './figureNames.ts';
import { regionShapes } from './figureRegions.ts';
import { subsetEdges, subsetRows } from './figureSubset.ts';
import { lineHeight, textLine } from './figureText.ts';
import type { Figure, FigureGroup, FigureInput, TextShape } from './figureTypes.ts';
import { unclustered } from '../types.ts';
import { approximateTextWidth, wrapText } from './textMeasure.ts';
import type { MeasureText } from './textMeasure.ts';

interface Type {
  readonly size: number;
  readonly margin: number;
  readonly measure: MeasureText;
}

interface Page {
  readonly width: number;
  readonly height: number;
  readonly frame: Box;
  readonly heading: readonly TextShape[];
  readonly legend: { readonly layout: LegendLayout; readonly left: number; readonly top: number } | undefined;
  readonly caption: readonly TextShape[];
}

export function composeFigure(input: FigureInput): Figure {
  const type = typeOf(input);
  const rows = subsetRows(input);
  const most = Math.round((input.options.width / type.size) ** 2 * 0.8);
  const all = subsetEdges(input.edges, rows, input.subset.kind === 'view');
  const chosen = all.slice(-most);
  const extent = extentOf(input, rows);
  // The legend's sizes need the scale, the scale needs the room that the legend leaves.
  const holder: { projection?: Projection } = {};
  const entries = input.options.legend
    ? legendEntries(input, {
        rows,
        chosen,
        ties: all.length,
        unit: type.size,
        projection: () => holder.projection!,
      })
    : [];
  const page = layOutPage(input, type, extent, entries);
  const largest = rows.reduce((most, row) => Math.max(most, input.radii[row]!), 0);
  holder.projection = projectInto(
    inset(page.frame, type.size * 0.4),
    extent,
    largest,
    type.size * 0.09,
    type.size * 0.8,
  );
  return {
    unit: input.options.unit,
    width: page.width,
    height: page.height,
    background: input.options.ground === 'filled' ? input.colours.ground : undefined,
    title: input.title,
    recipe: input.recipe,
    frame: page.frame,
    ...drawGroups(input, type, page, rows, chosen, holder.projection),
  };
}

/** Pixels: readable at the size of a slide or a page; points: 6 to 8, as journals set their figures. */
function typeOf({ options, measure }: FigureInput): Type {
  const least = options.leastFontSize ?? (options.unit === 'pt' ? 6 : 8);
  const wished = options.fontSize ?? (options.unit === 'pt' ? 5 + options.width / 250 : options.width / 115);
  const size = Math.max(least, Math.round(wished * 4) / 4);
  return { size, margin: size * 0.8, measure: measure ?? approximateTextWidth };
}

function layOutPage(input: FigureInput, type: Type, extent: Extent, entries: readonly LegendEntry[]): Page {
  const { options } = input;
  const { size, margin } = type;
  const { width } = options;
  const captionLines = options.caption
    ? wrapText(input.caption, width - 2 * margin, size, 400, type.measure)
    : [];
  const captionHeight = captionLines.length * lineHeight * size + (captionLines.length > 0 ? margin : 0);
  const beside = entries.length > 0 && width / size > 60;
  const aspect = Math.min(1.1, Math.max(0.5, (extent.top - extent.bottom) / (extent.right - extent.left)));
  const room = beside
    ? { width: width * 0.24, height: (options.height ?? width) - 2 * margin - captionHeight, columns: 1 }
    : {
        width: width - 2 * margin,
        height: options.height === undefined ? width * 0.8 : options.height * 0.35,
        columns: 4,
      };
  const layout = layOutLegend(entries, room, size, type.measure);
  const aside = beside ? layout.width + margin : 0;
  const below = beside || entries.length === 0 ? 0 : layout.height + margin;
  const mapWidth = width - 2 * margin - aside;
  const head = heading(input, size, margin, margin, mapWidth, type.measure);
  const headHeight = head.length === 0 ? 0 : head.at(-1)!.box.bottom - margin + margin * 0.5;
  const mapHeight = Math.max(mapWidth * aspect, (beside ? layout.height : 0) - headHeight);
  const natural = headHeight + mapHeight + 2 * margin + below + captionHeight;
  const height = options.height ?? Math.round(natural);
  const bottom = height - margin - below - captionHeight;
  const captionTop = height - margin - captionLines.length * lineHeight * size;
  const style = { size, weight: 400, colour: input.colours.quiet } as const;
  return {
    width,
    height,
    frame: { left: margin, top: margin + headHeight, right: margin + mapWidth, bottom },
    heading: head,
    legend:
      entries.length === 0
        ? undefined
        : { layout, left: beside ? margin * 2 + mapWidth : margin, top: beside ? margin : bottom + margin },
    caption: captionLines.map((line, at) =>
      textLine(line, margin, captionTop + at * lineHeight * size, 'start', style, type.measure),
    ),
  };
}

function drawGroups(
  input: FigureInput,
  { size, measure }: Type,
  page: Page,
  rows: readonly number[],
  chosen: readonly number[],
  projection: Projection,
): Pick<Figure, 'groups' | 'key'> {
  const { options, colours } = input;
  const { frame, legend } = page;
  const circles = paperShapes(input, rows, projection, size);
  const space = { input, rows, circles, frame, projection, size, measure };
  const names = options.clusterNames ? clusterNames(space) : [];
  const numbers = options.numbered ? paperNumbers(space, names) : { shapes: [], key: [] };
  const labels = options.paperLabels && !options.numbered ? paperLabels(space, names) : numbers.shapes;
  const groups: FigureGroup[] = [
    {
      id: 'regions',
      title: 'Regions of clusters',
      shapes: regionShapes(input, projection, frame, size),
    },
    { id: 'edges', title: 'Ties', shapes: edgeShapes(input, chosen, projection, frame, size) },
    ...clusterGroups(input, circles),
    { id: 'labels', title: 'Papers', shapes: labels },
    { id: 'names', title: 'Clusters', shapes: [...page.heading, ...names] },
    {
      id: 'legend',
      title: 'Legend',
      shapes: legend ? legendShapes(legend.layout, legend.left, legend.top, size, colours, measure) : [],
    },
    { id: 'caption', title: 'Caption', shapes: page.caption },
  ];
  return { groups: groups.filter(({ shapes }) => shapes.length > 0), key: numbers.key };
}

function clusterGroups(
  { clusters, assignment }: FigureInput,
  circles: ReturnType<typeof paperShapes>,
): FigureGroup[] {
  const inside = (cluster: number) => circles.filter(({ row }) => assignment[row!] === cluster);
  return [
    { id: 'cluster-none', title: 'In no cluster', shapes: inside(unclustered) },
    ...clusters.map(({ index, name }) => ({ id: `cluster-${index}`, title: name, shapes: inside(index) })),
  ];
}

function inset(box: Box, by: number): Box {
  return { left: box.left + by, top: box.top + by, right: box.right - by, bottom: box.bottom - by };
}
