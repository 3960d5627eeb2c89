/** Words round the paper under the pointer: its title in full, its neighbours' short names. */
import { themeColours } from '../core/palette.ts';
import { placeLabels, type Box } from '../core/export/labels.ts';
import { labelLines, titleHead } from '../core/export/shortLabel.ts';
import { paperLabelSize, type MeasureText, type ScreenLabel } from './labelTypes.ts';
import { paperExtent } from './mapLabels.ts';
import { at, measureWith, paintLabels, paintText, type Context, type OverlayInput } from './painting.ts';
import { neighboursOf, tieWeight } from './scene.ts';

/** The hovered paper's title in full (cut only when very long), its neighbours' short names. */
export function paintFocusLabels(context: Context, input: OverlayInput, row: number): void {
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
    ...paperExtent(labelLines(scene.papers[other]!, 'cut'), measure),
    priority: tieWeight(scene.adjacency, input.focus.hovered ?? other, other),
  }));
  return placeLabels(candidates, bounds, { taken, dots, padding: 3, limit: 14 }).map(
    ({ key, box, align }) => ({
      kind: 'paper',
      key,
      lines: labelLines(scene.papers[key]!, 'cut'),
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
