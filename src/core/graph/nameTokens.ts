/**
 * Texts as runs of words for naming: a run ends at punctuation and at function words, so that any two or three neighbours in it are a
 * phrase a person might have written.
 *
 * Words are interned: a surface form ("Point-Clouds") has an id, and its key, the lower-case singular with hyphens opened ("point
 * cloud"), has another. Keys fold plural and spelling variants.
 */
import { CharacterClass, classAt } from '../text/characters.ts';
import { Interner } from '../text/interner.ts';
import { breaks } from './nameWords.ts';

/** Ends a run in `RunText.words`. */
export const runEnd = -1;

export interface RunText {
  /** Surface ids; `runEnd` between runs. */
  readonly words: Int32Array;
  /** 1 where a capital says nothing: at the start of a sentence or in a title. */
  readonly capitalByPlace: Uint8Array;
  /** Entries before this one are the title's. */
  readonly titleEnd: number;
}

export interface WordTable {
  readonly surfaces: string[];
  /** Surface id -> key id, or `runEnd` for a word that breaks runs. */
  readonly keyOf: number[];
  readonly keys: string[];
  readonly tokens: Interner;
  readonly keyIds: Map<string, number>;
}

export function createWordTable(): WordTable {
  return { surfaces: [], keyOf: [], keys: [], tokens: new Interner(), keyIds: new Map() };
}

const { word, unspaced } = CharacterClass;
/** Inside a word, between two of its characters: - ' + . and their typographic forms. */
const joints = new Set(Array.from("-\u2010\u2011'\u2019+.", (mark) => mark.charCodeAt(0)));
const sentenceEnds = new Set(Array.from('.!?:', (mark) => mark.charCodeAt(0)));

export function readRuns(title: string, abstract: string, table: WordTable): RunText {
  const words: number[] = [];
  const places: number[] = [];
  readInto(title, true, table, words, places);
  const titleEnd = words.length;
  readInto(abstract, false, table, words, places);
  return { words: new Int32Array(words), capitalByPlace: new Uint8Array(places), titleEnd };
}

function readInto(text: string, isTitle: boolean, table: WordTable, words: number[], places: number[]): void {
  let sentenceStart = true;
  for (let at = 0; at < text.length;) {
    const place = isTitle || sentenceStart ? 1 : 0;
    if (isWordAt(text, at)) {
      const end = endOfToken(text, at);
      const surface = surfaceIdOf(text, at, end, table);
      words.push(table.keyOf[surface] === runEnd ? runEnd : surface);
      places.push(place);
      sentenceStart = false;
      at = end;
      continue;
    }
    const code = text.charCodeAt(at);
    at += 1;
    if (isSpace(code)) continue;
    words.push(runEnd);
    places.push(place);
    if (sentenceEnds.has(code)) sentenceStart = true;
  }
  words.push(runEnd);
  places.push(0);
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

function surfaceIdOf(text: string, start: number, end: number, table: WordTable): number {
  const known = table.tokens.size;
  const id = table.tokens.idOf(text, start, end);
  if (id < known) return id;
  const written = text.slice(start, end);
  // Most words are small Latin letters only: nothing to strip, no hyphen, no acronym.
  if (isSmallLatin(written)) {
    const ends = written.length === 1 || breaks.has(written);
    table.surfaces.push(written);
    table.keyOf.push(ends ? runEnd : keyIdOf(singular(written), table));
    return id;
  }
  const surface = written.replace(/['’]s$/u, '').replace(/[‐‑]/gu, '-');
  table.surfaces.push(surface);
  const ends = breaks.has(surface.toLowerCase()) || /^[\d.,]+$/.test(surface) || surface.length === 1;
  table.keyOf.push(ends ? runEnd : keyIdOf(wordKey(surface), table));
  return id;
}

const [smallA, smallZ] = [97, 122];

function isSmallLatin(written: string): boolean {
  for (let at = 0; at < written.length; at += 1) {
    const code = written.charCodeAt(at);
    if (code < smallA || code > smallZ) return false;
  }
  return true;
}

export function keyIdOf(key: string, table: WordTable): number {
  const known = table.keyIds.get(key);
  if (known !== undefined) return known;
  table.keyIds.set(key, table.keys.length);
  return table.keys.push(key) - 1;
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
