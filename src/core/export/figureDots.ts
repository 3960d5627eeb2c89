/** The map itself as shapes: outlines of clusters, edges, papers. */
import { mixColours } from '../palette.ts';
import { edgeKinds } from '../types.ts';
import type { EdgeKind } from '../types.ts';
import type { Box } from './boxGrid.ts';
import { colourOf } from './figureColours.ts';
import { clipLine } from './figureFrame.ts';
import type { Projection } from './figureFrame.ts';
import type { CircleShape, FigureInput, LineShape, PathShape } from './figureTypes.ts';

/** How the kinds of edges are told apart, also in grey: by their dashes, in units of their width. */
export const edgeDashes: Record<EdgeKind, readonly number[]> = {
  similarity: [],
  strongest: [3.5, 2.5],
  citation: [6, 3],
  coupling: [1.5, 2.5],
  cocitation: [6, 2.5, 1.5, 2.5],
  file: [9, 2],
};

export function regionShapes(input: FigureInput, projection: Projection, unit: number): PathShape[] {
  return (input.regions ?? []).map(({ cluster, rings }) => {
    const colour = colourOf(input.colours, cluster);
    const projected = rings.map((ring) =>
      Array.from(ring, (value, at) => (at % 2 === 0 ? projection.toX(value) : projection.toY(value))),
    );
    return {
      kind: 'path',
      rings: projected,
      fill: colour,
      opacity: 0.1,
      stroke: colour,
      strokeWidth: unit * 0.06,
    };
  });
}

/** Straight lines, stronger ones wider and darker; inside a cluster in its colour, between clusters in the colour of edges. */
export function edgeShapes(
  input: FigureInput,
  chosen: readonly number[],
  projection: Projection,
  frame: Box,
  unit: number,
): LineShape[] {
  const { edges, positions } = input;
  const weights = chosen.map((edge) => edges.weight[edge]!);
  const low = weights[0] ?? 0;
  const span = Math.max(1e-6, (weights.at(-1) ?? 1) - low);
  return chosen.flatMap((edge) => {
    const source = edges.source[edge]!;
    const target = edges.target[edge]!;
    const ends = clipLine(
      frame,
      projection.toX(positions[2 * source]!),
      projection.toY(positions[2 * source + 1]!),
      projection.toX(positions[2 * target]!),
      projection.toY(positions[2 * target + 1]!),
    );
    if (!ends) return [];
    const strength = (edges.weight[edge]! - low) / span;
    const [x1, y1, x2, y2] = ends;
    const width = unit * (0.045 + 0.08 * strength);
    const dash = edgeDashes[edgeKinds[edges.kind[edge]!] ?? 'similarity'].map((part) => part * width);
    const line: LineShape = {
      kind: 'line',
      ...{ x1, y1, x2, y2, width },
      stroke: edgeColour(input, source, target),
      opacity: Math.round((0.4 + 0.4 * strength) * 100) / 100,
    };
    return [dash.length > 0 ? { ...line, dash } : line];
  });
}

function edgeColour({ colours, assignment }: FigureInput, source: number, target: number): string {
  const cluster = assignment[source]!;
  return cluster === assignment[target]
    ? mixColours(colourOf(colours, cluster), colours.edge, 0.35)
    : colours.edge;
}

/** Largest first, so that a small paper never hides under a large one; a thin rim of ground keeps neighbours apart. */
export function paperShapes(
  input: FigureInput,
  rows: readonly number[],
  projection: Projection,
  unit: number,
): CircleShape[] {
  const { positions, radii, assignment, colours } = input;
  const sorted = [...rows].sort((a, b) => radii[b]! - radii[a]! || a - b);
  return sorted.map((row) => ({
    kind: 'circle',
    x: projection.toX(positions[2 * row]!),
    y: projection.toY(positions[2 * row + 1]!),
    radius: projection.toRadius(radii[row]!),
    fill: colourOf(colours, assignment[row]!),
    stroke: colours.ground,
    strokeWidth: unit * 0.05,
    row,
  }));
}
