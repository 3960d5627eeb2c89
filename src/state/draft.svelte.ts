/** A text that is not a paper of the map, shown at its place as a guest. It is held here only: never saved, never sent. */
import type { Placement } from '../core/explore/place.ts';
import { makeLasting } from './perCorpus.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

const tiesDrawn = 5;

export class Draft {
  text = $state('');
  #placed = $state.raw<{ readonly corpus: string; readonly placement: Placement } | undefined>();

  readonly #workspace: Workspace;
  #run = 0;
  readonly #corpus = $derived.by(() => this.#workspace.world?.outline.fingerprint);
  /** Among the papers that are open; the text stays when others are opened, its place does not. */
  readonly placement = $derived(this.#placed?.corpus === this.#corpus ? this.#placed?.placement : undefined);

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Also after the map has changed: the papers have moved, so the draft has another place. */
  async place(): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const corpus = this.#corpus;
    const placement = await this.#workspace.session.question('place', { text: this.text });
    if (run !== this.#run || placement === undefined || corpus !== this.#corpus || corpus === undefined)
      return;
    const { position, nearest } = placement;
    this.#placed = { corpus, placement };
    const near = nearest.slice(0, tiesDrawn).map(({ row }) => row);
    this.#workspace.emphasis.guests =
      position === undefined ? [] : [{ ...position, label: 'Your draft', near }];
  }

  remove(): void {
    this.#run += 1;
    this.#placed = undefined;
    this.#workspace.emphasis.guests = [];
  }
}

const known = new WeakMap<Workspace, Draft>();

export function draftOf(workspace: Workspace): Draft {
  const draft = known.get(workspace) ?? makeLasting(() => new Draft(workspace));
  known.set(workspace, draft);
  return draft;
}
