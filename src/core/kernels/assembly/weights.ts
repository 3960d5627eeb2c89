/** Counts and weights of papers' terms (text/tfidf.ts). Addresses are bytes. */
import { offsetOf, pairOf, Sequence, termOf } from './phrases';

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

function count(weights: Weights, term: i32, by: i32): void {
  const column = load<i32>(weights.columnOf + ((<usize>term) << 2));
  if (column < 0) return;
  const place = weights.countOf + ((<usize>column) << 2);
  const before = load<i32>(place);
  store<i32>(place, before + by);
  if (before != 0) return;
  setBit(weights.bits, column);
  setBit(weights.marks, column >>> 6);
}

function countRow(weights: Weights, row: i32): void {
  const sequence = changetype<Sequence>(weights.sequence);
  const abstract_ = <usize>load<u32>(sequence.abstracts + ((<usize>row) << 2));
  const end = offsetOf(sequence, row + 1);
  for (let at = offsetOf(sequence, row); at < end; at++) {
    const term = termOf(load<i32>(sequence.entries + (at << 2)));
    if (term < 0) continue;
    const by = at < abstract_ ? weights.titleWeight : 1;
    count(weights, term, by);
    const pair = load<i32>(sequence.pairAt + (at << 2));
    if (pair < 0) continue;
    const phrase = pairOf(sequence, pair).lastRow;
    if (phrase >= 0) count(weights, phrase, by);
  }
}

/** Writes a column of the row at hand. */
function write(weights: Weights, column: i32, place: usize): void {
  const counter = weights.countOf + ((<usize>column) << 2);
  const held = load<i32>(counter);
  store<i32>(counter, 0);
  const scale = load<f32>(weights.scales + ((<usize>held) << 2));
  store<u32>(weights.terms + place, column);
  store<f32>(weights.counts + place, <f32>held);
  store<f32>(weights.values + place, scale * load<f32>(weights.rarity + ((<usize>column) << 2)));
}

/** Columns of the row at hand, ascending, from a place on; clears their counts. Returns the place behind them. */
function flush(weights: Weights, place: usize): usize {
  for (let word = 0; word < weights.markWords; word++) {
    let marks = load<u64>(weights.marks + ((<usize>word) << 3));
    store<u64>(weights.marks + ((<usize>word) << 3), 0);
    for (; marks != 0; marks &= marks - 1) {
      const part = (word << 6) + <i32>ctz<u64>(marks);
      const address = weights.bits + ((<usize>part) << 3);
      let bits = load<u64>(address);
      store<u64>(address, 0);
      for (; bits != 0; bits &= bits - 1) {
        write(weights, (part << 6) + <i32>ctz<u64>(bits), place);
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
