/**
 * A row that stray quotes made swallow the rows behind it, brought back to its own line. A quote that opens a cell and is no cell's quote
 * (`"Deep" learning, a review`), or never closes, runs on to the next quote of some other row. Told from a cell that really has several
 * lines by the line behind it, which is a row in itself.
 */
import type { Delimiter } from './parseTable.ts';

export interface MendedRow {
  readonly cells: string[];
  /** Where the next row starts. */
  readonly end: number;
}

/** The row that starts at `at` as one line of `width` cells; undefined where it is none, or where the next line is not a row too. */
export function mendRowAt(
  text: string,
  at: number,
  delimiter: Delimiter,
  width: number,
): MendedRow | undefined {
  const newline = text.indexOf('\n', at);
  if (newline < 0) return undefined;
  const cells = splitInto(width, text.slice(at, newline), delimiter);
  if (cells === undefined) return undefined;
  const next = text.indexOf('\n', newline + 1);
  const following = text.slice(newline + 1, next < 0 ? text.length : next);
  const isRow = following.trim() === '' || splitInto(width, following, delimiter) !== undefined;
  return isRow ? { cells, end: newline + 1 } : undefined;
}

/** With quotes inside quotes believed, else with none of them believed. */
function splitInto(width: number, line: string, delimiter: Delimiter): string[] | undefined {
  return [true, false]
    .map((trusting) => splitLine(line, delimiter, trusting))
    .find((cells) => cells.length === width);
}

/**
 * Quotes count only where they open a cell and close it before a delimiter or the end; others are letters. Unless `trusting`, a cell in
 * which another quote stands alone was opened by no quote at all.
 */
function splitLine(line: string, delimiter: Delimiter, trusting: boolean): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= line.length;) {
    const close = line.charAt(at) === '"' ? findClose(line, at, delimiter, trusting) : -1;
    if (close >= 0) cells.push(line.slice(at + 1, close).replaceAll('""', '"'));
    const from = close >= 0 ? close + 1 : at;
    const next = line.indexOf(delimiter, from);
    const end = next < 0 ? line.length : next;
    // One that opens a cell and is the only one in it was left over.
    if (close < 0) cells.push(line.slice(at, end).replace(/^"(?=[^"]*$)/, ''));
    at = end + 1;
  }
  return cells;
}

function findClose(line: string, open: number, delimiter: Delimiter, trusting: boolean): number {
  for (let at = line.indexOf('"', open + 1); at >= 0; at = line.indexOf('"', at + 1)) {
    if (line.charAt(at + 1) === '"') at += 1;
    else if (at === line.length - 1 || line.charAt(at + 1) === delimiter) return at;
    else if (!trusting) return -1;
  }
  return -1;
}
