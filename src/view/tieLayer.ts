/** All ties of the papers in view, once the reader has come so close that there are few: also the long ones the whole map leaves out. */
import { mixColours, themeColours } from '../core/palette.ts';
import { mostPapersWithAllTies } from './edgeChoice.ts';
import { isInView, project, type Projection } from './projection.ts';
import { neighboursOf, type Scene } from './scene.ts';

const mostInView = 350;

export function paintNearTies(
  context: CanvasRenderingContext2D,
  scene: Scene,
  positions: Float32Array,
  view: Projection,
): void {
  if (scene.papers.length <= mostPapersWithAllTies) return;
  const rows = rowsInView(positions, view);
  if (rows === undefined) return;
  const { ground, edge } = themeColours[scene.theme];
  context.strokeStyle = mixColours(ground, edge, 0.45);
  context.lineWidth = 0.8;
  context.beginPath();
  for (const row of rows) {
    const from = project(view, positions[row * 2]!, positions[row * 2 + 1]!);
    for (const other of neighboursOf(scene.adjacency, row)) {
      const to = project(view, positions[other * 2]!, positions[other * 2 + 1]!);
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
    }
  }
  context.stroke();
}

function rowsInView(positions: Float32Array, view: Projection): number[] | undefined {
  const rows: number[] = [];
  for (let row = 0; row < positions.length / 2; row += 1) {
    if (!isInView(view, project(view, positions[row * 2]!, positions[row * 2 + 1]!))) continue;
    if (rows.length >= mostInView) return undefined;
    rows.push(row);
  }
  return rows;
}
