import { expect, it } from 'vitest';
import { selectEdges } from '../../../src/core/similarity/backbone.ts';
import type { Similarities } from '../../../src/core/types.ts';

/** Three papers: 0 and 1 are similar, 2 is tied to nothing but by rounding. */
const similarities: Similarities = {
  measure: 'blend',
  floor: 0.03,
  edges: {
    source: Uint32Array.of(0),
    target: Uint32Array.of(1),
    weight: Float32Array.of(0.4),
  },
  neighbours: {
    k: 2,
    index: Uint32Array.of(1, 2, 0, 0xffffffff, 0, 0xffffffff),
    weight: Float32Array.of(0.4, 3e-8, 0.4, 0, 3e-8, 0),
  },
  histogram: { bins: 2, counts: Float64Array.of(3, 0) },
  capped: false,
};

it.each(['threshold', 'topK', 'disparity'] as const)(
  '%s: a similarity of rounding alone is no tie',
  (mode) => {
    const edges = selectEdges(similarities, 3, { threshold: 0.5, keptNeighbours: 2, mode });
    expect([Array.from(edges.source), Array.from(edges.target)]).toEqual([[0], [1]]);
  },
);
