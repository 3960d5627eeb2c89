/**
 * Edges in their one order: weight, highest first; ties by source, then target. A radix sort over the columns, as many bits as
 * the keys have, up to fourteen a pass. Cost: linear; two permutations of scratch memory.
 */
import type { SimilarityEdges } from '../types.ts';

const mostDigitBits = 14;

/** One stable pass: `order` rearranged into `sorted` by a digit of keys[order[i]]. */
function pass(keys: Uint32Array, shift: number, bits: number, order: Uint32Array, sorted: Uint32Array): void {
  const mask = (1 << bits) - 1;
  const starts = new Uint32Array(mask + 2);
  const size = keys.length;
  for (let at = 0; at < size; at += 1) starts[((keys[at]! >>> shift) & mask) + 1]! += 1;
  for (let digit = 0; digit < mask; digit += 1) starts[digit + 1]! += starts[digit]!;
  for (let at = 0; at < size; at += 1) {
    const edge = order[at]!;
    const digit = (keys[edge]! >>> shift) & mask;
    const place = starts[digit]!;
    sorted[place] = edge;
    starts[digit] = place + 1;
  }
}

const one = 0x3f800000;

/** Weights lie in [0, 1], so their bits ascend with them; counted from 1 downwards, highest first. */
function descendingKeys(weight: Float32Array): Uint32Array {
  const keys = new Uint32Array(weight.slice().buffer);
  for (let at = 0; at < keys.length; at += 1) keys[at] = one - keys[at]!;
  return keys;
}

function largest(keys: Uint32Array): number {
  let most = 0;
  for (const key of keys) if (key > most) most = key;
  return most;
}

/** True where targets ascend among the edges of each source, as a join finds them. */
function targetsAscend({ source, target }: SimilarityEdges): boolean {
  const last = new Uint32Array(largest(source) + 1);
  for (let at = 0; at < source.length; at += 1) {
    const from = source[at]!;
    if (target[at]! < last[from]!) return false;
    last[from] = target[at]!;
  }
  return true;
}

/** The places of the edges in their order. */
export function edgeOrder(edges: SimilarityEdges): Uint32Array {
  const size = edges.source.length;
  let order = new Uint32Array(size);
  let scratch = new Uint32Array(size);
  for (let at = 0; at < size; at += 1) order[at] = at;
  const columns = [edges.source, descendingKeys(edges.weight)];
  if (!targetsAscend(edges)) columns.unshift(edges.target);
  for (const keys of columns) {
    const bits = 32 - Math.clz32(largest(keys));
    const passes = Math.ceil(bits / mostDigitBits);
    const digitBits = Math.ceil(bits / Math.max(1, passes));
    for (let shift = 0; shift < bits; shift += digitBits) {
      pass(keys, shift, digitBits, order, scratch);
      [order, scratch] = [scratch, order];
    }
  }
  return order;
}

/** The edges in the given order. */
export function arrangeEdges(edges: SimilarityEdges, order: Uint32Array): SimilarityEdges {
  const size = order.length;
  const source = new Uint32Array(size);
  const target = new Uint32Array(size);
  const weight = new Float32Array(size);
  for (let at = 0; at < size; at += 1) {
    const edge = order[at]!;
    source[at] = edges.source[edge]!;
    target[at] = edges.target[edge]!;
    weight[at] = edges.weight[edge]!;
  }
  return { source, target, weight };
}

export function sortEdges(edges: SimilarityEdges): SimilarityEdges {
  return arrangeEdges(edges, edgeOrder(edges));
}
