/** The first picture of a large map: told once while its papers are compared, and the places the layout begins at. */
import { afterEach, expect, it, vi } from 'vitest';
import { halfWidth } from '../../../src/core/layout/frame.ts';
import { sketchPlaces } from '../../../src/core/layout/sketch.ts';
import { startFromRows } from '../../../src/core/layout/start.ts';
import type { Progress } from '../../../src/core/progress.ts';
import { createRandom } from '../../../src/core/random.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { createJobRunner } from '../../../workers/jobRunner.ts';
import { createPipelineService } from '../../../workers/pipelineService.ts';
import { fewestSketched } from '../../../src/core/sketched.ts';
import { manyPapers } from '../../helpers/manyPapers.ts';
import { nextJob, runJob } from '../../helpers/runService.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Every report of the comparison, one step of work each. */
async function compare(papers: number) {
  const service = createPipelineService();
  const bytes = new TextEncoder().encode(manyPapers(papers));
  await runJob(service, 'import', { files: [{ name: 'many.json', bytes }] });
  const job = nextJob();
  service.start(job, 'compare', { settings: defaultSettings });
  const sketches: Float32Array[] = [];
  for (;;) {
    const report = await service.step(job, 0.0001);
    if (report.state === 'failed') throw new Error(report.message);
    if (report.state === 'done') return sketches;
    if (report.positions !== undefined) sketches.push(report.positions);
  }
}

it('many papers have a first picture, once, in the frame of their map', async () => {
  const sketches = await compare(fewestSketched);
  expect(sketches).toHaveLength(1);
  expect(sketches[0]).toHaveLength(2 * fewestSketched);
  const reach = sketches[0]!.reduce((most, place) => Math.max(most, Math.abs(place)), 0);
  expect(reach).toBeCloseTo(halfWidth(fewestSketched), 0);
});

it('few have none: they stand on their map too soon for that', async () => {
  expect(await compare(fewestSketched - 1)).toEqual([]);
});

it('is where the layout begins, which it leaves as it was', () => {
  const random = createRandom(3);
  const rows = { rows: 50, columns: 8, values: Float32Array.from({ length: 400 }, () => random() - 0.5) };
  const before = startFromRows({ ...rows });
  const places = sketchPlaces(rows)!;
  expect(startFromRows(rows)).toEqual(before);
  // Turned, mirrored and scaled as a whole: as far from each other as before, but for the unit.
  const apart = (from: Float32Array, a: number, b: number) =>
    Math.hypot(from[a * 2]! - from[b * 2]!, from[a * 2 + 1]! - from[b * 2 + 1]!);
  const unit = apart(places, 0, 1) / apart(before, 0, 1);
  for (let row = 2; row < 50; row += 1)
    expect(apart(places, 0, row) / unit).toBeCloseTo(apart(before, 0, row), 3);
  expect(sketchPlaces({ rows: 3, columns: 0, values: new Float32Array() })).toBeUndefined();
});

it('is told also where more was done in the same slice', async () => {
  // Ten milliseconds pass at each look at the clock.
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (time += 10));
  const positions = Float32Array.of(1, 2);
  function* work(): Generator<Progress, undefined, void> {
    for (let done = 0; done < 9; done += 1)
      yield Object.assign({ stage: 'similarity', done, total: 9 } as const, done === 1 ? { positions } : {});
  }
  const runner = createJobRunner(work as never);
  runner.start(1, 'compare', { settings: defaultSettings });
  const first = await runner.step(1, 45);
  expect(first).toMatchObject({ state: 'running', progress: { done: 4 }, positions });
  expect(await runner.step(1, 20)).not.toHaveProperty('positions');
});
