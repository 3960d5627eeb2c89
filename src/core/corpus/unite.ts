/** One paper from the records that are it: the fullest field wins, lists are united, every source stays. */
import type { Identifiers, Paper, Reference } from '../types.ts';
import { compareSources, compareText, isPreprintDoi, type Candidate } from './evidence.ts';
import type { Group } from './merge.ts';
import type { PaperRecord } from './records.ts';
import { referenceKey } from './references.ts';

/** Everything but what depends on the other papers. */
export type PaperWithoutId = Omit<Paper, 'id' | 'references'>;

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

/** References of all members, each once; `resolve` brings ids local to a file to ids of papers. */
export function uniteReferences(
  group: Group,
  resolve: (member: Candidate, reference: Reference) => Reference,
): readonly Reference[] {
  const all = group.members.flatMap((member) =>
    (member.record.references ?? []).map((reference) => resolve(member, reference)),
  );
  return uniteBy(all, referenceKey);
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
