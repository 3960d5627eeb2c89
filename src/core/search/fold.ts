/**
 * Words as search sees them: case and diacritics folded, so that "muller" finds "Müller" and "Łukasz" is found by "lukasz".
 *
 * Text in, words out, each with where it stood in the text (UTF-16 offsets), so that matches can be marked in the original. A hyphen or
 * an apostrophe ends a word. Scripts written without spaces give one word a character; a query in them is then a phrase.
 */

export interface FoundWord {
  /** Folded. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const unspaced = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}';
const wordPattern = new RegExp(`[${unspaced}]\\p{M}*|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
// eslint-disable-next-line no-control-regex
const ascii = /^[\x00-\x7f]*$/;

/** Letters that Unicode does not take apart but people type without. */
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** Lower case, without diacritics. */
export function foldWord(word: string): string {
  if (ascii.test(word)) return word.toLowerCase();
  const bare = word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return bare.replace(/[łøđðþßæœı]/g, (letter) => plainLetters[letter]!);
}

/** The words of a text in order. */
export function findWords(text: string): FoundWord[] {
  const found: FoundWord[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const word = foldWord(match[0]);
    if (word !== '') found.push({ word, start: match.index, end: match.index + match[0].length });
  }
  return found;
}
