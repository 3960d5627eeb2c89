/**
 * One pass over a text: where its words are. The model counts them, the page marks them, both by the same rules.
 *
 * Letters and digits make words; a hyphenated word is given whole and in its parts, so that `pre-training` meets both `pretraining` and
 * `training`. LaTeX commands, markup tags, entities and addresses are stepped over; words without a letter, one-letter words and words
 * of more than 40 characters are left out. Runs of scripts written without spaces become character bigrams.
 */
import { stemmer } from 'stemmer';
import { CharacterClass, classAt, fold, knownClasses } from './characters.ts';
import { stopWords } from './stopWords.ts';

/** Called for each word with its place in the text: text.slice(start, end). */
export type VisitWord = (start: number, end: number) => void;

const longestWord = 40;
const address = /https?:\/\/\S*|www\.\S*/uy;
const markup = /<\/?[a-z][^<>]{0,80}>/iuy;
const entity = /&#?\w{1,8};/uy;

const [lessThan, ampersand, letterH, letterW] = [60, 38, 104, 119];

function opensNoise(code: number): boolean {
  return code === lessThan || code === ampersand || code === letterH || code === letterW;
}

/** End of the piece of no interest that starts at `index`, or `index` where there is none. */
function skipNoise(text: string, index: number, code: number): number {
  // Most words that begin so are no address: the third letter tells without a search.
  const third = text[index + 2];
  if ((code === letterH && third !== 't') || (code === letterW && third !== 'w')) return index;
  const pattern = code === lessThan ? markup : code === ampersand ? entity : address;
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : index;
}

// Read once: a lookup through the module for each character would cost more than the work.
const { word, unspaced, hyphen } = CharacterClass;
const classes = knownClasses;
const space = 32;

function endOfRun(text: string, start: number, wanted: number): number {
  let end = start + 1;
  for (; end < text.length; end += 1) {
    const known = classes[text.charCodeAt(end)]!;
    if (known !== wanted && (known <= hyphen || classAt(text, end) !== wanted)) break;
  }
  return end;
}

function visitBigrams(text: string, start: number, end: number, visit: VisitWord): void {
  const lengthAt = (index: number) => ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);
  let first = start;
  let second = start + lengthAt(start);
  if (second >= end) visit(start, end);
  while (second < end) {
    const next = second + lengthAt(second);
    visit(first, next);
    first = second;
    second = next;
  }
}

/** The word that starts at `start`, and the compound it opens, if any. Returns where to go on. */
function visitCompound(text: string, start: number, visit: VisitWord): number {
  let partStart = start;
  for (;;) {
    const end = endOfRun(text, partStart, word);
    visit(partStart, end);
    const joined = end + 1 < text.length && text.charCodeAt(end) !== space && classAt(text, end) === hyphen;
    if (!joined || classAt(text, end + 1) !== word) {
      if (partStart !== start) visit(start, end);
      return end;
    }
    partStart = end + 1;
  }
}

/** Visits every word, in the order of the ends of the words. */
export function forEachWord(text: string, visit: VisitWord): void {
  let index = 0;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (opensNoise(code)) {
      const skipped = skipNoise(text, index, code);
      if (skipped > index) {
        index = skipped;
        continue;
      }
    }
    const known = classes[code]!;
    const kind = known <= hyphen ? known : classAt(text, index);
    if (kind === word) {
      const command = index > 0 && text.charCodeAt(index - 1) === 92;
      index = command ? endOfRun(text, index, kind) : visitCompound(text, index, visit);
    } else if (kind === unspaced) {
      const end = endOfRun(text, index, kind);
      visitBigrams(text, index, end, visit);
      index = end;
    } else index += 1;
  }
}

const letter = /\p{L}/u;
const plainEnglish = /^[a-z]+$/u;
const hyphens = /[-\u2010\u2011]/gu;

/** The term a word stands for: folded, hyphens closed up, stemmed where it is plain Latin; '' where it says nothing. */
export function termOf(surface: string): string {
  if (surface.length > longestWord) return '';
  const folded = fold(surface);
  if (stopWords.has(folded) || !letter.test(folded)) return '';
  const joined = folded.replace(hyphens, '');
  if (stopWords.has(joined)) return '';
  if (joined.length < 2 && classAt(folded, 0) !== unspaced) return '';
  return plainEnglish.test(joined) ? stemmer(joined) : joined;
}
