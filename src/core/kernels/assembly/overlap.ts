/** One pass of parting discs that overlap (layout/overlap.ts), in double precision and in its order. Addresses are bytes. */

@unmanaged
class Discs {
  /** x0 y0 ... (f64) and radii (f32). */
  positions: usize;
  radii: usize;
  /** The grid: where the members of each cell begin (u32, one more entry ends the last), and the members (u32). */
  starts: usize;
  members: usize;
  columns: i32;
  rows: i32;
}

const margin: f64 = 1;
const tiny: f64 = 1e-6;

function pushPair(discs: Discs, row: u32, other: u32): i32 {
  const a = discs.positions + ((<usize>row) << 4);
  const b = discs.positions + ((<usize>other) << 4);
  const wanted =
    <f64>load<f32>(discs.radii + ((<usize>row) << 2)) +
    <f64>load<f32>(discs.radii + ((<usize>other) << 2)) +
    margin;
  let x = load<f64>(b) - load<f64>(a);
  let y = load<f64>(b, 8) - load<f64>(a, 8);
  const square = x * x + y * y;
  if (square >= wanted * wanted) return 0;
  let distance = sqrt<f64>(square);
  if (distance < tiny) {
    x = <f64>((row * 7 + other * 13) % 17) - 8.5;
    y = <f64>((row * 11 + other * 5) % 19) - 9.5;
    distance = sqrt<f64>(x * x + y * y);
    x *= tiny / distance;
    y *= tiny / distance;
    distance = tiny;
  }
  const push = ((wanted - distance) * 0.5 + margin * 0.05) / distance;
  store<f64>(a, load<f64>(a) - x * push);
  store<f64>(a, load<f64>(a, 8) - y * push, 8);
  store<f64>(b, load<f64>(b) + x * push);
  store<f64>(b, load<f64>(b, 8) + y * push, 8);
  return 1;
}

function startOf(discs: Discs, cell: i32): u32 {
  return load<u32>(discs.starts + ((<usize>cell) << 2));
}

function memberAt(discs: Discs, at: u32): u32 {
  return load<u32>(discs.members + ((<usize>at) << 2));
}

/** Parts `row` from the members from .. to - 1. */
function pushRange(discs: Discs, row: u32, from: u32, to: u32): i32 {
  let overlapping = 0;
  for (let at = from; at < to; at++) overlapping += pushPair(discs, row, memberAt(discs, at));
  return overlapping;
}

/** Returns how many pairs overlapped. */
export function partDiscs(address: usize): i32 {
  const discs = changetype<Discs>(address);
  const columns = discs.columns;
  const cells = columns * discs.rows;
  let overlapping = 0;
  for (let cell = 0; cell < cells; cell++) {
    const x = cell % columns;
    const end = min(columns - 1, x + 1);
    const above = cell - x + columns;
    const to = startOf(discs, cell + 1);
    for (let at = startOf(discs, cell); at < to; at++) {
      const row = memberAt(discs, at);
      overlapping += pushRange(discs, row, at + 1, to);
      if (end > x) overlapping += pushRange(discs, row, to, startOf(discs, cell + 2));
      if (above < cells) {
        overlapping += pushRange(
          discs,
          row,
          startOf(discs, above + max(0, x - 1)),
          startOf(discs, above + end + 1),
        );
      }
    }
  }
  return overlapping;
}
