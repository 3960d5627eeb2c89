import { expect, test } from 'vitest';
import { runToEnd } from '../../../src/core/jobs.ts';
import { measureFaithfulness, nearestRows } from '../../../src/core/layout/faithfulness.ts';
import type { Neighbours } from '../../../src/core/types.ts';
import { scatter } from './fixtures.ts';

/** Every paper's similarity to every other falls with its distance in `truth`. */
function similaritiesFrom(truth: Float32Array): (row: number) => Float64Array {
  return (row) =>
    Float64Array.from(
      { length: truth.length / 2 },
      (_, other) =>
        -Math.hypot(truth[other * 2]! - truth[row * 2]!, truth[other * 2 + 1]! - truth[row * 2 + 1]!),
    );
}

function neighboursFrom(truth: Float32Array, k: number): Neighbours {
  const similaritiesOf = similaritiesFrom(truth);
  const index = new Uint32Array((truth.length / 2) * k);
  for (let row = 0; row < truth.length / 2; row += 1) {
    index.set(sortedRows(similaritiesOf(row), row, -1).slice(0, k), row * k);
  }
  return { k, index, weight: new Float32Array(index.length) };
}

function sortedRows(values: Float64Array, row: number, direction: number): number[] {
  return [...values.keys()]
    .filter((other) => other !== row)
    .sort((a, b) => direction * (values[a]! - values[b]!) || a - b);
}

test('a map that is the truth scores 1 in everything', () => {
  const truth = scatter(40, 100, 1);
  const found = runToEnd(
    measureFaithfulness(truth, {
      neighbours: neighboursFrom(truth, 5),
      k: 5,
      similaritiesOf: similaritiesFrom(truth),
    }),
  );
  expect([found.meanKept, found.continuity, found.trustworthiness]).toEqual([1, 1, 1]);
});

test('worked by hand: five papers on a line, the map has two of them swapped', () => {
  const truth = Float32Array.of(0, 0, 1, 0, 3, 0, 7, 0, 15, 0);
  // On the map papers 1 and 4 have changed places; k = 1. True nearest: 0-1, 1-0, 2-1, 3-2, 4-3; on the map: 0-4, 1-3, 2-4, 3-2, 4-0.
  const map = Float32Array.of(0, 0, 15, 0, 3, 0, 7, 0, 1, 0);
  const found = runToEnd(
    measureFaithfulness(map, {
      neighbours: neighboursFrom(truth, 1),
      k: 1,
      similaritiesOf: similaritiesFrom(truth),
    }),
  );
  expect([...found.kept]).toEqual([0, 0, 0, 1, 0]);
  // Ranks on the map of the true nearest: 1 for 0: 4; 0 for 1: 4; 1 for 2: 4; 3 for 4: 3. Above 1: 3 + 3 + 3 + 2 = 11 of at most 5 * 6 / 2.
  expect(found.continuity).toBeCloseTo(1 - 11 / 15, 12);
  // True ranks of the map's nearest: 4 for 0: 4; 3 for 1: 3; 4 for 2: 4; 0 for 4: 4. Above 1: 3 + 2 + 3 + 3 = 11.
  expect(found.trustworthiness).toBeCloseTo(1 - 11 / 15, 12);
});

test('agrees with brute force over sorted lists', () => {
  const [truth, map] = [scatter(30, 10, 3), scatter(30, 10, 4)];
  const k = 4;
  const [similaritiesOf, distancesOf] = [similaritiesFrom(truth), similaritiesFrom(map)];
  const found = runToEnd(
    measureFaithfulness(map, { neighbours: neighboursFrom(truth, k), k, similaritiesOf }),
  );
  let [kept, missing, intruding] = [0, 0, 0];
  for (let row = 0; row < 30; row += 1) {
    const similar = sortedRows(similaritiesOf(row), row, -1);
    const near = sortedRows(distancesOf(row), row, -1);
    kept += similar.slice(0, k).filter((other) => near.slice(0, k).includes(other)).length / k / 30;
    for (const other of similar.slice(0, k)) missing += Math.max(0, near.indexOf(other) + 1 - k);
    for (const other of near.slice(0, k)) intruding += Math.max(0, similar.indexOf(other) + 1 - k);
  }
  const worst = (30 * k * (60 - 3 * k - 1)) / 2;
  expect(found.meanKept).toBeCloseTo(kept, 6);
  expect(found.continuity).toBeCloseTo(1 - missing / worst, 12);
  expect(found.trustworthiness).toBeCloseTo(1 - intruding / worst, 12);
});

test('large maps are sampled evenly; without similarities there is no trustworthiness', () => {
  const truth = scatter(50, 10, 5);
  const found = runToEnd(
    measureFaithfulness(truth, { neighbours: neighboursFrom(truth, 3), k: 3, most: 20 }),
  );
  expect([...found.rows.subarray(0, 3)]).toEqual([0, 3, 6]);
  expect(found.meanKept).toBe(1);
  expect(found.trustworthiness).toBeUndefined();
});

test('nearest rows come nearest first, ties by row', () => {
  expect(nearestRows([0, 2, 1, 2, 9], 0, 3)).toEqual([2, 1, 3]);
});

test.each([0, 1, 2])('%i papers are measured without complaint', (papers) => {
  const neighbours = {
    k: 2,
    index: new Uint32Array(papers * 2).fill(0xffffffff),
    weight: new Float32Array(papers * 2),
  };
  const found = runToEnd(measureFaithfulness(new Float32Array(papers * 2), { neighbours }));
  expect(found.continuity).toBe(1);
});
