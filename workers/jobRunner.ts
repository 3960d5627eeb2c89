/**
 * Jobs in slices: each is a generator that a caller moves on by some milliseconds at a time, and hears of how far it is or what it came to.
 * Failures are values: comlink would strip a thrown error of everything but its message.
 */
import { transfer } from 'comlink';
import type { AsyncJob, Job, Progress, Stage } from '../src/core/progress.ts';
import type { JobName, JobTable, PipelineApi, StepReport } from './protocol.ts';

interface RunningJob {
  readonly name: JobName;
  readonly generator: Job<unknown> | AsyncJob<unknown>;
  readonly timings: Partial<Record<Stage, number>>;
  stage: Stage;
  /** The slice asked for last. */
  turn: Promise<unknown>;
  /** Called with whether it came to anything; those behind it wait in `ended`. */
  readonly end: (well: boolean) => void;
  readonly ended: Promise<boolean>;
}

const stopped = { state: 'failed', message: 'This piece of work was stopped.' } as const;

const firstStage: Record<JobName, Stage> = {
  import: 'read',
  adopt: 'read',
  compare: 'text',
  tie: 'graph',
  place: 'layout',
  question: 'graph',
};

type Begin = <Name extends JobName>(
  name: Name,
  input: JobTable[Name]['input'],
) => Job<unknown> | AsyncJob<unknown>;

export function createJobRunner(begin: Begin): Pick<PipelineApi, 'start' | 'step' | 'stop'> {
  const jobs = new Map<number, RunningJob>();

  function remove(id: number, well: boolean): void {
    jobs.get(id)?.end(well);
    jobs.delete(id);
  }

  async function advance(job: RunningJob, milliseconds: number) {
    const start = performance.now();
    let progress: Progress = { stage: job.stage, done: 0, total: 1 };
    /** The last that told of places: also one that was overtaken within this slice. */
    let placed: Progress | undefined;
    for (let now = start; now - start < milliseconds;) {
      const step = await job.generator.next();
      const after = performance.now();
      job.timings[job.stage] = (job.timings[job.stage] ?? 0) + after - now;
      now = after;
      if (step.done === true) return { done: true, value: step.value } as const;
      progress = step.value;
      job.stage = progress.stage;
      if ('positions' in progress) placed = progress;
    }
    return { done: false, progress, placed } as const;
  }

  async function work(id: number, job: RunningJob, milliseconds: number): Promise<StepReport<JobName>> {
    try {
      const outcome = await advance(job, milliseconds);
      if (outcome.done) {
        remove(id, true);
        return { state: 'done', value: outcome.value as JobTable[JobName]['output'], timings: job.timings };
      }
      const { progress, placed } = outcome;
      if (placed === undefined || !('positions' in placed)) return { state: 'running', progress };
      const positions = (placed.positions as Float32Array).slice();
      const { stage, done, total } = progress;
      return transfer({ state: 'running', progress: { stage, done, total }, positions }, [positions.buffer]);
    } catch (error) {
      remove(id, false);
      return { state: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  return {
    start(job, name, input, behind) {
      let end: (well: boolean) => void = () => undefined;
      const ended = new Promise<boolean>((resolve) => (end = resolve));
      const before = behind === undefined ? undefined : jobs.get(behind)?.ended;
      jobs.set(job, {
        name,
        generator: begin(name, input),
        timings: {},
        stage: firstStage[name],
        turn: before?.then((well) => well || remove(job, false)) ?? Promise.resolve(),
        end,
        ended,
      });
    },

    step(id, milliseconds): Promise<StepReport<JobName>> {
      const job = jobs.get(id);
      if (job === undefined) return Promise.resolve(stopped);
      // Slices are asked for ahead: two at once would tear the end of a job from its value.
      const turn = job.turn.then(() => (jobs.has(id) ? work(id, job, milliseconds) : stopped));
      job.turn = turn;
      return turn;
    },

    stop(id) {
      const job = jobs.get(id);
      remove(id, false);
      void job?.generator.return(undefined);
    },
  };
}
