/** The join on real workers of a browser: the bits of one thread, also where a worker cannot be loaded. */
import { expect, test } from 'vitest';
import { runAsyncToEnd, runToEnd } from '../../src/core/jobs.ts';
import { comparePapers } from '../../src/core/similarity/compare.ts';
import { compareInThreads } from '../../src/core/similarity/threads.ts';
import { startJoinThreads, threadOf } from '../../workers/joinThreads.ts';
import { randomModel } from '../unit/similarity/oracle.ts';

const model = randomModel({ rows: 4300, terms: 1500, columns: 3, seed: 21 });
const options = { measure: 'blend', floor: 0.2, neighbours: 4, maximumEdges: 1000 } as const;

test('two workers give the bits of one thread', async () => {
  const found = await runAsyncToEnd(compareInThreads(model, options, startJoinThreads(2)));
  expect(found).toEqual(runToEnd(comparePapers(model, options)));
});

test('a worker that cannot be loaded costs nothing but time', async () => {
  const address = URL.createObjectURL(new Blob(['throw new Error("no")'], { type: 'text/javascript' }));
  const [sound] = startJoinThreads(1);
  const threads = [sound!, threadOf(new Worker(address, { type: 'module' }))];
  const found = await runAsyncToEnd(compareInThreads(model, options, threads));
  expect(found).toEqual(runToEnd(comparePapers(model, options)));
});
