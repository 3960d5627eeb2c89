/**
 * What readers hand to the importer. A reader turns one file into records, drops and notes through a `RecordSink`; it never decides what
 * is the same paper (merge.ts does) and never throws for a bad record (it drops it with a line and a reason).
 */
import type { Identifiers, Origin, Reference, Source } from '../types.ts';
import type { TableGuess } from './importResult.ts';
import type { TextContent, TextPiece } from './source.ts';
import type { ColumnMapping } from './table/columns.ts';

/** One record as read. Text is plain (no markup), fields the file does not have are absent or empty. */
export interface PaperRecord {
  readonly title: string;
  readonly abstract: string;
  readonly authors?: readonly string[];
  readonly year?: number;
  readonly venue?: string;
  readonly keywords?: readonly string[];
  readonly url?: string;
  readonly identifiers?: Identifiers;
  readonly references?: readonly Reference[];
  readonly volume?: string;
  /** First page, or the article number. */
  readonly page?: string;
  readonly embedding?: readonly number[];
  readonly label?: string;
  /** The id by which the file's owner knows the paper; becomes the paper's id where it is free. */
  readonly ownId?: string;
  /** Names besides `ownId` that other records of the same file may call this one by in `Reference.id`. */
  readonly localIds?: readonly string[];
  /** Own ids of records that look the same and are not: this one is merged with none. */
  readonly twins?: readonly string[];
  /** 1-based line of the record's first line. */
  readonly line: number;
  /** Given only by files that already are a merged corpus: every record this one stands for. */
  readonly sources?: readonly Source[];
}

export interface RecordSink {
  paper(record: PaperRecord): void;
  drop(line: number, reason: string, text: string): void;
  note(text: string): void;
  /** An edge the file itself holds, between two `localIds` of its records. */
  edge(source: string, target: string, weight: number): void;
  /** A position the file itself holds. */
  place(localId: string, x: number, y: number): void;
  /** How the columns of a table were understood. */
  table(guess: TableGuess): void;
  /** A narrower name of the format, known only after a look at the records. */
  recognised(format: string): void;
  /** The file says itself where its corpus comes from. */
  from(origin: Origin): void;
}

/** What a person says a table's columns hold; it replaces the guess as a whole. */
export interface TableChoice {
  readonly columns: ColumnMapping;
  /** The first row holds the names of the columns. */
  readonly headed: boolean;
}

/** What a reader is given: the file's name (for messages only) and its content, line ends as \n, no byte-order mark. */
export interface ReaderInput {
  readonly name: string;
  /** Piece by piece, for what may be big. */
  pieces(): AsyncIterable<TextPiece>;
  /** All of it. */
  text(): Promise<string>;
  /** Undecoded, for who can do with less than all of it at once. */
  readonly content: TextContent;
  readonly columns?: TableChoice;
}

/** The beginning of a file, by which its format is recognised. */
export interface Sample {
  readonly name: string;
  /** Up to the first 64 Ki characters, decoded, line ends as \n. */
  readonly text: string;
}

/** Yields how many bytes are done, at least every few milliseconds of work. */
export type Reading = Generator<number, void, void> | AsyncGenerator<number, void, void>;

export interface Format {
  /** As shown to people. */
  readonly name: string;
  recognise(sample: Sample): boolean;
  read(input: ReaderInput, sink: RecordSink): Reading;
}
