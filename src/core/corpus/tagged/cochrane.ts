/** The Cochrane Library's text export. No references. */
import { readDoi, readFirstPage, readPmid, splitKeywords } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { PaperRecord } from '../records.ts';
import { readTaggedNames } from './ris.ts';
import { allOf, firstOf, paragraphsOf, type TaggedRecord } from './taggedLines.ts';

export function readCochraneRecord(record: TaggedRecord): PaperRecord {
  return buildRecord(
    {
      title: firstOf(record, 'TI'),
      abstract: paragraphsOf(record, 'AB'),
      authors: readTaggedNames(allOf(record, 'AU')),
      year: firstOf(record, 'YR'),
      venue: firstOf(record, 'SO'),
      keywords: allOf(record, 'KY').flatMap((line) => splitKeywords(line.replaceAll('*', ''))),
      url: firstOf(record, 'US'),
      volume: firstOf(record, 'VL'),
      page: readFirstPage(firstOf(record, 'PG')),
      identifiers: {
        doi: readDoi(firstOf(record, 'DOI')),
        pmid: readPmid(/(\d+)/.exec(firstOf(record, 'PM'))?.[1] ?? ''),
      },
    },
    record.line,
  );
}
