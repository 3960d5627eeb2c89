/**
 * Files to one corpus, with a report that accounts for every record: read = kept + merged + dropped. The order of files and of their rows
 * does not change the corpus. Nothing here throws for what a file holds: what cannot be used is dropped with its line and a reason.
 */
import type { AsyncJob, Job, Progress } from '../progress.ts';
import type { Corpus, Origin, Paper } from '../types.ts';
import type { Dropped, FileReport, ImportReport, ImportResult, InputFile } from './importResult.ts';
import { listCitations, type CitationEdges } from '../citations/direct.ts';
import { indexReferences } from '../citations/works.ts';
import type { ApartRecord } from './apart.ts';
import { assemblePapers, type Assembled, type ReadRecord } from './assemble.ts';
import { fingerprintPapers } from './fingerprint.ts';
import { openArchive } from './archive.ts';
import { nameFilesApart } from './nameFiles.ts';
import { collectNetwork } from './network.ts';
import type { TableChoice } from './records.ts';
import { readFile, type FileReading } from './readFile.ts';

export interface ImportOptions {
  /** Name and note for the corpus; made from the files where absent. */
  readonly origin?: Origin;
  /** Records that were merged (as the report names them) and shall stand by themselves. */
  readonly apart?: readonly ApartRecord[];
  /** For tables: file name -> what a person says the columns hold. */
  readonly columns?: Readonly<Record<string, TableChoice>>;
}

/** `release` is told of each file whose bytes are needed no longer. */
export async function* importFiles(
  files: readonly InputFile[],
  options: ImportOptions = {},
  release: (file: InputFile) => void = () => undefined,
): AsyncJob<ImportResult> {
  const total = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const readings: FileReading[] = [];
  let before = 0;
  for (const file of nameFilesApart(files)) {
    before = yield* readOne(file, readings, options, { before, total });
    release(file);
  }
  const records = readings.flatMap((reading) => reading.records);
  const assembling = assemblePapers(records, options.apart);
  for (;;) {
    const step = assembling.next();
    if (step.done === true) return yield* finish(readings, records, step.value, options);
    yield progress(total, total);
  }
}

/** Gives the bytes done after this file. */
async function* readOne(
  file: InputFile,
  readings: FileReading[],
  options: ImportOptions,
  { before, total }: { readonly before: number; readonly total: number },
): AsyncJob<number> {
  const size = file.bytes.length;
  for (const opened of openArchive(file)) {
    const reading = readFile(opened, readings.length, options.columns?.[opened.name]);
    for (;;) {
      const step = await reading.next();
      if (step.done === true) {
        readings.push(step.value);
        break;
      }
      yield progress(before + Math.min(step.value, size), total);
    }
  }
  return before + size;
}

function progress(done: number, total: number): Progress {
  return { stage: 'read', done, total };
}

function* finish(
  readings: readonly FileReading[],
  records: readonly ReadRecord[],
  assembled: Assembled,
  options: ImportOptions,
): Job<ImportResult> {
  const { papers, fates } = assembled;
  const citations = listCitations(yield* indexReferences(papers));
  const corpus: Corpus = {
    papers,
    origin: options.origin ?? describeOrigin(readings),
    fingerprint: fingerprintPapers(papers),
  };
  const network = collectNetwork(readings, papers, assembled.localIds);
  const tables = readings.map((reading) => reading.table).filter((table) => table !== undefined);
  return {
    corpus,
    report: writeReport(readings, records, assembled, citations),
    inputOrder: [...new Set(fates.map((fate) => fate.paperId))],
    ...(network === undefined ? {} : { network }),
    ...(tables.length === 0 ? {} : { tables }),
  };
}

const howRead = ({ format }: FileReading) => format || 'not recognised';

/** A packaged corpus alone keeps its origin; anything else is named after its files, with how they were read. */
function describeOrigin(readings: readonly FileReading[]): Origin {
  const [only] = readings;
  if (readings.length === 1 && only?.origin !== undefined) return only.origin;
  const sorted = readings.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const formats = [...new Set(sorted.map(howRead))].sort().join('; ');
  const two = readings.length < 3;
  const name = two ? sorted.map(({ file }) => file).join(' and ') : `${String(readings.length)} files`;
  const each = sorted.map((reading) => `${reading.file} (${howRead(reading)})`).join(', ');
  return { name, note: readings.length === 1 || readings.length > 3 ? `Read as ${formats}.` : `${each}.` };
}

function writeReport(
  readings: readonly FileReading[],
  records: readonly ReadRecord[],
  { papers, merges, fates }: Assembled,
  citations: CitationEdges,
): ImportReport {
  const dropped: Dropped[] = readings.flatMap((reading) => reading.dropped);
  const paperOf = new Map(papers.map((paper, row) => [paper.id, row]));
  const keptRows: number[][] = readings.map(() => []);
  for (const [index, fate] of fates.entries())
    if (fate.kept) keptRows[records[index]!.fileIndex]!.push(paperOf.get(fate.paperId)!);
  const cited = countPerRow(citations, papers.length);
  const files = readings.map((reading, index) =>
    writeFileReport(reading, keptRows[index] ?? [], papers, cited),
  );
  return {
    files,
    read: files.reduce((sum, file) => sum + file.read, 0),
    kept: papers.length,
    merged: merges.length,
    dropped,
    merges,
    withAbstract: papers.filter((paper) => paper.abstract !== '').length,
    withReferences: papers.filter((paper) => paper.references.length > 0).length,
    linksResolved: citations.source.length,
  };
}

/** Citations that start from each row. */
function countPerRow({ source }: CitationEdges, rows: number): Uint32Array {
  const counts = new Uint32Array(rows);
  for (const row of source) counts[row]! += 1;
  return counts;
}

function writeFileReport(
  reading: FileReading,
  rows: readonly number[],
  papers: readonly Paper[],
  cited: Uint32Array,
): FileReport {
  const sources = reading.records.reduce((sum, record) => sum + record.sources.length, 0);
  const kept = rows.map((row) => papers[row]!);
  return {
    file: reading.file,
    format: reading.format,
    read: sources + reading.dropped.length,
    kept: rows.length,
    merged: sources - rows.length,
    dropped: reading.dropped.length,
    withAbstract: kept.filter((paper) => paper.abstract !== '').length,
    withReferences: kept.filter((paper) => paper.references.length > 0).length,
    linksResolved: rows.reduce((sum, row) => sum + cited[row]!, 0),
    notes: reading.notes,
  };
}
