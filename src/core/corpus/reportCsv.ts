/**
 * The import report as CSV: what became of every record that is not simply a paper of the map, and the counts of each file. Opens in a
 * spreadsheet: UTF-8 with a byte-order mark, CRLF, and no cell that would be run as a formula.
 */
import Papa from 'papaparse';
import type { FileReport, ImportReport } from './importResult.ts';

const header = ['file', 'format', 'fate', 'count', 'line', 'reason', 'paper', 'text'];

export function writeReportCsv({ files, merges, dropped }: ImportReport): string {
  const rows = [
    header,
    ...files.flatMap(countFile),
    ...merges.map(({ file, line, into, evidence }) => [file, '', 'merged', 1, line, evidence, into, '']),
    ...dropped.map(({ file, line, reason, text }) => [file, '', 'dropped', 1, line, reason, '', text]),
  ];
  return `\ufeff${Papa.unparse(rows, { newline: '\r\n', escapeFormulae: true })}\r\n`;
}

function countFile(file: FileReport): (string | number)[][] {
  const counts = [
    ['read', file.read],
    ['kept', file.kept],
    ['merged, all', file.merged],
    ['dropped, all', file.dropped],
    ['with abstract', file.withAbstract],
    ['with references', file.withReferences],
    ['links resolved', file.linksResolved],
  ] as const;
  const lines = counts.map(([fate, count]) => [file.file, file.format, fate, count, '', '', '', '']);
  return [...lines, ...file.notes.map((note) => [file.file, file.format, 'note', '', '', note, '', ''])];
}
