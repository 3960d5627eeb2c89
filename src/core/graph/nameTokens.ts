/**
 * Texts as runs of words for naming: a run ends at punctuation and at function words, so that any two or three neighbours in it are a
 * phrase a person might have written.
 *
 * Words are interned: a surface form ("Point-Clouds") has an id, and its key, the lower-case singular with hyphens opened ("point
 * cloud"), has another. Keys fold plural and spelling variants.
 */
import { CharacterClass, classAt } from '../text/characters.ts';
import {
  createReader,
  noTerm,
  type Columns,
  type Reading,
  type ReadText,
  type SeeWord,
  type WordReader,
} from '../text/wordReader.ts';
import type { Paper } from '../types.ts';
import { breaks } from './nameWords.ts';

/** Ends a run in `RunText.words`. */
export const runEnd = noTerm;

export interface RunText {
  /** Surface ids; `runEnd` between runs. */
  readonly words: Int32Array;
  /** 1 where a capital says nothing: at the start of a sentence or in a title. */
  readonly capitalByPlace: Uint8Array;
  /** Entries before this one are the title's. */
  readonly titleEnd: number;
}

type TitledText = Pick<Paper, 'title' | 'abstract'>;

export interface WordTable {
  readonly surfaces: readonly string[];
  /** Surface id -> key id. */
  readonly keyOf: readonly number[];
  readonly keys: readonly string[];
  readonly keyIds: ReadonlyMap<string, number>;
}

const { word, unspaced } = CharacterClass;
/** Inside a word, between two of its characters: - ' + . and their typographic forms. */
const joints = new Set(Array.from("-\u2010\u2011'\u2019+.", (mark) => mark.charCodeAt(0)));
const sentenceEnds = new Set(Array.from('.!?:', (mark) => mark.charCodeAt(0)));

function runsOf(isTitle: boolean): Reading {
  return {
    byKernel: (run, words, bytes) => run.readRuns(words, bytes, isTitle ? 1 : 0),
    plain: (columns, text, see) => readInto(columns, text, isTitle, see),
  };
}

const [titleRuns, abstractRuns] = [runsOf(true), runsOf(false)];

function readInto({ terms, joined }: Columns, text: string, isTitle: boolean, see: SeeWord): number {
  let size = 0;
  let sentenceStart = true;
  const push = (surface: number, place: number) => {
    terms[size] = surface;
    joined[size] = place;
    size += 1;
  };
  for (let at = 0; at < text.length;) {
    const place = isTitle || sentenceStart ? 1 : 0;
    if (isWordAt(text, at)) {
      const end = endOfToken(text, at);
      push(see(at, end), place);
      sentenceStart = false;
      at = end;
      continue;
    }
    const code = text.charCodeAt(at);
    at += 1;
    if (isSpace(code)) continue;
    push(runEnd, place);
    if (sentenceEnds.has(code)) sentenceStart = true;
  }
  push(runEnd, 0);
  return size;
}

function isWordAt(text: string, at: number): boolean {
  const kind = classAt(text, at);
  return kind === word || kind === unspaced;
}

const space = 32;

/** Words joined by a hyphen, an apostrophe, a plus or a full stop are one. */
function endOfToken(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    if (isWordAt(text, at)) at += 1;
    else if (text.charCodeAt(at) === space) break;
    else if (joints.has(text.charCodeAt(at)) && at + 1 < text.length && isWordAt(text, at + 1)) at += 2;
    else break;
  }
  return at;
}

/** Spaces end no run; any other mark does. */
function isSpace(code: number): boolean {
  return code === space || (code >= 9 && code <= 13) || code === 0xa0 || (code >= 0x2000 && code <= 0x200a);
}

/** Reads texts into one table. */
export class RunReader implements WordTable {
  readonly surfaces: string[] = [];
  readonly keyOf: number[] = [];
  readonly keys: string[] = [];
  readonly keyIds = new Map<string, number>();
  private readonly reader: WordReader;

  constructor(engine?: 'fastest' | 'plain') {
    this.reader = createReader((written) => this.learn(written), engine);
  }

  read(papers: readonly TitledText[]): RunText[] {
    const texts = papers.flatMap(({ title, abstract }): ReadText[] => [
      [title, titleRuns],
      [abstract, abstractRuns],
    ]);
    const { terms, joined, ends } = this.reader.readAll(texts);
    return papers.map((_, paper) => {
      const [start, titleEnd, end] = [ends[2 * paper - 1] ?? 0, ends[2 * paper]!, ends[2 * paper + 1]!];
      return {
        words: terms.subarray(start, end),
        capitalByPlace: joined.subarray(start, end),
        titleEnd: titleEnd - start,
      };
    });
  }

  keyIdOf(key: string): number {
    const known = this.keyIds.get(key);
    if (known !== undefined) return known;
    this.keyIds.set(key, this.keys.length);
    return this.keys.push(key) - 1;
  }

  /** The surface of a spelling, `runEnd` for one that breaks runs. */
  private learn(written: string): number {
    // Most words are small Latin letters only: nothing to strip, no hyphen, no acronym.
    if (isSmallLatin(written)) {
      return written.length === 1 || breaks.has(written) ? runEnd : this.add(written, singular(written));
    }
    const surface = written.replace(/['’]s$/u, '').replace(/[‐‑]/gu, '-');
    const ends = breaks.has(surface.toLowerCase()) || /^[\d.,]+$/.test(surface) || surface.length === 1;
    return ends ? runEnd : this.add(surface, wordKey(surface));
  }

  private add(surface: string, key: string): number {
    this.keyOf.push(this.keyIdOf(key));
    return this.surfaces.push(surface) - 1;
  }
}

const [smallA, smallZ] = [97, 122];

function isSmallLatin(written: string): boolean {
  for (let at = 0; at < written.length; at += 1) {
    const code = written.charCodeAt(at);
    if (code < smallA || code > smallZ) return false;
  }
  return true;
}

const pluralAcronym = /^[\p{Lu}\p{N}-]+s$/u;

/** Lower-case singular, hyphens opened. */
export function wordKey(surface: string): string {
  const plain = pluralAcronym.test(surface) && surface.length > 2 ? surface.slice(0, -1) : surface;
  return plain.toLowerCase().split('-').map(singular).join(' ');
}

const irregular = new Map([
  ['analyses', 'analysis'],
  ['hypotheses', 'hypothesis'],
  ['matrices', 'matrix'],
  ['indices', 'index'],
  ['vertices', 'vertex'],
  ['bases', 'basis'],
  ['series', 'series'],
  ['species', 'species'],
  ['lens', 'lens'],
  ['modelling', 'modeling'],
  ['labelling', 'labeling'],
]);

export function singular(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (/(?:ss|us|is|ics|ias|ous|bayes)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:sses|shes|ches|xes|zzes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
