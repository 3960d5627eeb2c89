/**
 * A number for each different piece of text. A piece is looked up where it stands, by a hash of its characters, so that no string is made
 * for one that was met before. Cost: linear in the characters; 2 bytes for each character of a new piece, about 24 more for each piece.
 */

import { withRoom } from './columns.ts';

const none = -1;

/** FNV-1a over UTF-16 units, with a last mix of the bits that pick the slot. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

export class Interner {
  /** Pieces met so far: their ids are 0 .. size - 1, in order of first sight. */
  size = 0;
  /** Id in each slot, or -1: open addressing, at most half full. */
  private slots = new Int32Array(1 << 15).fill(none);
  private hashes = new Int32Array(1 << 12);
  private starts = new Uint32Array((1 << 12) + 1);
  private characters = new Uint16Array(1 << 15);

  /** The id of text.slice(start, end): `size` before the call where it is new. */
  idOf(text: string, start: number, end: number): number {
    const hash = hashOf(text, start, end);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const id = this.slots[slot]!;
      if (id === none) return this.add(text, start, end, hash, slot);
      if (this.hashes[id] === hash && this.equals(id, text, start, end)) return id;
      slot = (slot + 1) & mask;
    }
  }

  private equals(id: number, text: string, start: number, end: number): boolean {
    const first = this.starts[id]!;
    if (this.starts[id + 1]! - first !== end - start) return false;
    for (let at = start; at < end; at += 1) {
      if (this.characters[first + at - start] !== text.charCodeAt(at)) return false;
    }
    return true;
  }

  private add(text: string, start: number, end: number, hash: number, slot: number): number {
    const id = this.size;
    this.size += 1;
    this.hashes = withRoom(this.hashes, this.size);
    this.starts = withRoom(this.starts, this.size + 1);
    const first = this.starts[id]!;
    this.characters = withRoom(this.characters, first + end - start);
    for (let at = start; at < end; at += 1) this.characters[first + at - start] = text.charCodeAt(at);
    this.starts[id + 1] = first + end - start;
    this.hashes[id] = hash;
    this.slots[slot] = id;
    if (2 * this.size > this.slots.length) this.enlarge();
    return id;
  }

  private enlarge(): void {
    this.slots = new Int32Array(2 * this.slots.length).fill(none);
    const mask = this.slots.length - 1;
    for (let id = 0; id < this.size; id += 1) {
      let slot = this.hashes[id]! & mask;
      while (this.slots[slot] !== none) slot = (slot + 1) & mask;
      this.slots[slot] = id;
    }
  }
}
