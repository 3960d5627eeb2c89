import { describe, expect, test } from 'vitest';
import { startJoinThreads } from '../../../src/cli/joinThreads.ts';
import { runAsyncToEnd, runToEnd } from '../../../src/core/jobs.ts';
import { comparePapers, joinInput, shareOptions } from '../../../src/core/similarity/compare.ts';
import {
  createJoinServer,
  threadBehind,
  type JoinAnswer,
  type ThreadPort,
} from '../../../src/core/similarity/joinMessages.ts';
import { JoinShare, pairsOfRun, tileRuns } from '../../../src/core/similarity/joinShare.ts';
import { mergeParts } from '../../../src/core/similarity/mergeParts.ts';
import { countThreads } from '../../../src/core/similarity/threadCount.ts';
import { compareInThreads } from '../../../src/core/similarity/threads.ts';
import type { Measure } from '../../../src/core/types.ts';
import { randomModel } from './oracle.ts';
import { loadPlainEngines } from '../../../src/core/preparePlain.ts';

await loadPlainEngines();

/** More rows than one block holds, so that blocks are opened and rows passed. */
const rows = 4300;
const model = randomModel({ rows, terms: 1500, columns: 3, seed: 21 });
const optionsFor = (measure: Measure, maximumEdges = 1000) =>
  ({ measure, floor: 0.2, neighbours: 4, maximumEdges }) as const;

interface Wire {
  readonly port: ThreadPort;
  stopped: boolean;
}

/** A thread on this one: each order is answered a turn later; the order numbered `dies` ends the thread instead. */
function createWire(dies = Infinity): Wire {
  const serve = createJoinServer();
  let orders = 0;
  let onAnswer: (answer: JoinAnswer) => void = () => undefined;
  let onGone: (why: string) => void = () => undefined;
  const wire: Wire = {
    stopped: false,
    port: {
      send(order) {
        orders += 1;
        const die = orders >= dies;
        setImmediate(() => {
          if (die) onGone('it ran out of memory');
          else onAnswer(structuredClone(serve(structuredClone(order))));
        });
      },
      listen(answered, gone) {
        onAnswer = answered;
        onGone = gone;
      },
      stop() {
        wire.stopped = true;
      },
    },
  };
  return wire;
}

describe.each<Measure>(['tfidf', 'lsa', 'blend'])('%s', (measure) => {
  const options = optionsFor(measure);
  const alone = runToEnd(comparePapers(model, options));

  test.each([1, 2, 3])('%i threads give the bits of none', async (count) => {
    const wires = Array.from({ length: count }, () => createWire());
    const threads = wires.map(({ port }) => threadBehind(port));
    expect(await runAsyncToEnd(compareInThreads(model, options, threads))).toEqual(alone);
    expect(alone.capped).toBe(true);
    expect(wires.map(({ stopped }) => stopped)).toEqual(Array(count).fill(true));
  });

  test.each(['fastest', 'plain'] as const)('however the runs are dealt out (%s)', (engine) => {
    const input = joinInput(model, options);
    const share = { ...shareOptions(model, options), engine };
    const shares = [new JoinShare(input, share), new JoinShare(input, share)] as const;
    // Short runs, so that both leave out rows of every block.
    [...tileRuns(input)].forEach((run) => {
      for (let first = run.first, turn = 0; first < run.last; first += 112, turn += 1) {
        const part = { ...run, first, last: Math.min(run.last, first + 112) };
        Array.from(shares[turn % 3 === 1 ? 0 : 1].compare(part));
      }
    });
    const { counts, complete, ...joined } = mergeParts([shares[0].finish(), shares[1].finish()], share);
    expect(complete).toBe(true);
    expect({ measure, ...joined, histogram: { bins: 1000, counts } }).toEqual(alone);
  });
});

test('edges that fit under the limit are all there, from whichever thread', async () => {
  const options = { ...optionsFor('blend', 10_000_000), floor: 0.95 };
  const threads = [createWire(), createWire()].map(({ port }) => threadBehind(port));
  const alone = runToEnd(comparePapers(model, options));
  expect(alone.capped).toBe(false);
  expect(await runAsyncToEnd(compareInThreads(model, options, threads))).toEqual(alone);
});

test.each([1, 2, 3])('a thread that dies at its order %i costs nothing but time', async (dies) => {
  const wires = [createWire(), createWire(dies)];
  const threads = wires.map(({ port }) => threadBehind(port));
  const options = optionsFor('blend');
  const found = await runAsyncToEnd(compareInThreads(model, options, threads));
  expect(found).toEqual(runToEnd(comparePapers(model, options)));
  expect(wires.every(({ stopped }) => stopped)).toBe(true);
});

test('without any thread the join runs here', async () => {
  const options = optionsFor('tfidf');
  expect(await runAsyncToEnd(compareInThreads(model, options, []))).toEqual(
    runToEnd(comparePapers(model, options)),
  );
});

test('a join that is given up stops its threads', async () => {
  const wires = [createWire(), createWire()];
  const job = compareInThreads(
    model,
    optionsFor('blend'),
    wires.map(({ port }) => threadBehind(port)),
  );
  const step = await job.next();
  expect(step.done).toBe(false);
  await job.return(undefined as never);
  expect(wires.every(({ stopped }) => stopped)).toBe(true);
});

test('progress on threads never runs backwards and ends at all pairs', async () => {
  const threads = [createWire(), createWire()].map(({ port }) => threadBehind(port));
  let last = 0;
  for await (const { done, total } of compareInThreads(model, optionsFor('tfidf'), threads)) {
    expect(done).toBeGreaterThanOrEqual(last);
    expect(total).toBe((rows * (rows - 1)) / 2);
    last = done;
  }
  expect(last).toBe((rows * (rows - 1)) / 2);
});

test('the runs hold every pair once', () => {
  const runs = [...tileRuns(joinInput(model, optionsFor('blend')))];
  expect(runs.reduce((sum, run) => sum + pairsOfRun(run), 0)).toBe((rows * (rows - 1)) / 2);
});

test('real threads of Node give the same bits', async () => {
  const options = optionsFor('blend');
  const found = await runAsyncToEnd(compareInThreads(model, options, startJoinThreads(2)));
  expect(found).toEqual(runToEnd(comparePapers(model, options)));
});

test('threads are for many papers and machines with several processors', () => {
  expect(countThreads(3999, 'blend', 8)).toBe(0);
  expect(countThreads(7499, 'blend', 8)).toBe(0);
  expect(countThreads(7500, 'blend', 8)).toBe(4);
  expect(countThreads(14_999, 'blend', 2)).toBe(0);
  expect(countThreads(15_000, 'blend', 2)).toBe(2);
  expect(countThreads(15_000, 'blend', 1)).toBe(0);
  expect(countThreads(15_000, 'compression', 8)).toBe(0);
});
