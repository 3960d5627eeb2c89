/** One paper from the records that are it: the fullest field wins, lists are united, every source stays. */
import type { Identifiers, Paper, Reference } from '../types.ts';
import { compareSources, compareText, isPreprintDoi, type Candidate } from './evidence.ts';
import type { Group } from './merge.ts';
import type { PaperRecord } from './records.ts';
import { referenceKey } from './references.ts';

/** Mutable while it is put together; fields without a value are never set, which keeps a big corpus small. */
type Draft = { -readonly [Key in keyof Paper]: Paper[Key] };
type DraftWithoutReferences = Omit<Draft, 'references'> & Partial<Pick<Draft, 'references'>>;

const nothing: readonly never[] = [];
const noIdentifiers: Identifiers = {};

export function uniteGroup(group: Group, id: string, references: readonly Reference[]): Paper {
  const only = group.members.length === 1 ? group.members[0] : undefined;
  const paper = only === undefined ? uniteSeveral(group, id) : copyOne(only, id);
  paper.references = references;
  return paper as Paper;
}

function copyOne({ record, sources }: Candidate, id: string): DraftWithoutReferences {
  const paper: DraftWithoutReferences = {
    id,
    title: record.title,
    abstract: record.abstract,
    authors: record.authors ?? nothing,
    keywords: record.keywords ?? nothing,
    identifiers: record.identifiers ?? noIdentifiers,
    sources,
  };
  if (record.year !== undefined) paper.year = record.year;
  if (record.venue !== undefined) paper.venue = record.venue;
  if (record.url !== undefined) paper.url = record.url;
  if (record.volume !== undefined) paper.volume = record.volume;
  if (record.page !== undefined) paper.page = record.page;
  if (record.embedding !== undefined) paper.embedding = record.embedding;
  if (record.label !== undefined) paper.label = record.label;
  return paper;
}

/** The title the paper will have. */
export function uniteTitle({ members }: Group): string {
  return members.length === 1 ? members[0]!.record.title : pickTitle(members.map((member) => member.record));
}

function uniteSeveral(group: Group, id: string): DraftWithoutReferences {
  const records = group.members.map((member) => member.record);
  const paper: DraftWithoutReferences = {
    id,
    title: pickTitle(records),
    abstract: pickLongest(records.map((record) => record.abstract)),
    authors: pickLongestList(records.map((record) => record.authors ?? [])),
    keywords: uniteBy(
      records.flatMap((record) => record.keywords ?? []),
      (keyword) => keyword.toLowerCase(),
    ),
    identifiers: uniteIdentifiers(records),
    sources: group.members.flatMap((member) => member.sources).sort(compareSources),
  };
  const year = pickYear(records);
  if (year !== undefined) paper.year = year;
  const venue = pickLongest(records.map((record) => record.venue ?? ''));
  if (venue !== '') paper.venue = venue;
  const url = pickFirst(records, 'url');
  if (url !== undefined) paper.url = url;
  const label = pickFirst(records, 'label');
  if (label !== undefined) paper.label = label;
  const volume = pickFirst(records, 'volume');
  if (volume !== undefined) paper.volume = volume;
  const page = pickFirst(records, 'page');
  if (page !== undefined) paper.page = page;
  const embedding = records.find((record) => record.embedding !== undefined)?.embedding;
  if (embedding !== undefined) paper.embedding = embedding;
  return paper;
}

/** The first by code units. */
function pickFirst(
  records: readonly PaperRecord[],
  key: 'url' | 'label' | 'volume' | 'page',
): string | undefined {
  const values = records.map((record) => record[key]).filter((value) => value !== undefined);
  return values.sort(compareText)[0];
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

function hasReferences({ record }: Candidate): boolean {
  return record.references !== undefined;
}

/** References of all members, each once; `resolve` brings ids local to a file to ids of papers. */
export function uniteReferences(
  group: Group,
  resolve: (member: Candidate, reference: Reference) => Reference,
): readonly Reference[] {
  if (!group.members.some(hasReferences)) return nothing;
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
