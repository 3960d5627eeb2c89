/** The term of each spelling (text/tokenize.ts), and the spelling to show for each term (text/spellings.ts). Addresses are bytes. */
import { stem } from './stems';
import { endOf, findPiece, numberOf, startOf, Table } from './table';

@unmanaged
export class Terms {
  /** Tables: as they are written, those that say nothing, and what they stand for. */
  spellings: usize;
  stops: usize;
  terms: usize;
  /** Room for a word. */
  scratch: usize;
  /** Of each spelling its term, -1 where it says nothing, -2 where it takes more than Latin letters, and how often it was seen (i32 each). */
  known: usize;
  /** The spelling shown for each term (i32), or -1. */
  shown: usize;
}

const longestWord = 40;
const none = -1;
const asked = -2;

function isDigit(byte: u32): bool {
  return byte <= 57;
}

function isCapital(byte: u32): bool {
  return byte >= 65 && byte <= 90;
}

function termOf(terms: Terms, spelling: i32): i32 {
  const table = changetype<Table>(terms.spellings);
  const from = startOf(table, spelling);
  let length = <i32>(endOf(table, spelling) - from);
  let letters = 0;
  for (let at = 0; at < length; at++) {
    const byte = <u32>load<u8>(from + <usize>at);
    if (byte >= 128) return asked;
    if (at < longestWord) store<u8>(terms.scratch + <usize>at, <u8>(byte | 32));
    if (!isDigit(byte)) letters++;
  }
  if (length < 2 || length > longestWord || letters == 0) return none;
  if (findPiece(changetype<Table>(terms.stops), terms.scratch, length) >= 0) return none;
  if (letters == length) length = stem(terms.scratch, length);
  return numberOf(changetype<Table>(terms.terms), terms.scratch, length);
}

export function learnSpellings(address: usize, from: i32, to: i32): void {
  const terms = changetype<Terms>(address);
  for (let spelling = from; spelling < to; spelling++) {
    store<i32>(terms.known + ((<usize>spelling) << 3), termOf(terms, spelling));
  }
}

/** True where a word begins with its only capital. */
function isInitial(from: usize, end: usize): bool {
  if (!isCapital(load<u8>(from))) return false;
  for (let at = from + 1; at < end; at++) if (isCapital(load<u8>(at))) return false;
  return true;
}

/** True where spelling a is the better one to show than b. */
function reads(terms: Terms, a: i32, b: i32): bool {
  const table = changetype<Table>(terms.spellings);
  const from = startOf(table, a);
  const other = startOf(table, b);
  const length = endOf(table, a) - from;
  const least = min(length, endOf(table, b) - other);
  let alike: usize = 0;
  while (alike < least && load<u8>(from + alike) == load<u8>(other + alike)) alike++;
  if (length == endOf(table, b) - other) {
    let at = alike;
    while (at < length && (load<u8>(from + at) | 32) == (load<u8>(other + at) | 32)) at++;
    const initial = isInitial(from, from + length);
    if (at == length && initial != isInitial(other, other + length)) return !initial;
  }
  const sights = load<i32>(terms.known + ((<usize>a) << 3), 4);
  const others = load<i32>(terms.known + ((<usize>b) << 3), 4);
  if (sights != others) return sights > others;
  return alike < least ? load<u8>(from + alike) > load<u8>(other + alike) : length > least;
}

/** Terms are shown in none of these spellings at first. */
export function showSpellings(address: usize, from: i32, to: i32): void {
  const terms = changetype<Terms>(address);
  for (let spelling = from; spelling < to; spelling++) {
    const term = load<i32>(terms.known + ((<usize>spelling) << 3));
    if (term < 0) continue;
    const place = terms.shown + ((<usize>term) << 2);
    const rival = load<i32>(place);
    if (rival < 0 || reads(terms, spelling, rival)) store<i32>(place, spelling);
  }
}
