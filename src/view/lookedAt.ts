/** The papers and the edge that are looked at, with their ties, painted over everything; loads a moment after the map. */
import { mixColours, themeColours } from '../core/palette.ts';
import { paintFocusLabels } from './focusLabels.ts';
import { at, lineTo, paintNode, type Context, type OverlayInput } from './painting.ts';
import { neighboursOf, tieWeight } from './scene.ts';

export function paintLookedAt(context: Context, input: OverlayInput): void {
  const { hovered, selected, lit, edge } = input.focus;
  if (edge !== undefined) paintEdge(context, input, edge);
  if (selected !== undefined && selected !== hovered)
    paintNeighbourhood(context, input, selected, lit === undefined);
  if (hovered !== undefined) {
    paintNeighbourhood(context, input, hovered, true);
    paintFocusLabels(context, input, hovered);
  }
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
