/** One paper from the records that are it: the fullest field wins, lists are united, every source stays. */
import type { Identifiers, Paper, Reference } from '../types.ts';
import { compareSources, compareText, isPreprintDoi } from './evidence.ts';
import type { Group } from './merge.ts';
import type { PaperRecord } from './records.ts';

/** Everything but the id, which depends on the other papers. */
export type PaperWithoutId = Omit<Paper, 'id'>;

export function uniteGroup(group: Group): PaperWithoutId {
  const records = group.members.map((member) => member.record);
  const sources = group.members.flatMap((member) => member.sources).sort(compareSources);
  return {
    title: pickTitle(records),
    abstract: pickLongest(records.map((record) => record.abstract)),
    authors: pickLongestList(records.map((record) => record.authors ?? [])),
    keywords: uniteBy(
      records.flatMap((record) => record.keywords ?? []),
      (keyword) => keyword.toLowerCase(),
    ),
    identifiers: uniteIdentifiers(records),
    references: uniteReferences(records),
    sources,
    ...optionalFields(records),
  };
}

function optionalFields(records: readonly PaperRecord[]): Partial<PaperWithoutId> {
  const year = pickYear(records);
  const venue = pickLongest(records.map((record) => record.venue ?? ''));
  const url = records
    .map((record) => record.url ?? '')
    .filter((value) => value !== '')
    .sort(compareText)[0];
  const embedding = records.find((record) => record.embedding !== undefined)?.embedding;
  const label = records.find((record) => record.label !== undefined)?.label;
  return {
    ...(year === undefined ? {} : { year }),
    ...(venue === '' ? {} : { venue }),
    ...(url === undefined ? {} : { url }),
    ...(embedding === undefined ? {} : { embedding }),
    ...(label === undefined ? {} : { label }),
  };
}

/** Mixed case before capitals only, then the longest, then the first by code units. */
function pickTitle(records: readonly PaperRecord[]): string {
  const titles = records.map((record) => record.title);
  const mixed = titles.filter((title) => title !== title.toUpperCase());
  return pickLongest(mixed.length > 0 ? mixed : titles);
}

function pickLongest(texts: readonly string[]): string {
  let best = '';
  for (const text of texts)
    if (text.length > best.length || (text.length === best.length && text < best)) best = text;
  return best;
}

function pickLongestList(lists: readonly (readonly string[])[]): readonly string[] {
  let best: readonly string[] = [];
  for (const list of lists) if (compareLists(list, best) < 0) best = list;
  return best;
}

/** More entries first, then more text (full names before initials), then by code units. */
function compareLists(a: readonly string[], b: readonly string[]): number {
  if (a.length !== b.length) return b.length - a.length;
  const [left, right] = [a.join('\n'), b.join('\n')];
  return right.length - left.length || compareText(left, right);
}

/** The published version's year before a preprint's; the latest of those. */
function pickYear(records: readonly PaperRecord[]): number | undefined {
  const dated = records.filter((record) => record.year !== undefined);
  const published = dated.filter((record) => {
    const doi = record.identifiers?.doi;
    return doi !== undefined && !isPreprintDoi(doi);
  });
  const years = (published.length > 0 ? published : dated).map((record) => record.year ?? 0);
  return years.length === 0 ? undefined : Math.max(...years);
}

function uniteIdentifiers(records: readonly PaperRecord[]): Identifiers {
  const united: Record<string, string> = {};
  for (const record of records) {
    for (const [kind, value] of Object.entries(record.identifiers ?? {}) as [keyof Identifiers, string][]) {
      const known = united[kind];
      if (known === undefined || isBetter(value, known)) united[kind] = value;
    }
  }
  return united;
}

function isBetter(value: string, known: string): boolean {
  const [preprint, knownPreprint] = [isPreprintDoi(value), isPreprintDoi(known)];
  return preprint === knownPreprint ? value < known : knownPreprint;
}

function uniteReferences(records: readonly PaperRecord[]): readonly Reference[] {
  const lists = records.map((record) => record.references ?? []).filter((list) => list.length > 0);
  if (lists.length === 0) return [];
  return uniteBy(lists.flat(), referenceKey);
}

function referenceKey(reference: Reference): string {
  if (reference.doi !== undefined) return `doi ${reference.doi}`;
  if (reference.id !== undefined) return `id ${reference.id}`;
  if (reference.text !== undefined) return reference.text.toLowerCase();
  return `${reference.author ?? ''} ${String(reference.year ?? '')} ${reference.volume ?? ''} ${reference.page ?? ''} ${reference.title ?? ''}`;
}

/** The first of each key, in order. */
function uniteBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): readonly Value[] {
  if (values.length < 2) return values;
  const seen = new Map<string, Value>();
  for (const value of values) {
    const key = keyOf(value);
    if (!seen.has(key)) seen.set(key, value);
  }
  return [...seen.values()];
}
