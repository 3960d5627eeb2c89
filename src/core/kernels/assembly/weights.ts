/** Counts and weights of papers' terms (text/tfidf.ts). Addresses are bytes. */
import { offsetOf, Pair, Sequence, termOf } from './phrases';

/** Where a pair holds its term. */
const termField: usize = 12;

@unmanaged
export class Weights {
  sequence: usize;
  /** How often a word before the abstract counts. */
  titleWeight: i32;
  /** Column of each term (i32), -1 where it is none; what each column weighs (f32). */
  columnOf: usize;
  rarity: usize;
  /** For each column the count in the row at hand (i32); a bit for each, and one for each 64 of them; how many of these words. */
  countOf: usize;
  bits: usize;
  marks: usize;
  markWords: i32;
  /** What each count weighs (f32). */
  scales: usize;
  /** Rows as they come out: where each ends (u32), columns (u32), counts and weights (f32). */
  ends: usize;
  terms: usize;
  counts: usize;
  values: usize;
}

function setBit(bits: usize, at: i32): void {
  const place = bits + ((<usize>(at >>> 6)) << 3);
  store<u64>(place, load<u64>(place) | ((<u64>1) << ((<u64>at) & 63)));
}

/** Counts the terms of a row by column. */
function countRow(weights: Weights, row: i32): void {
  const sequence = changetype<Sequence>(weights.sequence);
  const entries = sequence.entries;
  const pairAt = sequence.pairAt;
  const pairs = sequence.pairs;
  const columnOf = weights.columnOf;
  const countOf = weights.countOf;
  const bits = weights.bits;
  const marks = weights.marks;
  const abstract_ = <usize>load<u32>(sequence.abstracts + ((<usize>row) << 2));
  const end = offsetOf(sequence, row + 1);
  for (let at = offsetOf(sequence, row); at < end; at++) {
    const by = at < abstract_ ? weights.titleWeight : 1;
    let term = termOf(load<i32>(entries + (at << 2)));
    if (term < 0) continue;
    const pair = load<i32>(pairAt + (at << 2));
    // Its word, then the phrase it begins.
    for (
      let phrase = pair < 0 ? -1 : load<i32>(pairs + <usize>pair * offsetof<Pair>(), termField);
      ;
      phrase = -1
    ) {
      const column = load<i32>(columnOf + ((<usize>term) << 2));
      if (column >= 0) {
        const place = countOf + ((<usize>column) << 2);
        store<i32>(place, load<i32>(place) + by);
        setBit(bits, column);
        setBit(marks, column >>> 6);
      }
      if (phrase < 0) break;
      term = phrase;
    }
  }
}

/** Columns of the row at hand, ascending, from a place on; clears their counts. Returns the place behind them. */
function flush(weights: Weights, place: usize): usize {
  const terms = weights.terms;
  const counts = weights.counts;
  const values = weights.values;
  const countOf = weights.countOf;
  const rarity = weights.rarity;
  const scales = weights.scales;
  for (let word = 0; word < weights.markWords; word++) {
    const mark = weights.marks + ((<usize>word) << 3);
    let marks = load<u64>(mark);
    store<u64>(mark, 0);
    for (; marks != 0; marks &= marks - 1) {
      const part = (word << 6) + <i32>ctz<u64>(marks);
      const address = weights.bits + ((<usize>part) << 3);
      let bits = load<u64>(address);
      store<u64>(address, 0);
      for (; bits != 0; bits &= bits - 1) {
        const column = ((<usize>part) << 6) + <usize>ctz<u64>(bits);
        const held = load<i32>(countOf + (column << 2));
        store<i32>(countOf + (column << 2), 0);
        store<u32>(terms + place, <u32>column);
        store<f32>(counts + place, <f32>held);
        store<f32>(
          values + place,
          load<f32>(scales + ((<usize>held) << 2)) * load<f32>(rarity + (column << 2)),
        );
        place += 4;
      }
    }
  }
  return place;
}

/** Brings weights to length 1. */
function normalise(from: usize, end: usize): void {
  let square: f64 = 0;
  for (let at = from; at < end; at += 4) {
    const value = <f64>load<f32>(at);
    square += value * value;
  }
  if (square == 0) return;
  const length = sqrt(square);
  for (let at = from; at < end; at += 4) store<f32>(at, <f32>(<f64>load<f32>(at) / length));
}

/** Rows from .. to - 1, written one after the other from the beginning; their ends count from there. */
export function weighRows(address: usize, from: i32, to: i32): void {
  const weights = changetype<Weights>(address);
  let place: usize = 0;
  for (let row = from; row < to; row++) {
    const start = place;
    countRow(weights, row);
    place = flush(weights, place);
    normalise(weights.values + start, weights.values + place);
    store<u32>(weights.ends + ((<usize>(row - from)) << 2), <u32>(place >>> 2));
  }
}
