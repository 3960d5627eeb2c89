/** A reader in plain TypeScript: see wordReader.ts. */
import { Interner } from './interner.ts';
import { withRoom } from './columns.ts';
import { countedWords, mostEntries } from './wordReader.ts';
import type { Entries, LearnSpelling, ReadText, WordReader } from './wordReader.ts';

export class PlainReader implements WordReader {
  /** What the last text came to. */
  terms = new Int32Array(0);
  joined = new Uint8Array(0);
  private readonly interner = new Interner();
  private termOf = new Int32Array(0);
  private sights = new Uint32Array(0);

  constructor(private readonly learn: LearnSpelling) {}

  readAll(texts: readonly ReadText[]): Entries {
    const ends = new Uint32Array(texts.length);
    let terms = new Int32Array(1 << 12);
    let joined = new Uint8Array(1 << 12);
    let size = 0;
    texts.forEach(([text, reading], at) => {
      const entries = this.read(text, reading);
      terms = withRoom(terms, size + entries);
      joined = withRoom(joined, size + entries);
      terms.set(this.terms.subarray(0, entries), size);
      joined.set(this.joined.subarray(0, entries), size);
      size += entries;
      ends[at] = size;
    });
    return { terms: terms.slice(0, size), joined: joined.slice(0, size), ends };
  }

  /** Reads a text; returns how many entries of `terms` it came to. */
  read(text: string, reading = countedWords): number {
    if (this.terms.length < mostEntries(text.length)) {
      this.terms = new Int32Array(2 * mostEntries(text.length));
      this.joined = new Uint8Array(this.terms.length);
    }
    return reading.plain(this, text, (start, end) => this.see(text, start, end));
  }

  /** How often a spelling was seen, by its number in order of first sight. */
  sightsOf(spelling: number): number {
    return this.sights[spelling]!;
  }

  private see(text: string, start: number, end: number): number {
    const known = this.interner.size;
    const spelling = this.interner.idOf(text, start, end);
    if (spelling === known) {
      this.termOf = withRoom(this.termOf, known + 1);
      this.sights = withRoom(this.sights, known + 1);
      this.termOf[spelling] = this.learn(text.slice(start, end));
    }
    this.sights[spelling]! += 1;
    return this.termOf[spelling]!;
  }
}
