/** Long work that can be watched, and ended by not asking on. */

export type Stage = 'read' | 'text' | 'similarity' | 'graph' | 'clusters' | 'layout';

/** `done` of `total` in the unit of the stage (bytes, papers, iterations). */
export interface Progress {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
}

/** A long job: yields progress at least every few milliseconds of work, returns its result. To cancel it, stop asking. */
export type Job<Result> = Generator<Progress, Result, void>;

/** The same for work that must wait for something (a parser that loads when needed, a stream). */
export type AsyncJob<Result> = AsyncGenerator<Progress, Result, void>;
