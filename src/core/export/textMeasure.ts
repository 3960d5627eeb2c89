/**
 * How wide is a text in Helvetica, Arial, Arimo or Liberation Sans (the four share their widths)? Widths are in thousandths of the
 * font size, from the font metrics Adobe publishes for its core fonts. Figures are composed with these, so that Node, the page and
 * the file agree; scripts the table lacks get the width of a typical glyph, rounded up.
 */
import { cutAtWord } from './cutText.ts';

export type FontWeight = 400 | 700;

/** Width of the text in the unit of `size`. */
export type MeasureText = (text: string, size: number, weight: FontWeight) => number;

/** From the space (32) to the tilde (126). */
const regularWidths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const boldWidths = [
  278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278,
  556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584,
  556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
  333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/** Signs beyond the table that figures use often. */
const otherWidths: Record<string, number> = {
  '…': 1000,
  '–': 556,
  '—': 1000,
  '·': 333,
  '≥': 549,
  '×': 584,
  '’': 222,
  '‘': 222,
  '“': 333,
  '”': 333,
  '•': 350,
};

const fullWidth =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f000}-\u{3fffd}]/u;
const zeroWidth = /[\p{Mn}\p{Me}\p{Cf}]/u;

export function approximateTextWidth(text: string, size: number, weight: FontWeight): number {
  const table = weight === 700 ? boldWidths : regularWidths;
  let thousandths = 0;
  for (const sign of text.normalize('NFD')) thousandths += signWidth(sign, table, weight);
  return (thousandths / 1000) * size;
}

function signWidth(sign: string, table: readonly number[], weight: FontWeight): number {
  const known = table[sign.codePointAt(0)! - 32] ?? otherWidths[sign];
  if (known !== undefined) return known;
  if (zeroWidth.test(sign)) return 0;
  if (fullWidth.test(sign)) return 1000;
  return weight === 700 ? 660 : 610;
}

/** Cuts at a word (or, failing that, at a sign) so that the text with an ellipsis fits; '' where not even that does. */
export function shortenText(
  text: string,
  width: number,
  size: number,
  weight: FontWeight,
  measure: MeasureText,
): string {
  if (measure(text, size, weight) <= width) return text;
  const signs = [...text];
  let low = 0;
  let high = signs.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const fits = measure(`${signs.slice(0, middle).join('').trimEnd()}…`, size, weight) <= width;
    if (fits) low = middle;
    else high = middle - 1;
  }
  const head = cutAtWord(signs, low);
  return head === '' ? '' : `${head}…`;
}

/** Breaks into at most `most` lines no wider than `width`, as even as may be; the last is shortened where it must be. */
export function wrapText(
  text: string,
  width: number,
  size: number,
  weight: FontWeight,
  measure: MeasureText,
  most = Infinity,
): string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const fill = (limit: number): string[] => {
    const lines: string[] = [];
    for (const word of words) {
      const longer = lines.length === 0 ? word : `${lines.at(-1)!} ${word}`;
      if (lines.length > 0 && measure(longer, size, weight) <= limit) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  };
  const greedy = fill(width);
  if (greedy.length > most) {
    const kept = greedy.slice(0, most - 1);
    const rest = greedy.slice(most - 1).join(' ');
    return [...kept, rest].map((line) => shortenText(line, width, size, weight, measure));
  }
  // The narrowest limit that needs no more lines makes them even.
  for (let share = 0.5; share < 1; share += 0.05) {
    const even = fill(width * share);
    if (even.length === greedy.length && even.every((line) => measure(line, size, weight) <= width))
      return even;
  }
  return greedy.map((line) => shortenText(line, width, size, weight, measure));
}

const firstStrong = /[\p{L}]/u;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Does a text from left to right hold letters from right to left? */
export function mixesDirections(text: string): boolean {
  return rightToLeft.test(text) && !isRightToLeft(text);
}

/** Does the text run from right to left, by its first letter? */
export function isRightToLeft(text: string): boolean {
  const letter = firstStrong.exec(text)?.[0];
  return letter !== undefined && rightToLeft.test(letter);
}
