/** Which terms stand in which papers, and the phrases of two that are worth it (text/phrases.ts). Addresses are bytes. */
import { endOf, startOf, Table } from './table';

@unmanaged
export class Sequence {
  /**
   * Of each entry its spelling, -1 between words that are no neighbours (i32), and the mark behind it (u8, see words.ts). Then its term, with a bit
   * for that mark, and never -1 twice.
   */
  entries: usize;
  joined: usize;
  /** Of each term the pair it begins (i32). */
  pairAt: usize;
  /** Where rows begin, and their abstracts, among the entries (u32); and where the rows that are still spellings begin. */
  offsets: usize;
  abstracts: usize;
  read: usize;
  /** Of each spelling its term and how often it was seen; of each term the papers that hold it and one more than the last row it was seen in (i32 each). */
  known: usize;
  held: usize;
  /** How often each bucket of pairs was met (u8), and how many less one. */
  met: usize;
  metMask: i32;
  /** Slots: one more than the pair, or 0 (i32), and how many less one; pairs. */
  slots: usize;
  mask: i32;
  pairs: usize;
  size: i32;
}

/** Set in an entry where another mark than a space joins it to the next. */
const joinedBit: i32 = 30;
const termBits: i32 = (1 << joinedBit) - 1;

/** The term of an entry, -1 where it has none. */
export function termOf(entry: i32): i32 {
  return (entry & termBits) | (entry >> 31);
}

@unmanaged
export class Pair {
  first: i32;
  second: i32;
  papers: i32;
  /** One more than the last row it was seen in; in the end its term, or -1. */
  lastRow: i32;
  /** How much more often a hyphen joins it. */
  hyphens: i32;
}

export function offsetOf(sequence: Sequence, row: i32): usize {
  return <usize>load<u32>(sequence.offsets + ((<usize>row) << 2));
}

export function pairOf(sequence: Sequence, pair: i32): Pair {
  return changetype<Pair>(sequence.pairs + <usize>pair * offsetof<Pair>());
}

function hashPair(a: i32, b: i32): u32 {
  const hash = ((<u32>a * 0x9e3779b1) ^ (<u32>b)) * 0x85ebca6b;
  return hash ^ (hash >>> 15);
}

/** Papers that hold a term. */
export function papersOf(sequence: Sequence, term: i32): usize {
  return sequence.held + ((<usize>term) << 3);
}

/** One row's entries until `end`: see countWords. Returns where the next one is written. */
function countEntries(sequence: Sequence, row: i32, end: usize, out: usize): usize {
  let before = -1;
  let at = sequence.read;
  // No branches: entries are too irregular to guess. What is counted of no term lies before the first one.
  for (; at < end; at++) {
    const spelling = load<i32>(sequence.entries + (at << 2));
    const known = sequence.known + ((<usize>spelling) << 3);
    const term = load<i32>(known);
    store<i32>(known, load<i32>(known, 4) + 1, 4);
    const papers = papersOf(sequence, term);
    store<i32>(papers, load<i32>(papers) + i32(load<i32>(papers, 4) != row + 1));
    store<i32>(papers, row + 1, 4);
    const bucket =
      sequence.met + <usize>((before | term) < 0 ? 0 : hashPair(before, term) & sequence.metMask);
    store<u8>(bucket, min(<i32>load<u8>(bucket) + 1, 255));
    store<i32>(sequence.entries + (out << 2), term | ((<i32>load<u8>(sequence.joined + at)) << joinedBit));
    out += (before & term) < 0 ? 0 : 1;
    before = term;
  }
  sequence.read = at;
  return out;
}

/** Spellings become terms; counts sights, papers of terms, and roughly how often pairs stand there. */
export function countWords(address: usize, from: i32, to: i32): void {
  const sequence = changetype<Sequence>(address);
  let out = offsetOf(sequence, from);
  for (let row = from; row < to; row++) {
    const abstract_ = sequence.abstracts + ((<usize>row) << 2);
    out = countEntries(sequence, row, <usize>load<u32>(abstract_), out);
    store<u32>(abstract_, <u32>out);
    out = countEntries(sequence, row, offsetOf(sequence, row + 1), out);
    store<u32>(sequence.offsets + ((<usize>row + 1) << 2), <u32>out);
  }
}

function add(sequence: Sequence, a: i32, b: i32, hash: u32): i32 {
  let place = hash & sequence.mask;
  for (;;) {
    const slot = sequence.slots + ((<usize>place) << 2);
    const known = load<i32>(slot) - 1;
    if (known < 0) {
      const pair = pairOf(sequence, sequence.size);
      pair.first = a;
      pair.second = b;
      pair.papers = 0;
      pair.lastRow = 0;
      pair.hyphens = 0;
      sequence.size++;
      store<i32>(slot, sequence.size);
      return sequence.size - 1;
    }
    const pair = pairOf(sequence, known);
    if (pair.first == a && pair.second == b) return known;
    place = (place + 1) & sequence.mask;
  }
  // The compiler asks for it; there is always an empty slot.
  return -1;
}

/** Puts all pairs into slots that are 0. */
export function fillPairSlots(address: usize): void {
  const sequence = changetype<Sequence>(address);
  for (let number = 0; number < sequence.size; number++) {
    const pair = pairOf(sequence, number);
    let place = hashPair(pair.first, pair.second) & sequence.mask;
    while (load<i32>(sequence.slots + ((<usize>place) << 2)) != 0) place = (place + 1) & sequence.mask;
    store<i32>(sequence.slots + ((<usize>place) << 2), number + 1);
  }
}

function countPair(sequence: Sequence, a: i32, b: i32, hash: u32, row: i32): i32 {
  const number = add(sequence, termOf(a), b, hash);
  const pair = pairOf(sequence, number);
  pair.papers += i32(pair.lastRow != row + 1);
  pair.lastRow = row + 1;
  pair.hyphens += a > termBits ? 1 : -1;
  return number;
}

/** Counts the pairs that may stand in `least` papers; returns the row before which slots and pairs have no more room, or `to`. */
export function countPairs(address: usize, from: i32, to: i32, least: i32): i32 {
  const sequence = changetype<Sequence>(address);
  for (let row = from; row < to; row++) {
    const first = offsetOf(sequence, row);
    const end = offsetOf(sequence, row + 1);
    if ((sequence.size + <i32>(end - first)) * 2 > sequence.mask) return row;
    let a = -1;
    for (let at = first; at < end; at++) {
      const entry = load<i32>(sequence.entries + (at << 2));
      const b = termOf(entry);
      const hash = hashPair(termOf(a), b);
      const met = <i32>load<u8>(sequence.met + <usize>(hash & sequence.metMask));
      const counts = (a | b) >= 0 && met >= least;
      store<i32>(sequence.pairAt + (at << 2) - 4, counts ? countPair(sequence, a, b, hash, row) : -1);
      a = entry;
    }
  }
  return to;
}

/** Pairs that stand in enough papers become terms behind those there are; the table has room for them. */
export function keepPhrases(address: usize, terms: usize, least: i32): void {
  const sequence = changetype<Sequence>(address);
  const table = changetype<Table>(terms);
  for (let number = 0; number < sequence.size; number++) {
    const pair = pairOf(sequence, number);
    pair.lastRow = -1;
    if (pair.papers < least) continue;
    const first = startOf(table, pair.first);
    const firstLength = endOf(table, pair.first) - first;
    const second = startOf(table, pair.second);
    const secondLength = endOf(table, pair.second) - second;
    const start = startOf(table, table.size);
    memory.copy(start, first, firstLength);
    store<u8>(start + firstLength, 32);
    memory.copy(start + firstLength + 1, second, secondLength);
    pair.lastRow = table.size;
    store<i32>(papersOf(sequence, table.size), pair.papers);
    table.size++;
    const end = start + firstLength + 1 + secondLength - table.bytes;
    store<u32>(table.ends + ((<usize>table.size) << 2), <u32>end);
  }
}
