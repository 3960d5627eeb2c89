/**
 * Two-word phrases that are worth a column of their own: words that stand side by side in several papers. `self-supervised` and
 * `self supervised` are one phrase. (Asking that they do so more often than by chance loses what phrases gain: see docs/decisions.md.)
 *
 * Words come as a sequence of term ids in which -1 breaks the neighbourhood (a stop word, a mark, the end of a text). Pairs are counted
 * twice: first roughly, by hash, so that only pairs that may be frequent enough are then counted one by one. Cost: linear in the words;
 * at most 4 MB, and 24 bytes for each pair that passes.
 */

import { leastHolders } from './rules.ts';

export const sequenceBreak = -1;

/** Words of all papers, one after the other; paper r holds words[offsets[r] .. offsets[r + 1]). */
export interface WordSequence {
  readonly words: Int32Array;
  readonly offsets: Uint32Array;
}

export interface Phrases {
  /** The two terms of each phrase, in order of first sight. */
  readonly first: readonly number[];
  readonly second: readonly number[];
  /** The phrase that begins at each place of the sequence, or -1. */
  readonly at: Int32Array;
}

/** Room for the pairs of so many words to lie apart, mostly: memory is slow where little of it is used. */
function bucketsFor(words: number): number {
  return 2 ** Math.min(22, Math.max(10, Math.ceil(Math.log2(2 * words + 1))));
}

function hashPair(a: number, b: number): number {
  const hash = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

const wordsPerSlice = 100_000;

/** How often each bucket of pairs was met, up to 255. */
function* countRoughly(words: Int32Array): Generator<void, Uint8Array, void> {
  const met = new Uint8Array(bucketsFor(words.length));
  const mask = met.length - 1;
  for (let at = 0; at + 1 < words.length; at += 1) {
    if (at % wordsPerSlice === 0) yield;
    const a = words[at]!;
    const b = words[at + 1]!;
    if (a < 0 || b < 0) continue;
    const bucket = hashPair(a, b) & mask;
    if (met[bucket]! < 255) met[bucket]! += 1;
  }
  return met;
}

/** Pairs by id, in order of first sight, and the papers that hold each. */
class PairTable {
  readonly first: number[] = [];
  readonly second: number[] = [];
  readonly papers: number[] = [];
  private readonly lastRow: number[] = [];
  private slots = new Int32Array(1 << 14).fill(-1);

  /** The id of a pair, seen in `row`. */
  add(a: number, b: number, row: number): number {
    const slot = this.slotOf(a, b);
    let pair = this.slots[slot]!;
    if (pair < 0) {
      pair = this.first.push(a) - 1;
      this.second.push(b);
      this.papers.push(0);
      this.lastRow.push(-1);
      this.slots[slot] = pair;
      if (2 * this.first.length > this.slots.length) this.enlarge();
    }
    if (this.lastRow[pair] !== row) {
      this.lastRow[pair] = row;
      this.papers[pair]! += 1;
    }
    return pair;
  }

  private slotOf(a: number, b: number): number {
    const mask = this.slots.length - 1;
    let slot = hashPair(a, b) & mask;
    for (;;) {
      const pair = this.slots[slot]!;
      if (pair < 0 || (this.first[pair] === a && this.second[pair] === b)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private enlarge(): void {
    this.slots = new Int32Array(2 * this.slots.length).fill(-1);
    for (let pair = 0; pair < this.first.length; pair += 1) {
      this.slots[this.slotOf(this.first[pair]!, this.second[pair]!)] = pair;
    }
  }
}

/** Ids of all pairs that may be frequent enough, at the places where they begin. */
function* countPairs(sequence: WordSequence, table: PairTable): Generator<void, Int32Array, void> {
  const { words, offsets } = sequence;
  const least = leastHolders(offsets.length - 1);
  const met = yield* countRoughly(words);
  const mask = met.length - 1;
  const at = new Int32Array(words.length).fill(-1);
  let paused = 0;
  for (let row = 0; row + 1 < offsets.length; row += 1) {
    const end = offsets[row + 1]!;
    for (let place = offsets[row]!; place + 1 < end; place += 1) {
      const a = words[place]!;
      const b = words[place + 1]!;
      if (a < 0 || b < 0 || met[hashPair(a, b) & mask]! < least) continue;
      at[place] = table.add(a, b, row);
    }
    if (end - paused < wordsPerSlice) continue;
    paused = end;
    yield;
  }
  return at;
}

export function* findPhrases(sequence: WordSequence): Generator<void, Phrases, void> {
  const least = leastHolders(sequence.offsets.length - 1);
  const table = new PairTable();
  const at = yield* countPairs(sequence, table);
  const phraseOf = new Int32Array(table.first.length).fill(-1);
  const first: number[] = [];
  const second: number[] = [];
  table.papers.forEach((held, pair) => {
    if (held < least) return;
    phraseOf[pair] = first.push(table.first[pair]!) - 1;
    second.push(table.second[pair]!);
  });
  for (let place = 0; place < at.length; place += 1) if (at[place]! >= 0) at[place] = phraseOf[at[place]!]!;
  return { first, second, at };
}
