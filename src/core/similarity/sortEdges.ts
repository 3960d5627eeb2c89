/**
 * Edges in their one order: weight, highest first; ties by source, then target. A radix sort over the three columns, two bytes a pass,
 * skipping passes in which all edges agree. Cost: linear; one permutation of scratch memory.
 */
import type { SimilarityEdges } from '../types.ts';

const digits = 0x10000;

/** One stable pass: the permutation `order` rearranged by the two bytes of keys[order[i]] at `shift`. */
function pass(keys: Uint32Array, shift: number, order: Uint32Array): Uint32Array {
  const starts = new Uint32Array(digits + 1);
  for (const key of keys) starts[((key >>> shift) & 0xffff) + 1]! += 1;
  if (starts.includes(keys.length)) return order;
  for (let digit = 0; digit < digits; digit += 1) starts[digit + 1]! += starts[digit]!;
  const sorted = new Uint32Array(order.length);
  for (const edge of order) {
    const digit = (keys[edge]! >>> shift) & 0xffff;
    sorted[starts[digit]!] = edge;
    starts[digit]! += 1;
  }
  return sorted;
}

function isSorted(keys: Uint32Array): boolean {
  for (let at = 1; at < keys.length; at += 1) if (keys[at]! < keys[at - 1]!) return false;
  return true;
}

/** Weights are never negative, so their bits ascend with them; turned over, highest first. */
function descendingKeys(weight: Float32Array): Uint32Array {
  const bits = new Uint32Array(weight.slice().buffer);
  for (let at = 0; at < bits.length; at += 1) bits[at] = ~bits[at]!;
  return bits;
}

/** The places of the edges in their order. */
export function edgeOrder(edges: SimilarityEdges): Uint32Array {
  let order: Uint32Array = Uint32Array.from({ length: edges.source.length }, (_, at) => at);
  for (const keys of [edges.target, edges.source, descendingKeys(edges.weight)]) {
    if (order[0] === 0 && isSorted(keys) && order.every((edge, at) => edge === at)) continue;
    order = pass(keys, 16, pass(keys, 0, order));
  }
  return order;
}

export function sortEdges(edges: SimilarityEdges): SimilarityEdges {
  const order = edgeOrder(edges);
  return {
    source: Uint32Array.from(order, (at) => edges.source[at]!),
    target: Uint32Array.from(order, (at) => edges.target[at]!),
    weight: Float32Array.from(order, (at) => edges.weight[at]!),
  };
}
