/**
 * Reading by the WebAssembly kernel. Texts of letters, digits and marks are read by it alone; where a text holds an address, markup, an
 * entity, a script without spaces or a character beyond the basic plane, its words are found here and only looked up by the kernel.
 */
import type { Kernel } from '../kernels/wasm.ts';
import { classAt, isUnknown, knownClasses } from './characters.ts';
import { countedWords, mostEntries, type LearnSpelling, type WordReader } from './wordReader.ts';

/** The kernel's `Words`, field by field: 4 bytes each. */
const fields = [
  'classes',
  'text',
  'slots',
  'mask',
  'spellings',
  'characters',
  'size',
  'charactersSize',
  'out',
  'joined',
] as const;
type Field = (typeof fields)[number];

/** The kernel's `Spelling`: entries of 4 bytes, and the place of some. */
const spellingFields = 6;
const [lengthField, originField, sightsField, termField] = [2, 3, 4, 5];

const encoder = new TextEncoder();
const firstText = 1 << 12;
const firstSpellings = 1 << 13;
/** The kernel reads and writes so many bytes beyond the end of a text. */
const slack = 32;

export class KernelReader implements WordReader {
  terms: Int32Array = new Int32Array(0);
  joined: Uint8Array = new Uint8Array(0);
  private readonly struct: number;
  private textRoom = 0;
  private spellingRoom = 0;
  private characterRoom = 0;
  private fields: Int32Array = new Int32Array(0);
  private units: Uint16Array = new Uint16Array(0);
  private bytes: Uint8Array = new Uint8Array(0);
  private classes: Uint8Array = new Uint8Array(0);
  private spellings: Int32Array = new Int32Array(0);

  constructor(
    private readonly kernel: Kernel,
    private readonly learn: LearnSpelling,
  ) {
    this.struct = kernel.reserve(4 * fields.length);
    const classes = kernel.store(knownClasses);
    this.fields = kernel.int32(this.struct, fields.length);
    this.set('classes', classes);
    this.makeRoom(firstText);
  }

  private get(field: Field): number {
    return this.fields[fields.indexOf(field)]!;
  }

  private set(field: Field, value: number): void {
    this.fields[fields.indexOf(field)] = value;
  }

  /** Addresses of memory; views end when it grows. */
  private reserve(bytes: number): number {
    const address = this.kernel.reserve(bytes);
    this.fields = this.kernel.int32(this.struct, fields.length);
    return address;
  }

  read(text: string, reading = countedWords): number {
    this.makeRoom(text.length);
    this.write(text);
    const { run } = this.kernel;
    const known = this.get('size');
    let entries = reading.byKernel(run, this.struct, text.length, 1);
    if (entries < 0) {
      // It counted as far as it came: that is taken back.
      reading.byKernel(run, this.struct, -1 - entries, -1);
      entries = reading.plain(this, text, (start, end) => run.seeWord(this.struct, start, end));
    }
    if (this.get('size') > known) this.learnFrom(known, text, entries);
    return entries;
  }

  sightsOf(spelling: number): number {
    return this.spellings[spelling * spellingFields + sightsField]!;
  }

  /** Most texts have one byte a character, which is copied many times as fast. */
  private write(text: string): void {
    const { units } = this;
    const { read, written } = encoder.encodeInto(text, this.bytes.subarray(2 * text.length));
    if (read === text.length && written === text.length) {
      this.kernel.run.widenText(this.struct, text.length);
      return;
    }
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      units[at] = code;
      if (isUnknown(code)) this.learnClass(text, at, code);
    }
  }

  /** Halves of pairs stay unknown, to both sides. */
  private learnClass(text: string, at: number, code: number): void {
    classAt(text, at);
    this.classes[code] = knownClasses[code]!;
  }

  /** Gives the spellings first seen in this text their terms, here and where the kernel left their numbers. */
  private learnFrom(known: number, text: string, entries: number): void {
    const { spellings, terms } = this;
    const size = this.get('size');
    for (let id = known; id < size; id += 1) {
      const at = id * spellingFields;
      const start = spellings[at + originField]!;
      spellings[at + termField] = this.learn(text.slice(start, start + spellings[at + lengthField]!));
    }
    for (let entry = 0; entry < entries; entry += 1) {
      const term = terms[entry]!;
      if (term < -1) terms[entry] = spellings[(-2 - term) * spellingFields + termField]!;
    }
  }

  /** For one more text of so many characters, all of them new spellings. */
  private makeRoom(length: number): void {
    const spellings = this.get('size') + length;
    const held = this.get('charactersSize');
    const before = this.textRoom + this.spellingRoom + this.characterRoom;
    if (length > this.textRoom) this.growText(Math.max(firstText, 2 * length));
    if (spellings > this.spellingRoom) this.growSpellings(Math.max(firstSpellings, 2 * spellings));
    if (held + 2 * length > this.characterRoom) {
      this.characterRoom = 2 * (held + 2 * length);
      this.move('characters', 2 * this.characterRoom, 2 * held);
    }
    if (this.textRoom + this.spellingRoom + this.characterRoom !== before) this.look();
  }

  private growText(room: number): void {
    this.textRoom = room;
    this.set('text', this.reserve(4 * room + slack));
    this.set('out', this.reserve(4 * mostEntries(room)));
    this.set('joined', this.reserve(mostEntries(room)));
  }

  private growSpellings(least: number): void {
    const room = 2 ** Math.ceil(Math.log2(least));
    this.spellingRoom = room;
    this.move('spellings', 4 * spellingFields * room, 4 * spellingFields * this.get('size'));
    const slots = this.reserve(16 * room);
    this.kernel.int32(slots, 4 * room).fill(-1);
    this.set('slots', slots);
    this.set('mask', 2 * room - 1);
    this.kernel.run.fillSlots(this.struct);
  }

  /** Gives a column more bytes, and what it held; the old place is lost. */
  private move(field: Field, bytes: number, kept: number): void {
    const from = this.get(field);
    const to = this.reserve(bytes);
    this.kernel.uint8(to, kept).set(this.kernel.uint8(from, kept));
    this.set(field, to);
  }

  /** Looks at the memory where things now are. */
  private look(): void {
    const { kernel, textRoom } = this;
    this.bytes = kernel.uint8(this.get('text'), 4 * textRoom);
    this.units = kernel.uint16(this.get('text'), textRoom);
    this.terms = kernel.int32(this.get('out'), mostEntries(textRoom));
    this.joined = kernel.uint8(this.get('joined'), mostEntries(textRoom));
    this.classes = kernel.uint8(this.get('classes'), knownClasses.length);
    this.spellings = kernel.int32(this.get('spellings'), spellingFields * this.spellingRoom);
  }
}
