import { expect, test } from 'vitest';
import { measureGrowth } from '../../../src/core/explore/growth.ts';
import { unclustered } from '../../../src/core/types.ts';

const axis = { from: 2018, to: 2020, width: 1, bins: 3 };

test('sizes by year on one axis; every paper of a cluster counted once', () => {
  const years = Int32Array.of(2018, 2019, 2019, 2020, 2020, 1066, 0, 2020);
  const assignment = Uint16Array.of(0, 0, 0, 1, 1, 0, 0, unclustered);
  const growth = measureGrowth(axis, years, { assignment, count: 2 });
  expect(growth.clusters[0]).toMatchObject({
    size: 5,
    counts: Uint32Array.of(1, 2, 0),
    earlier: 1,
    unknown: 1,
    meanYear: (2018 + 2019 + 2019) / 3,
  });
  expect(growth.clusters[1]).toMatchObject({ size: 2, counts: Uint32Array.of(0, 0, 2), meanYear: 2020 });
  expect(growth.all.counts).toEqual(Uint32Array.of(1, 2, 3));
  expect(growth.tallest).toBe(2);
  expect(growth.clusters[0]!.lead).toBe(-0.5);
  expect(growth.clusters[1]!.lead).toBe(0.5);
  for (const { size, counts, earlier, later, unknown } of growth.clusters) {
    expect(counts.reduce((sum, count) => sum + count, 0) + earlier + later + unknown).toBe(size);
  }
});

test('without years there is nothing to say, and it is said', () => {
  const empty = { from: 1, to: 0, width: 1, bins: 0 };
  const growth = measureGrowth(empty, Int32Array.of(0, 0), { assignment: Uint16Array.of(0, 0), count: 1 });
  expect(growth.clusters[0]).toMatchObject({ unknown: 2, meanYear: undefined, lead: 0 });
  expect(growth.tallest).toBe(0);
});
