/** Finds the words of a text as text/tokenize.ts does, and numbers their spellings. Addresses are bytes. */
import { numberOf, Table } from './table';
import { code, hyphen, look, plainRun, setClasses, space, width, word } from './text';

@unmanaged
export class Words {
  /** Class of each UTF-16 unit (u8). */
  classes: usize;
  /** The text in UTF-8, with room for 32 bytes behind it. */
  text: usize;
  table: usize;
  /** What texts come to: spellings, -1 where neighbours part (i32); 1 where another mark than a space joins a word to the next (u8). */
  out: usize;
  joined: usize;
  /** How many entries there are. */
  size: i32;
}

const lineFeed: u32 = 10;
const ampersand: u32 = 38;
const fullStop: u32 = 46;
const slash: u32 = 47;
const colon: u32 = 58;
const semicolon: u32 = 59;
const lessThan: u32 = 60;
const greaterThan: u32 = 62;
const backslash: u32 = 92;
const letterH: u32 = 104;
const letterW: u32 = 119;
const longestMarkup = 80;
const longestEntity: usize = 8;
/** "http" and "www." in memory. */
const http: u32 = 0x70747468;
const www: u32 = 0x2e777777;

/** Where no place is: the text takes more than is known here. */
const lost: usize = 0;

/** Zeros behind a text end its last word. */
export function close(end: usize): void {
  v128.store(end, i64x2.splat(0));
  v128.store(end, i64x2.splat(0), 16);
}

export function push(words: Words, entry: i32, joined: u8): void {
  const at = <usize>words.size;
  store<i32>(words.out + (at << 2), entry);
  store<u8>(words.joined + at, joined);
  words.size++;
}

/** Behind the markup that opens at a place, or that place where none does. */
function skipMarkup(at: usize, end: usize): usize {
  let next = at + (<u32>load<u8>(at, 1) == slash ? 2 : 1);
  const letter = (<u32>load<u8>(next)) | 32;
  if (letter >= 128) return lost;
  if (letter < 97 || letter > 122) return at;
  for (let characters = 0; characters <= longestMarkup;) {
    const byte = <u32>load<u8>(++next);
    if (byte == greaterThan) return next + 1;
    if (byte == lessThan || next >= end) return at;
    if ((byte & 0xc0) != 0x80) characters++;
  }
  return at;
}

function skipEntity(at: usize): usize {
  let next = at + (load<u8>(at, 1) == 35 ? 2 : 1);
  const first = next;
  while (next - first <= longestEntity && (plainRun(next) > 0 || load<u8>(next) == 95)) next++;
  return next > first && next - first <= longestEntity && <u32>load<u8>(next) == semicolon ? next + 1 : at;
}

function skipAddress(at: usize, end: usize, first: u32): usize {
  let next = at + 4;
  if (load<u32>(at) != (first == letterH ? http : www)) return at;
  if (first == letterH) {
    if (load<u8>(next) == 115) next++;
    if (<u32>load<u8>(next) != colon || load<u16>(next, 1) != 0x2f2f) return at;
  }
  for (; next < end; next++) {
    const byte = load<u8>(next);
    if (byte >= 128) return lost;
    if (byte == 32 || (byte >= 9 && byte <= 13)) break;
  }
  return next;
}

/** The end of the piece of no interest that starts at a place, that place where there is none, or `lost`. */
function skipNoise(at: usize, end: usize): usize {
  const byte = <u32>load<u8>(at);
  if (byte == letterH || byte == letterW) return skipAddress(at, end, byte);
  if (byte == lessThan) return skipMarkup(at, end);
  return byte == ampersand ? skipEntity(at) : at;
}

/** The end of the word at a place, or `lost`. */
function endOfWord(at: usize): usize {
  let kind = word;
  while (kind == word) {
    const run = plainRun(at);
    at += run;
    if (run == 16) continue;
    if (load<u8>(at) < 128) return at;
    kind = look(at);
    if (kind == word) at += width;
  }
  return kind == 0 || kind == hyphen ? at : lost;
}

/** True where something else than words and marks may begin. */
function opensNoise(byte: u32): bool {
  return byte == letterH || byte == letterW || byte == lessThan || byte == ampersand;
}

/** False where it holds something that takes more than letters, digits and marks of known classes: then nothing is written. */
export function readWords(address: usize, length: i32): bool {
  const words = changetype<Words>(address);
  const table = changetype<Table>(words.table);
  setClasses(words.classes);
  const end = words.text + <usize>length;
  close(end);
  // Where the next entry is written.
  let out = words.out + ((<usize>words.size) << 2);
  let joined = words.joined + <usize>words.size;
  // The mark before the place, and how many stand between it and the last word, up to 2.
  let mark: u32 = 0;
  let gap = 2;
  let at = words.text;
  while (at < end) {
    const byte = <u32>load<u8>(at);
    if (byte == space) {
      mark = space;
      gap++;
      at++;
      continue;
    }
    if (opensNoise(byte)) {
      const next = skipNoise(at, end);
      if (next == lost) return false;
      if (next != at) {
        at = next;
        gap = 2;
        mark = 0;
        continue;
      }
    }
    const kind = look(at);
    if (kind != word) {
      if (kind != 0 && kind != hyphen) return false;
      mark = code;
      gap++;
      at += width;
      continue;
    }
    const start = at;
    at = endOfWord(at);
    if (at == lost) return false;
    if (mark == backslash) {
      gap = 2;
      continue;
    }
    if (gap != 1 || (mark != space && mark != lineFeed && load<u8>(words.classes + mark) != <u8>hyphen)) {
      store<i32>(out, -1);
      store<u8>(joined, 0);
      out += 4;
      joined++;
    } else if (mark != space) store<u8>(joined - 1, 1);
    store<i32>(out, numberOf(table, start, <i32>(at - start)));
    store<u8>(joined, 0);
    out += 4;
    joined++;
    gap = 0;
  }
  words.size = <i32>((out - words.out) >> 2);
  push(words, -1, 0);
  return true;
}
