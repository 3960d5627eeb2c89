/** Web of Science plain text: two-letter tags, one cited reference a line. */
import { cleanList, readDoi, readPmid, readWosId } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { PaperRecord } from '../records.ts';
import { collectReferences } from '../references.ts';
import { readWosReference } from '../wosReferences.ts';
import { firstOf, linesOf, type TaggedRecord, yearOf } from './taggedLines.ts';

export function readWosRecord(record: TaggedRecord): PaperRecord {
  const fullNames = linesOf(record, 'AF').length > 0 ? linesOf(record, 'AF') : linesOf(record, 'BF');
  const names = ['AU', 'BA', 'BE', 'CA'].map((tag) => linesOf(record, tag)).find((list) => list.length > 0);
  return buildRecord(
    {
      title: firstOf(record, 'TI'),
      abstract: firstOf(record, 'AB'),
      authors: cleanList(fullNames.length > 0 ? fullNames : (names ?? [])),
      year: yearOf(record, 'PY', 'EY', 'EA', 'PD'),
      venue: firstOf(record, 'SO', 'JI', 'J9'),
      keywords: [...splitList(firstOf(record, 'DE')), ...splitList(firstOf(record, 'ID'))],
      volume: firstOf(record, 'VL'),
      page: firstOf(record, 'BP', 'AR'),
      identifiers: {
        doi: readDoi(firstOf(record, 'DI')),
        pmid: readPmid(firstOf(record, 'PM')),
        wos: readWosId(firstOf(record, 'UT')) ?? (firstOf(record, 'UT') || undefined),
      },
      references: collectReferences(linesOf(record, 'CR').map(readWosReference)),
    },
    record.line,
  );
}

function splitList(text: string): readonly string[] {
  return cleanList(text.split(/;\s*/));
}
