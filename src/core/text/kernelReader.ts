/** A reader by the WebAssembly kernel, with the numbers of the plain one: see kernelWords.ts. */
import type { Kernel } from '../kernels/wasm.ts';
import { withRoom } from './columns.ts';
import { KernelWords } from './kernelWords.ts';
import { countedWords, noTerm, type LearnSpelling, type WordReader } from './wordReader.ts';

export class KernelReader implements WordReader {
  terms: Int32Array = new Int32Array(0);
  joined: Uint8Array = new Uint8Array(0);
  private readonly words: KernelWords;
  private termOf = new Int32Array(1 << 12);

  constructor(
    kernel: Kernel,
    private readonly learn: LearnSpelling,
  ) {
    this.words = new KernelWords(kernel);
  }

  read(text: string, reading = countedWords): number {
    const { words } = this;
    const { table } = words;
    const known = table.size;
    words.clear();
    words.read(text, reading);
    this.termOf = withRoom(this.termOf, table.size);
    if (table.size > known) {
      const textOf = table.texts(known);
      for (let piece = known; piece < table.size; piece += 1) this.termOf[piece] = this.learn(textOf(piece));
    }
    const { entries, joined } = words;
    const { termOf } = this;
    for (let at = 0; at < entries.length; at += 1) {
      entries[at] = entries[at]! < 0 ? noTerm : termOf[entries[at]!]!;
    }
    this.terms = entries;
    this.joined = joined;
    return entries.length;
  }
}
