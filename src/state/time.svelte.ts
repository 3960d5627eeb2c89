/** What the person chose about years: which are shown, whether they are played, and whether colour and place follow them. */
import { yearsOf } from '../core/explore/facets.ts';
import { arrangeByYear } from '../core/explore/yearLayout.ts';
import { chooseYearAxis } from '../core/explore/years.ts';
import { yearColours } from '../core/yearColours.ts';
import { perCorpus } from './perCorpus.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

export class TimeChoice {
  readonly #workspace: Workspace;
  /** Papers up to this year, or of it alone; all where it is undefined. */
  until = $state<number | undefined>();
  span = $state<'until' | 'only'>('until');
  playing = $state(false);
  coloured = $state(false);
  along = $state(false);

  /** The world is another whenever something of it is; its papers seldom are. */
  readonly #papers = $derived.by(() => this.#workspace.world?.papers ?? []);
  readonly years = $derived.by(() => yearsOf(this.#papers));
  readonly axis = $derived(chooseYearAxis(this.years, 40));
  readonly dated = $derived(this.axis.bins > 0);
  readonly year = $derived(Math.min(this.axis.to, Math.max(this.axis.from, this.until ?? this.axis.to)));

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Odd years before the axis count as its beginning, those after it as its end: no paper with a year is lost. */
  readonly rows = $derived.by(() => {
    if (!this.dated || this.until === undefined) return undefined;
    const { from, to } = this.axis;
    const found: number[] = [];
    this.years.forEach((own, row) => {
      const place = Math.min(to, Math.max(from, own));
      if (own !== 0 && (this.span === 'only' ? place === this.year : place <= this.year)) found.push(row);
    });
    return Uint32Array.from(found);
  });

  readonly colours = $derived.by(() =>
    this.coloured && this.dated
      ? yearColours(this.years, this.axis, this.#workspace.theme.current)
      : undefined,
  );

  readonly layout = $derived.by(() => {
    const positions = this.#workspace.world?.positions;
    return this.along && this.dated && positions !== undefined
      ? arrangeByYear(positions, this.years, this.axis)
      : undefined;
  });

  readonly chip = $derived.by(() => {
    if (this.until === undefined) return undefined;
    return this.span === 'only' ? `Only ${this.year}` : `Up to ${this.year}`;
  });

  showAll(): void {
    this.playing = false;
    this.until = undefined;
  }

  /** From the beginning where it stands at the end. */
  play(): void {
    if (!this.playing && this.year >= this.axis.to) this.until = this.axis.from;
    this.playing = !this.playing;
  }

  step(): void {
    if (this.year >= this.axis.to) this.playing = false;
    else this.until = this.year + 1;
  }
}

export const timeOf = perCorpus((workspace) => new TimeChoice(workspace));
