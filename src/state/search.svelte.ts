/** What is searched for and what was found. The map follows; an answer to what is no longer asked never shows. */
import type { SearchHits } from '../core/search/searchPapers.ts';
import type { Emphasis } from './emphasis.svelte.ts';
import type { Session } from './session.svelte.ts';

const portion = 30;
/** A larger index is built at the first question: few will search, and it takes memory. */
const mostPrepared = 20_000;

export class PaperSearch {
  text = $state('');
  /** Undefined until something was asked and answered. */
  answer = $state.raw<SearchHits | undefined>();
  /** Where one types; the box registers itself. */
  box: HTMLInputElement | undefined;

  #session: Session;
  #emphasis: Emphasis;
  #limit = portion;
  #run = 0;
  #abort: AbortController | undefined;

  constructor(session: Session, emphasis: Emphasis) {
    this.#session = session;
    this.#emphasis = emphasis;
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

  /** Lets the worker get ready, so that the first letter is answered fast. */
  prepare(papers: number): void {
    if (papers <= mostPrepared) void this.#session.question('search', { query: '', limit: 0 });
  }

  async #answer(): Promise<void> {
    this.#abort?.abort();
    this.#run += 1;
    if (this.text.trim() === '') return;
    const run = this.#run;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const answer = await this.#session.question(
      'search',
      { query: this.text, limit: this.#limit },
      { signal },
    );
    if (run === this.#run && answer !== undefined) this.#show(answer);
  }

  #show(answer: SearchHits | undefined): void {
    this.answer = answer?.asked === true ? answer : undefined;
    this.#emphasis.narrow('search', this.answer?.rows);
  }
}
