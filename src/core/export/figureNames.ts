/** Words on the map: names of clusters, then short labels (or numbers) of papers, none over another, all inside the frame. */
import { labelLines, shortLabel } from './shortLabel.ts';
import type { Box } from './boxGrid.ts';
import { nameColour } from './figureColours.ts';
import type { Projection } from './figureFrame.ts';
import { namePlaces, type NamePlace } from './figurePlaces.ts';
import { centredLines, lineHeight, textLine } from './figureText.ts';
import type { TextStyle } from './figureText.ts';
import type { CircleShape, FigureInput, FigureKeyEntry, TextShape } from './figureTypes.ts';
import { placeLabels } from './labels.ts';
import type { LabelCandidate } from './labels.ts';
import { easily, fitName, settingsOf, type FittedName } from './nameFit.ts';
import { shortenText, wrapText } from './textMeasure.ts';
import type { MeasureText } from './textMeasure.ts';

export interface WordSpace {
  readonly input: FigureInput;
  readonly rows: readonly number[];
  readonly circles: readonly CircleShape[];
  readonly frame: Box;
  readonly projection: Projection;
  /** Font size of paper labels. */
  readonly size: number;
  readonly measure: MeasureText;
}

interface Name {
  readonly key: number;
  readonly lines: readonly string[];
  readonly style: TextStyle;
  readonly candidate: LabelCandidate;
}

/** Widths in font sizes: on a narrow picture names are hardly larger than labels, else they would bury the map. */
const narrowWidth = 35;
const roomyWidth = 110;

const nameWeight = 700;

/** Each pass tries the names that found no place again, smaller. */
const shrinkage = [1, 0.82, 0.66];

export function clusterNames(space: WordSpace): TextShape[] {
  // A picture of one cluster says its name in a heading.
  const places = space.input.subset.kind === 'cluster' ? [] : namePlaces(space);
  const dots = dotTriples(space.circles);
  const done = new Set<number>();
  const taken: Box[] = [];
  const shapes: TextShape[] = [];
  for (const share of shrinkage) {
    const names = places.filter(({ key }) => !done.has(key)).map((place) => nameAt(space, place, share));
    const placed = placeLabels(
      names.map(({ candidate }) => candidate),
      space.frame,
      { dots, taken, padding: space.size * 0.4 },
    );
    for (const { key, box } of placed) {
      const { lines, style } = names.find((name) => name.key === key)!;
      done.add(key);
      taken.push(box);
      shapes.push(...centredLines(lines, box, style, space.measure));
    }
  }
  return shapes;
}

/** Name of the cluster, above a picture of it alone. */
export function heading(
  { subset, clusters, colours, options }: FigureInput,
  size: number,
  left: number,
  top: number,
  width: number,
  measure: MeasureText,
): TextShape[] {
  if (subset.kind !== 'cluster' || !options.clusterNames) return [];
  const name = clusters.find(({ index }) => index === subset.cluster)?.name ?? '';
  const style: TextStyle = { size: size * 1.5, weight: 700, colour: nameColour(colours, subset.cluster) };
  return wrapText(name, width, style.size, 700, measure).map((line, at) =>
    textLine(line, left, top + at * lineHeight * style.size, 'start', style, measure),
  );
}

function nameAt({ input, frame, size: base, measure }: WordSpace, place: NamePlace, share: number): Name {
  const width = (frame.right - frame.left) / base;
  const roominess = Math.min(1, Math.max(0.1, (width - narrowWidth) / (roomyWidth - narrowWidth)));
  const step = 0.3 + 0.6 * Math.sqrt(place.shown / place.most);
  const wished = Math.max(base, base * share * (1 + step * roominess));
  const widest = Math.min(wished * 11, (frame.right - frame.left) * 0.45);
  const fitted = fitIn(place, wished, base, measure);
  const size = fitted?.size ?? wished;
  const lines = fitted?.setting.lines ?? wrapText(place.words[0]!, widest, size, nameWeight, measure, 3);
  const style: TextStyle = {
    size,
    weight: nameWeight,
    colour: nameColour(input.colours, place.cluster),
    halo: input.colours.ground,
  };
  const candidate: LabelCandidate = {
    key: place.key,
    ...(fitted === undefined ? { x: place.x, y: place.y } : { ...middleOf(fitted.box), within: fitted.box }),
    style: 'centred',
    gap: 0,
    width: Math.max(...lines.map((line) => measure(line, size, nameWeight)), 0),
    height: lines.length * lineHeight * size,
    priority: place.priority,
  };
  return { key: place.key, lines, style, candidate };
}

/** The longest words that fit the ground of the cluster; the shortest where none do. */
function fitIn({ words, boxes }: NamePlace, wished: number, least: number, measure: MeasureText) {
  let fitted: FittedName | undefined;
  for (const one of words) {
    const widthOf = (line: string) => measure(line, 1, nameWeight);
    fitted = fitName(settingsOf(one, lineHeight, widthOf), boxes, wished, least);
    if (fitted === undefined || fitted.fit >= easily) break;
  }
  return fitted;
}

function middleOf(box: Box): { x: number; y: number } {
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

/** With more papers than this a label that would have to be cut is left out: others need no cutting. */
const fewCircles = 60;

/** Labels of papers by importance, as many as the frame can hold and still be looked at. */
export function paperLabels(space: WordSpace, names: readonly TextShape[]): TextShape[] {
  const { input, frame, size, measure, circles } = space;
  const style: TextStyle = { size, weight: 400, colour: input.colours.ink, halo: input.colours.ground };
  const texts = new Map<number, readonly string[]>();
  const candidates = circles.flatMap((circle): LabelCandidate[] => {
    const row = circle.row!;
    const lines = linesOfPaper(space, row);
    if (lines === undefined) return [];
    texts.set(row, lines);
    const width = Math.max(...lines.map((line) => measure(line, size, 400)));
    return [labelBeside(space, circle, width, lines.length * size * lineHeight)];
  });
  const area = (frame.right - frame.left) * (frame.bottom - frame.top);
  const placed = placeLabels(candidates, frame, {
    taken: names.map(({ box }) => box),
    dots: dotTriples(circles),
    mostCovered: 2,
    padding: size * 0.25,
    limit: Math.max(4, Math.floor(area / (size * size * 90))),
  });
  return placed.flatMap(({ key, box, align }) => {
    const x = align === 'start' ? box.left : align === 'end' ? box.right : (box.left + box.right) / 2;
    return texts
      .get(key)!
      .map((line, at) => textLine(line, x, box.top + at * lineHeight * size, align, style, measure));
  });
}

function linesOfPaper(
  { input, frame, size, measure, circles }: WordSpace,
  row: number,
): readonly string[] | undefined {
  const paper = input.papers[row]!;
  if (circles.length > fewCircles) return labelLines(paper, 'whole');
  const widest = (frame.right - frame.left) * 0.4;
  return [shortenText(shortLabel(paper, circles.length <= 16 ? 64 : 40), widest, size, 400, measure)];
}

function labelBeside(
  { input }: WordSpace,
  circle: CircleShape,
  width: number,
  height: number,
): LabelCandidate {
  const row = circle.row!;
  const centre = input.subset.kind === 'neighbourhood' && input.subset.row === row;
  return {
    key: row,
    x: circle.x,
    y: circle.y,
    style: 'beside',
    gap: circle.radius + height * 0.2,
    width,
    height,
    priority: centre ? Infinity : (input.importance ?? input.radii)[row]!,
  };
}

/** Numbers in reading order (row by row of the picture): each beside its dot where there is room; the rest stay without. */
export function paperNumbers(
  space: WordSpace,
  names: readonly TextShape[],
): { shapes: TextShape[]; key: FigureKeyEntry[] } {
  const { input, frame, size, measure, circles } = space;
  const style: TextStyle = { size, weight: 400, colour: input.colours.ink, halo: input.colours.ground };
  const key = readingOrder(circles, size).map((row, at) => ({ number: at + 1, row }));
  const numbers = new Map(key.map(({ number, row }) => [row, String(number)]));
  const candidates = circles.map((circle) =>
    labelBeside(space, circle, measure(numbers.get(circle.row!)!, size, 400), size),
  );
  const placed = placeLabels(candidates, frame, {
    taken: names.map(({ box }) => box),
    dots: dotTriples(circles),
    padding: size * 0.1,
  });
  const shown = new Set(placed.map((label) => label.key));
  const shapes = placed.map(({ key: row, box, align }) => {
    const x = align === 'start' ? box.left : align === 'end' ? box.right : (box.left + box.right) / 2;
    return textLine(numbers.get(row)!, x, box.top - size * 0.1, align, style, measure);
  });
  return { shapes, key: key.filter(({ row }) => shown.has(row)) };
}

function readingOrder(circles: readonly CircleShape[], size: number): number[] {
  const band = size * 4;
  const sorted = [...circles].sort(
    (a, b) => Math.floor(a.y / band) - Math.floor(b.y / band) || a.x - b.x || a.row! - b.row!,
  );
  return sorted.map(({ row }) => row!);
}

function dotTriples(circles: readonly CircleShape[]): number[] {
  return circles.flatMap(({ x, y, radius }) => [x, y, radius]);
}
