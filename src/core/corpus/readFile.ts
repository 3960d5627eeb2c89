/** One file to its records: decoded, its format recognised by content, read, and everything that went wrong kept as drops and notes. */
import type { Dropped, InputFile, Origin } from '../types.ts';
import type { ReadRecord } from './assemble.ts';
import { decodeText } from './decode.ts';
import { formats } from './formats.ts';
import type { PaperRecord, RecordSink } from './records.ts';

export interface FileReading {
  readonly file: string;
  /** Name of the format, '' where none was recognised. */
  readonly format: string;
  readonly records: readonly ReadRecord[];
  readonly dropped: readonly Dropped[];
  readonly notes: readonly string[];
  readonly origin?: Origin;
}

const sampleLength = 65536;
const shownLength = 200;

/** Collects what a reader finds; ranks count the records of the file in the order they stand. */
class Collector implements RecordSink {
  readonly records: ReadRecord[] = [];
  readonly dropped: Dropped[] = [];
  readonly notes: string[] = [];
  origin: Origin | undefined;
  private rank = 0;
  private readonly file: string;
  private readonly fileIndex: number;

  constructor(file: string, fileIndex: number) {
    this.file = file;
    this.fileIndex = fileIndex;
  }

  paper(record: PaperRecord): void {
    this.rank += 1;
    if (record.title === '') {
      this.drop(record.line, 'record without a title', record.abstract);
      return;
    }
    const sources = record.sources ?? [{ file: this.file, rank: this.rank, line: record.line }];
    this.records.push({ record, fileIndex: this.fileIndex, sources });
  }

  drop(line: number, reason: string, text: string): void {
    this.dropped.push({ file: this.file, line, reason, text: text.slice(0, shownLength) });
  }

  note(text: string): void {
    this.notes.push(text);
  }

  from(origin: Origin): void {
    this.origin = origin;
  }
}

/** Yields bytes done. A file of which nothing can be used counts as one record read and dropped, so that it is never lost silently. */
export async function* readFile(
  input: InputFile,
  fileIndex: number,
): AsyncGenerator<number, FileReading, void> {
  const collector = new Collector(input.name, fileIndex);
  const format = yield* readInto(input, collector);
  const { records, dropped, notes, origin } = collector;
  if (records.length + dropped.length === 0 && format !== '')
    collector.drop(1, `no papers found in this file (read as ${format})`, '');
  return { file: input.name, format, records, dropped, notes, ...(origin === undefined ? {} : { origin }) };
}

async function* readInto(input: InputFile, sink: Collector): AsyncGenerator<number, string, void> {
  const text = decodeText(input.bytes);
  if (text === undefined) {
    sink.drop(1, 'not text: this looks like a binary file; save it as text, CSV, RIS, BibTeX or JSON', '');
    return '';
  }
  if (text.trim() === '') {
    sink.drop(1, 'the file is empty', '');
    return '';
  }
  const sample = { name: input.name, text: text.slice(0, sampleLength) };
  const format = formats.find((candidate) => candidate.recognise(sample));
  if (format === undefined) {
    sink.drop(1, 'not a format Paperweave knows', text.trimStart());
    return '';
  }
  yield* format.read({ name: input.name, text: () => text }, sink);
  return format.name;
}
