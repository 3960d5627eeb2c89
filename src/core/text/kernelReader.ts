/** A reader by the WebAssembly kernel, with the numbers of the plain one: see kernelWords.ts. */
import type { Kernel } from '../kernels/wasm.ts';
import { withRoom } from './columns.ts';
import { KernelWords } from './kernelWords.ts';
import { noTerm, type Entries, type LearnSpelling, type ReadText, type WordReader } from './wordReader.ts';

export class KernelReader implements WordReader {
  private readonly words: KernelWords;
  private termOf = new Int32Array(1 << 12);

  constructor(
    kernel: Kernel,
    private readonly learn: LearnSpelling,
  ) {
    this.words = new KernelWords(kernel);
  }

  /** New spellings are learnt when all texts are read: to ask for their letters text by text would cost more than reading. */
  readAll(texts: readonly ReadText[]): Entries {
    const { words } = this;
    const known = words.table.size;
    const ends = new Uint32Array(texts.length);
    words.clear();
    texts.forEach(([text, reading], at) => {
      words.read(text, reading);
      ends[at] = words.size;
    });
    this.learnFrom(known);
    const { termOf } = this;
    const terms = words.entries.slice();
    for (let at = 0; at < terms.length; at += 1) terms[at] = terms[at]! < 0 ? noTerm : termOf[terms[at]!]!;
    return { terms, joined: words.joined.slice(), ends };
  }

  private learnFrom(known: number): void {
    const { table } = this.words;
    this.termOf = withRoom(this.termOf, table.size);
    if (table.size === known) return;
    const textOf = table.texts(known);
    for (let piece = known; piece < table.size; piece += 1) this.termOf[piece] = this.learn(textOf(piece));
  }
}
