/** RefWorks' tags, as RefWorks, CNKI and Google Scholar write them. No references. */
import { readArxiv, readDoi, readFirstPage, readPmid, splitKeywords } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { PaperRecord } from '../records.ts';
import { readTaggedNames } from './ris.ts';
import { allOf, firstOf, paragraphsOf, type TaggedRecord, yearOf } from './taggedLines.ts';

export function readRefworksRecord(record: TaggedRecord): PaperRecord {
  const url = firstOf(record, 'UL', 'LK', 'L2');
  const id = firstOf(record, 'ID');
  return buildRecord(
    {
      title: firstOf(record, 'T1', 'TI', 'T2'),
      abstract: paragraphsOf(record, 'AB'),
      authors: readTaggedNames(allOf(record, 'A1', 'AU', 'A2')),
      year: yearOf(record, 'YR', 'FD', 'DA'),
      venue: firstOf(record, 'JF', 'JO', 'T2', 'PB'),
      keywords: allOf(record, 'K1').flatMap((line) => splitKeywords(line)),
      url,
      volume: firstOf(record, 'VO'),
      page: readFirstPage(firstOf(record, 'SP')),
      identifiers: {
        doi: readDoi(firstOf(record, 'DO')) ?? (/doi\.org/.test(url) ? readDoi(url) : undefined),
        arxiv: url.includes('arxiv.org') ? readArxiv(url) : undefined,
        pmid: readPmid(/PMID:?\s*(\d+)/i.exec(firstOf(record, 'AN', 'NO'))?.[1] ?? ''),
      },
      localIds: id === '' ? [] : [id],
    },
    record.line,
  );
}
