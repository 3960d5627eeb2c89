/** A record of EndNote's XML export; every value may be wrapped in `<style>`. No references. */
import { cleanList, readArxiv, readDoi, readFirstPage, readPmid, readWosId } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { PaperRecord } from '../records.ts';
import { childrenOf, find, findAll, textAt, textOf, type XmlNode } from './parseXml.ts';

export function readEndnoteRecord(record: XmlNode, line: number): PaperRecord {
  const urls = findAll(find(record, 'urls'), 'url').map((url) => textOf(url).trim());
  const url = urls.find((value) => value.startsWith('http')) ?? '';
  const number = textAt(record, 'rec-number');
  const accession = textAt(record, 'accession-num');
  return buildRecord(
    {
      title: textAt(record, 'titles', 'title'),
      abstract: textAt(record, 'abstract'),
      authors: cleanList(childrenOf(find(record, 'contributors', 'authors'), 'author').map(textOf)),
      year: textAt(record, 'dates', 'year') || textAt(record, 'dates', 'pub-dates', 'date'),
      venue:
        textAt(record, 'periodical', 'full-title') ||
        textAt(record, 'titles', 'secondary-title') ||
        textAt(record, 'periodical', 'abbr-1'),
      keywords: cleanList(
        childrenOf(find(record, 'keywords'), 'keyword').flatMap((keyword) => textOf(keyword).split(/[;\n]/)),
      ),
      url,
      volume: textAt(record, 'volume'),
      page: readFirstPage(textAt(record, 'pages')),
      identifiers: {
        doi: readDoi(textAt(record, 'electronic-resource-num')),
        arxiv: url.includes('arxiv.org') ? readArxiv(url) : undefined,
        wos: readWosId(accession),
        pmid: textAt(record, 'remote-database-provider') === 'NLM' ? readPmid(accession) : undefined,
      },
      localIds: number === '' ? [] : [number],
    },
    line,
  );
}
