/**
 * What a character is to the tokeniser, and how a word is folded so that spelling variants meet.
 *
 * Letters and digits of every script make words. Scripts written without spaces (Han, kana, Thai, Lao, Khmer, Burmese) are a class of their
 * own: their runs become character bigrams, the usual index unit where no dictionary is at hand (Nie, Gao, Zhang, Zhou 2000,
 * doi:10.1145/355214.355235).
 */

export const CharacterClass = { other: 0, word: 1, unspaced: 2, hyphen: 3 } as const;

const unknown = 255;
/** Class of each UTF-16 unit, where it has been asked for and is no half of a pair. */
export const knownClasses = new Uint8Array(0x10000).fill(unknown);
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]/u;
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;
const hyphenCharacter = /[-\u2010\u2011]/u;

function classify(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (hyphenCharacter.test(character)) return CharacterClass.hyphen;
  if (!wordCharacter.test(character)) return CharacterClass.other;
  return unspacedScript.test(character) ? CharacterClass.unspaced : CharacterClass.word;
}

/** True where the class of a UTF-16 unit has not been asked for, or depends on its neighbour. */
export function isUnknown(code: number): boolean {
  return knownClasses[code] === unknown;
}

/** The class of half a surrogate pair is that of the pair. */
function classOfHalf(text: string, index: number, code: number): number {
  const before = code >= 0xdc00 && index > 0 ? text.codePointAt(index - 1)! : 0;
  return classify(before > 0xffff ? before : text.codePointAt(index)!);
}

for (let code = 0; code < 0x80; code += 1) knownClasses[code] = classify(code);

/** The class of the character at `index`. */
export function classAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  const known = knownClasses[code]!;
  if (known !== unknown) return known;
  if (code >= 0xd800 && code <= 0xdfff) return classOfHalf(text, index, code);
  const found = classify(code);
  knownClasses[code] = found;
  return found;
}

/** Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel signs; vowels of Indic scripts are letters and stay. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/gu;
const beyondAscii = /[^\0-\x7f]/u;

/** Lower case, compatibility forms and accents removed: `Ångström` and `ＡＮＧＳＴＲＯＭ` give `angstrom`. */
export function fold(surface: string): string {
  if (!beyondAscii.test(surface)) return surface.toLowerCase();
  return surface.normalize('NFKD').replace(accents, '').normalize('NFC').toLowerCase();
}
