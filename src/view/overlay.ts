/**
 * What is painted over and under Sigma's layers, in Canvas 2D: regions, the dimming round a hovered paper, and the labels.
 *
 * The dimming is a veil of ground colour over everything with the paper and its neighbours painted again on top, so hovering costs the same
 * at a hundred thousand papers as at a hundred: Sigma itself draws nothing anew.
 */
import { mixColours, themeColours } from '../core/palette.ts';
import { layOutLabels } from './mapLabels.ts';
import {
  at,
  lineTo,
  measureWith,
  paintLabels,
  paintNode,
  paintRing,
  type Context,
  type OverlayInput,
} from './painting.ts';
import { neighboursOf, type Scene } from './scene.ts';

export function paintOverlay(context: Context, input: OverlayInput): void {
  const { width, height } = input.view;
  context.clearRect(0, 0, width, height);
  const { hovered, marked } = input.focus;
  paintBackdrop(context, input);
  if (hovered === undefined)
    paintLabels(context, input, layOutLabels({ ...input, measure: measureWith(context) }));
  for (const row of marked ?? []) paintRing(context, input, row, 2);
  input.focus.paintAdditions?.(context, input);
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
