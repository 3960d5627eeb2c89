/** XML: what it holds is seen by its elements. */
import type { Format, PaperRecord, RecordSink } from '../records.ts';
import { readAtomEntry } from './arxivEntry.ts';
import { dblpEntries, readDblpEntry } from './dblpEntry.ts';
import { readEndnoteRecord } from './endnoteRecord.ts';
import { readEuropePmcResult } from './europePmcResult.ts';
import { readGraph } from './graphFile.ts';
import { readJatsArticle } from './jatsArticle.ts';
import { readOaiRecord } from './oaiRecord.ts';
import { readRecords, type XmlNode } from './parseXml.ts';
import { readPubmedArticle } from './pubmedArticle.ts';
import { readZoteroRdf } from './zoteroRdf.ts';

interface XmlKind {
  readonly name: string;
  /** Found in the head of the file. */
  readonly mark: RegExp;
  readonly records: readonly string[];
  readonly toRecord: (node: XmlNode, line: number) => PaperRecord;
}

const kinds: readonly XmlKind[] = [
  {
    name: 'PubMed XML',
    mark: /<Pubmed(?:Book)?Article[\s>]|<PubmedArticleSet[\s>]/,
    records: ['PubmedArticle', 'PubmedBookArticle'],
    toRecord: readPubmedArticle,
  },
  {
    name: 'Europe PMC XML',
    mark: /<responseWrapper[\s>]|<resultList[\s>]/,
    records: ['result'],
    toRecord: readEuropePmcResult,
  },
  {
    name: 'OAI-PMH',
    mark: /<OAI-PMH[\s>]|<oai_dc:dc[\s>]|<record>\s*<header[\s>]/,
    records: ['record'],
    toRecord: readOaiRecord,
  },
  { name: 'DBLP XML', mark: /<dblp[\s>]/, records: dblpEntries, toRecord: readDblpEntry },
  { name: 'arXiv Atom', mark: /<feed[\s>]|<entry[\s>]/, records: ['entry'], toRecord: readAtomEntry },
  {
    name: 'EndNote XML',
    mark: /<records>|<rec-number>|<record>\s*<(?:database|source-app|ref-type)/,
    records: ['record'],
    toRecord: readEndnoteRecord,
  },
  {
    name: 'JATS',
    mark: /<article[\s>][\s\S]*<(?:front|article-meta)[\s>]|<article-meta[\s>]/,
    records: ['article'],
    toRecord: readJatsArticle,
  },
];
const wholes = [
  { name: 'GEXF', mark: /<gexf[\s>]/, read: readGraph },
  { name: 'GraphML', mark: /<graphml[\s>]/, read: readGraph },
  { name: 'Zotero RDF', mark: /<rdf:RDF[\s>]/, read: readZoteroRdf },
];
const recordsPerStep = 50;

export const xmlFile: Format = {
  name: 'XML',
  recognise: (sample) =>
    /^\s*<(?:\?xml|!DOCTYPE|!--|[A-Za-z_][\w:.-]*)/.test(sample.text) &&
    !/^\s*<(?:!DOCTYPE\s+)?html/i.test(sample.text),
  async *read(input, sink) {
    const text = await input.text();
    const head = text.slice(0, 100_000);
    const whole = wholes.find(({ mark }) => mark.test(head));
    if (whole !== undefined) {
      sink.recognised(whole.name);
      yield* whole.read(text, sink);
      return;
    }
    const kind = kinds.find(({ mark }) => mark.test(head));
    if (kind === undefined)
      sink.drop(
        1,
        'XML, but of no kind Paperweave reads (arXiv, PubMed, Europe PMC, EndNote, JATS, OAI-PMH, DBLP, Zotero RDF, GEXF, GraphML)',
        head.trim(),
      );
    else yield* readKind(text, kind, sink);
  },
};

function* readKind(text: string, kind: XmlKind, sink: RecordSink): Generator<number, void, void> {
  sink.recognised(kind.name);
  let line = 1;
  let counted = 0;
  let count = 0;
  for (const { at, node, problem, text: raw } of readRecords(text, kind.records)) {
    for (
      let index = text.indexOf('\n', counted);
      index >= 0 && index < at;
      index = text.indexOf('\n', index + 1)
    )
      line += 1;
    counted = at;
    const record = node === undefined ? undefined : kind.toRecord(node, line);
    if (record === undefined) sink.drop(line, problem ?? 'not an element', raw);
    else if (record.title === '') sink.drop(line, 'record without a title', raw);
    else sink.paper(record);
    count += 1;
    if (count % recordsPerStep === 0) yield at;
  }
}
