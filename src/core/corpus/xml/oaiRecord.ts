/** A record of an OAI-PMH harvest: Dublin Core, which every repository speaks, or arXiv's own form. No references. */
import { cleanList, readArxiv, readDoi } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { PaperRecord } from '../records.ts';
import { childrenOf, find, findAll, textAt, textOf, type XmlNode } from './parseXml.ts';

export function readOaiRecord(record: XmlNode, line: number): PaperRecord {
  const arxiv = findAll(record, 'arXiv')[0] ?? findAll(record, 'arXivRaw')[0];
  return arxiv === undefined ? readDublinCore(record, line) : readArxivMetadata(arxiv, line);
}

function readDublinCore(record: XmlNode, line: number): PaperRecord {
  const core = findAll(record, 'dc')[0] ?? find(record, 'metadata') ?? record;
  const all = (name: string): readonly string[] => childrenOf(core, name).map((node) => textOf(node).trim());
  const identifiers = [...all('identifier'), ...all('relation')];
  const descriptions = [...all('description'), ...all('abstract')].sort((a, b) => b.length - a.length);
  return buildRecord(
    {
      title: all('title')[0] ?? '',
      abstract: descriptions[0],
      authors: cleanList(all('creator')),
      year: [...all('date'), ...all('issued')].find((date) => /\d{4}/.test(date)),
      venue: all('source')[0] ?? all('publisher')[0],
      keywords: cleanList(all('subject')),
      url: identifiers.find((id) => id.startsWith('http')),
      identifiers: {
        doi: identifiers.map(readDoi).find((doi) => doi !== undefined),
        arxiv: identifiers.filter((id) => /arxiv/i.test(id)).map(readArxiv)[0],
      },
    },
    line,
  );
}

function readArxivMetadata(metadata: XmlNode, line: number): PaperRecord {
  const people = childrenOf(find(metadata, 'authors'), 'author').map((author) =>
    [textAt(author, 'keyname'), textAt(author, 'forenames')].filter((part) => part !== '').join(', '),
  );
  const id = textAt(metadata, 'id');
  return buildRecord(
    {
      title: textAt(metadata, 'title'),
      abstract: textAt(metadata, 'abstract'),
      authors: cleanList(people.length > 0 ? people : textAt(metadata, 'authors').split(/, | and /)),
      year: textAt(metadata, 'created') || textAt(find(metadata, 'version'), 'date'),
      venue: textAt(metadata, 'journal-ref') || 'arXiv',
      keywords: cleanList(textAt(metadata, 'categories').split(' ')),
      url: `https://arxiv.org/abs/${id}`,
      identifiers: { arxiv: readArxiv(id), doi: readDoi(textAt(metadata, 'doi')) },
      localIds: id === '' ? [] : [id],
    },
    line,
  );
}
