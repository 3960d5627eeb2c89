/** One file to its records: opened, decoded, its format recognised by content, read, and everything that went wrong kept as drops and notes. */
import type { Dropped, TableGuess } from './importResult.ts';
import type { Origin } from '../types.ts';
import type { OpenedFile } from './archive.ts';
import type { ReadRecord } from './assemble.ts';
import { Collector, type FileEdge, type FilePlace } from './collector.ts';
import { findFormat } from './findFormat.ts';
import type { TableChoice, ReaderInput } from './records.ts';
import {
  decodePieces,
  detectText,
  isGzip,
  readHead,
  sourceOfBytes,
  type ByteSource,
  type TextContent,
} from './source.ts';

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
  readonly table?: TableGuess;
}

/** Yields bytes done. A file of which nothing can be used counts as one record read and dropped, so that it is never lost silently. */
export async function* readFile(
  input: OpenedFile,
  fileIndex: number,
  columns?: TableChoice,
): AsyncGenerator<number, FileReading, void> {
  const collector = new Collector(input.name, fileIndex);
  const format = yield* readInto(input, collector, columns);
  const { records, dropped, notes, edges, places, origin, tableGuess } = collector;
  if (records.length + dropped.length + edges.length === 0)
    collector.drop(1, `no papers found in this file (read as ${format})`, '');
  if (records.length === 0 && edges.length > 0)
    collector.note('links without papers: they count when this file is opened together with its map file');
  const name = [input.container ?? '', collector.format || format].filter((part) => part !== '').join(', ');
  return {
    ...{ file: input.name, format: name, records, dropped, notes, edges, places },
    ...(origin === undefined ? {} : { origin }),
    ...(tableGuess === undefined ? {} : { table: tableGuess }),
  };
}

/** What opens compressed files loads when one comes. */
async function openSource(bytes: Uint8Array, onProblem: (reason: string) => void): Promise<ByteSource> {
  if (!isGzip(bytes)) return sourceOfBytes(bytes);
  return (await import('./gzip.ts')).sourceOfGzip(bytes, onProblem);
}

async function* readInto(
  input: OpenedFile,
  sink: Collector,
  columns: TableChoice | undefined,
): AsyncGenerator<number, string, void> {
  if (input.problem !== undefined) {
    sink.drop(1, input.problem, '');
    return '';
  }
  const problems = new Set<string>();
  const source = await openSource(input.bytes, (reason) => {
    // A file is opened anew for its head and may be gone through twice; it is damaged once.
    if (!problems.has(reason)) sink.drop(1, reason, '');
    problems.add(reason);
  });
  const head = await readHead(source);
  const guess = await detectText(head);
  if (guess === undefined) {
    sink.drop(
      1,
      `not text: this looks like ${nameBinary(head)}; save it as CSV, RIS, BibTeX, JSON or text`,
      '',
    );
    return '';
  }
  const tell = (note: string | undefined): void => {
    // A reader may go through the file twice.
    if (note !== undefined && !sink.notes.includes(note)) sink.note(note);
  };
  tell(guess.note);
  const reader = createInput(input.name, { source, encoding: guess.encoding, tell }, columns);
  const sample = { name: input.name, text: decodeHead(head, guess.encoding) };
  if (sample.text.trim() === '' && (await reader.text()).trim() === '') {
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

/** What people drop that no text is. */
function nameBinary(head: Uint8Array): string {
  const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    return 'an Excel workbook of the old kind (.xls), which .xlsx has replaced';
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'a PDF, which holds one paper and no list of papers';
  return 'a binary file';
}

function decodeHead(head: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(head, { stream: true });
  return text.replace(/\r\n?/g, '\n');
}

function createInput(name: string, content: TextContent, columns: TableChoice | undefined): ReaderInput {
  return {
    ...(columns === undefined ? {} : { columns }),
    name,
    content,
    pieces: () => decodePieces(content),
    text: async () => {
      const parts: string[] = [];
      for await (const piece of decodePieces(content)) parts.push(piece.text);
      return parts.join('');
    },
  };
}
