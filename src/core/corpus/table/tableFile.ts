/** Tables (CSV, TSV, semicolons, bars): header found, columns guessed or given, one record a row. */
import type { Reference } from '../../types.ts';
import {
  cleanList,
  readArxiv,
  readDoi,
  readOpenAlexId,
  readPmid,
  splitKeywords,
  splitNames,
} from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { Format, ReaderInput, RecordSink, Sample } from '../records.ts';
import {
  guessByContent,
  mapHeaders,
  normaliseHeader,
  type ColumnField,
  type ColumnMapping,
} from './columns.ts';
import { findDialect, readPlainReferences, type Dialect } from './dialects.ts';
import { findDelimiter, parseTable, type Delimiter, type TableRow } from './parseTable.ts';

const rowsPerStep = 200;
const headerRows = 10;
const shownRows = 8;

interface Layout {
  readonly delimiter: Delimiter;
  readonly headers: readonly string[];
  /** Index of the header among the rows; -1 where the table has none. */
  readonly headerRow: number;
  readonly mapping: ColumnMapping;
  readonly dialect: Dialect | undefined;
}

export const tableFile: Format = {
  name: 'table',
  recognise: (sample) => findLayout(sample) !== undefined,
  async *read(input, sink) {
    const text = await input.text();
    const layout = findLayout({ name: input.name, text: text.slice(0, 65536) });
    if (layout === undefined) return;
    yield* readTable(text, withChoice(layout, input), input, sink);
  },
};

/** The first of the top rows that names a title and another column; else, for columns that look like it, none. */
export function findLayout(sample: Sample): Layout | undefined {
  const text = sample.text.trimStart();
  if (/^[<{[@%]/.test(text)) return undefined;
  const delimiter = findDelimiter(text) ?? (/^"?title"?\s*\n/i.test(text) ? ',' : undefined);
  if (delimiter === undefined) return undefined;
  const rows = [...firstRows(text, delimiter)];
  for (const [headerRow, { cells }] of rows.slice(0, headerRows).entries()) {
    const mapping = mapHeaders(cells);
    const dialect = findDialect(cells);
    const named = cells.some((cell) => normaliseHeader(cell) === 'title') || Object.keys(mapping).length > 1;
    if (mapping.title !== undefined && (dialect !== undefined || named))
      return { delimiter, headers: cells, headerRow, mapping, dialect };
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

function layoutByContent(rows: readonly TableRow[], delimiter: Delimiter): Layout | undefined {
  const width = rows[0]?.cells.length ?? 0;
  const steady = rows.filter((row) => row.cells.length === width).length;
  if (width < 2 || rows.length < 2 || steady < rows.length * 0.8) return undefined;
  const bodies = rows.slice(1).map((row) => row.cells);
  const mapping = guessByContent(bodies);
  if (mapping.title === undefined) return undefined;
  const named = (rows[0]?.cells ?? []).every((cell) => cell.length < 40 && !/^\d+$/.test(cell));
  const headers = named
    ? (rows[0]?.cells ?? [])
    : Array.from({ length: width }, (_, index) => `column ${String(index + 1)}`);
  return { delimiter, headers, headerRow: named ? 0 : -1, mapping, dialect: undefined };
}

/** What the person chose in the page replaces the guess, field by field. */
function withChoice(layout: Layout, input: ReaderInput): Layout {
  const chosen = input.columns;
  if (chosen === undefined) return layout;
  const mapping: Partial<Record<ColumnField, readonly number[]>> = { ...layout.mapping };
  for (const [field, header] of Object.entries(chosen) as [ColumnField, string | null][]) {
    const column = header === null ? -1 : layout.headers.indexOf(header);
    mapping[field] = column < 0 ? [] : [column];
  }
  return { ...layout, mapping };
}

function* readTable(
  text: string,
  layout: Layout,
  input: ReaderInput,
  sink: RecordSink,
): Generator<number, void, void> {
  const { delimiter, headers, headerRow, mapping, dialect } = layout;
  sink.recognised(dialect?.name ?? nameOf(delimiter));
  const shown: (readonly string[])[] = [];
  let index = -1;
  let done = 0;
  for (const row of parseTable(text, delimiter, dialect?.quoted ?? true)) {
    index += 1;
    if (index <= headerRow) continue;
    if (shown.length < shownRows) shown.push(row.cells.map((cell) => cell.slice(0, 200)));
    done += row.cells.reduce((sum, cell) => sum + cell.length + 1, 0);
    if (row.broken !== undefined) sink.drop(row.line, row.broken, row.cells.join(' '));
    else takeRow(mendRow(row, headers.length), mapping, dialect, sink);
    if (index % rowsPerStep === 0) yield done;
  }
  if (dialect === undefined) sink.table({ file: input.name, headers, mapping, rows: shown });
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

function takeRow(
  { cells, line }: TableRow,
  mapping: ColumnMapping,
  dialect: Dialect | undefined,
  sink: RecordSink,
): void {
  const cell = (field: ColumnField): string => {
    for (const column of mapping[field] ?? []) {
      const value = readCell(cells[column]);
      if (value !== '') return value;
    }
    return '';
  };
  if (cells.every((value) => value.trim() === '')) return;
  const title = cell('title');
  if (title === '') {
    sink.drop(line, 'row without a title', cells.filter((value) => value !== '').join(' | '));
    return;
  }
  const id = cell('id');
  const generic = dialect === undefined;
  sink.paper(
    buildRecord(
      {
        title,
        abstract: cell('abstract'),
        authors: readAuthors(cell('authors'), dialect),
        year: cell('year'),
        venue: cell('venue'),
        keywords: readKeywords(cell('keywords')),
        url: cell('url'),
        volume: cell('volume'),
        page: /^[\w.]+/.exec(cell('page'))?.[0],
        identifiers: {
          doi: readDoi(cell('doi')) ?? readDoi(cell('url')),
          pmid: readPmid(cell('pmid')),
          arxiv:
            readArxiv(cell('arxiv')) ??
            (cell('url').includes('arxiv.org') ? readArxiv(cell('url')) : undefined),
          openalex: readOpenAlexId(cell('openalex')) ?? readOpenAlexId(id),
          wos: cell('wos') || undefined,
          scopus: cell('scopus') || undefined,
        },
        references: readReferences(cell('references'), dialect),
        label: generic ? cell('label') : undefined,
        ownId: generic ? id : undefined,
        localIds: id === '' ? [] : [readOpenAlexId(id) ?? id],
      },
      line,
    ),
  );
}

/** '' for what statistics programs write into empty cells. A leading quote only kept a spreadsheet from computing. */
function readCell(value: string | undefined): string {
  const cell = (value ?? '').trim();
  if (/^(na|nan|null|none|#n\/a)$/i.test(cell)) return '';
  return /^'[=+@-]/.test(cell) ? cell.slice(1) : cell;
}

/** Also lists as Python prints them: ['Marx, Karl', 'Lindgren, Astrid']. */
function readAuthors(cell: string, dialect: Dialect | undefined): readonly string[] {
  const listed = readPrintedList(cell);
  if (listed !== undefined) return listed;
  if (dialect?.gluedNames === true)
    return cleanList(cell.split(/(?<=\p{Ll}{2})(?<!\b(?:Mc|Mac|De|Le|La|Van|Von|Di))(?=\p{Lu})/u));
  return splitNames(cell.replace(/\s*\(\d{6,}\)/g, ''));
}

function readKeywords(cell: string): readonly string[] {
  return readPrintedList(cell) ?? splitKeywords(cell);
}

function readPrintedList(cell: string): readonly string[] | undefined {
  if (!cell.startsWith('[') || !cell.endsWith(']')) return undefined;
  const parts = [...cell.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  return parts.length === 0 ? undefined : cleanList(parts);
}

function readReferences(cell: string, dialect: Dialect | undefined): readonly Reference[] {
  if (cell === '') return [];
  const listed = readPrintedList(cell);
  return listed === undefined
    ? (dialect?.readReferences ?? readPlainReferences)(cell)
    : readPlainReferences(listed.join(';'));
}
