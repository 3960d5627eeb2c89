/** The filters in force, one of a kind at the most, and what they come to. The map follows; a stale answer never wins. */
import type { Filter, FilterKind } from '../core/explore/filters.ts';
import type { FilterAnswer } from '../../workers/questions.ts';
import type { Emphasis } from './emphasis.svelte.ts';
import type { Session } from './session.svelte.ts';

export class FilterChoice {
  list = $state.raw<readonly Filter[]>([]);
  answer = $state.raw<FilterAnswer | undefined>();

  #session: Session;
  #emphasis: Emphasis;
  #run = 0;

  constructor(session: Session, emphasis: Emphasis) {
    this.#session = session;
    this.#emphasis = emphasis;
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

  /** To be called whenever the map, or the list, is another one. */
  async apply(): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const answer = await this.#session.question('filter', { filters: this.list });
    if (run !== this.#run || answer === undefined) return;
    this.answer = answer;
    this.#emphasis.narrow('filter', this.list.length === 0 ? undefined : answer.rows);
  }
}
