/** The worker as the page asks it: about the finished map, at any time; what goes wrong becomes a problem that is shown. */
import type { PinnedRows } from '../core/layout/pinned.ts';
import type { JobWatch, PipelineClient } from '../../workers/client.ts';
import type { ExplainedNeighbour, Question } from '../../workers/protocol.ts';
import type { QuestionName, QuestionTable } from '../../workers/questions.ts';
import { JobFailed } from './jobErrors.ts';
import { Problems } from './problems.svelte.ts';
import { Interrupted, Runs } from './runs.svelte.ts';

export abstract class Asking {
  readonly problems = new Problems();
  protected readonly runs: Runs;
  /** Under way while the worker is given what questions are answered from, which it was without: they wait for it. */
  protected preparing: Promise<void> | undefined;

  constructor(spawn?: (name: string) => Worker) {
    this.runs = new Runs(spawn);
  }

  get progress() {
    return this.runs.progress;
  }

  cancel(): void {
    this.runs.cancel();
  }

  dispose(): void {
    this.runs.dispose();
  }

  /** Asks about the finished map; undefined where it was called off or could not be answered (then a problem says why). */
  async question<Name extends QuestionName>(
    name: Name,
    input: QuestionTable[Name]['input'],
    watch: JobWatch = {},
  ): Promise<QuestionTable[Name]['output'] | undefined> {
    await this.preparing;
    const { client } = this.runs;
    if (client === undefined) return undefined;
    const asked = { name, input, pinned: this.pinned } as Question & { pinned?: PinnedRows };
    const outcome = await client.run('question', asked, watch);
    if (outcome.ok) return outcome.value as QuestionTable[Name]['output'];
    if (outcome.reason !== 'cancelled') void this.tell(new JobFailed(outcome.reason, outcome.message));
    return undefined;
  }

  async explainNeighbours(row: number, count: number): Promise<readonly ExplainedNeighbour[] | undefined> {
    await this.preparing;
    return this.#ask((client) => client.ask((worker) => worker.explainNeighbours(row, count)));
  }

  /** Whether the map that is there stays, whatever went wrong. */
  protected abstract hasMap(): boolean;
  /** Papers that stand elsewhere than the layout has them. */
  protected abstract readonly pinned: PinnedRows | undefined;
  abstract readonly tryAgain: () => void;
  abstract chooseColumns: (file: string) => void;

  protected async tell(error: unknown): Promise<void> {
    if (error instanceof Interrupted) return;
    const stays = this.hasMap() ? ' The map that was there stays.' : '';
    const { describeFailure } = await import('./failures.ts');
    this.problems.add(describeFailure(error, stays, this));
  }

  async #ask<Answer>(question: (client: PipelineClient) => Promise<Answer>): Promise<Answer | undefined> {
    const { client } = this.runs;
    if (client === undefined) return undefined;
    try {
      return await question(client);
    } catch (error) {
      const reason = client.alive ? 'failed' : 'died';
      void this.tell(new JobFailed(reason, error instanceof Error ? error.message : ''));
      return undefined;
    }
  }
}
