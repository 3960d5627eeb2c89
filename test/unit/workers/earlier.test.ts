import { expect, test } from 'vitest';
import { defaultSettings } from '../../../src/core/settings.ts';
import type { EarlierAnswer, EarlierComparison } from '../../../workers/earlier.ts';
import { runForValue } from '../../helpers/runService.ts';
import { createPipelineService } from '../../../workers/pipelineService.ts';
import type { PipelineApi, Placed } from '../../../workers/protocol.ts';

const subjects = ['graph walks on networks', 'speech of many voices', 'proteins that fold'];
const entry = (at: number) => {
  const words = subjects[at % 3]!;
  return `Idea ${at} about ${words}\n\n${`We study ${words} in depth and at length, and say what is new. `.repeat(8)}\n`;
};
const page = (from: number, to: number) =>
  new TextEncoder().encode(
    `new\n\n${Array.from({ length: to - from }, (_, at) => entry(from + at)).join('\n')}`,
  );

async function mapOf(bytes: Uint8Array, settings = defaultSettings) {
  const service = createPipelineService();
  await runForValue(service, 'import', { files: [{ name: 'page.txt', bytes }] });
  await runForValue(service, 'compare', { settings });
  await runForValue(service, 'tie', { settings });
  const placed = await runForValue(service, 'place', { settings });
  service.settle(true);
  return { service, placed };
}

async function savedBy(service: PipelineApi): Promise<Uint8Array> {
  const input = { clusterNames: {}, selections: [], notes: {}, view: {} };
  const file = (await runForValue(service, 'question', { name: 'project', input })) as Blob;
  return new Uint8Array(await file.arrayBuffer());
}

async function compare(service: PipelineApi, bytes: Uint8Array): Promise<EarlierComparison> {
  const answer = (await runForValue(service, 'question', {
    name: 'earlier',
    input: { bytes },
  })) as EarlierAnswer;
  if (!answer.ok) throw new Error(answer.problem);
  return answer;
}

test('a replay in another session is identical, and gives the settings it was made with', async () => {
  const settings = { ...defaultSettings, threshold: 0.2, resolution: 2 };
  const first = await mapOf(page(0, 12), settings);
  const bytes = await savedBy(first.service);
  const second = await mapOf(page(0, 12));
  const before = await compare(second.service, bytes);
  expect(before.verdict).toBe('other');
  expect(before.settings).toMatchObject({ threshold: 0.2, resolution: 2 });
  const third = await mapOf(page(0, 12), before.settings);
  expect((await compare(third.service, bytes)).verdict).toBe('identical');
});

test('papers of both maps can be held where they stood, those that came stand among them', async () => {
  const first = await mapOf(page(0, 12));
  const bytes = await savedBy(first.service);
  const { service } = await mapOf(page(2, 15));
  const { diff } = await compare(service, bytes);
  expect([diff!.came.length, diff!.went.length, diff!.common]).toEqual([3, 2, 10]);
  const settings = defaultSettings;
  await runForValue(service, 'tie', { settings });
  const held = await runForValue(service, 'place', { settings, start: diff!.places, anchored: true });
  service.settle(true);
  expect(held.positions.every(Number.isFinite)).toBe(true);
  expect(held.recipe.layout.continued).toBe(true);
  const after = await compare(service, bytes);
  expect(after.diff!.shift.largest).toBe(0);
});

test('a file without a recipe is refused with the reason', async () => {
  const { service } = await mapOf(page(0, 12));
  const input = { bytes: page(0, 3) };
  expect(await runForValue(service, 'question', { name: 'earlier', input })).toMatchObject({ ok: false });
});

test('earlier places without a single common paper are refused, not guessed', async () => {
  const { service, placed } = await mapOf(page(0, 12));
  const settings = defaultSettings;
  const start = (placed as Placed).positions.map(() => NaN);
  await runForValue(service, 'tie', { settings });
  await expect(runForValue(service, 'place', { settings, start, anchored: true })).rejects.toThrow(
    'at least one',
  );
});
