/** Pieces of text by number in a kernel's memory (kernels/assembly/table.ts): room for them, and what they are as strings. */
import { Fields } from '../kernels/fields.ts';
import type { Kernel } from '../kernels/wasm.ts';

const slotBytes = 32;
/** Slots for each piece there is room for, at the least. */
const sparseness = 1.5;
const firstPieces = 1 << 12;
const firstBytes = 1 << 16;
/** A piece is read eight bytes at a time. */
const slack = 8;

/** One character a byte, so that pieces stand in the string where they stand in memory. */
const byBytes = new TextDecoder('latin1');
const byCharacters = new TextDecoder();
const beyondAscii = /[^\0-\x7f]/u;

export class KernelTable {
  private readonly fields: Fields<'slots' | 'mask' | 'size' | 'ends' | 'bytes'>;
  private pieceRoom = 0;
  private byteRoom = 0;

  constructor(private readonly kernel: Kernel) {
    this.fields = new Fields(kernel, ['slots', 'mask', 'size', 'ends', 'bytes']);
    this.makeRoom(1, 1);
  }

  get address(): number {
    return this.fields.address;
  }

  get size(): number {
    return this.fields.get('size');
  }

  /** How many more pieces and bytes fit. */
  get room(): { readonly pieces: number; readonly bytes: number } {
    return { pieces: this.pieceRoom - this.size, bytes: this.byteRoom - slack - this.endOf(this.size) };
  }

  /** For so many more pieces of so many bytes. */
  makeRoom(pieces: number, bytes: number): void {
    const { kernel, fields, size } = this;
    if (size + pieces > this.pieceRoom) this.growPieces(Math.max(firstPieces, 1.5 * (size + pieces)));
    const held = this.endOf(size);
    if (held + bytes + slack <= this.byteRoom) return;
    this.byteRoom = Math.max(firstBytes, 2 * (held + bytes + slack));
    fields.set({ bytes: kernel.enlarge(fields.get('bytes'), held, this.byteRoom) });
  }

  private growPieces(least: number): void {
    const { kernel, fields, size } = this;
    const before = fields.get('slots');
    const slots = 2 ** Math.ceil(Math.log2(least * sparseness));
    const slotsBefore = before === 0 ? 0 : fields.get('mask') + 1;
    const kept = before === 0 ? 0 : 4 * (size + 1);
    this.pieceRoom = Math.floor(slots / sparseness);
    const ends = kernel.enlarge(fields.get('ends'), kept, 4 * (this.pieceRoom + 1));
    fields.set({ ends, slots: kernel.reserve(slots * slotBytes), mask: slots - 1 });
    kernel.run.moveSlots(fields.address, before, slotsBefore);
  }

  private endOf(pieces: number): number {
    return this.kernel.uint32(this.fields.get('ends') + 4 * pieces, 1)[0]!;
  }

  /** Bytes of each piece; valid while memory does not grow. */
  lengths(): (piece: number) => number {
    const ends = this.kernel.uint32(this.fields.get('ends'), this.size + 1);
    return (piece) => ends[piece + 1]! - ends[piece]!;
  }

  /** What each piece is; valid while there are no more. */
  texts(from = 0): (piece: number) => string {
    const { kernel, fields, size } = this;
    const ends = kernel.uint32(fields.get('ends') + 4 * from, size - from + 1).slice();
    const first = ends[0]!;
    const bytes = kernel.uint8(fields.get('bytes') + first, ends[size - from]! - first).slice();
    const text = byBytes.decode(bytes);
    return (piece) => {
      const [start, end] = [ends[piece - from]! - first, ends[piece - from + 1]! - first];
      const found = text.slice(start, end);
      return beyondAscii.test(found) ? byCharacters.decode(bytes.subarray(start, end)) : found;
    };
  }
}
