/** The selection and those that were given a name; each change is a step of the person's work (work.svelte.ts). */
import {
  cutRows,
  invertRows,
  subtractRows,
  toggleRow,
  uniteRows,
  type RowSet,
} from '../core/explore/selection.ts';
import { perCorpus } from './perCorpus.svelte.ts';
import { workOf, type KeptSelection, type Work } from './work.svelte.ts';

/** How new rows meet those that are selected. */
export type Combine = 'replace' | 'unite' | 'cut' | 'subtract';

/** Told apart on light and dark ground; the first that no kept selection has is the next. */
const colours = ['#d4700a', '#0a86a8', '#b3409b', '#5c8a00', '#c83232', '#5a62d8'];

export class Selections {
  readonly #work: Work;
  readonly #papers: number;
  readonly rows = $derived.by(() => this.#work.now.rows);
  readonly kept = $derived.by(() => this.#work.now.kept);

  constructor(work: Work, papers: number) {
    this.#work = work;
    this.#papers = papers;
  }

  choose(label: string, rows: RowSet, combine: Combine = 'replace'): void {
    const before = this.rows;
    const meet: Record<Combine, () => RowSet> = {
      replace: () => rows,
      unite: () => uniteRows(before, rows),
      cut: () => cutRows(before, rows),
      subtract: () => subtractRows(before, rows),
    };
    this.#work.record(label, { rows: meet[combine]() });
  }

  toggle(row: number): void {
    this.choose('select a paper', toggleRow(this.rows, row));
  }

  invert(): void {
    this.choose('invert', invertRows(this.rows, this.#papers));
  }

  clear(): void {
    if (this.rows.length > 0) this.choose('clear', new Uint32Array());
  }

  /** Keeps what is selected under a name; the same name again replaces its papers. */
  keep(name: string): void {
    const { rows, kept } = this;
    const known = kept.find((other) => other.name === name);
    const colour = known?.colour ?? this.#freeColour();
    const others = kept.filter((other) => other !== known);
    this.#work.record(`keep ${name}`, { kept: [...others, { name, colour, shown: true, rows }] });
  }

  /** Choosing a colour is one step, however often the picker reports. */
  paint(name: string, colour: string): void {
    this.#work.extend(`colour ${name}`, { kept: this.#edited(name, { colour }) });
  }

  show(name: string, shown: boolean): void {
    this.#work.record(`${shown ? 'show' : 'hide'} ${name}`, { kept: this.#edited(name, { shown }) });
  }

  forget(name: string): void {
    this.#work.record(`remove ${name}`, { kept: this.kept.filter((other) => other.name !== name) });
  }

  #edited(name: string, change: Partial<KeptSelection>): readonly KeptSelection[] {
    return this.kept.map((own) => (own.name === name ? { ...own, ...change } : own));
  }

  #freeColour(): string {
    const taken = this.kept.map(({ colour }) => colour);
    return colours.find((colour) => !taken.includes(colour)) ?? colours[this.kept.length % colours.length]!;
  }
}

export const selectionsOf = perCorpus(
  (workspace) => new Selections(workOf(workspace), workspace.world?.papers.length ?? 0),
);
