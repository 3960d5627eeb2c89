/**
 * A corpus as one JSON file, ready to open: `{ format, version, origin, fingerprint, report, files, papers }`. It is read back as the same
 * corpus: same ids, sources and fingerprint; each source still counts as a record read. Compact and deterministic: the same corpus gives
 * the same bytes. One paper a line, so that a change of one paper is a change of one line.
 */
import type { Corpus, Identifiers, Origin, Paper, Source } from '../types.ts';
import type { FileNetwork, ImportReport, ImportResult } from './importResult.ts';
import { compareSources } from './evidence.ts';
import { packNetwork, unpackNetwork } from './network.ts';
import { plainPaper } from './json/plainPaper.ts';
import {
  asList,
  asText,
  isObject,
  objectsAt,
  parseOrUndefined,
  textAt,
  valueAt,
  type JsonObject,
} from './json/values.ts';
import type { Format, PaperRecord, ReaderInput, Reading, RecordSink } from './records.ts';

const formatName = 'paperweave-corpus';

/** A paper without its empty fields; sources as [file, rank, line], file as an index into `files`. */
type PackedPaper = Omit<Partial<Paper>, 'sources'> & {
  readonly sources: readonly (readonly [number, number, number])[];
};

export function writePackagedCorpus({
  corpus,
  report,
  network,
}: Pick<ImportResult, 'corpus' | 'report' | 'network'>): string {
  const files = listFiles(corpus);
  const head = {
    format: formatName,
    version: 1,
    origin: corpus.origin,
    fingerprint: corpus.fingerprint,
    report: summarise(report),
    files,
    ...(network === undefined ? {} : { network: packNetwork(network) }),
  };
  const papers = corpus.papers.map((paper) => JSON.stringify(pack(paper, files)));
  return `${JSON.stringify(head).slice(0, -1)},"papers":[\n${papers.join(',\n')}\n]}\n`;
}

function listFiles(corpus: Corpus): readonly string[] {
  return [...new Set(corpus.papers.flatMap((paper) => paper.sources.map((source) => source.file)))].sort();
}

function summarise(report: ImportReport): Record<string, number> {
  const { read, kept, merged, dropped, withAbstract, withReferences } = report;
  return { read, kept, merged, dropped: dropped.length, withAbstract, withReferences };
}

function pack(paper: Paper, files: readonly string[]): PackedPaper {
  const packed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(paper)) if (!isEmpty(value)) packed[key] = value;
  return {
    ...packed,
    sources: paper.sources.map(({ file, rank, line }) => [files.indexOf(file), rank, line]),
  };
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === '' || value === undefined || (isObject(value) && Object.keys(value).length === 0);
}

export const packagedCorpus: Format = {
  name: 'Paperweave corpus',
  recognise: (sample) => sample.text.slice(0, 200).replace(/\s/g, '').startsWith(`{"format":"${formatName}"`),
  read: readPackaged,
};

async function* readPackaged(input: ReaderInput, sink: RecordSink): Reading {
  const text = await input.text();
  const packaged = parse(text);
  if (packaged === undefined) {
    sink.drop(1, 'a Paperweave corpus that is not whole JSON: save it again', text);
    return;
  }
  sink.from(packaged.origin);
  const records = packaged.papers.map((paper) => unpack(paper, packaged.files));
  // In the order in which the papers first stood in their files, not that of their ids.
  records.sort((a, b) => compareSources(a.sources?.[0], b.sources?.[0]));
  for (const [index, record] of records.entries()) {
    sink.paper(record);
    if (index % 500 === 0) yield index;
  }
  if (packaged.network !== undefined) giveNetwork(packaged.network, packaged.papers, sink);
}

function giveNetwork(network: FileNetwork, papers: readonly JsonObject[], sink: RecordSink): void {
  const { source, target, weight, positions } = network;
  const idOf = (row: number): string => textAt(papers[row] ?? {}, 'id');
  for (const [tie, row] of source.entries()) sink.edge(idOf(row), idOf(target[tie]!), weight[tie]!);
  if (positions === undefined) return;
  for (const row of papers.keys()) sink.place(idOf(row), positions[2 * row]!, positions[2 * row + 1]!);
}

interface Packaged {
  readonly origin: Origin;
  readonly files: readonly string[];
  readonly papers: readonly JsonObject[];
  readonly network: FileNetwork | undefined;
}

function parse(text: string): Packaged | undefined {
  const value = parseOrUndefined(text);
  if (!isObject(value)) return undefined;
  const papers = objectsAt(value, 'papers');
  return {
    origin: { name: textAt(value, 'origin', 'name'), note: textAt(value, 'origin', 'note') },
    files: asList(valueAt(value, 'files')).map(asText),
    papers,
    network: unpackNetwork(valueAt(value, 'network'), papers.length),
  };
}

/** Through the same door as papers of strangers: a packaged file may have been edited by hand. */
function unpack(paper: JsonObject, files: readonly string[]): PaperRecord {
  const sources = asList(valueAt(paper, 'sources')).map((source): Source => {
    const [file, rank, line] = asList(source).map(Number);
    return { file: files[file ?? 0] ?? '', rank: rank ?? 0, line: line ?? 0 };
  });
  const record = plainPaper.toRecord(paper, sources[0]?.line ?? 1);
  const identifiers = Object.entries(asObject(valueAt(paper, 'identifiers'))).filter(
    (entry) => typeof entry[1] === 'string',
  );
  const twins = asList(valueAt(paper, 'twins')).map(asText);
  return {
    ...record,
    ...(twins.length === 0 ? {} : { twins }),
    title: textAt(paper, 'title'),
    abstract: textAt(paper, 'abstract'),
    ...(identifiers.length === 0 ? {} : { identifiers: Object.fromEntries(identifiers) as Identifiers }),
    ...(sources.length === 0 ? {} : { sources }),
  };
}

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
