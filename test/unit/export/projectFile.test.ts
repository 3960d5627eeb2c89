import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../src/core/export/png.ts';
import { writeMapJson } from '../../../src/core/export/mapJson.ts';
import { emptyProject, readProject, writeProject } from '../../../src/core/export/projectFile.ts';
import type { Project } from '../../../src/core/export/projectFile.ts';
import { readMapJson } from '../../../src/core/export/readMapJson.ts';
import { fingerprintPositions } from '../../../src/core/export/recipe.ts';
import { createRandom } from '../../../src/core/random.ts';
import { unclustered, type Paper } from '../../../src/core/types.ts';
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

/** Every field there is: the compiler asks for those that are added. */
const complete: Required<Paper> = {
  ...awkwardMap().corpus.papers[0]!,
  year: 2021,
  venue: 'Notes & Queries',
  volume: '12',
  page: '345',
  url: 'https://example.org/?a=1&b=2',
  twins: ['c-arabic'],
  embedding: [0.25, -0.5],
  label: 'History',
};

/** The body of a project under a header that fits it. */
function sealed(body: string, version: number): string {
  const bytes = new TextEncoder().encode(body);
  const header = { format: 'paperweave-project', version, bytes: bytes.length, crc32: crc32(bytes) };
  return `${JSON.stringify(header)}\n${body}\n`;
}

describe('project file', () => {
  const text = writeProject(project);

  it('gives back everything a person had, to the letter', () => {
    const back = opened(text);
    expect({ ...back, map: undefined }).toEqual({ ...project, map: undefined });
    expect(writeProject(back)).toBe(text);
    expect(back.map.assignment[4]).toBe(unclustered);
  });

  it('keeps every field of a paper, the link between papers kept apart among them', () => {
    const map = awkwardMap();
    const papers = [complete, ...map.corpus.papers.slice(1)];
    const back = opened(writeProject({ ...project, map: { ...map, corpus: { ...map.corpus, papers } } }));
    expect(back.map.corpus.papers[0]).toEqual(complete);
  });

  it('opens a file written by version 1 as it was, with tags, notes, selections and edited names', () => {
    const file = new URL('../../fixtures/project/version-1.paperweave', import.meta.url);
    const back = opened(readFileSync(file, 'utf8'));
    expect({ ...back, map: undefined }).toEqual({ ...project, map: undefined });
    expect(writeMapJson(back.map)).toBe(writeMapJson(awkwardMap()));
  });

  it('brings a file of version 0 up: a map, to which nothing is added', () => {
    const back = opened(sealed(writeMapJson(awkwardMap()).trimEnd(), 0));
    expect(back).toEqual(emptyProject(back.map));
    expect(readProject(writeProject(back)).ok).toBe(true);
  });

  it.each([
    [{ clusterNames: { 1: 7 } }, 'the name of cluster 1 is no text'],
    [{ selections: [{ name: 'a', paperIds: [] }, { name: 'b' }] }, 'selection 2 has no name or no list'],
    [{ selections: [{ paperIds: ['x'] }] }, 'selection 1 has no name'],
    [{ notes: [] }, 'notes or view are missing'],
    [{ map: { format: 'paperweave', version: 1 } }, 'papers is missing'],
  ])('refuses content that is not what it should be: %j', (odd, reason) => {
    const { clusterNames, selections, notes, view } = project;
    const map = JSON.parse(writeMapJson(awkwardMap())) as unknown;
    const body = JSON.stringify({ clusterNames, selections, notes, view, map, ...odd });
    const reading = readProject(sealed(body, 1));
    expect(reading.ok ? 'read' : reading.problem).toContain(reason);
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

describe('pinned papers', () => {
  const map = awkwardMap();
  const { id } = map.corpus.papers[2]!;
  const [x, y] = [map.positions[4]!, map.positions[5]!];

  it('of a project come back, and a project of before has none', () => {
    const pins = { [id]: { x, y, fromX: 1, fromY: 2 } };
    expect(opened(writeProject({ ...project, pins })).pins).toEqual(pins);
    expect(opened(writeProject(project)).pins).toBeUndefined();
  });

  it('of a bare map stay where they are', () => {
    const text = writeMapJson({ ...map, pinned: new Set([id]) });
    expect(opened(text).pins).toEqual({ [id]: { x, y, fromX: x, fromY: y } });
    expect(opened(text).map.corpus.papers[2]).not.toHaveProperty('pinned');
  });

  it('whose place is no place are not believed', () => {
    const pins = { [id]: { x: 'far', y, fromX: 1, fromY: 2 } };
    expect(opened(writeProject({ ...project, pins } as unknown as Project)).pins).toBeUndefined();
  });
});
