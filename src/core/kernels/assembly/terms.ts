/** The term of each spelling (text/tokenize.ts). Addresses are bytes. */
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
}

const longestWord = 40;
const none = -1;
const asked = -2;

function isDigit(byte: u32): bool {
  return byte <= 57;
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
