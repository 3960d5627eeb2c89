/**
 * English stems (Porter 1980, doi:10.1108/eb046814), as the package `stemmer` finds them. A word is small Latin letters in memory and is changed
 * in place; an initial y is a consonant, and stands as a capital meanwhile.
 */

function letterAt(word: usize, place: i32): u32 {
  return <u32>load<u8>(word + <usize>place);
}

function isVowel(letter: u32): bool {
  return letter == 97 || letter == 101 || letter == 105 || letter == 111 || letter == 117;
}

const letterE: u32 = 101;
const letterI: u32 = 105;
const letterL: u32 = 108;
const letterS: u32 = 115;
const letterT: u32 = 116;
const letterW: u32 = 119;
const letterY: u32 = 121;
const capitalY: u8 = 89;

/** Where reading a word as consonants, vowels, consonants, vowels, consonants may have come to; a y is either where one begins. */
const start: u32 = 1;
const lead: u32 = 2;
const firstVowels: u32 = 4;
const firstEnd: u32 = 8;
const secondVowels: u32 = 16;
const secondEnd: u32 = 32;
/** What was ever come to stands above what the word ends in. */
const ever: u32 = 8;

function step(now: u32, letter: u32): u32 {
  if (isVowel(letter)) {
    return (
      (now & (start | lead | firstVowels) ? firstVowels : 0) |
      (now & (firstEnd | secondVowels) ? secondVowels : 0)
    );
  }
  const isY = letter == letterY;
  return (
    (now & (isY ? start : start | lead) ? lead : 0) |
    (isY && now & (start | lead) ? firstVowels : 0) |
    (now & (isY ? firstVowels : firstVowels | firstEnd) ? firstEnd : 0) |
    (isY && now & firstEnd ? secondVowels : 0) |
    (now & secondVowels ? secondEnd : 0)
  );
}

function shapeOf(word: usize, length: i32): u32 {
  let now = start;
  let reached: u32 = 0;
  for (let place = 0; place < length; place++) {
    now = step(now, letterAt(word, place));
    reached |= now;
  }
  return (reached << ever) | now;
}

/** True where so much of a word holds a vowel; and where consonants follow one, or follow vowels twice. */
function holds(word: usize, length: i32, what: u32): bool {
  return (shapeOf(word, length) & (what << ever)) != 0;
}

/** Consonants, a vowel, and a consonant that is no w, x or y. */
function isShort(word: usize, length: i32): bool {
  if (length < 3) return false;
  const last = letterAt(word, length - 1);
  const middle = letterAt(word, length - 2);
  if (isVowel(last) || (last >= letterW && last <= letterY) || !(isVowel(middle) || middle == letterY))
    return false;
  for (let place = 0; place < length - 2; place++) {
    const letter = letterAt(word, place);
    if (isVowel(letter) || (place > 0 && letter == letterY)) return false;
  }
  return true;
}

/** Where the replacement of the suffix found last stands. */
let replacement: usize = 0;

/** The longest suffix of a list that is not all of the word; 0 where none is. Lists hold length and letters of suffix and replacement, in turn. */
function findSuffix(list: string, word: usize, length: i32): i32 {
  let at = changetype<usize>(list);
  let best = 0;
  for (;;) {
    const size = <i32>load<u16>(at) - 48;
    at += 2;
    if (size == 0) return best;
    if (size < length && size > best && ends(word, length, at, size)) {
      best = size;
      replacement = at + ((<usize>size) << 1);
    }
    at += (<usize>size) << 1;
    at += (<usize>load<u16>(at) - 47) << 1;
  }
  return best;
}

function ends(word: usize, length: i32, letters: usize, size: i32): bool {
  const from = length - size;
  for (let place = size - 1; place >= 0; place--) {
    if (letterAt(word, from + place) != <u32>load<u16>(letters + ((<usize>place) << 1))) return false;
  }
  return true;
}

/** The length after the suffix found last gave way to its replacement. */
function replace(word: usize, from: i32): i32 {
  const size = <i32>load<u16>(replacement) - 48;
  for (let place = 0; place < size; place++) {
    store<u8>(word + <usize>(from + place), <u8>load<u16>(replacement + 2 + ((<usize>place) << 1)));
  }
  return from + size;
}

const plurals = '4sses2ss3ies1i0';
const pasts = '2ed03ing00';
const mended = '2at3ate2bl3ble2iz3ize0';
const seconds =
  '7ational3ate6tional4tion4enci4ence4anci4ance4izer3ize3bli3ble4alli2al5entli3ent3eli1e5ousli3ous7ization3ize5ation3ate4ator3ate5alism2al7iveness3ive7fulness3ful7ousness3ous5aliti2al5iviti3ive6biliti3ble4logi3log0';
const thirds = '5icate2ic5ative05alize2al5iciti2ic4ical2ic3ful04ness00';
const fourths =
  '2al04ance04ence02er02ic04able04ible03ant05ement04ment03ent02ou03ism03ate03iti03ous03ive03ize00';

function withoutPlural(word: usize, length: i32): i32 {
  const suffix = findSuffix(plurals, word, length);
  if (suffix > 0) return replace(word, length - suffix);
  const isPlural =
    length > 2 && letterAt(word, length - 1) == letterS && letterAt(word, length - 2) != letterS;
  return isPlural ? length - 1 : length;
}

/** What is left when a past or a participle has lost its end, so that it is a word again. */
function mend(word: usize, length: i32): i32 {
  const last = letterAt(word, length - 1);
  // Suffixes here may be the whole word: one letter of room before it is as good as any.
  const suffix = findSuffix(mended, word - 1, length + 1);
  if (suffix > 0) return replace(word, length - suffix);
  if (length > 1 && letterAt(word, length - 2) == last) {
    const stays = isVowel(last) || last == letterY || last == letterL || last == letterS || last == 122;
    if (!stays) return length - 1;
  }
  if (!isShort(word, length)) return length;
  store<u8>(word + <usize>length, <u8>letterE);
  return length + 1;
}

function withoutPast(word: usize, length: i32): i32 {
  if (length > 3 && ends(word, length, changetype<usize>('eed'), 3)) {
    return holds(word, length - 3, firstEnd) ? length - 1 : length;
  }
  const suffix = findSuffix(pasts, word, length);
  if (suffix == 0 || !holds(word, length - suffix, firstVowels)) return length;
  return mend(word, length - suffix);
}

/** Replaces the longest suffix of a list where what is left is long enough. */
function shorten(list: string, word: usize, length: i32): i32 {
  const suffix = findSuffix(list, word, length);
  return suffix > 0 && holds(word, length - suffix, firstEnd) ? replace(word, length - suffix) : length;
}

function withoutFourth(word: usize, length: i32): i32 {
  let suffix = findSuffix(fourths, word, length);
  if (suffix == 0) {
    if (length < 5 || !ends(word, length, changetype<usize>('ion'), 3)) return length;
    const before = letterAt(word, length - 4);
    if (before != letterS && before != letterT) return length;
    suffix = 3;
  }
  return holds(word, length - suffix, secondEnd) ? length - suffix : length;
}

function withoutLast(word: usize, length: i32): i32 {
  if (length > 1 && letterAt(word, length - 1) == letterE) {
    const shape = shapeOf(word, length - 1);
    const once = (shape & (firstEnd | secondVowels)) != 0 && !isShort(word, length - 1);
    if ((shape & (secondEnd << ever)) != 0 || once) length--;
  }
  const doubled =
    length > 1 && letterAt(word, length - 1) == letterL && letterAt(word, length - 2) == letterL;
  return doubled && holds(word, length, secondEnd) ? length - 1 : length;
}

/** The length of the stem that now stands there. */
export function stem(word: usize, length: i32): i32 {
  if (length < 3) return length;
  const first = load<u8>(word);
  if (first == <u8>letterY) store<u8>(word, capitalY);
  length = withoutPast(word, withoutPlural(word, length));
  if (length > 1 && letterAt(word, length - 1) == letterY && holds(word, length - 1, firstVowels)) {
    store<u8>(word + <usize>length - 1, <u8>letterI);
  }
  length = shorten(seconds, word, length);
  length = shorten(thirds, word, length);
  length = withoutLast(word, withoutFourth(word, length));
  store<u8>(word, first);
  return length;
}
