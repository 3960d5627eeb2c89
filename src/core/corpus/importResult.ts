/** What reading files gives: the corpus, and an account of every record that was read. */
import type { Corpus, SimilarityEdges } from '../types.ts';

/** Something in a file that did not become a paper of its own. */
export interface Dropped {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  /** The first 200 characters of what was dropped. */
  readonly text: string;
}

export interface Merged {
  readonly file: string;
  /** Its place among the records of the file, from 1. */
  readonly rank: number;
  readonly line: number;
  readonly into: string;
  /** 'same title', 'doi', ... */
  readonly evidence: string;
}

export interface FileReport {
  readonly file: string;
  /** Name of the format recognised, or '' where none was. */
  readonly format: string;
  readonly read: number;
  readonly kept: number;
  readonly merged: number;
  readonly dropped: number;
  /** Of the papers that were kept from this file: with an abstract, with references, and citations found inside the corpus. */
  readonly withAbstract: number;
  readonly withReferences: number;
  readonly linksResolved: number;
  /** What the person should know that is not a dropped record. */
  readonly notes: readonly string[];
}

/** `read === kept + merged + dropped.length`, always. */
export interface ImportReport {
  readonly files: readonly FileReport[];
  readonly read: number;
  readonly kept: number;
  readonly merged: number;
  readonly dropped: readonly Dropped[];
  readonly merges: readonly Merged[];
  readonly withAbstract: number;
  readonly withReferences: number;
  readonly linksResolved: number;
}

export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Ties and places that came with the files, as rows of the corpus: a layer and a layout of their own. */
export interface FileNetwork extends SimilarityEdges {
  /** Which files they came in. */
  readonly files: readonly string[];
  /** x0 y0 x1 y1 ...; NaN for papers without a place. */
  readonly positions?: Float32Array;
}

/** How the columns of a table were understood, for a page to show and let correct. */
export interface TableGuess {
  readonly file: string;
  readonly headers: readonly string[];
  /** The first row holds the headers. */
  readonly headed: boolean;
  /** Field -> columns (indices, best first). */
  readonly mapping: Readonly<Partial<Record<string, readonly number[]>>>;
  /** The first rows, cells cut to 200 characters. */
  readonly rows: readonly (readonly string[])[];
  /** The names of the columns do not say enough: a person should look. */
  readonly doubtful: boolean;
}

export interface ImportResult {
  readonly corpus: Corpus;
  readonly report: ImportReport;
  /** Ids of the kept papers in the order the files gave them. */
  readonly inputOrder: readonly string[];
  readonly network?: FileNetwork;
  /** One for each table. */
  readonly tables?: readonly TableGuess[];
}
