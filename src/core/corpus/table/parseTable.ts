/**
 * Separated values to rows, with the line each row starts on. A stray quote would swallow the rows behind it: such a row is mended where
 * that is plain (mendQuotes.ts). One that never closes would swallow the rest of the file: such a row is given back as broken and reading
 * goes on with its next line.
 */
import Papa from 'papaparse';
import { mendRowAt } from './mendQuotes.ts';

export interface TableRow {
  readonly cells: readonly string[];
  /** 1-based. */
  readonly line: number;
  /** Set where the row could not be read; `cells` is then its raw text. */
  readonly broken?: string;
}

export type Delimiter = ',' | ';' | '\t' | '|';

const delimiters: readonly Delimiter[] = ['\t', ',', ';', '|'];
/** A row with an unclosed quote is at most this long before it is taken for broken. */
const longestRow = 2_000_000;
const mostRepairs = 50;

/** The delimiter that gives the most columns in most of the first rows; undefined where none gives two. */
export function findDelimiter(sample: string): Delimiter | undefined {
  let best: Delimiter | undefined;
  let most = 0;
  for (const delimiter of delimiters) {
    const rows = parseRows(sample, delimiter, true, 20).map((row) => row.length);
    const width = commonWidth(rows);
    const steady = rows.filter((count) => Math.abs(count - width) <= 1).length / Math.max(1, rows.length);
    const score = width < 2 ? 0 : width * (0.2 + steady);
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** That of most rows, the first of those that are as common: a line or two before the header are not the table. */
function commonWidth(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

function parseRows(
  text: string,
  delimiter: Delimiter,
  quoted: boolean,
  preview: number,
): readonly string[][] {
  return Papa.parse<string[]>(text, {
    delimiter,
    quoteChar: quoted ? '"' : '\u0000',
    skipEmptyLines: 'greedy',
    preview,
  }).data;
}

/** All rows. `quoted` false for exports that use quotes as letters. */
export function* parseTable(
  text: string,
  delimiter: Delimiter,
  quoted: boolean,
): Generator<TableRow, void, void> {
  let start = 0;
  let line = 1;
  const reading = { delimiter, ...quotesOf(text, quoted), width: usualWidth(text, delimiter, quoted) };
  for (let repairs = 0; start < text.length;) {
    const rest = start === 0 ? text : text.slice(start);
    const { rows, brokenAt, mendedTo } = parseUntilBroken(rest, reading);
    for (const row of rows) {
      if (row.cells.length > 1 || row.cells[0]?.trim() !== '')
        yield { cells: row.cells, line: line + row.line };
    }
    if (mendedTo !== undefined) {
      line += countLines(rest.slice(0, mendedTo));
      start += mendedTo;
      continue;
    }
    if (brokenAt === undefined) return;
    const end = rest.indexOf('\n', brokenAt);
    const raw = rest.slice(brokenAt, end < 0 || repairs >= mostRepairs ? rest.length : end);
    line += countLines(rest.slice(0, brokenAt));
    yield { cells: [raw], line, broken: 'a quote opens here and never closes' };
    if (end < 0 || repairs >= mostRepairs) return;
    start += end + 1;
    line += 1;
    repairs += 1;
  }
}

const headLength = 65536;

/** Quotes inside quotes are doubled, or have a backslash before them: never both in one file. */
function quotesOf(text: string, quoted: boolean): Pick<Reading, 'quoteChar' | 'escapeChar'> {
  if (!quoted) return { quoteChar: '\u0000', escapeChar: '\u0000' };
  const head = text.slice(0, headLength);
  const backslashed = head.includes('\\"') && !/[^,;|\t\n]""/.test(head);
  return { quoteChar: '"', escapeChar: backslashed ? '\\' : '"' };
}

function usualWidth(text: string, delimiter: Delimiter, quoted: boolean): number {
  return commonWidth(parseRows(text.slice(0, headLength), delimiter, quoted, 30).map((row) => row.length));
}

interface Reading {
  readonly delimiter: Delimiter;
  readonly quoteChar: string;
  readonly escapeChar: string;
  /** Cells that most rows have. */
  readonly width: number;
}

interface ParsedRows {
  readonly rows: readonly { readonly cells: string[]; readonly line: number }[];
  /** Where the row starts whose quote never closes. */
  readonly brokenAt: number | undefined;
  /** Where to go on after a row that was mended. */
  readonly mendedTo: number | undefined;
}

function parseUntilBroken(text: string, { delimiter, quoteChar, escapeChar, width }: Reading): ParsedRows {
  const rows: { cells: string[]; line: number }[] = [];
  let brokenAt: number | undefined;
  let mendedTo: number | undefined;
  let at = 0;
  let line = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    quoteChar,
    escapeChar,
    newline: '\n',
    step: ({ data, errors, meta }, parser) => {
      const ranOn = text.indexOf('\n', at) < meta.cursor - 1 || data.length !== width;
      const strayed = ranOn && errors.some(({ type }) => type === 'Quotes');
      const mended = strayed ? mendRowAt(text, at, delimiter, width) : undefined;
      if (mended !== undefined) {
        rows.push({ cells: mended.cells, line });
        mendedTo = mended.end;
        parser.abort();
        return;
      }
      const unclosed = errors.some((error) => error.code === 'MissingQuotes');
      if (unclosed || meta.cursor - at > longestRow) {
        brokenAt = at;
        parser.abort();
        return;
      }
      rows.push({ cells: data, line });
      line += countLines(text.slice(at, meta.cursor));
      at = meta.cursor;
    },
  });
  return { rows, brokenAt, mendedTo };
}

function countLines(text: string): number {
  let count = 0;
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) count += 1;
  return count;
}
