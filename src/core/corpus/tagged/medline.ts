/** MEDLINE tags, as PubMed writes them (.nbib, .txt). No reference lists. */
import { cleanList, readDoi, readFirstPage, readPmid } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { PaperRecord } from '../records.ts';
import { allOf, firstOf, type TaggedRecord, yearOf } from './taggedLines.ts';

export function readMedlineRecord(record: TaggedRecord): PaperRecord {
  const pmid = readPmid(firstOf(record, 'PMID'));
  const doi = [...allOf(record, 'AID'), ...allOf(record, 'LID'), ...allOf(record, 'SO')].find((value) =>
    /\[doi\]|doi:|doi\.org/.test(value),
  );
  return buildRecord(
    {
      title: firstOf(record, 'TI', 'BTI', 'CTI', 'TT'),
      abstract: firstOf(record, 'AB', 'OAB'),
      authors: cleanList(allOf(record, 'FAU', 'AU', 'CN')),
      year: yearOf(record, 'DP', 'DEP', 'EDAT'),
      venue: firstOf(record, 'JT', 'TA'),
      keywords: cleanList(
        [...allOf(record, 'OT'), ...allOf(record, 'MH')].map((heading) =>
          heading.replace(/^\*/, '').replace(/\/\*/g, '/'),
        ),
      ),
      url: pmid === undefined ? undefined : `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`,
      volume: firstOf(record, 'VI'),
      page: readFirstPage(firstOf(record, 'PG')),
      identifiers: { pmid, doi: doi === undefined ? undefined : readDoi(doi) },
      localIds: pmid === undefined ? [] : [pmid],
    },
    record.line,
  );
}
