import { expect, test } from 'vitest';
import { giveName, matchNames, withNames } from '../../../src/state/clusterNames.ts';
import type { World } from '../../../src/state/world.ts';

function worldOf(assignment: readonly number[]): World {
  const count = Math.max(...assignment) + 1;
  const clusters = Array.from({ length: count }, (_, index) => ({
    index,
    name: `found ${index}`,
    terms: [],
    size: 0,
  }));
  return { structure: { assignment: Uint16Array.from(assignment), clusters } } as unknown as World;
}

const before = worldOf([0, 0, 0, 0, 1, 1, 1, 2, 2]);
const namesOf = (world: World | undefined) => world?.structure.clusters.map(({ name }) => name);

test('a name goes where the papers go, whatever number they are under', () => {
  const names = giveName([], before, 1, 'mine');
  expect(namesOf(withNames(before, names))).toEqual(['found 0', 'mine', 'found 2']);
  const moved = worldOf([1, 1, 1, 0, 0, 0, 0, 2, 2]);
  expect(namesOf(withNames(moved, names))).toEqual(['mine', 'found 1', 'found 2']);
});

test('where the papers are scattered the name rests, and is there again when they come together', () => {
  const names = giveName([], before, 1, 'mine');
  const scattered = worldOf([0, 0, 0, 0, 0, 1, 2, 1, 2, 1, 2]);
  expect(matchNames(scattered, names).size).toBe(0);
  expect(namesOf(withNames(before, names))).toContain('mine');
});

test('a later name takes the place of an earlier one; an empty one gives back what was found', () => {
  const first = giveName([], before, 0, 'one');
  const second = giveName(first, before, 0, 'two');
  expect(second).toHaveLength(1);
  expect(namesOf(withNames(before, second))?.[0]).toBe('two');
  expect(giveName(second, before, 0, '')).toEqual([]);
  expect(withNames(before, [])).toBe(before);
});
