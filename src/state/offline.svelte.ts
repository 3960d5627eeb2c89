/**
 * What the page asks of the network after it has loaded, and whether it could do without. All parts of the program are fetched once the map
 * can be used; from then on every request is counted, in the page and in its worker.
 */
import { keepOffline } from '../offline/keepOffline.ts';
import { fetchParts } from '../offline/parts.ts';
import { countRequests } from '../offline/requests.ts';
import type { Session } from './session.svelte.ts';

export class Offline {
  /** Addresses asked for since everything was loaded; undefined while loading. */
  requests = $state.raw<readonly string[] | undefined>();
  /** Everything is kept for times without a network. */
  ready = $state(false);
  readonly #session: Session;
  #fromWorker = 0;
  #build: string | undefined;
  #begun = false;

  constructor(session: Session) {
    this.#session = session;
  }

  /**
   * To be called whenever a map stands: only the first call counts, or one after a failure, for requests counted twice over are forgotten in
   * between. Never in development: its files are not those of a build.
   */
  async begin(fetchMore: () => Promise<void>): Promise<void> {
    if (import.meta.env.DEV || this.#begun) return;
    this.#begun = true;
    try {
      await fetchMore();
    } catch (error) {
      this.#begun = false;
      throw error;
    }
    const parts = await fetchParts();
    this.#build = parts?.build;
    this.#fromWorker = (await this.#askWorker(parts?.workers ?? [])) ?? 0;
    // The worker of the page first: what it fetches for later is part of loading.
    this.ready = await keepOffline({ onupdate: (build) => this.#tellUpdate(build) });
    const counting = countRequests(() => (this.requests = [...counting.list()]));
    this.requests = [];
  }

  /** The worker lists its requests itself: to be asked whenever it has worked. */
  async recount(): Promise<void> {
    if (this.requests === undefined) return;
    const now = await this.#askWorker([]);
    if (now === undefined || now <= this.#fromWorker) return;
    const more = Array.from({ length: now - this.#fromWorker }, () => 'a part of the background worker');
    this.#fromWorker = now;
    this.requests = [...this.requests, ...more];
  }

  async #askWorker(addresses: readonly string[]): Promise<number | undefined> {
    return (await this.#session.question('parts', { addresses }))?.requests;
  }

  #tellUpdate(build: string): void {
    if (this.#build === undefined || build === this.#build) return;
    this.#session.problems.add({
      kind: 'notice',
      title: 'A newer Paperweave is ready',
      detail:
        'This page goes on with the one it began with. Reload to use the newer one; save your project first.',
      action: { label: 'Reload', run: () => window.location.reload() },
    });
  }
}
