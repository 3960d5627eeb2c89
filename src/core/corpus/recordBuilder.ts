/** Puts a record together from raw fields of any format; the one place where raw strings become clean ones. */
import type { Identifiers, Reference } from '../types.ts';
import { identify, readAbstract, readTitle, readUrl, readYear } from './fields.ts';
import type { PaperRecord } from './records.ts';
import { cleanLine } from './text.ts';

export interface RawFields {
  readonly title: string;
  readonly abstract?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly year?: unknown;
  readonly venue?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly url?: string | undefined;
  readonly identifiers?: { readonly [Kind in keyof Identifiers]?: Identifiers[Kind] | undefined } | undefined;
  readonly references?: readonly Reference[] | undefined;
  readonly volume?: string | undefined;
  readonly page?: string | undefined;
  readonly embedding?: readonly number[] | undefined;
  readonly label?: string | undefined;
  readonly ownId?: string | undefined;
  readonly localIds?: readonly string[] | undefined;
}

/** Mutable while it is put together; fields without a value are never set, which keeps a big corpus small. */
type Draft = { -readonly [Key in keyof PaperRecord]: PaperRecord[Key] };

export function buildRecord(fields: RawFields, line: number): PaperRecord {
  const record: Draft = {
    title: readTitle(fields.title),
    abstract: readAbstract(fields.abstract ?? ''),
    line,
  };
  const year = readYear(fields.year);
  if (year !== undefined) record.year = year;
  const venue = fields.venue === undefined ? '' : cleanLine(fields.venue);
  if (venue !== '') record.venue = venue;
  const url = fields.url === undefined ? undefined : readUrl(fields.url);
  if (url !== undefined) record.url = url;
  if (fields.volume !== undefined && fields.volume !== '') record.volume = cleanLine(fields.volume);
  if (fields.page !== undefined && fields.page !== '') record.page = cleanLine(fields.page);
  setLists(record, fields);
  if (fields.embedding !== undefined) record.embedding = fields.embedding;
  if (fields.label !== undefined && fields.label !== '') record.label = fields.label;
  if (fields.ownId !== undefined && fields.ownId !== '') record.ownId = fields.ownId;
  const identifiers = fields.identifiers === undefined ? undefined : identify(fields.identifiers);
  if (identifiers !== undefined) record.identifiers = identifiers;
  return record;
}

function setLists(record: Draft, fields: RawFields): void {
  if (fields.authors !== undefined && fields.authors.length > 0) record.authors = fields.authors;
  if (fields.keywords !== undefined && fields.keywords.length > 0) record.keywords = fields.keywords;
  if (fields.references !== undefined && fields.references.length > 0) record.references = fields.references;
  if (fields.localIds !== undefined && fields.localIds.length > 0) record.localIds = fields.localIds;
}
