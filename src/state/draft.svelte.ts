/** A text that is not a paper of the map, shown at its place as a guest. It is held here only: never saved, never sent. */
import type { Placement } from '../core/explore/place.ts';
import type { Emphasis } from './emphasis.svelte.ts';
import type { Session } from './session.svelte.ts';

const tiesDrawn = 5;

export class Draft {
  text = $state('');
  placement = $state.raw<Placement | undefined>();

  #session: Session;
  #emphasis: Emphasis;
  #run = 0;

  constructor(session: Session, emphasis: Emphasis) {
    this.#session = session;
    this.#emphasis = emphasis;
  }

  /** Also after the map has changed: the papers have moved, so the draft has another place. */
  async place(): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const placement = await this.#session.question('place', { text: this.text });
    if (run !== this.#run || placement === undefined) return;
    const { position, nearest } = placement;
    this.placement = placement;
    const near = nearest.slice(0, tiesDrawn).map(({ row }) => row);
    this.#emphasis.guests = position === undefined ? [] : [{ ...position, label: 'Your draft', near }];
  }

  remove(): void {
    this.#run += 1;
    this.placement = undefined;
    this.#emphasis.guests = [];
  }
}
