/** The first sheet of an Excel workbook that names a title, else the first filled one, as CSV text: the table reader takes it from there. Formulas count as their last value. */
import { unzipSync } from 'fflate';
import { mapHeaders } from './table/columns.ts';
import { childrenOf, find, findAll, readRecords, textOf, type XmlNode } from './xml/parseXml.ts';

const headerRows = 10;

export function isWorkbook(names: readonly string[]): boolean {
  return names.includes('xl/workbook.xml');
}

export function workbookToCsv(bytes: Uint8Array): string {
  const parts = unzipSync(bytes, {
    filter: ({ name }) => name === 'xl/sharedStrings.xml' || /^xl\/worksheets\/sheet\d+\.xml$/.test(name),
  });
  const shared = readShared(decode(parts['xl/sharedStrings.xml']));
  const sheets = Object.keys(parts)
    .filter((name) => name.startsWith('xl/worksheets/'))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  let first: Sheet | undefined;
  for (const name of sheets) {
    const rows = [...readRecords(decode(parts[name]), ['row'])].map(({ node }) => readRow(node, shared));
    if (!rows.some((row) => row.some((cell) => cell !== ''))) continue;
    if (namesTitle(rows)) return writeCsv(rows);
    first ??= rows;
  }
  return first === undefined ? '' : writeCsv(first);
}

type Sheet = readonly (readonly string[])[];

/** Before the papers there may be a sheet about them. */
function namesTitle(rows: Sheet): boolean {
  return rows.slice(0, headerRows).some((row) => mapHeaders(row).title !== undefined);
}

function writeCsv(rows: Sheet): string {
  return rows.map((row) => row.map(quote).join(',')).join('\n');
}

function decode(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : new TextDecoder().decode(bytes);
}

function readShared(xml: string): readonly string[] {
  return [...readRecords(xml, ['si'])].map(({ node }) => findAll(node, 't').map(textOf).join(''));
}

const mostColumns = 2000;

function readRow(row: XmlNode | undefined, shared: readonly string[]): readonly string[] {
  const cells: string[] = [];
  for (const cell of childrenOf(row, 'c')) {
    const column = columnOf(cell.attributes.get('r') ?? '') ?? cells.length;
    if (column < mostColumns) cells[column] = readCell(cell, shared);
  }
  return Array.from(cells, (cell) => cell ?? '');
}

/** "AB12" is column 27. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function readCell(cell: XmlNode, shared: readonly string[]): string {
  const type = cell.attributes.get('t');
  if (type === 'inlineStr') return findAll(cell, 't').map(textOf).join('');
  const value = textOf(find(cell, 'v'));
  return type === 's' ? (shared[Number(value)] ?? '') : value;
}

/** One line a row, so that lines of the text are rows of the sheet. */
function quote(cell: string): string {
  const line = cell.replace(/_x000D_/g, '').replace(/\s*\r?\n\s*/g, ' ');
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}
