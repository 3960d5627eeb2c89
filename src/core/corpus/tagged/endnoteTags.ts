/** EndNote's tags (.enw; Refer and BibIX before it), as EndNote, Google Scholar, CNKI and publishers write them. No references. */
import { readArxiv, readDoi, readFirstPage, readWosId, splitKeywords } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { PaperRecord } from '../records.ts';
import { readTaggedNames } from './ris.ts';
import { allOf, firstOf, linesOf, paragraphsOf, type TaggedRecord, yearOf } from './taggedLines.ts';

export function readEndnoteTags(record: TaggedRecord): PaperRecord {
  const url = firstOf(record, 'U', '>');
  const accession = firstOf(record, 'M');
  const keywords = linesOf(record, 'K');
  return buildRecord(
    {
      title: firstOf(record, 'T', '!'),
      abstract: paragraphsOf(record, 'X'),
      authors: readTaggedNames(allOf(record, 'A', 'E', 'Y')),
      year: yearOf(record, 'D', '8'),
      venue: firstOf(record, 'J', 'B', 'S', 'I'),
      keywords:
        keywords.length === 1 ? splitKeywords(keywords[0]!) : keywords.flatMap((line) => splitKeywords(line)),
      url,
      volume: firstOf(record, 'V'),
      page: readFirstPage(firstOf(record, 'P', '&')),
      identifiers: {
        doi:
          readDoi(firstOf(record, 'R')) ??
          readDoi(accession) ??
          (/doi\.org/.test(url) ? readDoi(url) : undefined),
        arxiv: url.includes('arxiv.org') ? readArxiv(url) : undefined,
        wos: readWosId(accession),
      },
    },
    record.line,
  );
}
