/**
 * What a person adds to a map: what is selected, selections under a name, and what is noted about papers. One history for all of it, so
 * that undo takes back the last change whatever it was.
 */
import {
  extendStep,
  recordStep,
  redo,
  redoLabel,
  startHistory,
  undo,
  undoLabel,
  type History,
} from '../core/explore/history.ts';
import { noNotes, notesOn, type Notes, type Reading } from '../core/explore/notes.ts';
import { makeRowSet, type RowSet } from '../core/explore/selection.ts';
import { noPins, type Pins } from '../core/layout/pinned.ts';
import type { Paper } from '../core/types.ts';
import type { GivenName } from './clusterNames.ts';
import type { Emphasis, Mark } from './emphasis.svelte.ts';
import { perCorpus } from './perCorpus.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

export interface KeptSelection {
  readonly name: string;
  /** As #rrggbb. */
  readonly colour: string;
  /** Ringed on the map in its colour. */
  readonly shown: boolean;
  readonly rows: RowSet;
}

export interface WorkState {
  readonly rows: RowSet;
  readonly kept: readonly KeptSelection[];
  readonly notes: Notes;
  /** Where papers were put on the map. */
  readonly pins: Pins;
  /** Of clusters. */
  readonly names: readonly GivenName[];
}

/** The small signs beside dots; explained in the pane Notes and tags. */
const signs: readonly { readonly reading: Reading | undefined; readonly sign: Mark['sign'] }[] = [
  { reading: 'to read', sign: 'dot' },
  { reading: 'reading', sign: 'circle' },
  { reading: 'read', sign: 'tick' },
  { reading: undefined, sign: 'square' },
];

const nothing: WorkState = { rows: new Uint32Array(), kept: [], notes: noNotes, pins: noPins, names: [] };

export class Work {
  #history = $state.raw<History<WorkState>>(startHistory(nothing));
  readonly now = $derived(this.#history.present);
  /** What undo would take back, what redo would do again. */
  readonly undoable = $derived(undoLabel(this.#history));
  readonly redoable = $derived(redoLabel(this.#history));
  readonly isEmpty = $derived(
    this.now.rows.length === 0 &&
      this.now.kept.length === 0 &&
      this.now.notes.size === 0 &&
      this.now.pins.size === 0 &&
      this.now.names.length === 0,
  );
  #rowOf: ReadonlyMap<string, number> | undefined;

  readonly #papers: readonly Paper[];

  /** `before`: the work on the papers that were open; what was noted goes along with its papers. */
  constructor({ world }: Workspace, before?: Work) {
    this.#papers = world?.papers ?? [];
    if (before === undefined) return;
    const known = (paperId: string) => this.rowOf.has(paperId);
    const whole = before.now.kept.filter(({ rows }) => before.idsOf(rows).every(known));
    // Where papers were only added, the map goes on from the places there were; any other map is another ground.
    const { pins } = before.now;
    const goesOn =
      pins.size > 0 && world?.positions !== undefined && before.#papers.every(({ id }) => known(id));
    this.load({
      notes: notesOn(before.now.notes, known),
      kept: carrySelections(whole, before, this),
      pins: goesOn ? pins : noPins,
    });
  }

  /** Row of each paper id: written down once, and only when somebody asks, for of tens of thousands it takes a tenth of a second. */
  get rowOf(): ReadonlyMap<string, number> {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- never changes
    return (this.#rowOf ??= new Map(this.#papers.map(({ id }, row) => [id, row])));
  }

  /** One step, named for the person: "Undo: tag a paper". */
  record(label: string, change: Partial<WorkState>): void {
    this.#history = recordStep(this.#history, label, this.#changed(change));
  }

  /** The same, but one step with the last where that has the same label: typing is undone as a whole. */
  extend(label: string, change: Partial<WorkState>): void {
    this.#history = extendStep(this.#history, label, this.#changed(change));
  }

  /** From a project: nothing of this map's own remains, and nothing is to be undone. */
  load(state: Partial<WorkState>): void {
    this.#history = startHistory({ ...nothing, ...state });
  }

  undo(): void {
    this.#history = undo(this.#history);
  }

  redo(): void {
    this.#history = redo(this.#history);
  }

  idsOf(rows: Iterable<number>): string[] {
    return Array.from(rows).flatMap((row) => this.#papers[row]?.id ?? []);
  }

  rowsOf(paperIds: Iterable<string>): RowSet {
    return makeRowSet(Array.from(paperIds).flatMap((id) => this.rowOf.get(id) ?? []));
  }

  /** What changes nothing must be the same state, or it would be a step. */
  #changed(change: Partial<WorkState>): WorkState {
    const now = this.#history.present;
    const same = Object.entries(change).every(([name, value]) => now[name as keyof WorkState] === value);
    return same ? now : { ...now, ...change };
  }

  /** What it looks like on the map. To be called in an effect. */
  show(emphasis: Emphasis): void {
    const { rows, kept, notes, pins } = this.now;
    emphasis.marked = rows.length === 0 ? undefined : rows;
    const rings = kept
      .filter(({ shown }) => shown)
      .map(({ rows: own, colour }, at): Mark => ({ rows: own, sign: 'ring', colour, gap: 4 + 3 * at }));
    const pinned: Mark = { rows: this.rowsOf(pins.keys()), sign: 'pin' };
    emphasis.marks = [...rings, ...this.#signsOf(notes), pinned];
  }

  #signsOf(notes: Notes): Mark[] {
    const all = [...notes];
    return signs.map(({ reading, sign }) => ({
      rows: this.rowsOf(all.filter(([, note]) => note.reading === reading).map(([id]) => id)),
      sign,
    }));
  }
}

const latest = new WeakMap<Workspace, Work>();

const ownWork = perCorpus((workspace) => new Work(workspace, latest.get(workspace)));

export function workOf(workspace: Workspace): Work {
  const work = ownWork(workspace);
  latest.set(workspace, work);
  return work;
}

/** Selections of one map as rows of another; papers it lacks are left out. */
export function carrySelections(kept: readonly KeptSelection[], from: Work, to: Work): KeptSelection[] {
  return kept.map((own) => ({ ...own, rows: to.rowsOf(from.idsOf(own.rows)) }));
}
