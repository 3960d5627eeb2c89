/**
 * Texts as numbers of their spellings, by the WebAssembly kernel. What it does not know (scripts without spaces, characters beyond the basic
 * plane or of a class nobody has asked for) is read in TypeScript, and only looked up by the kernel.
 */
import { Fields } from '../kernels/fields.ts';
import type { Kernel } from '../kernels/wasm.ts';
import { knownClasses } from './characters.ts';
import { KernelTable } from './kernelTable.ts';
import { mostEntries, type Reading } from './wordReader.ts';

const encoder = new TextEncoder();
const firstText = 1 << 12;
/** Room is made for so many characters at once. */
const charactersAhead = 1 << 14;
/** The kernel reads and writes so many bytes beyond the end of a text. */
const slack = 32;
/** A character has up to so many bytes. */
const widest = 3;

/** Spellings grow about with the square root of the words. */
const spellingsFor = (words: number) => Math.ceil(27 * Math.sqrt(words));
const bytesOfSpelling = 9;

export class KernelWords {
  readonly table: KernelTable;
  private readonly fields: Fields<'classes' | 'text' | 'table' | 'out' | 'joined' | 'size'>;
  private textRoom = 0;
  private outRoom = 0;
  private bytes: Uint8Array = new Uint8Array(0);
  /** Characters that surely have room: asking how many precisely, for each text, would cost more than reading some. */
  private sure = 0;

  /** `expected`: entries to make room for at once, and the spellings they come to. */
  constructor(
    private readonly kernel: Kernel,
    expected = 0,
  ) {
    this.fields = new Fields(kernel, ['classes', 'text', 'table', 'out', 'joined', 'size']);
    this.table = new KernelTable(kernel);
    this.fields.set({ classes: kernel.store(knownClasses), table: this.table.address });
    this.table.makeRoom(spellingsFor(expected), bytesOfSpelling * spellingsFor(expected));
    this.makeRoom(firstText, expected);
    this.look();
  }

  /** How many entries there are. */
  get size(): number {
    return this.fields.get('size');
  }

  /** Spellings, -1 before each word that is no neighbour of the one before, and at the end of a text. */
  get entries(): Int32Array {
    return this.kernel.int32(this.fields.get('out'), this.size);
  }

  get joined(): Uint8Array {
    return this.kernel.uint8(this.fields.get('joined'), this.size);
  }

  get addresses(): { readonly entries: number; readonly joined: number } {
    return { entries: this.fields.get('out'), joined: this.fields.get('joined') };
  }

  /** The next text is the first one. */
  clear(): void {
    this.fields.set({ size: 0 });
  }

  /** Adds the entries of a text. */
  read(text: string, reading: Reading): void {
    this.sure -= text.length + 1;
    if (this.sure < 0 || text.length > this.textRoom || this.bytes.length === 0) {
      this.makeRoom(Math.max(text.length, charactersAhead));
      this.look();
      this.sure -= text.length + 1;
    }
    const { written } = encoder.encodeInto(text, this.bytes);
    if (!reading.byKernel(this.kernel.run, this.fields.address, written)) this.readPlain(text, reading);
  }

  private readPlain(text: string, reading: Reading): void {
    const { kernel, fields, size } = this;
    const room = mostEntries(text.length);
    const columns = { terms: new Int32Array(room), joined: new Uint8Array(room) };
    const entries = reading.plain(columns, text, (start, end) => {
      const { written } = encoder.encodeInto(text.slice(start, end), this.bytes);
      return kernel.run.addPiece(this.table.address, fields.get('text'), written);
    });
    fields.set({ size: size + entries });
    this.entries.set(columns.terms.subarray(0, entries), size);
    this.joined.set(columns.joined.subarray(0, entries), size);
    // Classes of characters met for the first time are known now.
    kernel.write(fields.get('classes'), knownClasses);
  }

  /** For one more text of so many characters, each of them the beginning of a new spelling of two. */
  private makeRoom(length: number, entries = mostEntries(length)): void {
    const { kernel, fields, size } = this;
    this.table.makeRoom(length, 2 * widest * length);
    if (length > this.textRoom) {
      this.textRoom = 2 * length;
      fields.set({ text: kernel.reserve(widest * this.textRoom + slack) });
    }
    if (size + entries > this.outRoom) {
      this.outRoom = Math.ceil(1.5 * (size + entries));
      fields.set({
        out: kernel.enlarge(fields.get('out'), 4 * size, 4 * this.outRoom),
        joined: kernel.enlarge(fields.get('joined'), size, this.outRoom),
      });
    }
  }

  /** Looks at where things are now. */
  private look(): void {
    const { kernel, fields, table } = this;
    this.bytes = kernel.uint8(fields.get('text'), widest * this.textRoom);
    const { pieces, bytes } = table.room;
    this.sure = Math.min(
      Math.floor((this.outRoom - this.size) / 2),
      pieces,
      Math.floor(bytes / (2 * widest)),
    );
  }
}
