import { describe, expect, test } from 'vitest';
import { runToEnd } from '../../../src/core/jobs.ts';
import { createKernel } from '../../../src/core/kernels/wasm.ts';
import { buildTextModel } from '../../../src/core/text/model.ts';
import { comparePapers, joinInput, shareOptions } from '../../../src/core/similarity/compare.ts';
import { JoinShare, tileRuns } from '../../../src/core/similarity/joinShare.ts';
import { mergeParts } from '../../../src/core/similarity/mergeParts.ts';
import type { Measure, Similarities } from '../../../src/core/types.ts';
import type { TextModel } from '../../../src/core/text/textModel.ts';
import { paperOf, twelvePapers } from '../text/papers.ts';
import { allPairs, nearestOf, randomModel } from './oracle.ts';
import { loadPlainEngines } from '../../../src/core/preparePlain.ts';

await loadPlainEngines();

function expectEqualToOracle(model: TextModel, similarities: Similarities, measure: Measure, floor: number) {
  const pairs = allPairs(model, measure);
  const above = pairs.filter((pair) => pair.weight >= floor && pair.weight > 0);
  const { source, target, weight } = similarities.edges;
  expect(
    Array.from(weight, (value, at) => ({ source: source[at], target: target[at], weight: value })),
  ).toEqual(above);
  const { k, index, weight: near } = similarities.neighbours;
  for (let row = 0; row < model.tfidf.rows; row += 1) {
    const found = Array.from({ length: k }, (_, i): [number, number] => [
      index[row * k + i]!,
      near[row * k + i]!,
    ]);
    const used = found.filter(([other]) => other !== 0xffffffff);
    expect(used).toEqual(nearestOf(pairs, row, k));
    for (const [, rest] of found.slice(used.length)) expect(rest).toBe(0);
  }
  const counts = new Float64Array(1000);
  const binOf = (value: number) => Math.min(999, Math.floor(Math.fround(value * 1000)));
  // Below the bin of the floor pairs are counted together.
  for (const { weight: value } of pairs) counts[binOf(value) < binOf(floor) ? 0 : binOf(value)]! += 1;
  expect([...similarities.histogram.counts]).toEqual([...counts]);
}

describe.each<Measure>(['tfidf', 'lsa', 'blend'])('%s equals comparing every pair by hand', (measure) => {
  test.each([
    { rows: 0, terms: 5, columns: 4, seed: 1 },
    { rows: 1, terms: 5, columns: 4, seed: 1 },
    { rows: 2, terms: 5, columns: 3, seed: 2 },
    { rows: 60, terms: 20, columns: 7, seed: 3 },
    { rows: 130, terms: 40, columns: 16, seed: 4 },
    { rows: 90, terms: 12, columns: 1, seed: 5 },
  ])('$rows rows, $terms terms, $columns columns', (shape) => {
    const model = randomModel(shape);
    for (const engine of ['fastest', 'plain'] as const) {
      for (const floor of [0, 0.3, 1]) {
        const similarities = runToEnd(comparePapers(model, { measure, floor, neighbours: 5, engine }));
        expectEqualToOracle(model, similarities, measure, floor);
        expect(similarities.capped).toBe(false);
      }
    }
  });
});

test('with more rows than one block holds, kernel and plain TypeScript give the same bits', () => {
  const rows = 4200;
  const model = randomModel({ rows, terms: 2000, columns: 2, seed: 6 });
  const compare = (engine: 'fastest' | 'plain') =>
    runToEnd(comparePapers(model, { measure: 'blend', floor: 0.9, neighbours: 2, engine }));
  const plain = compare('plain');
  expect(compare('fastest')).toEqual(plain);
  expect(plain.edges.target.some((target) => target > 4096)).toBe(true);
  expect(plain.histogram.counts.reduce((sum, count) => sum + count)).toBe((rows * (rows - 1)) / 2);
});

/** Rows of so many columns that the kernel filters them first, drawn out along a few directions as LSA rows are. */
function filteredModel(rows: number): TextModel {
  const model = randomModel({ rows, terms: 400, columns: 64, seed: 31 });
  const values = model.lsa.values.slice();
  for (let row = 0; row < rows; row += 1) {
    const point = values.subarray(row * 64, row * 64 + 64);
    point.forEach((value, column) => (point[column] = value / (1 + column / 4) ** 2));
    const length = Math.hypot(...point);
    if (length > 0) point.forEach((value, column) => (point[column] = value / length));
  }
  return { ...model, lsa: { ...model.lsa, values } };
}

test.each<[Measure, number | undefined]>([
  ['blend', 300],
  ['blend', undefined],
  ['lsa', 300],
])('%s, at most %s edges: what the first filter settles is left out, and nothing else', (measure, most) => {
  const model = filteredModel(1400);
  const limit = most === undefined ? {} : { maximumEdges: most };
  const compare = (engine: 'fastest' | 'plain') =>
    runToEnd(comparePapers(model, { measure, floor: 0.4, neighbours: 3, engine, ...limit }));
  const found = compare('fastest');
  expect(found).toEqual(compare('plain'));
  expect(found.capped).toBe(most !== undefined);
  expect(found.edges.weight.length).toBeGreaterThan(100);
});

test('a join that starts from too high a floor knows it is not complete', () => {
  const model = filteredModel(700);
  const options = { measure: 'blend', floor: 0.4, neighbours: 3, maximumEdges: 500 } as const;
  const input = joinInput(model, options);
  const join = (likelyFloor: number) => {
    const share = { ...shareOptions(model, options), likelyFloor };
    const part = new JoinShare(input, share);
    for (const run of tileRuns(input)) Array.from(part.compare(run));
    return mergeParts([part.finish()], share);
  };
  const plain = join(0);
  expect(plain.capped).toBe(true);
  expect(join(plain.floor - 0.05)).toEqual(plain);
  expect(join(plain.floor + 0.05).complete).toBe(false);
});

test('kernels run here: the comparison of engines compares two', () => {
  expect(createKernel()).toBeDefined();
});

test('no neighbours asked for: edges and histogram as ever', () => {
  const model = randomModel({ rows: 50, terms: 20, columns: 5, seed: 12 });
  for (const engine of ['fastest', 'plain'] as const) {
    const without = runToEnd(comparePapers(model, { measure: 'blend', floor: 0.2, neighbours: 0, engine }));
    const some = runToEnd(comparePapers(model, { measure: 'blend', floor: 0.2, neighbours: 3, engine }));
    expect(without.edges).toEqual(some.edges);
    expect(without.neighbours.index).toHaveLength(0);
  }
});

test('papers of one subject are nearest each other', () => {
  const model = runToEnd(buildTextModel(twelvePapers, { seed: 1 }));
  const { neighbours } = runToEnd(comparePapers(model, { measure: 'blend', floor: 0, neighbours: 1 }));
  Array.from(neighbours.index).forEach((other, row) =>
    expect(Math.floor(other / 4)).toBe(Math.floor(row / 4)),
  );
});

test('the same text has similarity 1, a text without words is tied to nobody', () => {
  const papers = [
    paperOf('Same words', 'here', 'a'),
    paperOf('Same words', 'here', 'b'),
    paperOf('', '', 'c'),
  ];
  const model = runToEnd(buildTextModel(papers, { seed: 1 }));
  const { edges } = runToEnd(comparePapers(model, { measure: 'blend', floor: 0, neighbours: 2 }));
  expect([...edges.source]).toEqual([0]);
  expect([...edges.target]).toEqual([1]);
  expect(edges.weight[0]).toBeCloseTo(1, 6);
  expect(edges.weight[0]).toBeLessThanOrEqual(1);
});

test('too many edges raise the floor to the lowest bin edge that holds no more', () => {
  const model = randomModel({ rows: 130, terms: 30, columns: 8, seed: 8 });
  const whole = runToEnd(comparePapers(model, { measure: 'blend', floor: 0, neighbours: 3 }));
  for (const maximumEdges of [20, 100, 1000]) {
    const options = { measure: 'blend', floor: 0, neighbours: 3, maximumEdges } as const;
    const capped = runToEnd(comparePapers(model, options));
    expect(runToEnd(comparePapers(model, { ...options, engine: 'plain' }))).toEqual(capped);
    expect(capped.capped).toBe(true);
    const kept = whole.edges.weight.filter((weight) => weight >= Math.fround(capped.floor));
    expect([...capped.edges.weight]).toEqual([...kept]);
    expect(kept.length).toBeLessThanOrEqual(maximumEdges);
    const lower = whole.edges.weight.filter((weight) => weight >= Math.fround(capped.floor - 0.001));
    expect(lower.length).toBeGreaterThan(maximumEdges);
    expect(capped.neighbours).toEqual(whole.neighbours);
    const counts = whole.histogram.counts.slice();
    const first = Math.round(capped.floor * 1000);
    counts[0]! += counts.subarray(1, first).reduce((sum, count) => sum + count, 0);
    expect(capped.histogram.counts).toEqual(counts.fill(0, 1, first));
  }
});

test('a corpus of copies keeps the first pairs of the highest bin', () => {
  const papers = Array.from({ length: 40 }, (_, i) =>
    paperOf('Same words', 'here', `p${String(i).padStart(2, '0')}`),
  );
  const model = runToEnd(buildTextModel(papers, { seed: 1 }));
  const options = { measure: 'blend', floor: 0, neighbours: 1, maximumEdges: 3 } as const;
  const { edges, capped, floor } = runToEnd(comparePapers(model, options));
  expect([capped, floor]).toEqual([true, 0.999]);
  expect([...edges.source]).toEqual([0, 0, 0]);
  expect([...edges.target]).toEqual([1, 2, 3]);
});

test.each(['fastest', 'plain'] as const)(
  '%s: progress never runs backwards and ends at all pairs',
  (engine) => {
    const rows = 2000;
    const model = randomModel({ rows, terms: 400, columns: 16, seed: 9 });
    let last = 0;
    let steps = 0;
    for (const progress of comparePapers(model, { measure: 'blend', floor: 0.9, neighbours: 3, engine })) {
      expect(progress.done).toBeGreaterThanOrEqual(last);
      expect(progress.total).toBe((rows * (rows - 1)) / 2);
      last = progress.done;
      steps += 1;
    }
    expect(last).toBe((rows * (rows - 1)) / 2);
    expect(steps).toBeGreaterThan(2);
  },
);
