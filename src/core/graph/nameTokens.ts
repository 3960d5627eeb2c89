/**
 * Texts as runs of words for naming: a run ends at punctuation and at function words, so that any two or three neighbours in it are a
 * phrase a person might have written.
 *
 * Words are interned: a surface form ("Point-Clouds") has an id, and its key, the lower-case singular with hyphens opened ("point
 * cloud"), has another. Keys fold plural and spelling variants. One regular expression and one look-up a word.
 */
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
  readonly surfaceIds: Map<string, number>;
  readonly keyIds: Map<string, number>;
}

export function createWordTable(): WordTable {
  return { surfaces: [], keyOf: [], keys: [], surfaceIds: new Map(), keyIds: new Map() };
}

const pattern = /[\p{L}\p{N}]+(?:[-‐‑'’+.][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu;

export function readRuns(title: string, abstract: string, table: WordTable): RunText {
  const words: number[] = [];
  const places: number[] = [];
  readInto(title, true, table, words, places);
  const titleEnd = words.length;
  readInto(abstract, false, table, words, places);
  return { words: Int32Array.from(words), capitalByPlace: Uint8Array.from(places), titleEnd };
}

function readInto(text: string, isTitle: boolean, table: WordTable, words: number[], places: number[]): void {
  let sentenceStart = true;
  for (const [token] of text.matchAll(pattern)) {
    const surface = isWord(token) ? surfaceIdOf(token, table) : runEnd;
    const breaksRun = surface === runEnd || table.keyOf[surface] === runEnd;
    words.push(breaksRun ? runEnd : surface);
    places.push(isTitle || sentenceStart ? 1 : 0);
    if (surface !== runEnd) sentenceStart = false;
    else if (token === '.' || token === '!' || token === '?' || token === ':') sentenceStart = true;
  }
  words.push(runEnd);
  places.push(0);
}

function isWord(token: string): boolean {
  return token.length > 1 || /[\p{L}\p{N}]/u.test(token);
}

function surfaceIdOf(token: string, table: WordTable): number {
  const known = table.surfaceIds.get(token);
  if (known !== undefined) return known;
  const surface = token.replace(/['’]s$/u, '').replace(/[‐‑]/gu, '-');
  const id = table.surfaces.length;
  table.surfaceIds.set(token, id);
  table.surfaces.push(surface);
  const ends = breaks.has(surface.toLowerCase()) || /^[\d.,]+$/.test(surface) || surface.length === 1;
  table.keyOf.push(ends ? runEnd : keyIdOf(wordKey(surface), table));
  return id;
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
