import { describe, expect, it } from 'vitest';
import { diffMaps } from '../../../src/core/export/diffMaps.ts';
import { writeMapJson } from '../../../src/core/export/mapJson.ts';
import { emptyProject, readProject, writeProject } from '../../../src/core/export/projectFile.ts';
import type { Project } from '../../../src/core/export/projectFile.ts';
import { readMapJson } from '../../../src/core/export/readMapJson.ts';
import { fingerprintPositions, recipeJson, recipeOf } from '../../../src/core/export/recipe.ts';
import { compareRecipes, readRecipe } from '../../../src/core/export/recipeCompare.ts';
import { createRandom } from '../../../src/core/random.ts';
import { unclustered } from '../../../src/core/types.ts';
import { awkwardMap, seededMap } from './sampleMap.ts';

const project: Project = {
  ...emptyProject(awkwardMap()),
  clusterNames: { 1: 'Maps <of> خرائط' },
  selections: [{ name: 'to cite', colour: '#aa3300', paperIds: ['a-markup', 'c-arabic'] }],
  notes: { 'd-chinese': { tags: ['方法'], note: 'line one\nline two', reading: 'to read' } },
  view: { x: 1.5, ratio: 0.25, theme: 'dark', legend: true },
};

function opened(text: string): Project {
  const reading = readProject(text);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.project;
}

describe('map JSON read back', () => {
  it('gives the same map, to the bit', () => {
    for (const map of [awkwardMap(), seededMap(150), seededMap(0)]) {
      const reading = readMapJson(writeMapJson(map));
      expect(reading.ok && writeMapJson(reading.map)).toBe(writeMapJson(map));
      expect(reading.ok && fingerprintPositions(reading.map.positions)).toBe(
        fingerprintPositions(map.positions),
      );
    }
  });

  it.each([
    ['', 'ends early'],
    ['{"format":"other","version":1}', 'format "other"'],
    ['{"format":"paperweave","version":2}', 'newer Paperweave'],
    [writeMapJson(awkwardMap()).replace('"target":"b-formula"', '"target":"nobody"'), 'an edge to "nobody"'],
    [writeMapJson(awkwardMap()).replace('"x":10.1', '"x":"ten"'), 'x is a string'],
    [writeMapJson(awkwardMap()).replace('"kind":"citation"', '"kind":"friends"'), 'kind "friends"'],
    [writeMapJson(awkwardMap()).replace('"id":"b-formula"', '"id":"a-markup"'), '1 ids twice'],
    [writeMapJson(awkwardMap()).replace('"cluster":1', '"cluster":9'), 'cluster 9'],
  ])('refuses %#', (text, reason) => {
    const reading = readMapJson(text);
    expect(reading.ok ? '' : reading.problem).toContain(reason);
  });
});

describe('project file', () => {
  const text = writeProject(project);

  it('gives back everything a person had, to the letter', () => {
    const back = opened(text);
    expect({ ...back, map: undefined }).toEqual({ ...project, map: undefined });
    expect(writeProject(back)).toBe(text);
    expect(back.map.assignment[4]).toBe(unclustered);
  });

  it('opens a bare map as a project without anything added, and a file with a byte order mark', () => {
    expect(opened(writeMapJson(awkwardMap()))).toEqual({ ...emptyProject(opened(text).map) });
    expect(writeProject(opened(`\ufeff${text}`))).toBe(text);
  });

  it('refuses a file cut off anywhere', () => {
    const random = createRandom(3);
    for (let round = 0; round < 60; round++) {
      const cut = text.slice(0, Math.floor(random() * (text.length - 2)));
      expect(readProject(cut).ok, `cut at ${cut.length}`).toBe(false);
    }
  });

  it('refuses a file with any one letter changed', () => {
    const random = createRandom(4);
    for (let round = 0; round < 200; round++) {
      const at = Math.floor(random() * text.length);
      if (text[at] === '7' || text[at] === '\n') continue;
      expect(readProject(`${text.slice(0, at)}7${text.slice(at + 1)}`).ok, `changed at ${at}`).toBe(false);
    }
  });

  it('refuses what is newer or something else, and says so', () => {
    const newer = readProject(text.replace('"version":1', '"version":99'));
    expect(newer.ok ? '' : newer.problem).toContain('newer Paperweave (format 99');
    for (const other of ['', 'hello', '[]', '{"format":"gexf"}', 'null']) {
      const reading = readProject(other);
      expect(reading.ok ? '' : reading.problem).toContain('no Paperweave project');
    }
  });
});

describe('replay', () => {
  const map = seededMap(80);
  const recipe = recipeOf(map);

  it('says when the map is the same, whatever the program version', () => {
    expect(compareRecipes(recipe, recipe)).toEqual({
      same: true,
      differences: [],
      summary: 'The same map: every paper stands where it stood.',
    });
    expect(compareRecipes(recipe, { ...recipe, version: '9.9.9' })).toMatchObject({ same: true });
  });

  it('says what differs', () => {
    const other = compareRecipes(recipe, { ...recipe, threshold: 0.2, edges: 3, positions: 'x' });
    expect(other.same).toBe(false);
    expect(other.differences.map(({ field }) => field)).toEqual(['threshold', 'number of ties', 'positions']);
    expect(other.summary).toBe('Another map: threshold 0.112 → 0.2.');
    const nudged = Float32Array.from(map.positions);
    nudged[11]! += 1e-4;
    expect(compareRecipes(recipe, recipeOf({ ...map, positions: nudged })).summary).toContain(
      'came out differently',
    );
  });

  it('reads a recipe from its own file and from a map', () => {
    expect(readRecipe(recipeJson(recipe))).toEqual({ ok: true, recipe });
    expect(readRecipe(writeMapJson(map))).toEqual({ ok: true, recipe });
    expect(readRecipe('{}')).toMatchObject({ ok: false });
    expect(readRecipe('<svg/>')).toMatchObject({ ok: false });
  });
});

describe('diffMaps', () => {
  const map = seededMap(100);

  it('is empty for the same map', () => {
    const diff = diffMaps(map, map);
    expect(diff).toMatchObject({
      added: [],
      removed: [],
      moved: [],
      common: 100,
      shift: { mean: 0, largest: 0 },
    });
    expect(diff.flows.reduce((sum, { papers }) => sum + papers, 0)).toBe(100);
  });

  it('does not take a new number or name of a cluster for a change', () => {
    const turned = {
      ...map,
      assignment: map.assignment.map((cluster) =>
        cluster === unclustered ? cluster : map.clusters.length - 1 - cluster,
      ),
      clusters: map.clusters.map((cluster) => ({
        ...cluster,
        index: map.clusters.length - 1 - cluster.index,
        name: 'new',
      })),
    };
    expect(diffMaps(map, turned).moved).toEqual([]);
  });

  it('lists what came, went and moved', () => {
    const kept = map.corpus.papers.slice(2);
    const papers = [...kept, { ...kept[0]!, id: 'z-new' }];
    const assignment = Uint16Array.from([...map.assignment.slice(2), unclustered]);
    const from = assignment[5]!;
    const to = map.clusters.find(({ index }) => index !== from)!.index;
    assignment[5] = to;
    const positions = Float32Array.from([...map.positions.slice(4), 0, 0]);
    const diff = diffMaps(map, { ...map, corpus: { ...map.corpus, papers }, assignment, positions });
    expect([diff.added, diff.removed]).toEqual([['z-new'], ['p00000', 'p00001']]);
    expect(diff.moved).toEqual([
      {
        id: 'p00007',
        from: map.clusters.find(({ index }) => index === from)?.name,
        to: map.clusters[to]!.name,
      },
    ]);
    expect(diff.common).toBe(98);
    expect(diff.shift.largest).toBe(0);
  });
});
