import type { MapEdges } from '../../../src/core/types.ts';

/** Edges from (row, row, weight), put in the order the contracts ask for. */
export function makeEdges(list: readonly (readonly [number, number, number])[]): MapEdges {
  const sorted = list
    .map(([a, b, weight]) => [Math.min(a, b), Math.max(a, b), Math.fround(weight)] as const)
    .sort((x, y) => y[2] - x[2] || x[0] - y[0] || x[1] - y[1]);
  return {
    source: Uint32Array.from(sorted, (edge) => edge[0]),
    target: Uint32Array.from(sorted, (edge) => edge[1]),
    weight: Float32Array.from(sorted, (edge) => edge[2]),
    kind: new Uint8Array(sorted.length),
  };
}
