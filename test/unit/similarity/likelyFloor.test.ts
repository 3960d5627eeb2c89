import { expect, test, vi } from 'vitest';
import { runAsyncToEnd, runToEnd } from '../../../src/core/jobs.ts';
import { comparePapers, joinInput, shareOptions } from '../../../src/core/similarity/compare.ts';
import {
  createJoinServer,
  threadBehind,
  type JoinAnswer,
} from '../../../src/core/similarity/joinMessages.ts';
import { reckonFloor } from '../../../src/core/similarity/likelyFloor.ts';
import { compareInThreads } from '../../../src/core/similarity/threads.ts';
import { randomModel } from './oracle.ts';
import { loadPlainEngines } from '../../../src/core/preparePlain.ts';

await loadPlainEngines();

vi.mock(import('../../../src/core/similarity/likelyFloor.ts'), async (original) => {
  const { reckonFloor: actual } = await original();
  return { reckonFloor: vi.fn(actual) };
});

const model = randomModel({ rows: 900, terms: 60, columns: 64, seed: 3 });
const options = { measure: 'blend', floor: 0.03, neighbours: 3, maximumEdges: 2000 } as const;
const plain = runToEnd(comparePapers(model, { ...options, engine: 'plain' }));

function reckon(edgeLimit: number): number {
  const share = { ...shareOptions(model, options), edgeLimit };
  const reckoning = reckonFloor(joinInput(model, options), share);
  for (;;) {
    const step = reckoning.next();
    if (step.done === true) return step.value;
  }
}

test('the likely floor lies below the one that holds in the end, for half as many edges above it', () => {
  const reckoned = reckon(2000);
  expect(plain.capped).toBe(true);
  expect(reckoned).toBeLessThan(plain.floor);
  const above = plain.histogram.counts.subarray(Math.round(plain.floor * 1000));
  expect(above.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(2000);
  const { edges } = runToEnd(comparePapers(model, { ...options, maximumEdges: 10_000 }));
  const kept = edges.weight.filter((weight) => weight >= reckoned).length;
  expect(kept).toBeGreaterThan(2000);
  expect(kept).toBeLessThan(6000);
});

test('where most pairs are kept there is none', () => {
  expect(reckon(100_000)).toBe(0);
});

function* tooHigh(): Generator<void, number, void> {
  yield;
  return 0.999;
}

test('reckoned too high, it costs time only', async () => {
  vi.mocked(reckonFloor).mockImplementation(tooHigh);
  expect(runToEnd(comparePapers(model, options))).toEqual(plain);
  const serve = createJoinServer();
  let onAnswer: (answer: JoinAnswer) => void = () => undefined;
  const thread = threadBehind({
    send: (order) => setImmediate(() => onAnswer(structuredClone(serve(order)))),
    listen: (answered) => (onAnswer = answered),
    stop: () => undefined,
  });
  expect(await runAsyncToEnd(compareInThreads(model, options, [thread]))).toEqual(plain);
});
