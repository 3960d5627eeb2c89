/** Where the time of a command went, by stage. A progress report says which stage begins or goes on: the time after it belongs to it. */
import type { AsyncJob, Job, Progress, Stage } from '../core/progress.ts';

export type StageTimes = Record<Stage, number>;

export class Stopwatch {
  readonly times: StageTimes = { read: 0, text: 0, similarity: 0, graph: 0, clusters: 0, layout: 0 };
  readonly #start = performance.now();

  add(stage: Stage, since: number): void {
    this.times[stage] += performance.now() - since;
  }

  /** Drives a job to its end; what it does before its first report counts to the stage of that report. */
  async drive<Result>(
    job: Job<Result> | AsyncJob<Result> | Generator<Progress, Result, void>,
  ): Promise<Result> {
    let stage: Stage | undefined;
    for (;;) {
      const before = performance.now();
      const step = await job.next();
      stage ??= step.done === true ? 'read' : step.value.stage;
      this.add(stage, before);
      if (step.done === true) return step.value;
      stage = step.value.stage;
    }
  }

  /** Milliseconds per stage and since the stopwatch was made, to a tenth. */
  report(): StageTimes & { total: number } {
    const round = (value: number) => Math.round(value * 10) / 10;
    const { read, text, similarity, graph, clusters, layout } = this.times;
    return {
      read: round(read),
      text: round(text),
      similarity: round(similarity),
      graph: round(graph),
      clusters: round(clusters),
      layout: round(layout),
      total: round(performance.now() - this.#start),
    };
  }
}

/** The most memory this process has held so far, in megabytes (Node reports kilobytes). */
export function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 102.4) / 10;
}
