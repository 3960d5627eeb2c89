import { expect, test } from 'vitest';
import { keepNumbers } from '../../../src/core/graph/keepNumbers.ts';
import { unclustered } from '../../../src/core/types.ts';

const clustering = (...assignment: number[]) => ({
  assignment: Uint16Array.from(assignment),
  count: new Set(assignment.filter((own) => own !== unclustered)).size,
  modularity: 0.4,
});
const named = (...names: string[]) => names.map((name, index) => ({ index, name, terms: [], size: 1 }));

test('clusters that go on keep their number, whatever their size has become', () => {
  const before = clustering(0, 0, 0, 1, 1, 2);
  const after = clustering(1, 1, 1, 0, 0, 2);
  const kept = keepNumbers(before, after, named('b', 'a', 'c'));
  expect(Array.from(kept.clustering.assignment)).toEqual([0, 0, 0, 1, 1, 2]);
  expect(kept.clusters.map(({ index, name }) => [index, name])).toEqual([
    [0, 'a'],
    [1, 'b'],
    [2, 'c'],
  ]);
});

test('with fewer clusters the numbers still run without a gap, and the unclustered stay so', () => {
  const before = clustering(0, 0, 1, 1, 2, 2, 3, 3);
  const after = clustering(0, 0, 0, unclustered, 1, 1, 1, 1);
  const { clustering: kept, clusters } = keepNumbers(before, after, named('x', 'y'));
  expect(new Set(kept.assignment)).toEqual(new Set([0, 1, unclustered]));
  expect(clusters.map((cluster) => cluster.index)).toEqual([0, 1]);
  expect(kept.assignment[3]).toBe(unclustered);
});
