/**
 * Tag, value, continuation: RIS, MEDLINE (nbib), Web of Science, EndNote, RefWorks and Cochrane share this shape and differ in how a tag is written and which tags open
 * and close a record. A missing end is forgiven: the next beginning closes the record before.
 */
import { readYear } from '../fields.ts';
import type { Line } from '../lines.ts';
import type { TagGrammar } from './grammars.ts';

/** One record: values by tag, in order; a value's continuation lines are kept apart. */
export interface TaggedRecord {
  readonly line: number;
  readonly fields: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** First lines as found, for the report. */
  readonly raw: string;
}

const longestValue = 10_000;

/** A record, or a line that belongs to none. */
export interface TaggedPart {
  readonly record?: TaggedRecord;
  readonly stray?: Line;
  readonly done: number;
}

/** Records in order, and the lines between them that belong to none. */
export async function* readTagged(
  batches: AsyncIterable<readonly Line[]>,
  grammar: TagGrammar,
): AsyncGenerator<TaggedPart, void, void> {
  const reader = new TagReader(grammar);
  for await (const lines of batches) {
    for (const line of lines) {
      const part = reader.take(line);
      if (part !== undefined) yield part;
    }
  }
  const last = reader.finish();
  if (last !== undefined) yield last;
}

class TagReader {
  private open: OpenRecord | undefined;
  private afterBlank = true;

  constructor(private readonly grammar: TagGrammar) {}

  private isOpening(tag: string): boolean {
    const { opens, opensToo } = this.grammar;
    return tag === opens || opensToo?.(tag, this.open?.fields, this.afterBlank) === true;
  }

  take(line: Line): TaggedPart | undefined {
    const match = this.grammar.tagged.exec(line.text);
    const tag = match?.[1];
    const opening = tag !== undefined && this.isOpening(tag);
    this.afterBlank = line.text.trim() === '';
    if (opening) {
      const before = this.finish(line.done);
      this.open = new OpenRecord(line.number);
      this.open.add(tag, match?.[2] ?? '', line.text);
      return before;
    }
    if (this.open === undefined)
      return this.grammar.frame.test(line.text) ? undefined : { stray: line, done: line.done };
    if (tag !== undefined && tag === this.grammar.closes) return this.finish(line.done);
    if (tag === undefined) this.open.continue(line.text);
    else this.open.add(tag, match?.[2] ?? '', line.text);
    return undefined;
  }

  finish(done = 0): TaggedPart | undefined {
    const { open } = this;
    this.open = undefined;
    return open === undefined ? undefined : { record: open.close(), done };
  }
}

class OpenRecord {
  readonly fields = new Map<string, string[][]>();
  private last: string[] = [];
  private raw = '';
  private readonly line: number;

  constructor(line: number) {
    this.line = line;
  }

  add(tag: string, value: string, text: string): void {
    this.last = [value.trim()];
    const values = this.fields.get(tag);
    if (values === undefined) this.fields.set(tag, [this.last]);
    else values.push(this.last);
    if (this.raw.length < 200) this.raw += `${text}\n`;
  }

  continue(text: string): void {
    if (text.trim() !== '' && this.last.length < longestValue) this.last.push(text.trim());
  }

  close(): TaggedRecord {
    return { line: this.line, fields: this.fields, raw: this.raw };
  }
}

/** The first filled value under the first of the tags that has one, continuation lines joined. */
export function firstOf(record: TaggedRecord, ...tags: readonly string[]): string {
  for (const tag of tags) {
    for (const value of record.fields.get(tag) ?? []) {
      const joined = value.join(' ').trim();
      if (joined !== '') return joined;
    }
  }
  return '';
}

/** All values under the first of the tags that has any. */
export function allOf(record: TaggedRecord, ...tags: readonly string[]): readonly string[] {
  for (const tag of tags) {
    const values = (record.fields.get(tag) ?? [])
      .map((value) => value.join(' ').trim())
      .filter((value) => value !== '');
    if (values.length > 0) return values;
  }
  return [];
}

/** The first value under one of the tags that holds a year: "in press" does not. */
export function yearOf(record: TaggedRecord, ...tags: readonly string[]): number | undefined {
  return tags.map((tag) => readYear(firstOf(record, tag))).find((year) => year !== undefined);
}

/** Every value under a tag, each once, as paragraphs: some write an abstract as several. */
export function paragraphsOf(record: TaggedRecord, tag: string): string {
  return [...new Set(allOf(record, tag))].join('\n\n');
}

/** Every line under a tag: for lists with one entry a line. */
export function linesOf(record: TaggedRecord, tag: string): readonly string[] {
  return (record.fields.get(tag) ?? []).flat().filter((line) => line !== '');
}
