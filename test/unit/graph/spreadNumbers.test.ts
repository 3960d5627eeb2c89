import { expect, test } from 'vitest';
import { spreadNumbers } from '../../../src/core/graph/spreadNumbers.ts';
import { createRandom } from '../../../src/core/random.ts';
import { edgesFrom } from './fixtures.ts';

/** Ten papers a cluster, in order. */
const clusteringOf = (count: number) => {
  return {
    assignment: Uint16Array.from({ length: count * 10 }, (_, row) => Math.floor(row / 10)),
    count,
    modularity: 0.5,
  };
};

test('as many clusters as colours keep their numbers', () => {
  const clustering = clusteringOf(4);
  expect(spreadNumbers(clustering, edgesFrom([[0, 10, 0.5]]), 4)).toBe(clustering);
});

test('of the others none shares a colour with a cluster it is tied to, where that can be', () => {
  const clustering = clusteringOf(6);
  // With three colours cluster 3 would share with 0, 4 with 1 and 5 with 2, and is tied to just that.
  const edges = edgesFrom([
    [30, 0, 0.9],
    [40, 10, 0.8],
    [50, 20, 0.7],
  ]);
  const { assignment, count, modularity } = spreadNumbers(clustering, edges, 3);
  const numbers = Array.from({ length: 6 }, (_, cluster) => assignment[cluster * 10]!);
  expect(numbers.slice(0, 3)).toEqual([0, 1, 2]);
  expect([...numbers].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  for (const [a, b] of [
    [3, 0],
    [4, 1],
    [5, 2],
  ])
    expect(numbers[a!]! % 3).not.toBe(numbers[b!]! % 3);
  expect({ count, modularity }).toEqual({ count: 6, modularity: 0.5 });
  for (let row = 0; row < 60; row += 1) expect(assignment[row]).toBe(numbers[Math.floor(row / 10)]);
});

test('papers in no cluster stay in none, and the order of the edges is no input', () => {
  const random = createRandom(7);
  const base = clusteringOf(9);
  const clustering = {
    ...base,
    assignment: base.assignment.map((own, row) => (row % 10 === 9 ? 0xffff : own)),
  };
  const pairs = Array.from(
    { length: 300 },
    () => [Math.floor(random() * 90), Math.floor(random() * 90), Math.fround(random())] as const,
  ).filter(([a, b]) => a !== b);
  const spread = spreadNumbers(clustering, edgesFrom(pairs), 4);
  expect([...spread.assignment.keys()].filter((row) => spread.assignment[row] === 0xffff)).toHaveLength(9);
  expect([...new Set(spread.assignment)].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 0xffff]);
  expect(spreadNumbers(clustering, edgesFrom([...pairs].reverse()), 4).assignment).toEqual(spread.assignment);
});
