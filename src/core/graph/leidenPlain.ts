/** The Leiden algorithm in plain TypeScript: what the kernel must agree with, and what runs where kernels cannot. See leiden.ts. */
import type { Job } from '../progress.ts';
import type { Adjacency } from './adjacency.ts';
import { rowsPerStep, shuffledRows, strengthOf, type LeidenOptions } from './leiden.ts';

/** One class for all, because an engine compiles for the shapes it has met: code for another shape is thrown away. */
class Network implements Adjacency {
  constructor(
    readonly rows: number,
    readonly offsets: Uint32Array,
    readonly target: Uint32Array,
    readonly weight: Float64Array,
    /** Weight of all ties of a node, those inside it (self ties) counted twice. */
    readonly strength: Float64Array,
  ) {}
}

export function* findCommunitiesPlainly(graph: Adjacency, options: LeidenOptions): Job<Uint32Array> {
  const { rows, offsets, target, weight } = graph;
  const network = new Network(rows, offsets, target, weight, strengthOf(graph));
  let communities: Uint32Array = numbered(rows);
  for (let pass = 0; pass < (options.passes ?? 3); pass += 1) {
    const before = communities;
    communities = yield* runOnce(network, communities, options);
    if (before.every((community, row) => community === communities[row])) break;
  }
  return communities;
}

function* runOnce(network: Network, start: Uint32Array, options: LeidenOptions): Job<Uint32Array> {
  const community = start.slice();
  yield* moveNodes(network, community, options);
  const count = renumber(community);
  if (count === network.rows) return community;
  const part = yield* refine(network, community, options);
  const parts = renumber(part);
  if (parts === network.rows) return community;
  const inner = new Uint32Array(parts);
  for (let row = 0; row < network.rows; row += 1) inner[part[row]!] = community[row]!;
  const merged = yield* runOnce(aggregate(network, part, parts), inner, options);
  for (let row = 0; row < network.rows; row += 1) part[row] = merged[part[row]!]!;
  renumber(part);
  return part;
}

/** Sum of weights between a node and each community next to it; kept small by listing only those touched. */
class Links {
  readonly weight: Float64Array;
  readonly touched: number[] = [];
  constructor(size: number) {
    this.weight = new Float64Array(size);
  }
  collect({ offsets, target, weight }: Network, row: number, community: Uint32Array): void {
    for (const known of this.touched) this.weight[known] = 0;
    this.touched.length = 0;
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
      // A tie without weight ties nothing: nodes that met by one could change sides for ever.
      if (target[at] === row || weight[at] === 0) continue;
      const other = community[target[at]!]!;
      if (this.weight[other] === 0) this.touched.push(other);
      this.weight[other]! += weight[at]!;
    }
  }
}

/** Moves nodes, those whose surroundings changed again, until none gains. `community` is changed in place. */
function* moveNodes(
  network: Network,
  community: Uint32Array,
  { resolution, random }: LeidenOptions,
): Job<void> {
  const { rows, offsets, target, strength } = network;
  const totals = sumBy(strength, community, rows);
  const scale = resolution / Math.max(sum(strength), Number.MIN_VALUE);
  const links = new Links(rows);
  const queue = shuffledRows(rows, random);
  const waiting = new Uint8Array(rows).fill(1);
  let visited = 0;
  // The queue grows while it is walked.
  for (const row of queue) {
    if (visited % rowsPerStep === 0) yield { stage: 'clusters', done: visited, total: queue.length };
    visited += 1;
    waiting[row] = 0;
    const own = community[row]!;
    totals[own]! -= strength[row]!;
    links.collect(network, row, community);
    let best = own;
    let bestGain = links.weight[own]! - scale * strength[row]! * totals[own]!;
    for (const candidate of links.touched) {
      const gain = links.weight[candidate]! - scale * strength[row]! * totals[candidate]!;
      if (
        gain > bestGain + 1e-12 ||
        (gain > bestGain - 1e-12 && candidate < best && candidate !== own && best !== own)
      ) {
        best = candidate;
        bestGain = gain;
      }
    }
    totals[best]! += strength[row]!;
    if (best === own) continue;
    community[row] = best;
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
      const other = target[at]!;
      if (waiting[other] === 1 || community[other] === best) continue;
      waiting[other] = 1;
      queue.push(other);
    }
  }
}

/** Splits each community into well connected parts: single nodes join the part, inside their community, that gains most. */
function* refine(
  network: Network,
  community: Uint32Array,
  { resolution, random }: LeidenOptions,
): Job<Uint32Array> {
  const { rows, strength } = network;
  const scale = resolution / Math.max(sum(strength), Number.MIN_VALUE);
  const part = numbered(rows);
  const partTotals = strength.slice();
  const communityTotals = sumBy(strength, community, rows);
  /** Weight between a part and the rest of its community. */
  const outside = inwardWeights(network, community);
  const alone = new Uint8Array(rows).fill(1);
  const links = new Links(rows);
  let visited = 0;
  for (const row of shuffledRows(rows, random)) {
    if (visited % rowsPerStep === 0) yield { stage: 'clusters', done: visited, total: rows };
    visited += 1;
    const rest = communityTotals[community[row]!]! - strength[row]!;
    if (alone[row] === 0 || outside[row]! < scale * strength[row]! * rest) continue;
    links.collect(network, row, part);
    const best = bestPart(row);
    if (best === undefined) continue;
    outside[best] = outside[best]! + outside[row]! - 2 * links.weight[best]!;
    partTotals[best]! += strength[row]!;
    partTotals[row] = 0;
    part[row] = best;
    alone[row] = alone[best] = 0;
  }
  return part;

  function bestPart(row: number): number | undefined {
    let best: number | undefined;
    let bestGain = 0;
    for (const candidate of links.touched) {
      // A part is numbered by one of its nodes, so its community is that node's.
      if (candidate === row || community[candidate] !== community[row]) continue;
      const rest = communityTotals[community[row]!]! - partTotals[candidate]!;
      if (outside[candidate]! < scale * partTotals[candidate]! * rest) continue;
      const gain = links.weight[candidate]! - scale * strength[row]! * partTotals[candidate]!;
      if (gain > bestGain || (gain === bestGain && best !== undefined && candidate < best)) {
        best = candidate;
        bestGain = gain;
      }
    }
    return best;
  }
}

/** Weight of each node's ties to others of its community. */
function inwardWeights({ rows, offsets, target, weight }: Network, community: Uint32Array): Float64Array {
  const inward = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
      const other = target[at]!;
      if (other !== row && community[other] === community[row]) inward[row]! += weight[at]!;
    }
  }
  return inward;
}

/** Parts become nodes; ties between parts are summed, those inside one are left out (its strength still holds them). */
function aggregate(network: Network, part: Uint32Array, parts: number): Network {
  const { offsets, target, weight, strength } = network;
  const members = groupRows(part, parts);
  const links = new Links(parts);
  const newOffsets = new Uint32Array(parts + 1);
  const targets = new Uint32Array(target.length);
  const weights = new Float64Array(target.length);
  let size = 0;
  for (let own = 0; own < parts; own += 1) {
    for (const known of links.touched) links.weight[known] = 0;
    links.touched.length = 0;
    for (let m = members.offsets[own]!; m < members.offsets[own + 1]!; m += 1) {
      const row = members.rows[m]!;
      for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
        const other = part[target[at]!]!;
        if (other === own || weight[at] === 0) continue;
        if (links.weight[other] === 0) links.touched.push(other);
        links.weight[other]! += weight[at]!;
      }
    }
    for (const other of links.touched) {
      targets[size] = other;
      weights[size] = links.weight[other]!;
      size += 1;
    }
    newOffsets[own + 1] = size;
  }
  const strengths = sumBy(strength, part, parts);
  return new Network(parts, newOffsets, targets.slice(0, size), weights.slice(0, size), strengths);
}

function groupRows(group: Uint32Array, count: number): { offsets: Uint32Array; rows: Uint32Array } {
  const offsets = new Uint32Array(count + 1);
  for (const own of group) offsets[own + 1]! += 1;
  for (let own = 0; own < count; own += 1) offsets[own + 1]! += offsets[own]!;
  const next = offsets.slice();
  const rows = new Uint32Array(group.length);
  for (let row = 0; row < group.length; row += 1) {
    const own = group[row]!;
    rows[next[own]!] = row;
    next[own]! += 1;
  }
  return { offsets, rows };
}

function sumBy(values: Float64Array, group: Uint32Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let row = 0; row < values.length; row += 1) sums[group[row]!]! += values[row]!;
  return sums;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** 0, 1, 2 ... */
function numbered(rows: number): Uint32Array {
  const numbers = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) numbers[row] = row;
  return numbers;
}

/** Numbers from 0 in order of first sight, in place; returns how many. Communities are numbers of rows. */
function renumber(community: Uint32Array): number {
  const numbers = new Uint32Array(community.length);
  let count = 0;
  for (let row = 0; row < community.length; row += 1) {
    const own = community[row]!;
    if (numbers[own] === 0) numbers[own] = count += 1;
    community[row] = numbers[own]! - 1;
  }
  return count;
}
