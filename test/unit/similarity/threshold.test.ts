import { expect, test } from 'vitest';
import { runToEnd } from '../../../src/core/jobs.ts';
import { selectEdges, type BackboneMode } from '../../../src/core/similarity/backbone.ts';
import { comparePapers } from '../../../src/core/similarity/compare.ts';
import { chooseThreshold, sweepThresholds } from '../../../src/core/similarity/threshold.ts';
import {
  edgeKinds,
  type MapEdges,
  type Similarities,
  type SimilarityEdges,
} from '../../../src/core/types.ts';
import { randomModel } from './oracle.ts';

const rows = 120;
const model = randomModel({ rows, terms: 40, columns: 8, seed: 11 });
const similarities = runToEnd(comparePapers(model, { measure: 'blend', floor: 0.1, neighbours: 6 }));

function componentsByHand(edges: SimilarityEdges, threshold: number): number[] {
  const label = Array.from({ length: rows }, (_, row) => row);
  for (let changed = true; changed;) {
    changed = false;
    edges.weight.forEach((weight, at) => {
      const [a, b] = [edges.source[at]!, edges.target[at]!];
      if (weight < threshold || label[a] === label[b]) return;
      label[a] = label[b] = Math.min(label[a]!, label[b]!);
      changed = true;
    });
  }
  const sizes = new Map<number, number>();
  for (const one of label) sizes.set(one, (sizes.get(one) ?? 0) + 1);
  return [...sizes.values()];
}

test('the curves equal counting anew at every threshold', () => {
  const { edges } = similarities;
  const curves = sweepThresholds(edges, rows, 40);
  expect(curves.edges[curves.edges.length - 1]).toBe(edges.weight.length);
  curves.threshold.forEach((threshold, step) => {
    if (step > 0) expect(threshold).toBeLessThan(curves.threshold[step - 1]!);
    const above = Array.from(edges.weight.keys()).filter((at) => edges.weight[at]! >= threshold);
    expect(curves.edges[step]).toBe(above.length);
    expect(curves.tied[step]).toBe(new Set(above.flatMap((at) => [edges.source[at], edges.target[at]])).size);
    const sizes = componentsByHand(edges, threshold);
    expect(curves.components[step]).toBe(sizes.length);
    expect(curves.largest[step]).toBe(Math.max(...sizes));
  });
});

test('no edges: one step at 1, every paper alone', () => {
  const none = { source: new Uint32Array(), target: new Uint32Array(), weight: new Float32Array() };
  const curves = sweepThresholds(none, 3);
  expect([...curves.threshold]).toEqual([1]);
  expect([curves.components[0], curves.largest[0], curves.tied[0]]).toEqual([3, 1, 0]);
  expect(sweepThresholds(none, 0).largest[0]).toBe(0);
});

test('the chosen threshold is the lowest step whose ties stay under six a paper', () => {
  const { threshold, reason } = chooseThreshold(similarities, rows);
  const degreeAt = (value: number) =>
    (2 * similarities.edges.weight.filter((weight) => weight >= value).length) / rows;
  expect(degreeAt(threshold)).toBeLessThanOrEqual(6);
  expect(degreeAt(threshold - 0.005)).toBeGreaterThan(6);
  expect(reason).toContain(String(threshold));
});

test('a corpus with few ties at all takes the floor', () => {
  const sparse: Similarities = { ...similarities, histogram: { bins: 1000, counts: new Float64Array(1000) } };
  expect(chooseThreshold(sparse, rows).threshold).toBe(0.1);
  expect(chooseThreshold({ ...sparse, floor: 0.123 }, rows).threshold).toBe(0.125);
});

function select(mode: BackboneMode, threshold: number, keptNeighbours: number): MapEdges {
  return selectEdges(similarities, rows, { mode, threshold, keptNeighbours });
}

const keys = (edges: SimilarityEdges) =>
  Array.from(edges.source, (source, at) => source * rows + edges.target[at]!);

function nearestPairs(kept: number, mutual: boolean): Set<number> {
  const { k, index } = similarities.neighbours;
  const nearest = Array.from({ length: rows }, (_, row) => [...index.subarray(row * k, row * k + kept)]);
  const pairs = new Set<number>();
  nearest.forEach((others, row) => {
    for (const other of others) {
      if (other === 0xffffffff || (mutual && !nearest[other]!.includes(row))) continue;
      pairs.add(Math.min(row, other) * rows + Math.max(row, other));
    }
  });
  return pairs;
}

const ascending = (values: Iterable<number>) => [...values].sort((a, b) => a - b);

test('threshold mode: all pairs above it, and the strongest ties of each paper, each once and in order', () => {
  const edges = select('threshold', 0.6, 2);
  const above = keys(similarities.edges).filter((_, at) => similarities.edges.weight[at]! >= 0.6);
  expect(ascending(keys(edges))).toEqual(ascending(new Set([...above, ...nearestPairs(2, false)])));
  edges.kind.forEach((kind, at) => {
    expect(edgeKinds[kind]).toBe(edges.weight[at]! >= 0.6 ? 'similarity' : 'strongest');
    if (at === 0) return;
    const [before, after] = [edges.weight[at - 1]!, edges.weight[at]!];
    expect(before > after || (before === after && keys(edges)[at - 1]! < keys(edges)[at]!)).toBe(true);
  });
  expect(keys(select('threshold', 0.6, 0))).toEqual(above);
});

test('top-K and mutual top-K', () => {
  expect(ascending(keys(select('topK', 0.6, 3)))).toEqual(ascending(nearestPairs(3, false)));
  expect(ascending(keys(select('mutualTopK', 0.6, 3)))).toEqual(ascending(nearestPairs(3, true)));
});

test('disparity keeps what stands out at one end: worked by hand', () => {
  // Paper 0 has one strong tie (to 1) and three weak ones; with four ties the share must exceed 1 - 0.05^(1/3) = 0.63.
  const star: Similarities = {
    ...similarities,
    floor: 0,
    edges: {
      source: Uint32Array.of(0, 0, 0, 0, 1),
      target: Uint32Array.of(1, 2, 3, 4, 2),
      weight: Float32Array.of(0.9, 0.1, 0.1, 0.1, 0.1),
    },
    neighbours: { k: 0, index: new Uint32Array(), weight: new Float32Array() },
  };
  const edges = selectEdges(star, 5, { mode: 'disparity', threshold: 0, keptNeighbours: 0 });
  expect(Array.from(edges.source, (source, at) => [source, edges.target[at]])).toEqual([[0, 1]]);
});
