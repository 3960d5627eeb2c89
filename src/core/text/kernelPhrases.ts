/** Which terms stand in which papers, and the phrases that are worth it, by the WebAssembly kernel: what text/phrases.ts finds. */
import { Fields } from '../kernels/fields.ts';
import type { Kernel } from '../kernels/wasm.ts';
import type { KernelTable } from './kernelTable.ts';
import type { KernelWords } from './kernelWords.ts';
import { leastHolders } from './rules.ts';

const names = [
  ...(['entries', 'joined', 'pairAt', 'offsets', 'abstracts', 'read', 'known', 'held'] as const),
  ...(['met', 'metMask', 'slots', 'mask', 'pairs', 'size'] as const),
] as const;
/** What is held of a term in memory: papers that hold it, and the last one. */
const heldBytes = 8;
/** A pair in memory: two terms, papers that hold it, its term in the end, how much more often a hyphen joins it. */
const pairFields = 5;
const firstSlots = 1 << 14;
const entriesPerSlice = 200_000;
/** Buckets count no further. */
const mostMet = 255;

/** Half a bucket for each word: more of them lie apart, but what fits a near cache is met sooner. */
function bucketsFor(words: number): number {
  return 2 ** Math.min(22, Math.max(10, Math.ceil(Math.log2(words / 2 + 1))));
}

export interface Phrase {
  readonly first: number;
  readonly second: number;
  /** Most papers join its words by a hyphen. */
  readonly hyphenated: boolean;
}

export class KernelPhrases {
  private readonly fields: Fields<(typeof names)[number]>;
  private readonly wordTerms: number;
  private room = 0;

  constructor(
    private readonly kernel: Kernel,
    words: KernelWords,
    private readonly offsets: Uint32Array,
    abstracts: Uint32Array,
    known: number,
    private readonly terms: KernelTable,
  ) {
    this.wordTerms = terms.size;
    this.fields = new Fields(kernel, names);
    const buckets = bucketsFor(words.size);
    this.fields.set({
      ...words.addresses,
      known,
      // An entry has a place before it, and a term one that is counted for none.
      pairAt: kernel.reserve(4 * (words.size + 1)) + 4,
      offsets: kernel.store(offsets),
      abstracts: kernel.store(abstracts),
      held: kernel.reserve(heldBytes * (terms.size + 1)) + heldBytes,
      met: kernel.reserve(buckets),
      metMask: buckets - 1,
    });
    this.enlarge();
  }

  get address(): number {
    return this.fields.address;
  }

  /** Papers that hold each term, phrases behind words. */
  get held(): number {
    return this.fields.get('held');
  }

  /** The phrases, which become terms behind those of one word. */
  *find(): Generator<void, Phrase[], void> {
    const { kernel, fields, terms, offsets } = this;
    const rows = offsets.length - 1;
    for (let from = 0; from < rows;) {
      const to = this.endOfSlice(from);
      kernel.run.countWords(fields.address, from, to);
      from = to;
      yield;
    }
    const least = leastHolders(rows);
    for (let from = 0; from < rows;) {
      const to = this.endOfSlice(from);
      const end = kernel.run.countPairs(fields.address, from, to, Math.min(least, mostMet));
      if (end < to) this.enlarge();
      from = end;
      yield;
    }
    const pairs = fields.get('size');
    const { held, wordTerms } = this;
    fields.set({ held: kernel.enlarge(held, heldBytes * wordTerms, heldBytes * (wordTerms + pairs)) });
    const phrases = this.list(least);
    let bytes = phrases.length;
    const bytesOf = terms.lengths();
    for (const { first, second } of phrases) bytes += bytesOf(first) + bytesOf(second);
    terms.makeRoom(phrases.length, bytes);
    kernel.run.keepPhrases(fields.address, terms.address, least);
    return phrases;
  }

  private list(least: number): Phrase[] {
    const { kernel, fields } = this;
    const size = fields.get('size');
    const pairs = kernel.int32(fields.get('pairs'), pairFields * size);
    const phrases: Phrase[] = [];
    for (let at = 0; at < pairs.length; at += pairFields) {
      if (pairs[at + 2]! < least) continue;
      phrases.push({ first: pairs[at]!, second: pairs[at + 1]!, hyphenated: pairs[at + 4]! > 0 });
    }
    return phrases;
  }

  private endOfSlice(from: number): number {
    const { offsets } = this;
    let to = from + 1;
    while (to + 1 < offsets.length && offsets[to + 1]! - offsets[from]! < entriesPerSlice) to += 1;
    return to;
  }

  /** Twice the slots, for half as many pairs. */
  private enlarge(): void {
    const { kernel, fields } = this;
    this.room = Math.max(firstSlots, 2 * this.room);
    const kept = 4 * pairFields * fields.get('size');
    const pairs = kernel.enlarge(fields.get('pairs'), kept, 2 * pairFields * this.room);
    fields.set({ pairs, slots: kernel.reserve(4 * this.room), mask: this.room - 1 });
    kernel.run.fillPairSlots(fields.address);
  }
}
