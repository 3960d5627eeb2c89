/** Communities by the Leiden algorithm (graph/leiden.ts, whose operations these are, in their order: the bits agree). Addresses are bytes. */

/** A network, and what is known of its nodes meanwhile. */
@unmanaged
export class Level {
  /** Resolution divided by the weight of all ties. */
  scale: f64;
  rows: i32;
  /** Ties of row r are offsets[r] .. offsets[r + 1] - 1 (u32): where to (u32) and their weight (f64). */
  offsets: usize;
  target: usize;
  weight: usize;
  /** Of each node (f64): weight of all its ties, those inside it twice. */
  strength: usize;
  /** Community and part of each node (u32). */
  community: usize;
  part: usize;
  /** Weight between a node and each community next to it (f64), those that were touched (u32) and how many. */
  links: usize;
  touched: usize;
  touchedCount: i32;
  /** Nodes to visit in a ring (u32), 1 for those in it (u8); the place of the next one, and how many. */
  queue: usize;
  waiting: usize;
  head: i32;
  waitingCount: i32;
  /** Strength of each community and of each part; weight of a part to the rest of its community (f64). */
  totals: usize;
  partTotals: usize;
  outside: usize;
}

function u32At(column: usize, at: u32): u32 {
  return load<u32>(column + ((<usize>at) << 2));
}

function put(column: usize, at: u32, value: u32): void {
  store<u32>(column + ((<usize>at) << 2), value);
}

function f64At(column: usize, at: u32): f64 {
  return load<f64>(column + ((<usize>at) << 3));
}

function set(column: usize, at: u32, value: f64): void {
  store<f64>(column + ((<usize>at) << 3), value);
}

function isMarked(marks: usize, at: u32): bool {
  return load<u8>(marks + <usize>at) != 0;
}

function mark(marks: usize, at: u32, value: u8): void {
  store<u8>(marks + <usize>at, value);
}

/** Sums the strengths of the nodes of each group. */
function sumBy(level: Level, group: usize, sums: usize): void {
  memory.fill(sums, 0, (<usize>level.rows) << 3);
  for (let row = 0; row < level.rows; row++) {
    const own = u32At(group, row);
    set(sums, own, f64At(sums, own) + f64At(level.strength, row));
  }
}

/** Before nodes move: the strength of communities, every node in the queue, which holds them in the order of visits. */
export function beginMoves(address: usize, resolution: f64): void {
  const level = changetype<Level>(address);
  let sum: f64 = 0;
  for (let row = 0; row < level.rows; row++) sum += f64At(level.strength, row);
  level.scale = resolution / max(sum, 5e-324);
  sumBy(level, level.community, level.totals);
  memory.fill(level.links, 0, (<usize>level.rows) << 3);
  memory.fill(level.waiting, 1, level.rows);
  level.touchedCount = 0;
  level.head = 0;
  level.waitingCount = level.rows;
}

/** Adds a tie to the sums of the group at its other end; one without weight ties nothing. */
function touch(level: Level, group: u32, weight: f64): void {
  if (weight == 0) return;
  const before = f64At(level.links, group);
  if (before == 0) put(level.touched, level.touchedCount++, group);
  set(level.links, group, before + weight);
}

function forget(level: Level): void {
  for (let at = 0; at < level.touchedCount; at++) set(level.links, u32At(level.touched, at), 0);
  level.touchedCount = 0;
}

function collect(level: Level, row: i32, group: usize): void {
  forget(level);
  const end = u32At(level.offsets, row + 1);
  for (let at = u32At(level.offsets, row); at < end; at++) {
    const other = u32At(level.target, at);
    if (other != <u32>row) touch(level, u32At(group, other), f64At(level.weight, at));
  }
}

/** The community that a node gains most in, its own where that is no worse; the node is in none meanwhile. */
function bestCommunity(level: Level, row: i32, own: u32): u32 {
  const price = level.scale * f64At(level.strength, row);
  let best = own;
  let bestGain = f64At(level.links, own) - price * f64At(level.totals, own);
  for (let at = 0; at < level.touchedCount; at++) {
    const candidate = u32At(level.touched, at);
    const gain = f64At(level.links, candidate) - price * f64At(level.totals, candidate);
    if (
      gain > bestGain + 1e-12 ||
      (gain > bestGain - 1e-12 && candidate < best && candidate != own && best != own)
    ) {
      best = candidate;
      bestGain = gain;
    }
  }
  return best;
}

/** The neighbours of a node that moved are visited again. */
function wake(level: Level, row: i32, community: u32): void {
  const end = u32At(level.offsets, row + 1);
  for (let at = u32At(level.offsets, row); at < end; at++) {
    const other = u32At(level.target, at);
    if (isMarked(level.waiting, other) || u32At(level.community, other) == community) continue;
    mark(level.waiting, other, 1);
    put(level.queue, (level.head + level.waitingCount) % level.rows, other);
    level.waitingCount++;
  }
}

/** Visits so many nodes at the most; returns how many are still to be visited. */
export function moveNodes(address: usize, visits: i32): i32 {
  const level = changetype<Level>(address);
  for (; visits > 0 && level.waitingCount > 0; visits--) {
    const row = u32At(level.queue, level.head);
    level.head = (level.head + 1) % level.rows;
    level.waitingCount--;
    mark(level.waiting, row, 0);
    const own = u32At(level.community, row);
    const strength = f64At(level.strength, row);
    set(level.totals, own, f64At(level.totals, own) - strength);
    collect(level, row, level.community);
    const best = bestCommunity(level, row, own);
    set(level.totals, best, f64At(level.totals, best) + strength);
    if (best == own) continue;
    put(level.community, row, best);
    wake(level, row, best);
  }
  return level.waitingCount;
}

/** Numbers from 0 in order of first sight, in place; returns how many. */
export function renumber(address: usize, group: usize): i32 {
  const level = changetype<Level>(address);
  const numbers = level.touched;
  memory.fill(numbers, 0, (<usize>level.rows) << 2);
  level.touchedCount = 0;
  let count: u32 = 0;
  for (let row = 0; row < level.rows; row++) {
    const own = u32At(group, row);
    if (u32At(numbers, own) == 0) put(numbers, own, ++count);
    put(group, row, u32At(numbers, own) - 1);
  }
  return count;
}

/** Before communities are split: every node a part of its own; the queue holds the order of visits. */
export function beginParts(address: usize): void {
  const level = changetype<Level>(address);
  memory.copy(level.partTotals, level.strength, (<usize>level.rows) << 3);
  memory.fill(level.links, 0, (<usize>level.rows) << 3);
  memory.fill(level.waiting, 1, level.rows);
  level.touchedCount = 0;
  sumBy(level, level.community, level.totals);
  for (let row = 0; row < level.rows; row++) {
    put(level.part, row, row);
    let inward: f64 = 0;
    const own = u32At(level.community, row);
    const end = u32At(level.offsets, row + 1);
    for (let at = u32At(level.offsets, row); at < end; at++) {
      const other = u32At(level.target, at);
      if (other != <u32>row && u32At(level.community, other) == own) inward += f64At(level.weight, at);
    }
    set(level.outside, row, inward);
  }
}

/** True where a part is well connected with the rest of its community. */
function isBound(level: Level, part: u32, total: f64): bool {
  const strength = f64At(level.partTotals, part);
  return !(f64At(level.outside, part) < level.scale * strength * (total - strength));
}

/** The part that a single node gains most in; its own where it gains nowhere. */
function bestPart(level: Level, row: u32): u32 {
  const own = u32At(level.community, row);
  const total = f64At(level.totals, own);
  let best = row;
  let bestGain: f64 = 0;
  for (let at = 0; at < level.touchedCount; at++) {
    const candidate = u32At(level.touched, at);
    if (candidate == row || u32At(level.community, candidate) != own || !isBound(level, candidate, total))
      continue;
    const price = level.scale * f64At(level.strength, row) * f64At(level.partTotals, candidate);
    const gain = f64At(level.links, candidate) - price;
    if (gain > bestGain || (gain == bestGain && best != row && candidate < best)) {
      best = candidate;
      bestGain = gain;
    }
  }
  return best;
}

/** Single nodes from .. to - 1 of the queue join the part, inside their community, that gains most. */
export function joinParts(address: usize, from: i32, to: i32): void {
  const level = changetype<Level>(address);
  for (let at = from; at < to; at++) {
    const row = u32At(level.queue, at);
    const total = f64At(level.totals, u32At(level.community, row));
    const strength = f64At(level.strength, row);
    if (!isMarked(level.waiting, row)) continue;
    if (f64At(level.outside, row) < level.scale * strength * (total - strength)) continue;
    collect(level, row, level.part);
    const best = bestPart(level, row);
    if (best == row) continue;
    const link = f64At(level.links, best);
    set(level.outside, best, f64At(level.outside, best) + f64At(level.outside, row) - 2 * link);
    set(level.partTotals, best, f64At(level.partTotals, best) + strength);
    set(level.partTotals, row, 0);
    put(level.part, row, best);
    mark(level.waiting, row, 0);
    mark(level.waiting, best, 0);
  }
}

/** Rows of each part, ascending, one part after the other, in the queue. Those of part p begin at starts[p + 1] and end before starts[p + 2]. */
function groupRows(level: Level, parts: i32, starts: usize): void {
  memory.fill(starts, 0, (<usize>(parts + 1)) << 2);
  put(starts, parts + 1, level.rows);
  for (let row = 0; row < level.rows; row++) {
    const next = u32At(level.part, row) + 1;
    put(starts, next, u32At(starts, next) + 1);
  }
  for (let part = 0; part < parts; part++)
    put(starts, part + 1, u32At(starts, part + 1) + u32At(starts, part));
  for (let row = level.rows - 1; row >= 0; row--) {
    const end = u32At(level.part, row) + 1;
    const place = u32At(starts, end) - 1;
    put(starts, end, place);
    put(level.queue, place, row);
  }
}

/** Sums the ties of a part's rows, from .. to - 1 in the queue, by the part at their other end. */
function collectPart(level: Level, part: u32, from: u32, to: u32): void {
  forget(level);
  for (let member = from; member < to; member++) {
    const row = u32At(level.queue, member);
    const end = u32At(level.offsets, row + 1);
    for (let at = u32At(level.offsets, row); at < end; at++) {
      const other = u32At(level.part, u32At(level.target, at));
      if (other != part) touch(level, other, f64At(level.weight, at));
    }
  }
}

/** Parts become the nodes of `into`; ties between two are summed, those inside one are left out. */
export function aggregate(address: usize, into: usize, starts: usize): void {
  const level = changetype<Level>(address);
  const next = changetype<Level>(into);
  memory.fill(level.links, 0, (<usize>level.rows) << 3);
  level.touchedCount = 0;
  groupRows(level, next.rows, starts);
  put(next.offsets, 0, 0);
  let size: u32 = 0;
  for (let part = 0; part < next.rows; part++) {
    collectPart(level, part, u32At(starts, part + 1), u32At(starts, part + 2));
    for (let at = 0; at < level.touchedCount; at++, size++) {
      const other = u32At(level.touched, at);
      put(next.target, size, other);
      set(next.weight, size, f64At(level.links, other));
    }
    put(next.offsets, part + 1, size);
  }
  sumBy(level, level.part, level.totals);
  memory.copy(next.strength, level.totals, (<usize>next.rows) << 3);
  for (let row = 0; row < level.rows; row++) {
    put(next.community, u32At(level.part, row), u32At(level.community, row));
  }
}

/** Nodes come to the communities of their parts. */
export function spread(address: usize, from: usize): void {
  const level = changetype<Level>(address);
  const next = changetype<Level>(from);
  for (let row = 0; row < level.rows; row++) {
    put(level.community, row, u32At(next.community, u32At(level.part, row)));
  }
  renumber(address, level.community);
}
