/** Gathers what the reader of one file finds. Ranks count the records of the file in the order in which they stand. */
import type { Dropped, TableGuess } from './importResult.ts';
import type { Origin } from '../types.ts';
import type { ReadRecord } from './assemble.ts';
import type { PaperRecord, RecordSink } from './records.ts';

const shownLength = 200;
const mostNotes = 100;

/** An edge or position of the file, by the ids the file itself uses. */
export interface FileEdge {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
}

export interface FilePlace {
  readonly localId: string;
  readonly x: number;
  readonly y: number;
}

export class Collector implements RecordSink {
  readonly records: ReadRecord[] = [];
  readonly dropped: Dropped[] = [];
  readonly notes: string[] = [];
  readonly edges: FileEdge[] = [];
  readonly places: FilePlace[] = [];
  format = '';
  origin: Origin | undefined;
  tableGuess: TableGuess | undefined;
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
    if (this.notes.length < mostNotes) this.notes.push(text);
    else if (this.notes.length === mostNotes) this.notes.push('more notes like these were left out');
  }

  edge(source: string, target: string, weight: number): void {
    if (source !== target) this.edges.push({ source, target, weight });
  }

  place(localId: string, x: number, y: number): void {
    if (Number.isFinite(x) && Number.isFinite(y)) this.places.push({ localId, x, y });
  }

  table(guess: TableGuess): void {
    this.tableGuess = guess;
  }

  /** The first record decides. */
  recognised(format: string): void {
    if (this.format === '') this.format = format;
  }

  from(origin: Origin): void {
    this.origin = origin;
  }
}
