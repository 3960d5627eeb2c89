/** Tables (CSV, TSV, semicolons, bars): header found, columns guessed or given, one record a row. */
import type { Format, ReaderInput, RecordSink } from '../records.ts';
import { normaliseHeader } from './columns.ts';
import { findLayout, withChoice, type Layout } from './layout.ts';
import { parseTable, type Delimiter, type TableRow } from './parseTable.ts';
import { takeRow } from './tableRow.ts';

const rowsPerStep = 200;
const shownRows = 8;
const shownLength = 200;
const headLength = 65536;
/** Cells this long on average are abstracts, or something like them. */
const longCell = 250;

export const tableFile: Format = {
  name: 'table',
  recognise: (sample) => findLayout(sample) !== undefined,
  async *read(input, sink) {
    const text = await input.text();
    const head = text.slice(0, headLength);
    const layout = findLayout({ text: head });
    if (layout === undefined) return;
    yield* readTable(text, withChoice(layout, head, input.columns), input, sink);
  },
};

function* readTable(
  text: string,
  layout: Layout,
  input: ReaderInput,
  sink: RecordSink,
): Generator<number, void, void> {
  const { delimiter, headers, headerRow, mapping, dialect } = layout;
  sink.recognised(dialect?.name ?? nameOf(delimiter));
  const first: (readonly string[])[] = [];
  const kindColumn = headers.findIndex((header) => normaliseHeader(header) === dialect?.refused?.header);
  let index = -1;
  let done = 0;
  for (const row of parseTable(text, delimiter, dialect?.quoted ?? true)) {
    index += 1;
    if (index <= headerRow) continue;
    if (first.length < shownRows) first.push(row.cells);
    done += row.cells.reduce((sum, cell) => sum + cell.length + 1, 0);
    if (row.broken !== undefined) sink.drop(row.line, row.broken, row.cells.join(' '));
    else if (dialect?.refused?.kinds.test(row.cells[kindColumn] ?? '') === true)
      sink.drop(row.line, dialect.refused.reason, row.cells.filter((cell) => cell !== '').join(' | '));
    else takeRow(mendRow(row, headers.length), mapping, dialect, sink);
    if (index % rowsPerStep === 0) yield done;
  }
  tellTable(input.name, layout, first, sink);
}

function tellTable(
  file: string,
  layout: Layout,
  first: readonly (readonly string[])[],
  sink: RecordSink,
): void {
  const { headers, headerRow, mapping, by } = layout;
  if (by === 'content' && headerRow >= 0)
    sink.note(`the first row was taken for the names of the columns: ${headers.join(', ').slice(0, 200)}`);
  sink.table({
    file,
    headers,
    headed: headerRow >= 0,
    mapping,
    rows: first.map((cells) => cells.map((cell) => cell.slice(0, shownLength))),
    doubtful: by === 'nothing' || by === 'content' || (by === 'names' && missesAbstract(layout, first)),
  });
}

/** No column is the abstract, though one that has no meaning holds long texts. */
function missesAbstract(
  { headers, mapping, dialect }: Layout,
  rows: readonly (readonly string[])[],
): boolean {
  if (mapping.abstract !== undefined || dialect !== undefined) return false;
  const used = new Set(Object.values(mapping).flat());
  const lengthOf = (column: number) =>
    rows.reduce((sum, cells) => sum + (cells[column]?.length ?? 0), 0) / Math.max(1, rows.length);
  return headers.some((_, column) => !used.has(column) && lengthOf(column) > longCell);
}

/** Quotes inside quotes that nobody doubled glue cells together: `"On "tools"","2007"`. Parted again where that gives the right number. */
function mendRow(row: TableRow, width: number): TableRow {
  if (row.cells.length >= width || !row.cells.some((cell) => cell.includes('","'))) return row;
  const cells = row.cells.flatMap((cell) => cell.split(/"?","/));
  return cells.length === width ? { ...row, cells } : row;
}

function nameOf(delimiter: Delimiter): string {
  return delimiter === '\t'
    ? 'TSV'
    : delimiter === ','
      ? 'CSV'
      : delimiter === ';'
        ? 'CSV (semicolons)'
        : 'CSV (bars)';
}
