import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { writeReportCsv } from '../../../src/core/corpus/reportCsv.ts';
import { importAll, toFile } from './importText.ts';

describe('the report as CSV', () => {
  it('names every record that was merged or dropped, and runs no formula', async () => {
    const text = '{"title":"Deep Maps of the World","year":2020}\n=cmd|x!A1, broken\n';
    const { report } = await importAll([
      toFile('a.jsonl', `${text}{"title":"Third of Them"}`),
      toFile('b.jsonl', text + text),
    ]);
    const csv = writeReportCsv(report);
    expect(csv.startsWith('\ufeff')).toBe(true);
    const rows = Papa.parse<Record<string, string>>(csv.slice(1), {
      header: true,
      skipEmptyLines: true,
    }).data;
    expect(rows.filter((row) => row['fate'] === 'merged').length).toBe(report.merged);
    expect(
      rows.filter((row) => row['fate'] === 'dropped').map((row) => [row['file'], row['line'], row['text']]),
    ).toEqual(report.dropped.map(({ file, line, text: raw }) => [file, String(line), `'${raw}`]));
    expect(rows.find((row) => row['file'] === 'b.jsonl' && row['fate'] === 'read')?.['count']).toBe('4');
  });
});
