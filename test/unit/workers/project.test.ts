import { expect, test } from 'vitest';
import { defaultSettings } from '../../../src/core/settings.ts';
import { readProject } from '../../../src/core/export/projectFile.ts';
import { runForValue } from '../../helpers/runService.ts';
import { createPipelineService } from '../../../workers/pipelineService.ts';
import type { PinnedRows } from '../../../src/core/layout/pinned.ts';
import type { ProjectExtras } from '../../../workers/project.ts';
import type { FaithfulnessAnswer } from '../../../workers/questions.ts';
import type { Adopted, PipelineApi } from '../../../workers/protocol.ts';

const subjects = ['graph walks on networks', 'speech of many voices', 'proteins that fold'];
const text = Array.from({ length: 12 }, (_, at) => {
  const words = subjects[at % 3]!;
  const abstract = `We study ${words} in depth and at length, and say what is new. `.repeat(8);
  return `Idea ${at} about ${words}\n\n${abstract}\n`;
}).join('\n');

const extras = {
  clusterNames: { 0: 'mine' },
  selections: [{ name: 'Marked', paperIds: ['x'] }],
  notes: {},
  view: { cameraX: 0.4 },
};
const settings = { ...defaultSettings, threshold: 0.2, edgeRule: 'mutualTopK' as const };

async function save(
  service: PipelineApi,
  pinned?: PinnedRows,
  input: ProjectExtras = extras,
): Promise<Uint8Array> {
  const question = { name: 'project' as const, input, pinned };
  const file = (await runForValue(service, 'question', question)) as unknown as Blob;
  return new Uint8Array(await file.arrayBuffer());
}

async function madeMap() {
  const service = createPipelineService();
  const files = [{ name: 'page.txt', bytes: new TextEncoder().encode(`new\n\n${text}`) }];
  await runForValue(service, 'import', { files });
  await runForValue(service, 'compare', { settings });
  const structure = await runForValue(service, 'tie', { settings });
  const placed = await runForValue(service, 'place', { settings });
  service.settle(true);
  return { service, structure, placed };
}

async function savedProject() {
  const { service, structure, placed } = await madeMap();
  return { structure, placed, bytes: await save(service) };
}

test('a project opens with its places, ties, clusters, settings and what a person added', async () => {
  const { structure, placed, bytes } = await savedProject();
  const service = createPipelineService();
  const adopted = (await runForValue(service, 'adopt', { file: { name: 'p', bytes } })) as Adopted;
  service.settle(true);
  expect(adopted.placed.positions).toEqual(placed.positions);
  expect(adopted.placed.recipe).toEqual(placed.recipe);
  expect(adopted.structure).toEqual(structure);
  expect(adopted.settings).toMatchObject({ threshold: 0.2, edgeRule: 'mutualTopK', seed: 1 });
  expect(adopted.extras).toMatchObject(extras);
  expect(adopted.outline.papers).toBe(12);
  const { read, kept, merged, dropped } = adopted.outline.report;
  expect(read).toBe(kept + merged + dropped.length);
});

test('its neighbours until the papers are compared are those of its ties, best first', async () => {
  const { bytes } = await savedProject();
  const service = createPipelineService();
  const { comparison, structure } = (await runForValue(service, 'adopt', {
    file: { name: 'p', bytes },
  })) as Adopted;
  const { k, index, weight } = comparison.neighbours;
  const { edges } = structure;
  for (let row = 0; row < 12; row += 1) {
    const others = Array.from(index.subarray(row * k, row * k + k)).filter((other) => other !== 0xffffffff);
    const expected = Array.from(edges.weight.keys()).flatMap((edge) => {
      if (edges.source[edge] === row) return [edges.target[edge]!];
      return edges.target[edge] === row ? [edges.source[edge]!] : [];
    });
    expect(new Set(others)).toEqual(new Set(expected));
    const weights = Array.from(weight.subarray(row * k, row * k + others.length));
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  }
});

test('questions are answered once its papers are compared, and it can be saved again as it was', async () => {
  const { bytes } = await savedProject();
  const service = createPipelineService();
  const adopted = (await runForValue(service, 'adopt', { file: { name: 'p', bytes } })) as Adopted;
  service.settle(true);
  await expect(save(service)).rejects.toThrow('no map');
  await runForValue(service, 'compare', { settings: adopted.settings });
  service.settle(true);
  expect(await save(service)).toEqual(bytes);
  expect(await service.explainNeighbours(0, 3)).toHaveLength(3);
});

test('a project cut short is refused with the reason and leaves the map as it was', async () => {
  const { bytes } = await savedProject();
  const service = createPipelineService();
  await runForValue(service, 'adopt', { file: { name: 'p', bytes } });
  service.settle(true);
  const cut = { name: 'p', bytes: bytes.subarray(0, bytes.length >> 1) };
  expect(await runForValue(service, 'adopt', { file: cut })).toMatchObject({
    refused: expect.stringContaining('cut off') as string,
  });
  expect(service.papers(0, 100)).toHaveLength(12);
});

test('a pinned paper is saved where it was put, and goes back to its place in the layout when it is let go', async () => {
  const { service, placed } = await madeMap();
  const bytes = await save(service, { rows: Uint32Array.of(3), places: Float32Array.of(70, -80) });
  const reading = readProject(new TextDecoder().decode(bytes));
  if (!reading.ok) throw new Error(reading.problem);
  const { map } = reading.project;
  const { id } = map.corpus.papers[3]!;
  const moved = placed.positions.slice();
  moved.set([70, -80], 6);
  expect(map.positions).toEqual(moved);
  expect(map.pinned).toEqual(new Set([id]));
  expect(map.recipe.layout.pinned).toBe(1);
  const [fromX, fromY] = placed.positions.subarray(6, 8);
  const pins = { [id]: { x: 70, y: -80, fromX: fromX!, fromY: fromY! } };
  const again = await save(
    service,
    { rows: Uint32Array.of(3), places: Float32Array.of(70, -80) },
    { ...extras, pins },
  );
  const adopted = (await runForValue(createPipelineService(), 'adopt', {
    file: { name: 'p', bytes: again },
  })) as Adopted;
  expect(adopted.placed.positions).toEqual(placed.positions);
  expect(adopted.placed.recipe.layout).toEqual(placed.recipe.layout);
  expect(adopted.extras.pins).toEqual(pins);
});

test('what is said of the places is said of those that are shown', async () => {
  const { service, placed } = await madeMap();
  const kept = async (pinned?: PinnedRows) => {
    const answer = await runForValue(service, 'question', { name: 'faithfulness', input: {}, pinned });
    return (answer as unknown as FaithfulnessAnswer).meanKept;
  };
  const rows = Uint32Array.from({ length: 12 }, (_, row) => row);
  expect(await kept({ rows, places: placed.positions })).toBe(await kept());
  // Papers are sorted by id, their subjects take turns: far to the right in the order of their rows, no subject stays together.
  const places = Float32Array.from(rows, (row) => row * 100);
  expect(await kept({ rows: rows.subarray(0, 6), places })).not.toBe(await kept());
  expect(await kept()).toBe(await kept({ rows, places: placed.positions }));
});
