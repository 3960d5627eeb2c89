/** The term of each spelling by the WebAssembly kernel, and the spelling to show for each term: what text/spellings.ts finds. */
import { Fields } from '../kernels/fields.ts';
import type { Kernel } from '../kernels/wasm.ts';
import { KernelTable } from './kernelTable.ts';
import { KernelWords } from './kernelWords.ts';
import { readsBetter } from './rules.ts';
import { stopWords } from './stopWords.ts';
import { termOf } from './tokenize.ts';
import { countedWords, noTerm } from './wordReader.ts';

const spellingsPerSlice = 20_000;
const longestWord = 64;
const encoder = new TextEncoder();
/** What the kernel says of a spelling that takes more than Latin letters and digits. */
const asked = -2;

const names = ['spellings', 'stops', 'terms', 'scratch', 'known'] as const;
/** What is known of a spelling in memory: its term, and how often it was seen. */
const knownBytes = 8;

export class KernelTerms {
  readonly table: KernelTable;
  private readonly fields: Fields<(typeof names)[number]>;

  constructor(
    private readonly kernel: Kernel,
    private readonly spellings: KernelTable,
  ) {
    this.table = new KernelTable(kernel);
    const stops = new KernelWords(kernel);
    stops.read([...stopWords].join(' '), countedWords);
    this.fields = new Fields(kernel, names);
    this.fields.set({
      spellings: spellings.address,
      stops: stops.table.address,
      terms: this.table.address,
      scratch: kernel.reserve(longestWord),
    });
  }

  /** Finds the term of each spelling; of those that are not plain Latin here. */
  *learn(): Generator<void, void, void> {
    const { kernel, fields, spellings } = this;
    const { size } = spellings;
    // Before the first one lies what is counted of no spelling: it has no term.
    const none = kernel.reserve(knownBytes * (size + 1));
    kernel.int32(none, 1)[0] = noTerm;
    fields.set({ known: none + knownBytes });
    for (let from = 0; from < size; from += spellingsPerSlice) {
      const to = Math.min(size, from + spellingsPerSlice);
      this.table.makeRoom(to - from, (to - from) * longestWord);
      kernel.run.learnSpellings(fields.address, from, to);
      yield;
    }
    const foreign: number[] = [];
    this.known.forEach((term, at) => {
      if (term === asked && at % 2 === 0) foreign.push(at / 2);
    });
    if (foreign.length === 0) return;
    const textOf = spellings.texts();
    for (const [at, spelling] of foreign.entries()) {
      const term = this.numberOf(termOf(textOf(spelling)));
      this.known[2 * spelling] = term;
      if (at % spellingsPerSlice === 0) yield;
    }
  }

  /** Of what is known of each spelling. */
  get address(): number {
    return this.fields.get('known');
  }

  /** Term and sights of each spelling, in turn. */
  private get known(): Int32Array {
    return this.kernel.int32(this.address, 2 * this.spellings.size);
  }

  private numberOf(term: string): number {
    if (term === '') return noTerm;
    const bytes = encoder.encode(term);
    this.table.makeRoom(1, bytes.length);
    return this.kernel.run.addPiece(this.table.address, this.kernel.store(bytes), bytes.length);
  }

  /** What people are shown for each term of one word, of which there are so many. */
  shownWords(terms: number): (term: number) => string {
    const { known, spellings } = this;
    const textOf = spellings.texts();
    const shown = new Int32Array(terms).fill(noTerm);
    for (let spelling = 0; spelling < spellings.size; spelling += 1) {
      const term = known[2 * spelling]!;
      if (term < 0) continue;
      const rival = shown[term]!;
      const sights = known[2 * spelling + 1]!;
      const isShown =
        rival < 0 || readsBetter(textOf(spelling), sights, textOf(rival), known[2 * rival + 1]!);
      if (isShown) shown[term] = spelling;
    }
    return (term) => textOf(shown[term]!);
  }
}
