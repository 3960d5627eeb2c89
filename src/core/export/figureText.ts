/** Lines of text as shapes, with the boxes they fill. */
import type { Box } from './boxGrid.ts';
import { printable } from './escape.ts';
import type { Figure, TextShape } from './figureTypes.ts';
import type { FontWeight, MeasureText } from './textMeasure.ts';

/** Base line to base line, in font sizes. */
export const lineHeight = 1.2;
/** From the top of a line's box to its base line, in font sizes. */
const ascent = 0.92;

export interface TextStyle {
  readonly size: number;
  readonly weight: FontWeight;
  readonly colour: string;
  readonly halo?: string;
}

/** One line that starts, centres or ends at x, in a box whose top is given. */
export function textLine(
  words: string,
  x: number,
  top: number,
  anchor: TextShape['anchor'],
  style: TextStyle,
  measure: MeasureText,
): TextShape {
  const text = printable(words);
  const width = measure(text, style.size, style.weight);
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  const box: Box = { left, top, right: left + width, bottom: top + lineHeight * style.size };
  return { kind: 'text', x, y: top + ascent * style.size, text, anchor, box, ...style };
}

/** Lines below each other, centred on the middle of the box. */
export function centredLines(
  lines: readonly string[],
  box: Box,
  style: TextStyle,
  measure: MeasureText,
): TextShape[] {
  const x = (box.left + box.right) / 2;
  const height = lines.length * lineHeight * style.size;
  const top = (box.top + box.bottom - height) / 2;
  return lines.map((line, at) =>
    textLine(line, x, top + at * lineHeight * style.size, 'middle', style, measure),
  );
}

/** Every text of a figure, in the order drawn. */
export function wordsOf({ groups }: Figure): string[] {
  return groups.flatMap(({ shapes }) =>
    shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : [])),
  );
}
