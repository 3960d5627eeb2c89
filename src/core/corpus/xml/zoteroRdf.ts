/**
 * Zotero's RDF, the first format it offers for export. Journals may stand by themselves and be named by the items that appeared in them;
 * attachments and notes are no papers. No references.
 */
import { cleanList, readArxiv, readDoi, readFirstPage } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { PaperRecord, RecordSink } from '../records.ts';
import { childrenOf, find, findAll, readRecords, textAt, textOf, type XmlNode } from './parseXml.ts';

const items = [
  'Article',
  'Book',
  'BookSection',
  'Document',
  'Thesis',
  'Report',
  'Manuscript',
  'Description',
  'Data',
  'Recording',
  'ConferenceProceedings',
];
const containers = ['Journal', 'Series', 'Periodical'];
const recordsPerStep = 100;

export function* readZoteroRdf(text: string, sink: RecordSink): Generator<number, void, void> {
  const journals = new Map<string, XmlNode>();
  for (const { node } of readRecords(text, [...items, ...containers])) {
    const about = node?.attributes.get('about');
    if (node !== undefined && about !== undefined && containers.includes(node.name))
      journals.set(about, node);
  }
  let [line, counted, count] = [1, 0, 0];
  for (const { at, node, problem, text: raw } of readRecords(text, [
    ...items,
    ...containers,
    'Attachment',
    'Memo',
  ])) {
    line += text.slice(counted, at).split('\n').length - 1;
    counted = at;
    if (node === undefined) sink.drop(line, problem ?? 'not an element', raw);
    else if (items.includes(node.name) && !isAside(node)) takeItem(node, line, raw, journals, sink);
    count += 1;
    if (count % recordsPerStep === 0) yield at;
  }
}

function isAside(node: XmlNode): boolean {
  return /^(?:attachment|note|annotation)$/.test(textAt(node, 'itemType'));
}

function takeItem(
  node: XmlNode,
  line: number,
  raw: string,
  journals: ReadonlyMap<string, XmlNode>,
  sink: RecordSink,
): void {
  const record = readItem(node, line, journals);
  if (record.title === '') sink.drop(line, 'record without a title', raw);
  else sink.paper(record);
}

function readItem(node: XmlNode, line: number, journals: ReadonlyMap<string, XmlNode>): PaperRecord {
  const parts = childrenOf(node, 'isPartOf');
  const inside = parts.flatMap((part) => part.children.filter((child) => typeof child !== 'string'));
  const named = parts.map((part) => journals.get(part.attributes.get('resource') ?? ''));
  const homes = [...inside, ...named].filter((home) => home !== undefined);
  const identifiers = [node, ...homes].flatMap((one) => childrenOf(one, 'identifier').map(textOf));
  const url = textAt(find(node, 'identifier', 'URI'), 'value');
  const first = (name: string): string =>
    homes.map((home) => textAt(home, name)).find((text) => text !== '') ?? '';
  return buildRecord(
    {
      title: textAt(node, 'title'),
      abstract: textAt(node, 'abstract'),
      authors: cleanList(findAll(find(node, 'authors'), 'Person').map(readPerson)),
      year: textAt(node, 'date'),
      venue: first('title'),
      keywords: cleanList(childrenOf(node, 'subject').map(textOf)),
      url,
      volume: first('volume') || textAt(node, 'volume'),
      page: readFirstPage(textAt(node, 'pages')),
      identifiers: {
        doi: identifiers.filter((id) => /\bDOI\b|doi\.org/i.test(id)).map(readDoi)[0],
        arxiv: url.includes('arxiv.org') ? readArxiv(url) : undefined,
      },
    },
    line,
  );
}

function readPerson(person: XmlNode): string {
  const [family, given] = [
    textAt(person, 'surname'),
    textAt(person, 'givenName') || textAt(person, 'givenname'),
  ];
  return given === '' ? family : `${family}, ${given}`;
}
