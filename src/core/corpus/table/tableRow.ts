/** One row of a table to a record, by what its columns hold. */
import type { Reference } from '../../types.ts';
import {
  cleanList,
  readArxiv,
  readDoi,
  readFirstPage,
  readOpenAlexId,
  readPmid,
  splitKeywords,
  splitNames,
} from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { RecordSink } from '../records.ts';
import type { ColumnField } from './columnNames.ts';
import type { ColumnMapping } from './columns.ts';
import { readPlainReferences, type Dialect } from './dialects.ts';
import type { TableRow } from './parseTable.ts';

export function takeRow(
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
    const unnamed = (mapping.title ?? []).length === 0;
    const reason = unnamed ? 'no column was taken for the title: choose the columns' : 'row without a title';
    sink.drop(line, reason, cells.filter((value) => value !== '').join(' | '));
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
        year: readDateCell(cell('year')),
        venue: cell('venue'),
        keywords: readKeywords(cell('keywords')),
        url: cell('url'),
        volume: cell('volume'),
        page: readFirstPage(cell('page')),
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
  // EBSCO keeps spreadsheets from changing dates and numbers: ="Jun2023".
  if (/^="[^"]*"$/.test(cell)) return cell.slice(2, -1).trim();
  return /^'[=+@-]/.test(cell) ? cell.slice(1) : cell;
}

/** Days since the last of 1899, as spreadsheets count: 1954 to 2099. */
function readDateCell(cell: string): string {
  if (!/^[2-7]\d{4}(?:\.\d+)?$/.test(cell)) return cell;
  return String(new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(cell)) * 86_400_000).getUTCFullYear());
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
  if (/^\[\s*\]$/.test(cell)) return [];
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
