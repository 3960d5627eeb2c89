/** Finds the words of a text and numbers their spellings: an open-addressed table of hashes over UTF-16 units. Addresses are bytes. */

@unmanaged
export class Words {
  /** Class of each UTF-16 unit (u8, as in text/characters.ts). */
  classes: usize;
  /** The text (u16), with four units of room behind it. */
  text: usize;
  /** Slots: hash and spelling, or -1 (i32); and how many less one, a power of two less one. */
  slots: usize;
  mask: i32;
  spellings: usize;
  characters: usize;
  size: i32;
  charactersSize: i32;
  /** What a text comes to: terms, -1 where neighbours part (i32); 1 where another mark than a space joins a word to the next (u8). */
  out: usize;
  joined: usize;
}

@unmanaged
class Spelling {
  hash: i32;
  /** Where its characters begin, in units. */
  first: i32;
  length: i32;
  /** Its place in the text it was first seen in. */
  origin: i32;
  sights: i32;
  /** -1 where it says nothing; at first -2 less its number. */
  term: i32;
}

const word: u32 = 1;
export const hyphen: u32 = 3;
export const seed: i32 = 0x811c9dc5;
export const prime: i32 = 0x01000193;
const lineFeed: u32 = 10;
export const space: u32 = 32;
const ampersand: u32 = 38;
const fullStop: u32 = 46;
const lessThan: u32 = 60;
const backslash: u32 = 92;
const letterH: u32 = 104;
const letterP: u32 = 112;
const letterT: u32 = 116;
const letterW: u32 = 119;
/** What sets a small letter apart from its capital. */
const small: u32 = 32;

function isSame(a: usize, b: usize, length: i32): bool {
  let left = length;
  for (; left >= 4; left -= 4) {
    if (load<u64>(a) != load<u64>(b)) return false;
    a += 8;
    b += 8;
  }
  for (; left > 0; left--) {
    if (load<u16>(a) != load<u16>(b)) return false;
    a += 2;
    b += 2;
  }
  return true;
}

function spellingOf(words: Words, id: i32): Spelling {
  return changetype<Spelling>(words.spellings + <usize>id * offsetof<Spelling>());
}

function add(words: Words, slot: usize, from: usize, origin: i32, length: i32, hash: i32): Spelling {
  const id = words.size++;
  const spelling = spellingOf(words, id);
  spelling.hash = hash;
  spelling.first = words.charactersSize;
  spelling.length = length;
  spelling.origin = origin;
  spelling.sights = 0;
  spelling.term = -2 - id;
  memory.copy(words.characters + ((<usize>words.charactersSize) << 1), from, (<usize>length) << 1);
  words.charactersSize += length;
  store<i32>(slot, hash);
  store<i32>(slot, id, 4);
  return spelling;
}

function count(spelling: Spelling, by: i32): i32 {
  spelling.sights += by;
  return spelling.term;
}

/** The term of the text's units start .. end - 1; -2 less the number of the spelling where it is new. */
export function see(words: Words, start: i32, end: i32, hash: i32, by: i32): i32 {
  const from = words.text + ((<usize>start) << 1);
  const length = end - start;
  let place = hash & words.mask;
  for (;;) {
    const slot = words.slots + ((<usize>place) << 3);
    const id = load<i32>(slot, 4);
    if (id < 0) return count(add(words, slot, from, start, length, hash), by);
    if (load<i32>(slot) == hash) {
      const spelling = spellingOf(words, id);
      const known = words.characters + ((<usize>spelling.first) << 1);
      if (spelling.length == length && isSame(known, from, length)) return count(spelling, by);
    }
    place = (place + 1) & words.mask;
  }
  // The compiler asks for it; there is always an empty slot.
  return -1;
}

export function finish(hash: i32): i32 {
  return hash ^ (hash >>> 15);
}

/** A word found elsewhere, seen once more. */
export function seeWord(address: usize, start: i32, end: i32): i32 {
  const words = changetype<Words>(address);
  let hash = seed;
  for (let at = start; at < end; at++) hash = (hash ^ load<u16>(words.text + ((<usize>at) << 1))) * prime;
  return see(words, start, end, finish(hash), 1);
}

/** Puts all spellings into slots that are -1. */
export function fillSlots(address: usize): void {
  const words = changetype<Words>(address);
  for (let id = 0; id < words.size; id++) {
    const hash = spellingOf(words, id).hash;
    let place = hash & words.mask;
    while (load<i32>(words.slots + ((<usize>place) << 3), 4) >= 0) place = (place + 1) & words.mask;
    store<i32>(words.slots + ((<usize>place) << 3), hash);
    store<i32>(words.slots + ((<usize>place) << 3), id, 4);
  }
}

/** The bytes that stand where the text ends become its units: plain Latin has one byte for each. */
export function widenText(address: usize, length: i32): void {
  const text = changetype<Words>(address).text;
  const bytes = text + ((<usize>length) << 1);
  for (let at: usize = 0; at < <usize>length; at += 8) {
    v128.store(text + (at << 1), i16x8.extend_low_i8x16_u(v128.load64_zero(bytes + at)));
  }
}

/** True where an address may begin. */
function opensAddress(unit: usize, code: u32): bool {
  if (code != letterH && code != letterW) return false;
  const second = (<u32>load<u16>(unit, 2)) | small;
  const third = <u32>load<u16>(unit, 4);
  const fourth = <u32>load<u16>(unit, 6);
  if (code == letterH) return third == letterT && second == letterT && (fourth | small) == letterP;
  return third == letterW && second == letterW && fourth == fullStop;
}

/**
 * How many entries of `out` the text comes to. Where it holds something that takes more than letters, digits and marks, -1 less that
 * place: then reading the text up to there with `by` -1 takes back what was counted.
 */
export function readWords(address: usize, length: i32, by: i32): i32 {
  const words = changetype<Words>(address);
  const text = words.text;
  const classes = words.classes;
  const out = words.out;
  const joined = words.joined;
  let entries: usize = 0;
  let before = -2;
  let index = 0;
  while (index < length) {
    const code = <u32>load<u16>(text + ((<usize>index) << 1));
    const kind = <u32>load<u8>(classes + code);
    if (kind != word) {
      if ((kind != 0 && kind != hyphen) || code == lessThan || code == ampersand) return -1 - index;
      index++;
      continue;
    }
    if (opensAddress(text + ((<usize>index) << 1), code)) return -1 - index;
    const start = index;
    let hash = seed;
    let unit = code;
    do {
      hash = (hash ^ unit) * prime;
      index++;
      unit = <u32>load<u16>(text + ((<usize>index) << 1));
    } while (index < length && <u32>load<u8>(classes + unit) == word);
    if (index < length && load<u8>(classes + unit) > <u8>hyphen) return -1 - start;
    const mark = start > 0 ? <u32>load<u16>(text + ((<usize>start - 1) << 1)) : 0;
    if (mark == backslash) continue;
    const isNeighbour =
      start == before + 1 && (mark == space || mark == lineFeed || load<u8>(classes + mark) == <u8>hyphen);
    if (!isNeighbour) {
      store<i32>(out + (entries << 2), -1);
      store<u8>(joined + entries, 0);
      entries++;
    } else if (mark != space) store<u8>(joined + entries - 1, 1);
    store<i32>(out + (entries << 2), see(words, start, index, finish(hash), by));
    store<u8>(joined + entries, 0);
    entries++;
    before = index;
  }
  store<i32>(out + (entries << 2), -1);
  store<u8>(joined + entries, 0);
  return <i32>entries + 1;
}
