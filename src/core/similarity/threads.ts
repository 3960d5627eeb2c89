/**
 * The join on several threads: each takes the next run of tiles as soon as it is free, and the parts come to the bits of one thread
 * (joinShare.ts). A thread that fails costs time, never the result: the join then starts again on this one. Where memory can be shared the
 * threads read one copy of the rows; elsewhere each gets its own. Cost: the rows once more in each thread's kernel.
 */
import type { AsyncJob } from '../progress.ts';
import type { DenseRows, TermRows, TextModel } from '../text/textModel.ts';
import type { Similarities } from '../types.ts';
import { comparePapers, describeJoin, joinInput, shareOptions, type CompareOptions } from './compare.ts';
import type { JoinInput } from './joinEngine.ts';
import { tileRuns, type ShareOptions, type SharePart, type TileRun } from './joinShare.ts';
import { reckonFloor } from './likelyFloor.ts';
import { mergeParts, type Joined } from './mergeParts.ts';

/** Another thread that does a share of the join. Calls reject where the thread is gone. */
export interface JoinThread {
  open(input: JoinInput, options: ShareOptions): Promise<void>;
  /** The pairs of the run. */
  compare(run: TileRun): Promise<number>;
  finish(): Promise<SharePart>;
  /** Ends the thread, whatever it is doing. */
  stop(): void;
}

function share<Numbers extends Uint32Array | Float32Array>(numbers: Numbers): Numbers {
  if (typeof SharedArrayBuffer === 'undefined') return numbers;
  const Columns = numbers.constructor as new (buffer: SharedArrayBuffer) => Numbers;
  const shared = new Columns(new SharedArrayBuffer(numbers.byteLength));
  shared.set(numbers);
  return shared;
}

function shareRows(sparse: TermRows): TermRows {
  const { offsets, terms, values } = sparse;
  return { ...sparse, offsets: share(offsets), terms: share(terms), values: share(values) };
}

function shareInput(input: JoinInput): JoinInput {
  const { sparse, dense, weights } = input;
  const empty: DenseRows = { ...dense, values: new Float32Array(0) };
  return {
    ...input,
    sparse: shareRows(sparse),
    dense: weights.lsa > 0 ? { ...dense, values: share(dense.values) } : empty,
  };
}

/** Carries the runs out on all threads; calls `onPairs` whenever some are done. */
async function joinOn(
  threads: readonly JoinThread[],
  input: JoinInput,
  options: ShareOptions,
  onPairs: (pairs: number) => void,
): Promise<Joined> {
  const runs = tileRuns(input);
  const shared = shareInput(input);
  const work = async (thread: JoinThread) => {
    await thread.open(shared, options);
    for (let run = runs.next(); run.done !== true; run = runs.next())
      onPairs(await thread.compare(run.value));
    return thread.finish();
  };
  const [first, ...rest] = await Promise.all(threads.map(work));
  if (first === undefined) throw new Error('No thread was given to the join: expected at least one.');
  return mergeParts([first, ...rest], options);
}

/** The same as `comparePapers`, bit for bit, on threads that are stopped at the end. */
export async function* compareInThreads(
  model: TextModel,
  options: CompareOptions,
  threads: readonly JoinThread[],
): AsyncJob<Similarities> {
  const { rows } = model.tfidf;
  const total = (rows * (rows - 1)) / 2;
  let done = 0;
  let wake: () => void = () => undefined;
  const onPairs = (pairs: number) => {
    done += pairs;
    wake();
  };
  try {
    const input = joinInput(model, options);
    const share = shareOptions(model, options);
    const reckoning = reckonFloor(input, share);
    let step = reckoning.next();
    for (; step.done !== true; step = reckoning.next()) yield { stage: 'similarity', done, total };
    const joining = joinOn(threads, input, { ...share, likelyFloor: step.value }, onPairs);
    let outcome: Joined | 'failed' | undefined;
    const settled = joining.then(
      (joined) => (outcome = joined),
      () => (outcome = 'failed'),
    );
    while (outcome === undefined) {
      await Promise.race([settled, new Promise<void>((resolve) => (wake = resolve))]);
      yield { stage: 'similarity', done, total };
    }
    // The compiler does not see that the promise sets it.
    const joined = outcome as Joined | 'failed';
    if (joined !== 'failed' && joined.complete) return describeJoin(options.measure, joined);
  } finally {
    for (const thread of threads) thread.stop();
  }
  return yield* comparePapers(model, options);
}
