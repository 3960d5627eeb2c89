/**
 * The selection and those that were given a name, with every step undoable. What is selected is shown by `emphasis.marked`; this writes it.
 * One for each corpus: rows mean other papers in another one.
 */
import {
  recordStep,
  redo,
  redoLabel,
  startHistory,
  undo,
  undoLabel,
  type History,
} from '../core/explore/history.ts';
import { toggleRow, uniteRows, cutRows, invertRows, type RowSet } from '../core/explore/selection.ts';
import type { Emphasis } from './emphasis.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

export interface NamedSelection {
  readonly name: string;
  readonly rows: RowSet;
}

export interface SelectionState {
  readonly rows: RowSet;
  readonly named: readonly NamedSelection[];
}

/** How new rows meet those that are selected. */
export type Combine = 'replace' | 'unite' | 'cut';

export class Selections {
  #history = $state.raw<History<SelectionState>>(startHistory({ rows: new Uint32Array(), named: [] }));
  readonly #emphasis: Emphasis;
  readonly #papers: number;
  readonly rows = $derived(this.#history.present.rows);
  readonly named = $derived(this.#history.present.named);
  readonly undoable = $derived(undoLabel(this.#history));
  readonly redoable = $derived(redoLabel(this.#history));

  constructor(emphasis: Emphasis, papers: number) {
    this.#emphasis = emphasis;
    this.#papers = papers;
  }

  choose(label: string, rows: RowSet, combine: Combine = 'replace'): void {
    const before = this.#history.present.rows;
    const meet = {
      replace: () => rows,
      unite: () => uniteRows(before, rows),
      cut: () => cutRows(before, rows),
    };
    this.#record(label, { ...this.#history.present, rows: meet[combine]() });
  }

  toggle(row: number): void {
    this.choose('select a paper', toggleRow(this.#history.present.rows, row));
  }

  invert(): void {
    this.choose('invert', invertRows(this.#history.present.rows, this.#papers));
  }

  clear(): void {
    if (this.#history.present.rows.length > 0) this.choose('clear', new Uint32Array());
  }

  /** Keeps what is selected under a name; the same name again replaces it. */
  keep(name: string): void {
    const { rows, named } = this.#history.present;
    const others = named.filter((other) => other.name !== name);
    this.#record('keep a selection', { rows, named: [...others, { name, rows }] });
  }

  forget(name: string): void {
    const { rows, named } = this.#history.present;
    this.#record('remove a kept selection', { rows, named: named.filter((other) => other.name !== name) });
  }

  undo(): void {
    this.#become(undo(this.#history));
  }

  redo(): void {
    this.#become(redo(this.#history));
  }

  #record(label: string, state: SelectionState): void {
    this.#become(recordStep(this.#history, label, state));
  }

  #become(history: History<SelectionState>): void {
    this.#history = history;
    const { rows } = history.present;
    this.#emphasis.marked = rows.length === 0 ? undefined : rows;
  }
}

const known = new WeakMap<Workspace, { corpus: string; selections: Selections }>();

export function selectionsOf(workspace: Workspace): Selections {
  const corpus = workspace.world?.outline.fingerprint ?? '';
  const own = known.get(workspace);
  if (own?.corpus === corpus) return own.selections;
  const selections = new Selections(workspace.emphasis, workspace.world?.papers.length ?? 0);
  known.set(workspace, { corpus, selections });
  return selections;
}
