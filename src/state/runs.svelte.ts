/** Work in the background, one piece after the other: every run carries a number, and a stale run never wins. */
import type { Paper } from '../core/types.ts';
import type { Progress } from '../core/progress.ts';
import {
  createPipelineClient,
  type JobWatch,
  type Outcome,
  type PipelineClient,
} from '../../workers/client.ts';
import type { JobName, JobTable } from '../../workers/protocol.ts';
import { JobFailed } from './jobErrors.ts';
import { recordStages } from './timing.ts';

/** Papers fetched from the worker at once: few enough that reading the message takes no noticeable time. */
export const portion = 1000;

export class Interrupted extends Error {}

export class Runs {
  progress = $state.raw<Progress | undefined>();
  client: PipelineClient | undefined;
  #spawn: ((name: string) => Worker) | undefined;
  #current = 0;
  #abort: AbortController | undefined;
  /** When the last job came to its end. */
  #ended = 0;

  constructor(spawn?: (name: string) => Worker) {
    this.#spawn = spawn;
  }

  /** Whatever runs is called off; the number of the new run. */
  begin(): number {
    this.#abort?.abort();
    this.#abort = new AbortController();
    this.#current += 1;
    return this.#current;
  }

  isCurrent(run: number): boolean {
    return run === this.#current;
  }

  cancel(): void {
    this.#abort?.abort();
  }

  get watch(): JobWatch {
    return this.#abort === undefined ? {} : { signal: this.#abort.signal };
  }

  /** True where a worker had to be started, which knows nothing yet. */
  start(): boolean {
    if (this.client?.alive === true) return false;
    this.client = createPipelineClient(this.#spawn);
    return true;
  }

  dispose(): void {
    this.client?.dispose();
    this.client = undefined;
  }

  async job<Name extends JobName>(
    run: number,
    name: Name,
    input: JobTable[Name]['input'],
    more: Pick<JobWatch, 'onPositions' | 'behind'> = {},
  ): Promise<JobTable[Name]['output']> {
    const start = performance.now();
    const watch: JobWatch = {
      ...this.watch,
      onProgress: (progress) => {
        if (this.isCurrent(run)) this.progress = progress;
      },
      ...more,
    };
    const outcome: Outcome<JobTable[Name]['output']> = await this.client!.run(name, input, watch);
    // One that waited for another began when that one ended.
    const begun = Math.max(start, this.#ended);
    this.#ended = performance.now();
    if (!this.isCurrent(run)) throw new Interrupted();
    if (!outcome.ok) throw new JobFailed(outcome.reason, outcome.message);
    recordStages(outcome.timings, begun);
    return outcome.value;
  }

  async fetchPapers(count: number): Promise<readonly Paper[]> {
    const papers: Paper[] = [];
    for (let from = 0; from < count; from += portion) {
      papers.push(
        ...(await this.client!.ask((worker) => worker.papers(from, Math.min(count, from + portion)))),
      );
    }
    return papers;
  }
}
