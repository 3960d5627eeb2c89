import { writeMapJson } from '../../../src/core/export/mapJson.ts';
import { readMapJson } from '../../../src/core/export/readMapJson.ts';
import { recipeOf } from '../../../src/core/export/recipe.ts';
import { describe, expect, it } from 'vitest';
import { subsetMap } from '../../../src/core/export/subsetMap.ts';
import { awkwardMap } from './sampleMap.ts';

describe('a part of a map', () => {
  const map = awkwardMap();

  it('keeps places, clusters and the ties among its papers, numbered anew', () => {
    const part = subsetMap(map, [0, 2, 3]);
    expect(part.corpus.papers.map(({ id }) => id)).toEqual(['a-markup', 'c-arabic', 'd-chinese']);
    expect([...part.positions]).toEqual([0, 0, -30, 40, 55.5, 66.25]);
    expect([...part.assignment]).toEqual([0, 1, 1]);
    expect([...part.edges.source]).toEqual([0, 1]);
    expect([...part.edges.target]).toEqual([1, 2]);
    expect([...part.edges.kind]).toEqual([1, 0]);
    expect(part.clusters.map(({ index, size }) => [index, size])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    // Its own places are not those that the recipe leads to: the fingerprint is that of the whole.
    expect(recipeOf(part)).toEqual(recipeOf(map));
    const read = readMapJson(writeMapJson(part));
    expect(read.ok && recipeOf(read.map)).toEqual(recipeOf(map));
  });

  it('leaves out clusters without a paper', () => {
    expect(subsetMap(map, [4]).clusters).toEqual([]);
  });

  it('is the map itself where every paper is asked for', () => {
    expect(subsetMap(map, [0, 1, 2, 3, 4])).toBe(map);
  });
});
