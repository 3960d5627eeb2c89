/**
 * One pass over a text: where its words are. The model counts them, the page marks them, both by the same rules.
 *
 * Letters and digits make words; a hyphenated word is given in its parts, and whole as a phrase, so that `self-supervised`,
 * `self supervised` and `supervised` meet. LaTeX commands, markup tags, entities and addresses are stepped over; words without a letter, one-letter words and words
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
const [space, lineFeed, backslash] = [32, 10, 92];

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

/** Visits every word, in order. */
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
      const end = endOfRun(text, index, kind);
      if (index === 0 || text.charCodeAt(index - 1) !== backslash) visit(index, end);
      index = end;
    } else if (kind === unspaced) {
      const end = endOfRun(text, index, kind);
      visitBigrams(text, index, end, visit);
      index = end;
    } else index += 1;
  }
}

const letter = /\p{L}/u;
const plainEnglish = /^[a-z]+$/u;
const joint = /[-\u2010\u2011\s]/u;

/** True where one space, line end or hyphen stands between two words: they may make a phrase. */
export function isNeighbour(text: string, end: number, start: number): boolean {
  if (start !== end + 1) return false;
  const code = text.charCodeAt(end);
  return code === space || code === lineFeed || classes[code] === hyphen;
}

const [digitZero, digitNine, capitalA, capitalZ, smallA, smallZ] = [48, 57, 65, 90, 97, 122];

/** 2 for a word of plain Latin letters, 1 for one with digits besides, 0 for any other. */
function plainness(surface: string): number {
  let letters = 0;
  for (let at = 0; at < surface.length; at += 1) {
    const code = surface.charCodeAt(at);
    if ((code >= smallA && code <= smallZ) || (code >= capitalA && code <= capitalZ)) letters += 1;
    else if (code < digitZero || code > digitNine) return 0;
  }
  return letters === surface.length ? 2 : letters > 0 ? 1 : 0;
}

function termOfWord(surface: string): string {
  if (surface.length > longestWord) return '';
  const plain = surface.length < 2 ? 0 : plainness(surface);
  if (plain > 0) {
    const folded = surface.toLowerCase();
    if (stopWords.has(folded)) return '';
    return plain === 2 ? stemmer(folded) : folded;
  }
  const folded = fold(surface);
  if (stopWords.has(folded) || !letter.test(folded)) return '';
  if (folded.length < 2 && classAt(folded, 0) !== unspaced) return '';
  return plainEnglish.test(folded) ? stemmer(folded) : folded;
}

/**
 * The term a word stands for: folded, and stemmed where it is plain Latin; '' where it says nothing. Words joined by a space or a hyphen
 * stand for a phrase: their terms with a space between, or '' where one of them says nothing.
 */
export function termOf(surface: string): string {
  if (!joint.test(surface)) return termOfWord(surface);
  const terms = surface.split(joint).map(termOfWord);
  return terms.includes('') ? '' : terms.join(' ');
}

/** Visits every term of a text with its place: words, and each pair of neighbours after its second word. */
export function forEachTerm(text: string, visit: (term: string, start: number, end: number) => void): void {
  let before = { term: '', start: -2, end: -2 };
  forEachWord(text, (start, end) => {
    const term = termOf(text.slice(start, end));
    if (term !== '') visit(term, start, end);
    if (term !== '' && before.term !== '' && isNeighbour(text, before.end, start)) {
      visit(`${before.term} ${term}`, before.start, end);
    }
    before = { term, start, end };
  });
}
