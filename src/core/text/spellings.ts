/**
 * Every spelling met, and the term it stands for. A word is looked up where it stands in its text, by a hash of its characters, so that no
 * string is made for it; folding and stemming happen once for each spelling. Cost: linear in the characters; 2 bytes of memory for each
 * character of a new spelling, about 24 more for each spelling.
 */
import { termOf } from './tokenize.ts';

const none = -1;

/** The numbers, in a column of at least `size` places: doubled when too short. */
function withRoom<Column extends Uint16Array | Uint32Array | Int32Array>(
  column: Column,
  size: number,
): Column {
  if (size <= column.length) return column;
  const Constructor = column.constructor as new (length: number) => Column;
  const larger = new Constructor(Math.max(size, 2 * column.length));
  larger.set(column);
  return larger;
}

/** FNV-1a over UTF-16 units, with a last mix of the bits that pick the slot. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

export class Spellings {
  /** Term of each term id, in order of first sight. */
  readonly terms: string[] = [];
  private readonly idOfTerm = new Map<string, number>();
  private count = 0;
  /** Spelling in each slot, or -1: open addressing, at most half full. */
  private slots = new Int32Array(1 << 15).fill(none);
  private hashes = new Int32Array(1 << 12);
  private starts = new Uint32Array((1 << 12) + 1);
  private characters = new Uint16Array(1 << 15);
  private termIds = new Int32Array(1 << 12);
  private sights = new Uint32Array(1 << 12);

  /** The term id of text.slice(start, end), seen once more; -1 where it says nothing. */
  add(text: string, start: number, end: number): number {
    const hash = hashOf(text, start, end);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const spelling = this.slots[slot]!;
      if (spelling === none) return this.addNew(text, start, end, hash, slot);
      if (this.hashes[spelling] === hash && this.equals(spelling, text, start, end)) {
        this.sights[spelling]! += 1;
        return this.termIds[spelling]!;
      }
      slot = (slot + 1) & mask;
    }
  }

  private equals(spelling: number, text: string, start: number, end: number): boolean {
    const first = this.starts[spelling]!;
    if (this.starts[spelling + 1]! - first !== end - start) return false;
    for (let at = start; at < end; at += 1) {
      if (this.characters[first + at - start] !== text.charCodeAt(at)) return false;
    }
    return true;
  }

  private addNew(text: string, start: number, end: number, hash: number, slot: number): number {
    const spelling = this.count;
    this.count += 1;
    this.hashes = withRoom(this.hashes, this.count);
    this.termIds = withRoom(this.termIds, this.count);
    this.sights = withRoom(this.sights, this.count);
    this.starts = withRoom(this.starts, this.count + 1);
    const first = this.starts[spelling]!;
    this.characters = withRoom(this.characters, first + end - start);
    for (let at = start; at < end; at += 1) this.characters[first + at - start] = text.charCodeAt(at);
    this.starts[spelling + 1] = first + end - start;
    this.hashes[spelling] = hash;
    this.sights[spelling] = 1;
    this.termIds[spelling] = this.idOf(termOf(text.slice(start, end)));
    this.slots[slot] = spelling;
    if (2 * this.count > this.slots.length) this.enlarge();
    return this.termIds[spelling]!;
  }

  private enlarge(): void {
    this.slots = new Int32Array(2 * this.slots.length).fill(none);
    const mask = this.slots.length - 1;
    for (let spelling = 0; spelling < this.count; spelling += 1) {
      let slot = this.hashes[spelling]! & mask;
      while (this.slots[slot] !== none) slot = (slot + 1) & mask;
      this.slots[slot] = spelling;
    }
  }

  private idOf(term: string): number {
    if (term === '') return none;
    const known = this.idOfTerm.get(term);
    if (known !== undefined) return known;
    this.idOfTerm.set(term, this.terms.length);
    return this.terms.push(term) - 1;
  }

  private spellingAt(spelling: number): string {
    return String.fromCharCode(...this.characters.subarray(this.starts[spelling], this.starts[spelling + 1]));
  }

  /** The spelling to show for each term: the one most often seen, without the capital that only opens a sentence or a title. */
  displayWords(): string[] {
    const best = new Int32Array(this.terms.length).fill(none);
    const words: string[] = this.terms.map(() => '');
    for (let spelling = 0; spelling < this.count; spelling += 1) {
      const term = this.termIds[spelling]!;
      if (term < 0) continue;
      const word = this.spellingAt(spelling);
      const rival = best[term]!;
      if (rival >= 0 && !reads(word, this.sights[spelling]!, words[term]!, this.sights[rival]!)) continue;
      best[term] = spelling;
      words[term] = word;
    }
    return words;
  }
}

const initialCapital = /^\p{Lu}[^\p{Lu}]*$/u;

/** True where spelling a (seen x times) is the better one to show than b (seen y times). */
function reads(a: string, x: number, b: string, y: number): boolean {
  if (a.toLowerCase() === b.toLowerCase()) {
    const capital = initialCapital.test(a);
    if (capital !== initialCapital.test(b)) return !capital;
  }
  return x === y ? a > b : x > y;
}
