/** A reader in plain TypeScript: see wordReader.ts. */
import { Interner } from './interner.ts';
import { withRoom } from './columns.ts';
import { countedWords, mostEntries, type LearnSpelling, type WordReader } from './wordReader.ts';

export class PlainReader implements WordReader {
  terms = new Int32Array(0);
  joined = new Uint8Array(0);
  private readonly interner = new Interner();
  private termOf = new Int32Array(0);
  private sights = new Uint32Array(0);

  constructor(private readonly learn: LearnSpelling) {}

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
