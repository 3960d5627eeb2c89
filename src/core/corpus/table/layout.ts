/** How a table is laid out: what parts its cells, where its header stands, what its columns hold. */
import type { Sample, TableChoice } from '../records.ts';
import { guessByContent, mapHeaders, normaliseHeader, type ColumnMapping } from './columns.ts';
import { findDialect, type Dialect } from './dialects.ts';
import { findDelimiter, parseTable, type Delimiter, type TableRow } from './parseTable.ts';

const headerRows = 10;

export interface Layout {
  readonly delimiter: Delimiter;
  readonly headers: readonly string[];
  /** Index of the header among the rows; -1 where the table has none. */
  readonly headerRow: number;
  readonly mapping: ColumnMapping;
  readonly dialect: Dialect | undefined;
  /** How the columns were understood: by their names, by what stands in them, by a person, or not at all. */
  readonly by: 'names' | 'content' | 'choice' | 'nothing';
}

/** The first of the top rows that names a title and another column; else, for columns that look like it, none. */
export function findLayout({ text: head }: Pick<Sample, 'text'>): Layout | undefined {
  const text = head.trimStart();
  if (/^[<{[@%]/.test(text)) return undefined;
  const delimiter = findDelimiter(text) ?? (/^"?title"?\s*\n/i.test(text) ? ',' : undefined);
  if (delimiter === undefined) return undefined;
  const rows = [...firstRows(text, delimiter)];
  for (const [headerRow, { cells }] of rows.slice(0, headerRows).entries()) {
    const mapping = mapHeaders(cells);
    const dialect = findDialect(cells);
    const named = cells.some((cell) => normaliseHeader(cell) === 'title') || Object.keys(mapping).length > 1;
    if (mapping.title !== undefined && (dialect !== undefined || named))
      return { delimiter, headers: cells, headerRow, mapping, dialect, by: 'names' };
  }
  return layoutByContent(rows, delimiter);
}

function* firstRows(text: string, delimiter: Delimiter): Generator<TableRow, void, void> {
  let count = 0;
  for (const row of parseTable(text, delimiter, true)) {
    yield row;
    count += 1;
    if (count > 30) return;
  }
}

/** A table whose columns say nothing is a table all the same: a person may say what they hold. */
function layoutByContent(rows: readonly TableRow[], delimiter: Delimiter): Layout | undefined {
  const first = rows[0]?.cells ?? [];
  const steady = rows.filter((row) => row.cells.length === first.length).length;
  if (first.length < 2 || rows.length < 2 || steady < rows.length * 0.8) return undefined;
  const headed = first.every((cell) => cell.length < 40 && !/^\d+$/.test(cell));
  const guess = guessByContent(rows.slice(1).map((row) => row.cells));
  // Names may say of other columns what the cells of one say of the title.
  const mapping = guess.title === undefined ? {} : { ...(headed ? mapHeaders(first) : {}), ...guess };
  const by = guess.title === undefined ? 'nothing' : 'content';
  return { ...layHeader(first, headed), delimiter, mapping, dialect: undefined, by };
}

function layHeader(first: readonly string[], headed: boolean): Pick<Layout, 'headers' | 'headerRow'> {
  return headed
    ? { headers: first, headerRow: 0 }
    : { headers: first.map((_, column) => `column ${String(column + 1)}`), headerRow: -1 };
}

/** What the person chose in the page replaces the guess. */
export function withChoice(layout: Layout, text: string, choice: TableChoice | undefined): Layout {
  if (choice === undefined) return layout;
  const width = layout.headers.length;
  const inside = Object.entries(choice.columns).map(([field, columns]) => [
    field,
    columns.filter((column) => column >= 0 && column < width),
  ]);
  const mapping = Object.fromEntries(inside) as ColumnMapping;
  const chosen = { ...layout, mapping, by: 'choice' as const };
  if (choice.headed === layout.headerRow >= 0) return chosen;
  const [first] = firstRows(text, layout.delimiter);
  return { ...chosen, ...layHeader(first?.cells ?? [], choice.headed) };
}
