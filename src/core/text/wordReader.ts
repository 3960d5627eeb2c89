/**
 * Texts as sequences of terms. Each different spelling is looked at once, in order of first sight. By the WebAssembly kernel, or in plain
 * TypeScript with the same numbers.
 * Cost: linear in the characters; 2 bytes for each character of a spelling, about 40 more for each spelling.
 */
import { createKernel, type KernelFunctions } from '../kernels/wasm.ts';
import { plainEngines } from '../plainEngines.ts';
import { KernelReader } from './kernelReader.ts';
import { forEachWord, isNeighbour } from './tokenize.ts';

/** Stands for a word that says nothing, between two words that are no neighbours, and at the end of a text. */
export const noTerm = -1;

/** Gives a spelling its term, or `noTerm`. */
export type LearnSpelling = (spelling: string) => number;

export interface Entries {
  /** Terms, `noTerm` before each word that is no neighbour of the one before, and at the end of a text. */
  readonly terms: Int32Array;
  /** 1 where another mark than a space joins the word to the next. */
  readonly joined: Uint8Array;
  /** Where the entries of each text end. */
  readonly ends: Uint32Array;
}

/** A text, and what is taken for a word in it. */
export type ReadText = readonly [text: string, reading: Reading];

export interface WordReader {
  /** Reads texts, one after the other. */
  readAll(texts: readonly ReadText[]): Entries;
}

export type Columns = Pick<Entries, 'terms' | 'joined'>;
/** Gives the term of a place. */
export type SeeWord = (start: number, end: number) => number;

/** What is taken for a word: as the kernel finds it, and in plain TypeScript, also where the kernel gives up. */
export interface Reading {
  /** False (0) where the kernel gives up. */
  byKernel(run: KernelFunctions, words: number, bytes: number): number;
  plain(columns: Columns, text: string, see: SeeWord): number;
}

/** Words as they are counted: the parts of hyphenated ones. */
export const countedWords: Reading = {
  byKernel: (run, words, bytes) => run.readWords(words, bytes),
  plain: readInto,
};

/** A text of n characters comes to at most this many entries. */
export const mostEntries = (characters: number) => 2 * characters + 1;

const space = 32;

/** Reads a text of any script and with any markup. */
function readInto({ terms, joined }: Columns, text: string, see: SeeWord): number {
  let size = 0;
  const push = (term: number) => {
    terms[size] = term;
    joined[size] = 0;
    size += 1;
  };
  let before = -2;
  forEachWord(text, (start, end) => {
    if (!isNeighbour(text, before, start)) push(noTerm);
    else if (text.charCodeAt(before) !== space) joined[size - 1] = 1;
    push(see(start, end));
    before = end;
  });
  push(noTerm);
  return size;
}

export function createReader(learn: LearnSpelling, engine: 'fastest' | 'plain' = 'fastest'): WordReader {
  const kernel = engine === 'plain' ? undefined : createKernel();
  return kernel === undefined ? new (plainEngines().PlainReader)(learn) : new KernelReader(kernel, learn);
}
