/** The filters in force, one of a kind at the most, and what they come to. The map follows; a stale answer never wins. */
import type { Filter, FilterKind } from '../core/explore/filters.ts';
import type { FilterAnswer } from '../../workers/questions.ts';
import { notesOf, type PaperNotes } from './notes.svelte.ts';
import { perCorpus } from './perCorpus.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

export class FilterChoice {
  list = $state.raw<readonly Filter[]>([]);
  answer = $state.raw<FilterAnswer | undefined>();

  readonly #workspace: Workspace;
  readonly #notes: PaperNotes;
  #run = 0;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#notes = notesOf(workspace);
  }

  find<Kind extends FilterKind>(kind: Kind): Extract<Filter, { kind: Kind }> | undefined {
    return this.list.find((filter): filter is Extract<Filter, { kind: Kind }> => filter.kind === kind);
  }

  set(filter: Filter): void {
    this.list = [...this.list.filter((other) => other.kind !== filter.kind), filter];
  }

  remove(kind: FilterKind): void {
    this.list = this.list.filter((filter) => filter.kind !== kind);
  }

  clear(): void {
    this.list = [];
  }

  /** To be called whenever the map, the list or what is noted about papers is another one. */
  async apply(): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const { session, emphasis } = this.#workspace;
    const { list } = this;
    const answer = await session.question('filter', { filters: list, noted: this.#notes.noted });
    if (run !== this.#run || answer === undefined || filtersOf(this.#workspace) !== this) return;
    this.answer = answer;
    emphasis.narrow('filter', list.length === 0 ? undefined : answer.rows);
  }
}

export const filtersOf = perCorpus((workspace) => new FilterChoice(workspace));
