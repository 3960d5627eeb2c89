/** A result of Europe PMC's search, as XML. No references. */
import { cleanList, readDoi, readFirstPage, readPmid, splitNames } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { PaperRecord } from '../records.ts';
import { childrenOf, find, textAt, textOf, type XmlNode } from './parseXml.ts';

export function readEuropePmcResult(result: XmlNode, line: number): PaperRecord {
  const listed = childrenOf(find(result, 'authorList'), 'author').map(
    (author) => textAt(author, 'fullName') || textAt(author, 'collectiveName'),
  );
  const pmid = readPmid(textAt(result, 'pmid'));
  return buildRecord(
    {
      title: textAt(result, 'title'),
      abstract: textAt(result, 'abstractText'),
      authors: listed.length > 0 ? cleanList(listed) : splitNames(textAt(result, 'authorString')),
      year: textAt(result, 'pubYear') || textAt(result, 'journalInfo', 'yearOfPublication'),
      venue: textAt(result, 'journalInfo', 'journal', 'title') || textAt(result, 'journalTitle'),
      keywords: cleanList(childrenOf(find(result, 'keywordList'), 'keyword').map(textOf)),
      volume: textAt(result, 'journalInfo', 'volume') || textAt(result, 'journalVolume'),
      page: readFirstPage(textAt(result, 'pageInfo')),
      identifiers: { doi: readDoi(textAt(result, 'doi')), pmid },
      localIds: pmid === undefined ? [] : [pmid],
    },
    line,
  );
}
