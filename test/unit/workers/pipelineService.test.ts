import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { carryPlaces } from '../../../src/core/corpus/knownRows.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { nextJob, runJob } from '../../helpers/runService.ts';
import { createPipelineService } from '../../../workers/pipelineService.ts';
import type { PipelineApi } from '../../../workers/protocol.ts';

const encode = (text: string) => new TextEncoder().encode(text);

function page(titles: readonly string[]): Uint8Array {
  const filler =
    'We study this matter with care and report what we find in long experiments on many data sets. '.repeat(
      5,
    );
  return encode(
    [
      'new',
      '',
      'Daily Papers',
      '',
      ...titles.flatMap((title) => [title, '', `${title}. ${filler}`, '']),
    ].join('\n'),
  );
}

const sample = page([
  'Federated learning with clients that differ',
  'Personal federated learning for many clients',
  'Diffusion models draw images from noise',
  'Faster diffusion models for drawing images',
  'Graph networks pass messages between nodes',
]);

async function build(service: PipelineApi, bytes: Uint8Array, slice?: number) {
  const imported = await runJob(service, 'import', { files: [{ name: 'page.txt', bytes }] }, slice);
  const settings = defaultSettings;
  await runJob(service, 'compare', { settings }, slice);
  const tied = await runJob(service, 'tie', { settings }, slice);
  const placed = await runJob(service, 'place', { settings }, slice);
  return { imported, tied, placed };
}

test('a corpus goes all the way to places, and every stage says what it took', async () => {
  const service = createPipelineService();
  const { imported, tied, placed } = await build(service, sample);
  expect(imported.value.papers).toBe(5);
  expect(imported.timings.read).toBeGreaterThan(0);
  expect(tied.value.assignment).toHaveLength(5);
  expect(placed.value.positions).toHaveLength(10);
  expect(Array.from(placed.value.positions).every(Number.isFinite)).toBe(true);
  expect(placed.value.recipe.corpus.papers).toBe(5);
});

test('slices as short as can be give the same places, bit for bit', async () => {
  const whole = await build(createPipelineService(), sample);
  const sliced = await build(createPipelineService(), sample, 0.01);
  expect(Array.from(sliced.placed.value.positions)).toEqual(Array.from(whole.placed.value.positions));
});

test('a stopped job answers no more, and what was settled still answers', async () => {
  const service = createPipelineService();
  await build(service, sample);
  service.settle(true);
  const before = await service.explainNeighbours(0, 3);
  const other = readFileSync('public/corpora/daily-papers.json');
  const job = nextJob();
  service.start(job, 'import', {
    files: [{ name: 'other.json', bytes: new Uint8Array(other) }],
  });
  await service.step(job, 0);
  service.stop(job);
  expect((await service.step(job, 10)).state).toBe('failed');
  service.settle(false);
  expect(service.papers(0, 100)).toHaveLength(5);
  expect(await service.explainNeighbours(0, 3)).toEqual(before);
});

/** Import and comparison, the second asked for before the first has begun. */
function queue(service: PipelineApi) {
  const [first, second] = [nextJob(), nextJob()];
  service.start(first, 'import', { files: [{ name: 'page.txt', bytes: sample }] });
  const reading = service.step(first, 0);
  service.start(second, 'compare', { settings: defaultSettings }, first);
  return { first, second, reading, comparing: service.step(second, 10_000) };
}

test('a job behind another begins when that one ends', async () => {
  const service = createPipelineService();
  const { first, comparing } = queue(service);
  while ((await service.step(first, 10)).state === 'running');
  expect((await comparing).state).toBe('done');
});

test('a job behind one that is stopped comes to nothing', async () => {
  const service = createPipelineService();
  const { first, second, reading, comparing } = queue(service);
  service.stop(first);
  expect((await reading).state).toBe('failed');
  expect((await comparing).state).toBe('failed');
  expect((await service.step(second, 10)).state).toBe('failed');
});

test('a job that cannot start says why instead of throwing', async () => {
  const service = createPipelineService();
  const job = nextJob();
  service.start(job, 'compare', { settings: defaultSettings });
  const report = await service.step(job, 10);
  expect(report).toMatchObject({ state: 'failed' });
  expect((report as { message: string }).message).toContain('no corpus is open');
});

test('questions are answered from the settled map only', async () => {
  const service = createPipelineService();
  const early = nextJob();
  service.start(early, 'question', { name: 'search', input: { query: 'diffusion', limit: 5 } });
  expect(await service.step(early, 10)).toMatchObject({ state: 'failed' });
  await build(service, sample);
  service.settle(true);
  const found = await runJob(service, 'question', {
    name: 'search',
    input: { query: 'diffusion', limit: 5 },
  });
  expect('rows' in found.value && found.value.rows).toHaveLength(2);
  const pair = await runJob(service, 'question', { name: 'pair', input: { a: 0, b: 1 } });
  if (!('explanation' in pair.value)) throw new Error('expected a pair');
  const { explanation } = pair.value;
  const sum = explanation.terms.reduce((total, term) => total + term.share, 0);
  expect(Math.abs(sum - explanation.similarity)).toBeLessThan(1e-6);
});

test('another threshold moves no paper, and its map can be made again from its settings alone', async () => {
  const service = createPipelineService();
  const { placed } = await build(service, sample);
  service.settle(true);
  const settings = { ...defaultSettings, threshold: 0.2 };
  await runJob(service, 'tie', { settings });
  const again = await runJob(service, 'place', { settings, start: placed.value.positions });
  expect(Array.from(again.value.positions)).toEqual(Array.from(placed.value.positions));
  expect(again.value.recipe.layout.continued).toBeUndefined();
});

test('places that go on from others say so', async () => {
  const service = createPipelineService();
  const { placed } = await build(service, sample);
  service.settle(true);
  const { layers } = defaultSettings;
  const settings = {
    ...defaultSettings,
    layers: { ...layers, citation: { ...layers.citation, shown: true } },
  };
  await runJob(service, 'tie', { settings });
  const again = await runJob(service, 'place', { settings, start: placed.value.positions });
  expect(again.value.recipe.layout.continued).toBe(true);
});

test('papers that are added find the known ones where they stood, and the map before comes back', async () => {
  const service = createPipelineService();
  const first = await build(service, sample);
  service.settle(true);
  expect(service.swap()).toBe(false);
  const earlier = service.papers(0, 5);
  const more = page(['Proteins fold along a funnel', 'Graph networks pass messages between nodes']);
  const files = [
    { name: 'page.txt', bytes: sample },
    { name: 'more.txt', bytes: more },
  ];
  const { value } = await runJob(service, 'import', { files, onto: true });
  expect(value.papers).toBe(6);
  const now = service.papers(0, 6);
  const known = Array.from(value.known!);
  expect(known.filter((row) => row < 0)).toHaveLength(1);
  expect(known.map((row) => earlier[row]?.title)).toEqual(
    now.map(({ title }) => (title.startsWith('Proteins') ? undefined : title)),
  );
  const settings = defaultSettings;
  const start = carryPlaces(first.placed.value.positions, value.known!);
  await runJob(service, 'compare', { settings });
  await runJob(service, 'tie', { settings });
  const { positions } = (await runJob(service, 'place', { settings, start })).value;
  expect(Array.from(positions).every(Number.isFinite)).toBe(true);
  service.settle(true);
  expect(service.swap()).toBe(true);
  expect(service.papers(0, 9)).toEqual(earlier);
  expect(service.isCompared()).toBe(true);
  expect(service.swap()).toBe(true);
  expect(service.papers(0, 9)).toEqual(now);
});

test('slices asked for ahead lose nothing: the first that says so has the value', async () => {
  const service = createPipelineService();
  service.start(501, 'import', { files: [{ name: 'page.txt', bytes: sample }] });
  const reports = await Promise.all(Array.from({ length: 400 }, () => service.step(501, 0.001)));
  const done = reports.filter((report) => report.state === 'done');
  expect(done).toHaveLength(1);
  expect(done[0]).toMatchObject({ value: { papers: 5 } });
});
