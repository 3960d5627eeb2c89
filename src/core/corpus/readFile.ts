/** One file to its records: opened, decoded, its format recognised by content, read, and everything that went wrong kept as drops and notes. */
import type { Dropped, InputFile, Origin } from '../types.ts';
import type { ReadRecord } from './assemble.ts';
import { Collector, type FileEdge, type FilePlace } from './collector.ts';
import { findFormat } from './findFormat.ts';
import { isGzip, sourceOfGzip } from './gzip.ts';
import type { ReaderInput } from './records.ts';
import { decodePieces, detectText, readHead, sourceOfBytes, type ByteSource } from './source.ts';

export interface FileReading {
  readonly file: string;
  /** Name of the format, '' where none was recognised. */
  readonly format: string;
  readonly records: readonly ReadRecord[];
  readonly dropped: readonly Dropped[];
  readonly notes: readonly string[];
  readonly edges: readonly FileEdge[];
  readonly places: readonly FilePlace[];
  readonly origin?: Origin;
}

/** Yields bytes done. A file of which nothing can be used counts as one record read and dropped, so that it is never lost silently. */
export async function* readFile(
  input: InputFile,
  fileIndex: number,
): AsyncGenerator<number, FileReading, void> {
  const collector = new Collector(input.name, fileIndex);
  const format = yield* readInto(input, collector);
  const { records, dropped, notes, edges, places, origin } = collector;
  if (records.length + dropped.length === 0)
    collector.drop(1, `no papers found in this file (read as ${format})`, '');
  const reading = {
    file: input.name,
    format: collector.format || format,
    records,
    dropped,
    notes,
    edges,
    places,
  };
  return origin === undefined ? reading : { ...reading, origin };
}

async function* readInto(input: InputFile, sink: Collector): AsyncGenerator<number, string, void> {
  const source = isGzip(input.bytes)
    ? sourceOfGzip(input.bytes, (reason) => {
        sink.drop(1, reason, '');
      })
    : sourceOfBytes(input.bytes);
  const head = readHead(source);
  const encoding = detectText(source, head);
  if (encoding === undefined) {
    sink.drop(1, 'not text: this looks like a binary file; save it as CSV, RIS, BibTeX, JSON or text', '');
    return '';
  }
  const reader = createInput(input.name, source, encoding);
  const sample = { name: input.name, text: decodeHead(head, encoding) };
  if (sample.text.trim() === '' && reader.text().trim() === '') {
    sink.drop(1, 'the file is empty', '');
    return '';
  }
  const format = await findFormat(sample);
  if (format === undefined) {
    sink.drop(1, 'not a format Paperweave knows', sample.text.trimStart());
    return '';
  }
  yield* format.read(reader, sink);
  return format.name;
}

function decodeHead(head: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(head, { stream: true });
  return text.replace(/\r\n?/g, '\n');
}

function createInput(
  name: string,
  source: ByteSource,
  encoding: NonNullable<ReturnType<typeof detectText>>,
): ReaderInput {
  return {
    name,
    pieces: () => decodePieces(source, encoding),
    text: () => [...decodePieces(source, encoding)].map((piece) => piece.text).join(''),
  };
}
