/**
 * Texts as runs of surface words for naming: a run ends at punctuation and at function words, so that every two or three neighbours in
 * it are a phrase a person might have written.
 *
 * A word's key is its lower-case singular with hyphens opened ("Point-Clouds" -> "point cloud"): what folds plural and spelling variants.
 */
import { breaks } from './nameWords.ts';

export interface Word {
  readonly surface: string;
  readonly key: string;
  /** Stands where a capital says nothing: at the start of a sentence or in a title. */
  readonly capitalByPlace: boolean;
}

export type Run = readonly Word[];

const pattern = /[\p{L}\p{N}]+(?:[-‐‑'’+.][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]+/gu;
const wordStart = /^[\p{L}\p{N}]/u;

/** Runs of a text; `isTitle` where most words carry a capital by convention. */
export function splitRuns(text: string, isTitle: boolean): Run[] {
  const runs: Run[] = [];
  let run: Word[] = [];
  let sentenceStart = true;
  const close = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const [token] of text.matchAll(pattern)) {
    if (!wordStart.test(token)) {
      close();
      if (/[.!?:]/.test(token)) sentenceStart = true;
      continue;
    }
    const surface = token.replace(/['’]s$/u, '').replace(/[‐‑]/gu, '-');
    if (breaks.has(surface.toLowerCase()) || /^[\d.,]+$/.test(surface)) close();
    else run.push({ surface, key: wordKey(surface), capitalByPlace: isTitle || sentenceStart });
    sentenceStart = false;
  }
  close();
  return runs;
}

const keys = /^[\p{Lu}\p{N}]+s$/u;

/** Lower-case singular, hyphens opened. */
export function wordKey(surface: string): string {
  const plain = keys.test(surface) && surface.length > 2 ? surface.slice(0, -1) : surface;
  return plain.toLowerCase().split('-').map(singular).join(' ');
}

const irregular = new Map([
  ['data', 'data'],
  ['analyses', 'analysis'],
  ['hypotheses', 'hypothesis'],
  ['matrices', 'matrix'],
  ['indices', 'index'],
  ['vertices', 'vertex'],
  ['bases', 'basis'],
  ['series', 'series'],
  ['species', 'species'],
  ['lens', 'lens'],
  ['videos', 'video'],
  ['modelling', 'modeling'],
]);

export function singular(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (/(?:ss|us|is|ics|ias|ous)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:sses|shes|ches|xes|zzes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
