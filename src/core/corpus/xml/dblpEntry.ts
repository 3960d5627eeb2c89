/** An entry of DBLP's XML. No abstracts, no references. */
import { cleanList, readArxiv, readDoi, readFirstPage } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { PaperRecord } from '../records.ts';
import { childrenOf, textAt, textOf, type XmlNode } from './parseXml.ts';

export const dblpEntries = [
  'article',
  'inproceedings',
  'proceedings',
  'book',
  'incollection',
  'phdthesis',
  'mastersthesis',
] as const;

export function readDblpEntry(entry: XmlNode, line: number): PaperRecord {
  const links = childrenOf(entry, 'ee').map((link) => textOf(link).trim());
  const people = childrenOf(entry, 'author').length > 0 ? 'author' : 'editor';
  return buildRecord(
    {
      title: textAt(entry, 'title'),
      // DBLP numbers people of one name.
      authors: cleanList(childrenOf(entry, people).map((person) => textOf(person).replace(/ \d{4}$/, ''))),
      year: textAt(entry, 'year'),
      venue: textAt(entry, 'journal') || textAt(entry, 'booktitle') || textAt(entry, 'school'),
      volume: textAt(entry, 'volume'),
      page: readFirstPage(textAt(entry, 'pages')),
      url: links[0],
      identifiers: {
        doi: links.map(readDoi).find((doi) => doi !== undefined),
        arxiv: links.filter((link) => link.includes('arxiv.org')).map(readArxiv)[0],
      },
    },
    line,
  );
}
