import { Spellings } from './spellings.ts';
import { PlainReader } from './plainReader.ts';

/** The words of all texts as one sequence of term ids, titles before abstracts. */
export class Sequence {
  private readonly spellings = new Spellings();
  private readonly reader = new PlainReader((spelling) => this.spellings.learn(spelling));
  readonly offsets: Uint32Array;
  /** Where each paper's abstract begins. */
  readonly abstracts: Uint32Array;
  words = new Int32Array(1 << 16);
  /** 1 where a hyphen joins the word to the next. */
  hyphens = new Uint8Array(1 << 16);
  size = 0;

  constructor(papers: number) {
    this.offsets = new Uint32Array(papers + 1);
    this.abstracts = new Uint32Array(papers);
  }

  addText(text: string): void {
    const { reader } = this;
    const entries = reader.read(text);
    if (this.size + entries > this.words.length) this.enlarge(this.size + entries);
    this.words.set(reader.terms.subarray(0, entries), this.size);
    this.hyphens.set(reader.joined.subarray(0, entries), this.size);
    this.size += entries;
  }

  get terms(): readonly string[] {
    return this.spellings.terms;
  }

  /** What people are shown for each term. */
  displayWords(): string[] {
    return this.spellings.displayWords((spelling) => this.reader.sightsOf(spelling));
  }

  private enlarge(size: number): void {
    const words = new Int32Array(2 * size);
    const hyphens = new Uint8Array(2 * size);
    words.set(this.words);
    hyphens.set(this.hyphens);
    this.words = words;
    this.hyphens = hyphens;
  }
}
