/** The map itself as shapes: edges, papers. */
import { mixColours } from '../palette.ts';
import { edgeKinds, unclustered } from '../types.ts';
import type { EdgeKind } from '../types.ts';
import type { Box } from './boxGrid.ts';
import { colourOf } from './figureColours.ts';
import { clipLine } from './figureFrame.ts';
import type { Projection } from './figureFrame.ts';
import type { CircleShape, FigureInput, LineShape } from './figureTypes.ts';

/** How the kinds of edges are told apart, also in grey: by their dashes, in units of their width. */
export const edgeDashes: Record<EdgeKind, readonly number[]> = {
  similarity: [],
  strongest: [3.5, 2.5],
  citation: [6, 3],
  coupling: [1.5, 2.5],
  cocitation: [6, 2.5, 1.5, 2.5],
  file: [9, 2],
};

/** How wide and dark a line of a weight is, among lines of these weights (ascending): stronger ones more so. */
export function lineLook(
  weights: readonly number[],
  unit: number,
): (weight: number) => Pick<LineShape, 'width' | 'opacity'> {
  const low = weights[0] ?? 0;
  const span = Math.max(1e-6, (weights.at(-1) ?? 1) - low);
  // Where lines are few they need not give way to each other.
  const few = weights.length <= 40;
  const [thinnest, palest] = few ? [0.1, 0.6] : [0.045, 0.4];
  return (weight) => {
    const strength = (weight - low) / span;
    return {
      width: unit * (thinnest + 0.08 * strength),
      opacity: Math.round((palest + 0.4 * strength) * 100) / 100,
    };
  };
}

/** Straight lines; inside a cluster in its colour, between clusters in the colour of edges. `chosen`: weakest first. */
export function edgeShapes(
  input: FigureInput,
  chosen: readonly number[],
  projection: Projection,
  frame: Box,
  unit: number,
): LineShape[] {
  const { edges, positions } = input;
  const look = lineLook(
    chosen.map((edge) => edges.weight[edge]!),
    unit,
  );
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
    const [x1, y1, x2, y2] = ends;
    const { width, opacity } = look(edges.weight[edge]!);
    const dash = edgeDashes[edgeKinds[edges.kind[edge]!] ?? 'similarity'].map((part) => part * width);
    const stroke = edgeColour(input, edge);
    const line: LineShape = { kind: 'line', x1, y1, x2, y2, stroke, width, opacity };
    return [dash.length > 0 ? { ...line, dash } : line];
  });
}

/** The cluster both ends are in, if any. */
export function clusterWithin({ edges, assignment }: FigureInput, edge: number): number | undefined {
  const cluster = assignment[edges.source[edge]!]!;
  return cluster === assignment[edges.target[edge]!] && cluster !== unclustered ? cluster : undefined;
}

function edgeColour(input: FigureInput, edge: number): string {
  const { colours } = input;
  const cluster = clusterWithin(input, edge);
  return cluster === undefined ? colours.edge : mixColours(colourOf(colours, cluster), colours.edge, 0.35);
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
