/** What is searched for and what was found. The map follows; an answer to what is no longer asked never shows. */
import type { SearchHits } from '../core/search/searchPapers.ts';
import { perCorpus } from './perCorpus.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

const portion = 30;
/** A larger index is built at the first question: few will search, and it takes memory. */
const mostPrepared = 20_000;

export class PaperSearch {
  text = $state('');
  /** Undefined until something was asked and answered. */
  answer = $state.raw<SearchHits | undefined>();
  /** True while the answer shown is not yet the one to the text. */
  pending = $state(false);

  readonly #workspace: Workspace;
  #limit = portion;
  #run = 0;
  #abort: AbortController | undefined;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  ask(text: string): void {
    this.text = text;
    this.#limit = portion;
    if (text.trim() === '') this.#show(undefined);
    void this.#answer();
  }

  more(): void {
    this.#limit += 3 * portion;
    void this.#answer();
  }

  clear(): void {
    this.ask('');
  }

  /** When its papers are open again: the map forgot what was found. */
  resume(): void {
    if (this.text.trim() !== '') void this.#answer();
  }

  /** Lets the worker get ready, so that the first letter is answered fast. */
  prepare(papers: number): void {
    if (papers <= mostPrepared) void this.#workspace.session.question('search', { query: '', limit: 0 });
  }

  async #answer(): Promise<void> {
    this.#abort?.abort();
    this.#run += 1;
    this.pending = this.text.trim() !== '';
    if (!this.pending) return;
    const run = this.#run;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const answer = await this.#workspace.session.question(
      'search',
      { query: this.text, limit: this.#limit },
      { signal },
    );
    if (run !== this.#run || searchOf(this.#workspace) !== this) return;
    this.pending = false;
    if (answer !== undefined) this.#show(answer);
  }

  #show(answer: SearchHits | undefined): void {
    this.answer = answer?.asked === true ? answer : undefined;
    this.#workspace.emphasis.narrow('search', this.answer?.rows);
  }
}

export const searchOf = perCorpus((workspace) => new PaperSearch(workspace));
