/**
 * The page's end of the pipeline worker. Every call is raced against the death of the worker: comlink alone leaves the calls that were under
 * way hanging for ever. What a job comes to is a value, never a throw.
 */
import { releaseProxy, wrap, type Remote } from 'comlink';
import type { Progress, Stage } from '../src/core/progress.ts';
import { lockHeld, type JobName, type JobTable, type PipelineApi, type StepReport } from './protocol.ts';

/** Long enough to be cheap, short enough that a cancelled job ends at once. */
const sliceMilliseconds = 30;
/** Slices asked for ahead: the worker goes on while the page draws, and a cancelled job still ends within these slices. */
const slicesAhead = 4;

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value; readonly timings: Partial<Record<Stage, number>> }
  | { readonly ok: false; readonly reason: 'cancelled' | 'failed' | 'died'; readonly message: string };

export interface JobWatch {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly onPositions?: (positions: Float32Array) => void;
  /** It waits in the worker for the end of the job that was begun before this one: the worker goes on without asking the page. */
  readonly behind?: boolean;
}

export interface PipelineClient {
  run<Name extends JobName>(
    name: Name,
    input: JobTable[Name]['input'],
    watch?: JobWatch,
  ): Promise<Outcome<JobTable[Name]['output']>>;
  /** One question to the worker; throws `WorkerDied` where it is gone. */
  ask<Answer>(question: (worker: Remote<PipelineApi>) => Promise<Answer>): Promise<Answer>;
  readonly alive: boolean;
  dispose(): void;
}

const cancelled = { ok: false, reason: 'cancelled', message: 'Stopped.' } as const;

export class WorkerDied extends Error {}

export function createPipelineClient(
  spawn: (name: string) => Worker = (name) =>
    new Worker(new URL('./pipeline.worker.ts', import.meta.url), { type: 'module', name }),
): PipelineClient {
  const name = `paperweave ${String(Math.random()).slice(2)}`;
  const worker = spawn(name);
  const remote = wrap<PipelineApi>(worker);
  let alive = true;
  let lastJob = 0;
  let reportDeath: (error: WorkerDied) => void = () => undefined;
  const death = new Promise<never>((_, reject) => (reportDeath = reject));
  death.catch(() => undefined);
  const die = (why: string) => {
    alive = false;
    reportDeath(new WorkerDied(why));
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    die(event.message || 'it could not be loaded or ran out of memory');
  });
  worker.addEventListener('messageerror', () => die('an answer could not be read'));

  const ask = <Answer>(question: (api: Remote<PipelineApi>) => Promise<Answer>) =>
    Promise.race([question(remote), death]);

  // A worker that ends without an error says nothing; but the browser then frees the lock it holds (see pipeline.worker.ts).
  worker.addEventListener('message', ({ data }) => {
    if (data === lockHeld) void navigator.locks.request(name, () => die('it ended without a word'));
  });

  async function pull<Name extends JobName>(
    name: Name,
    input: JobTable[Name]['input'],
    watch: JobWatch,
  ): Promise<Outcome<JobTable[Name]['output']>> {
    const { signal } = watch;
    const isCalledOff = () => signal?.aborted === true;
    if (isCalledOff()) return cancelled;
    const behind = watch.behind === true ? lastJob : undefined;
    lastJob += 1;
    const job = lastJob;
    void ask((api) => api.start(job, name, input, behind)).catch(() => undefined);
    // Told at once, so that what is begun next does not meet it in the worker.
    signal?.addEventListener('abort', () => void ask((api) => api.stop(job)).catch(() => undefined));
    const step = () => {
      const report = ask((api) => api.step(job, sliceMilliseconds) as Promise<StepReport<Name>>);
      // Those asked for in vain, after the last one, are not looked at.
      report.catch(() => undefined);
      return report;
    };
    const reports: Promise<StepReport<Name>>[] = Array.from({ length: slicesAhead }, step);
    for (;;) {
      const report = await reports.shift()!;
      if (report.state === 'done') return { ok: true, value: report.value, timings: report.timings };
      if (isCalledOff()) return cancelled;
      if (report.state === 'failed') return { ok: false, reason: 'failed', message: report.message };
      reports.push(step());
      watch.onProgress?.(report.progress);
      if (report.positions !== undefined) watch.onPositions?.(report.positions);
    }
  }

  return {
    get alive() {
      return alive;
    },
    ask,
    async run(name, input, watch = {}) {
      try {
        return await pull(name, input, watch);
      } catch (error) {
        const died = error instanceof WorkerDied;
        const message = error instanceof Error ? error.message : String(error);
        return { ok: false, reason: died ? 'died' : 'failed', message };
      }
    },
    dispose() {
      die('it was closed');
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}
