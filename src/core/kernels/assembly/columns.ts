/** The terms that are columns, most frequent first, ties by text (text/tfidf.ts). Addresses are bytes. */
import { endOf, startOf, Table } from './table';

/** Papers, term, and how the term's text begins, as a number: 16 bytes. */
@unmanaged
class Column {
  papers: i32;
  term: i32;
  head: u64;
}

const headLength: usize = 8;

function columnAt(address: usize): Column {
  return changetype<Column>(address);
}

/** Bytes in an order that gives that of UTF-16 units: characters beyond the basic plane come before its last ones. */
function rank(byte: u8): u8 {
  return byte >= 0xee && byte < 0xf0 ? byte + 0x10 : byte;
}

function headOf(table: Table, term: i32): u64 {
  const from = startOf(table, term);
  const length = endOf(table, term) - from;
  let head: u64 = 0;
  for (let at: usize = 0; at < headLength; at++)
    head = (head << 8) | (at < length ? rank(load<u8>(from + at)) : 0);
  return head;
}

/** Lists the terms that at least so many papers hold (i32, and as many bytes between); returns how many. */
export function listColumns(terms: usize, papers: usize, least: i32, out: usize): i32 {
  const table = changetype<Table>(terms);
  let at = out;
  for (let term = 0; term < table.size; term++) {
    const held = load<i32>(papers + ((<usize>term) << 3));
    if (held < least) continue;
    const column = columnAt(at);
    column.papers = held;
    column.term = term;
    column.head = headOf(table, term);
    at += offsetof<Column>();
  }
  return <i32>((at - out) / offsetof<Column>());
}

function isBefore(table: Table, a: Column, b: Column): bool {
  if (a.papers != b.papers) return a.papers > b.papers;
  if (a.head != b.head) return a.head < b.head;
  let left = startOf(table, a.term);
  let right = startOf(table, b.term);
  const length = endOf(table, a.term) - left;
  const other = endOf(table, b.term) - right;
  for (const end = left + min(length, other); left < end; left++, right++) {
    if (load<u8>(left) != load<u8>(right)) return rank(load<u8>(left)) < rank(load<u8>(right));
  }
  return length < other;
}

/** Two sorted lists, one behind the other, become one. */
function merge(table: Table, from: usize, middle: usize, end: usize, out: usize): void {
  let left = from;
  let right = middle;
  for (; left < middle || right < end; out += offsetof<Column>()) {
    const takesLeft = right >= end || (left < middle && !isBefore(table, columnAt(right), columnAt(left)));
    memory.copy(out, takesLeft ? left : right, offsetof<Column>());
    if (takesLeft) left += offsetof<Column>();
    else right += offsetof<Column>();
  }
}

/** Sorts columns with room for as many more; returns where they then stand. */
export function sortColumns(terms: usize, columns: usize, spare: usize, count: i32): usize {
  const table = changetype<Table>(terms);
  const bytes = <usize>count * offsetof<Column>();
  for (let width = offsetof<Column>(); width < bytes; width <<= 1) {
    for (let from: usize = 0; from < bytes; from += 2 * width) {
      const middle = columns + min(bytes, from + width);
      const end = columns + min(bytes, from + 2 * width);
      merge(table, columns + from, middle, end, spare + from);
    }
    const sorted = spare;
    spare = columns;
    columns = sorted;
  }
  return columns;
}
