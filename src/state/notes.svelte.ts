/** Tags, notes and what is read; each change is a step of the person's work (work.svelte.ts). */
import {
  addTag,
  countTags,
  noteOf,
  readings,
  removeTag,
  renameTag,
  setReading,
  setText,
  type Notes,
  type PaperNote,
  type Reading,
} from '../core/explore/notes.ts';
import type { NotedRows } from '../core/explore/facets.ts';
import type { Paper } from '../core/types.ts';
import { perCorpus } from './perCorpus.svelte.ts';
import { workOf, type Work } from './work.svelte.ts';

export class PaperNotes {
  readonly #work: Work;
  readonly #papers: readonly Paper[];
  readonly all = $derived.by((): Notes => this.#work.now.notes);
  readonly tags = $derived(countTags(this.all));

  constructor(work: Work, papers: readonly Paper[]) {
    this.#work = work;
    this.#papers = papers;
  }

  of(row: number): PaperNote {
    return noteOf(this.all, this.#papers[row]?.id ?? '');
  }

  mark(rows: Iterable<number>, reading: Reading | undefined): void {
    const label = reading === undefined ? 'no longer marked for reading' : `mark as ${reading}`;
    this.#work.record(label, { notes: setReading(this.all, this.#work.idsOf(rows), reading) });
  }

  /** Several tags may be given at once, with commas between them. */
  tag(rows: Iterable<number>, tags: string): void {
    const paperIds = this.#work.idsOf(rows);
    const notes = tags.split(',').reduce((so, tag) => addTag(so, paperIds, tag), this.all);
    this.#work.record(`tag ${tags.trim()}`, { notes });
  }

  untag(rows: Iterable<number>, tag: string): void {
    this.#work.record(`remove tag ${tag}`, { notes: removeTag(this.all, this.#work.idsOf(rows), tag) });
  }

  rename(from: string, to: string): void {
    this.#work.record(`rename tag ${from}`, { notes: renameTag(this.all, from, to) });
  }

  /** From all papers. */
  dropTag(tag: string): void {
    this.#work.record(`remove tag ${tag}`, { notes: removeTag(this.all, [...this.all.keys()], tag) });
  }

  write(row: number, text: string): void {
    const paper = this.#papers[row];
    if (paper === undefined) return;
    this.#work.extend(`note on ${paper.title.slice(0, 40)}`, { notes: setText(this.all, paper.id, text) });
  }

  /** Rows whose papers pass, ascending. */
  rowsWhere(passes: (note: PaperNote) => boolean): Uint32Array {
    return this.#work.rowsOf([...this.all].filter(([, note]) => passes(note)).map(([id]) => id));
  }

  readonly counts = $derived(
    readings.map((reading) => ({
      reading,
      count: this.rowsWhere((note) => note.reading === reading).length,
    })),
  );

  /** What filters need; undefined where nothing is noted. */
  readonly noted = $derived.by((): NotedRows | undefined => {
    const rows = this.rowsWhere(() => true);
    if (rows.length === 0) return undefined;
    const notes = Array.from(rows, (row) => this.of(row));
    return {
      rows,
      tags: notes.map(({ tags = [] }) => tags),
      readings: notes.map(({ reading = '' }) => reading),
    };
  });
}

export const notesOf = perCorpus(
  (workspace) => new PaperNotes(workOf(workspace), workspace.world?.papers ?? []),
);
