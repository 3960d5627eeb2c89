/**
 * A number for each different piece of text (UTF-8): an open-addressed table. A slot holds a piece's first and last eight bytes, so that most are told
 * apart without a look at where they are kept. Addresses are bytes; eight bytes behind a piece may be read.
 */

@unmanaged
export class Table {
  /** See Slot; and how many less one: a power of two less one. */
  slots: usize;
  mask: i32;
  size: i32;
  /** Where each piece ends among the bytes (u32), after a 0. */
  ends: usize;
  bytes: usize;
}

/** 32 bytes. */
@unmanaged
class Slot {
  /** The first and the last eight bytes; those of shorter pieces are all of them, and zeros. */
  head: u64;
  tail: u64;
  length: i32;
  /** One more than the number; 0 where the slot is empty. */
  number: i32;
  hash: u32;
  room: u32;
}

const slotBits: usize = 5;
const first: u64 = 0x9e3779b97f4a7c15;
const second: u64 = 0xc2b2ae3d27d4eb4f;
const half: u64 = 32;

export function startOf(table: Table, piece: i32): usize {
  return table.bytes + <usize>load<u32>(table.ends + ((<usize>piece) << 2));
}

export function endOf(table: Table, piece: i32): usize {
  return startOf(table, piece + 1);
}

function isSame(a: usize, b: usize, length: usize): bool {
  for (const end = a + length; a < end; a++, b++) if (load<u8>(a) != load<u8>(b)) return false;
  return true;
}

function slotAt(table: Table, place: i32): Slot {
  return changetype<Slot>(table.slots + ((<usize>(place & table.mask)) << slotBits));
}

function hashOf(head: u64, tail: u64): u32 {
  return <u32>((((head * first) ^ rotl<u64>(tail, half)) * second) >>> half);
}

/** The slot of a piece, or the empty one where it belongs, which then holds it but for its number. */
function slotOf(table: Table, from: usize, length: i32): Slot {
  const short = (<u64>max(8 - length, 0)) << 3;
  const head = (load<u64>(from) << short) >>> short;
  const tail = (load<u64>(from + <usize>max(length - 8, 0)) << short) >>> short;
  const hash = hashOf(head, tail);
  for (let place = <i32>hash; ; place++) {
    const slot = slotAt(table, place);
    if (slot.number == 0) {
      slot.head = head;
      slot.tail = tail;
      slot.length = length;
      slot.hash = hash;
      return slot;
    }
    if (slot.head != head || slot.tail != tail || slot.length != length) continue;
    if (length <= 16 || isSame(startOf(table, slot.number - 1), from, length)) return slot;
  }
  // The compiler asks for it; there is always an empty slot.
  return slotAt(table, 0);
}

/** The number of a piece, -1 where it has none. */
export function findPiece(table: Table, from: usize, length: i32): i32 {
  return slotOf(table, from, length).number - 1;
}

/** The number of a piece: the next one where it had none. */
export function numberOf(table: Table, from: usize, length: i32): i32 {
  const slot = slotOf(table, from, length);
  if (slot.number > 0) return slot.number - 1;
  const start = startOf(table, table.size);
  memory.copy(start, from, length);
  table.size++;
  store<u32>(table.ends + ((<usize>table.size) << 2), <u32>(start - table.bytes) + length);
  slot.number = table.size;
  return table.size - 1;
}

/** A piece found elsewhere. */
export function addPiece(table: usize, from: usize, length: i32): i32 {
  return numberOf(changetype<Table>(table), from, length);
}

/** Puts the pieces of `count` old slots into new ones, which are empty. */
export function moveSlots(address: usize, from: usize, count: i32): void {
  const table = changetype<Table>(address);
  for (const end = from + ((<usize>count) << slotBits); from < end; from += offsetof<Slot>()) {
    const old = changetype<Slot>(from);
    if (old.number == 0) continue;
    let place = <i32>old.hash;
    while (slotAt(table, place).number != 0) place++;
    memory.copy(changetype<usize>(slotAt(table, place)), from, offsetof<Slot>());
  }
}
