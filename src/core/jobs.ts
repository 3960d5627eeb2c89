/** Driving long jobs. A job is a generator (see `Job`); whoever drives it decides when to pause, report or stop. */
import type { Job, AsyncJob } from './progress.ts';

/** Runs a job to its end without pausing: for Node, tests and benchmarks. */
export function runToEnd<Result>(job: Job<Result>): Result {
  for (;;) {
    const step = job.next();
    if (step.done === true) return step.value;
  }
}

export async function runAsyncToEnd<Result>(job: AsyncJob<Result> | Job<Result>): Promise<Result> {
  for (;;) {
    const step = await job.next();
    if (step.done === true) return step.value;
  }
}
