/** An entry of an arXiv Atom feed. Titles and summaries come with hard line breaks and LaTeX. No references. */
import { cleanList, readArxiv, readDoi } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { PaperRecord } from '../records.ts';
import { childrenOf, textAt, type XmlNode } from './parseXml.ts';

export function readAtomEntry(entry: XmlNode, line: number): PaperRecord {
  const id = textAt(entry, 'id');
  const categories = childrenOf(entry, 'category').map((category) => category.attributes.get('term') ?? '');
  return buildRecord(
    {
      title: textAt(entry, 'title'),
      abstract: textAt(entry, 'summary') || textAt(entry, 'content'),
      authors: cleanList(childrenOf(entry, 'author').map((author) => textAt(author, 'name'))),
      year: textAt(entry, 'published') || textAt(entry, 'updated'),
      venue: textAt(entry, 'journal_ref') || (id.includes('arxiv.org') ? 'arXiv' : ''),
      keywords: cleanList(categories),
      url: id,
      identifiers: {
        arxiv: id.includes('arxiv.org') ? readArxiv(id) : undefined,
        doi: readDoi(textAt(entry, 'doi')),
      },
      localIds: id === '' ? [] : [id],
    },
    line,
  );
}
