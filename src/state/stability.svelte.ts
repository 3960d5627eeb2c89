/** How stable the clusters are, once the person has asked; an answer about other clusters than those shown does not count. */
import type { Stability } from '../core/graph/stability.ts';
import type { Progress } from '../core/progress.ts';
import { perCorpus } from './perCorpus.svelte.ts';
import type { StructureOutline } from '../../workers/protocol.ts';
import type { Workspace } from './workspace.svelte.ts';

/** Each of the four disturbances four times. */
const repetitions = 16;

export class ClusterStability {
  readonly #workspace: Workspace;
  #answer = $state.raw<{ readonly structure: StructureOutline; readonly stability: Stability } | undefined>();
  #abort = $state.raw<AbortController | undefined>();
  progress = $state.raw<Progress | undefined>();
  readonly running = $derived(this.#abort !== undefined);
  readonly answer = $derived.by(() => {
    const { structure, stability } = this.#answer ?? {};
    return structure === this.#workspace.world?.structure ? stability : undefined;
  });

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  async measure(): Promise<void> {
    const structure = this.#workspace.world?.structure;
    if (structure === undefined) return;
    this.stop();
    const abort = new AbortController();
    this.#abort = abort;
    const watch = {
      signal: abort.signal,
      onProgress: (progress: Progress) => {
        if (progress.stage === 'clusters') this.progress = progress;
      },
    };
    const stability = await this.#workspace.session.question('stability', { repetitions }, watch);
    if (this.#abort !== abort) return;
    this.#abort = this.progress = undefined;
    if (stability !== undefined) this.#answer = { structure, stability };
  }

  stop(): void {
    this.#abort?.abort();
    this.#abort = this.progress = undefined;
  }
}

export const stabilityOf = perCorpus((workspace) => new ClusterStability(workspace));
