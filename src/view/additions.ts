/**
 * What a person's work leaves on the map, painted once there is any: rings in the colour of a kept selection, a small sign beside papers
 * with notes, a path, and texts that are not papers; over them what is looked at.
 */
import { themeColours } from '../core/palette.ts';
import type { Guest, Mark } from '../state/emphasis.svelte.ts';
import { paintLookedAt } from './lookedAt.ts';
import { at, lineTo, measureWith, paintNode, paintText, type OverlayInput } from './painting.ts';
import { isInView, project, type Point } from './projection.ts';

type Context = CanvasRenderingContext2D;

/** Half the size of a sign, in CSS pixels. */
const reach = 2.6;

type Trace = (context: Context, x: number, y: number) => void;

const circle: Trace = (context, x, y) => {
  context.arc(x, y, reach, 0, Math.PI * 2);
};
const traces: Record<Exclude<Mark['sign'], 'ring'>, Trace> = {
  dot: circle,
  circle,
  tick(context, x, y) {
    context.moveTo(x - reach, y);
    context.lineTo(x - 0.6, y + reach);
    context.lineTo(x + reach + 0.8, y - reach);
  },
  pin(context, x, y) {
    context.arc(x, y - reach, reach, 0, Math.PI * 2);
    context.moveTo(x, y);
    context.lineTo(x, y + reach + 1);
  },
  square(context, x, y) {
    context.rect(x - reach + 0.4, y - reach + 0.4, 2 * reach - 0.8, 2 * reach - 0.8);
  },
};

export function paintAdditions(context: Context, input: OverlayInput): void {
  const { marks, route, guests } = input.focus;
  for (const mark of marks) paintMark(context, input, mark);
  paintRoute(context, input, route);
  paintNearest(context, input);
  for (const guest of guests) paintGuest(context, input, guest);
  paintLookedAt(context, input);
}

/** Each with its rank: 1 is the most similar. Dashed, for these lines are no ties of the map. */
function paintNearest(context: Context, input: OverlayInput): void {
  const { hovered, selected, nearest } = input.focus;
  const from = hovered ?? selected;
  if (from === undefined || nearest.length === 0) return;
  const { focus, ink } = themeColours[input.scene.theme];
  context.strokeStyle = focus;
  context.lineWidth = 1.5;
  context.setLineDash([3, 4]);
  context.beginPath();
  for (const row of nearest) lineTo(context, at(input, from), at(input, row));
  context.stroke();
  context.setLineDash([]);
  nearest.forEach((row, rank) => {
    paintNode(context, input, row, 2);
    const { x, y } = at(input, row);
    const top = y - input.radius(row) - 19;
    const box = { left: x - 8, right: x + 8, top, bottom: top + 14 };
    const label = {
      kind: 'paper',
      key: row,
      lines: [String(rank + 1)],
      box,
      align: 'middle',
      size: 12,
    } as const;
    paintText(context, input, label, 700, ink);
  });
}

function paintMark(context: Context, input: OverlayInput, { rows, sign, colour, gap = 0 }: Mark): void {
  const { focus } = themeColours[input.scene.theme];
  context.strokeStyle = context.fillStyle = colour ?? focus;
  for (const row of rows) {
    const point = at(input, row);
    if (!isInView(input.view, point, 20)) continue;
    if (sign === 'ring') paintRing(context, point, input.radius(row) + gap);
    else paintSign(context, input, point, input.radius(row), sign);
  }
}

function paintRing(context: Context, { x, y }: Point, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.lineWidth = 2;
  context.stroke();
}

/** At the upper right of the dot, or at its upper left, with a rim of ground colour so that it stands on lines and dots alike. */
function paintSign(
  context: Context,
  input: OverlayInput,
  { x, y }: Point,
  radius: number,
  sign: Exclude<Mark['sign'], 'ring'>,
): void {
  const { ground, focus } = themeColours[input.scene.theme];
  const aside = radius * 0.75 + 1.5;
  context.beginPath();
  traces[sign](context, sign === 'pin' ? x - aside : x + aside, y - aside);
  context.lineWidth = 4;
  context.strokeStyle = ground;
  context.stroke();
  context.lineWidth = 1.5;
  context.strokeStyle = focus;
  if (sign !== 'tick') {
    context.fillStyle = sign === 'circle' ? ground : focus;
    context.fill();
  }
  context.stroke();
}

function paintRoute(context: Context, input: OverlayInput, route: readonly number[]): void {
  if (route.length === 0) return;
  context.strokeStyle = themeColours[input.scene.theme].focus;
  context.lineWidth = 3;
  context.beginPath();
  route.forEach((row, i) => {
    const point = at(input, row);
    if (i === 0) context.moveTo(point.x, point.y);
    else context.lineTo(point.x, point.y);
  });
  context.stroke();
  for (const row of route) paintNode(context, input, row, 2);
}

/** A diamond: not a paper of the map. */
function paintGuest(context: Context, input: OverlayInput, guest: Guest): void {
  const { x, y } = project(input.view, guest.x, guest.y);
  const colours = themeColours[input.scene.theme];
  const reach = 9;
  context.lineWidth = 1.5;
  context.strokeStyle = colours.focus;
  context.setLineDash([4, 4]);
  context.beginPath();
  for (const row of guest.near ?? []) lineTo(context, { x, y }, at(input, row));
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(x, y - reach);
  context.lineTo(x + reach, y);
  context.lineTo(x, y + reach);
  context.lineTo(x - reach, y);
  context.closePath();
  context.fillStyle = colours.focus;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = colours.ground;
  context.stroke();
  const width = measureWith(context)(guest.label, 13, 600);
  const box = { left: x - width / 2, right: x + width / 2, top: y + reach + 4, bottom: y + reach + 21 };
  paintText(
    context,
    input,
    { kind: 'paper', key: 0, lines: [guest.label], box, align: 'middle', size: 13 },
    600,
    colours.ink,
  );
}
