/**
 * The short way for a corpus packaged by this program and not touched since (packagedFormat.ts writes it): no reader of other formats need be
 * loaded, nothing need be merged again. Its fingerprint is checked; anything else goes the long way (import.ts), with the same result.
 */
import { fingerprintPapers } from './fingerprint.ts';
import type { ImportResult, InputFile, Merged } from './importResult.ts';
import type { Paper, Source } from '../types.ts';

interface Packaged {
  readonly format: string;
  readonly version: number;
  readonly origin: { readonly name: string; readonly note: string };
  readonly fingerprint: string;
  readonly report: Readonly<Record<'read' | 'kept' | 'merged' | 'dropped', number>>;
  readonly files: readonly string[];
  readonly network?: unknown;
  readonly papers: readonly (Omit<Partial<Paper>, 'sources'> & {
    readonly sources?: readonly (readonly [number, number, number])[];
  })[];
}

/** Undefined where the file is anything but an untouched package without references, dropped records and ties of its own. */
export function readShippedCorpus(file: InputFile): ImportResult | undefined {
  const packaged = parse(file.bytes);
  if (packaged === undefined || packaged.report.dropped !== 0 || packaged.network) return undefined;
  const papers = packaged.papers.map((paper) => unpack(paper, packaged.files));
  if (!papers.every(isPlain) || fingerprintPapers(papers) !== packaged.fingerprint) return undefined;
  const { read, kept, merged } = packaged.report;
  const corpus = { papers, origin: packaged.origin, fingerprint: packaged.fingerprint };
  const counts = {
    withAbstract: papers.filter((paper) => paper.abstract !== '').length,
    withReferences: 0,
    linksResolved: 0,
  };
  const report = {
    files: [
      { file: file.name, format: 'Paperweave corpus', read, kept, merged, dropped: 0, ...counts, notes: [] },
    ],
    read,
    kept,
    merged,
    dropped: [],
    merges: listMerges(papers),
    ...counts,
  };
  const inputOrder = [...papers].sort((a, b) => compareFirst(a.sources, b.sources)).map((paper) => paper.id);
  return { corpus, report, inputOrder };
}

function parse(bytes: Uint8Array): Packaged | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, 60));
  if (!head.startsWith('{"format":"paperweave-corpus","version":1,')) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Packaged;
  } catch {
    return undefined;
  }
}

function unpack(paper: Packaged['papers'][number], files: readonly string[]): Paper {
  const sources = (paper.sources ?? []).map(([file, rank, line]): Source => {
    return { file: files[file] ?? '', rank, line };
  });
  const {
    id = '',
    title = '',
    abstract = '',
    authors = [],
    keywords = [],
    identifiers = {},
    references = [],
  } = paper;
  return { ...paper, id, title, abstract, authors, keywords, identifiers, references, sources };
}

/** References and vectors need the care of the long way. */
function isPlain(paper: Paper): boolean {
  return (
    paper.id !== '' &&
    paper.sources.length > 0 &&
    paper.references.length === 0 &&
    paper.embedding === undefined
  );
}

function listMerges(papers: readonly Paper[]): Merged[] {
  return papers
    .flatMap(({ id, sources }) => sources.slice(1).map((source) => ({ source, id })))
    .sort((a, b) => compareSources(a.source, b.source))
    .map(({ source, id }) => ({
      file: source.file,
      rank: source.rank,
      line: source.line,
      into: id,
      evidence: 'merged before it was saved',
    }));
}

function compareFirst(a: readonly Source[], b: readonly Source[]): number {
  return compareSources(a[0]!, b[0]!);
}

function compareSources(a: Source, b: Source): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.rank - b.rank;
}
