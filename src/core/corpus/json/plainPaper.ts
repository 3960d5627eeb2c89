/** Papers as people and services write them in JSON: title, abstract and the rest under the usual names (plainFields.ts). */
import type { Identifiers, Reference } from '../../types.ts';
import { readArxiv, readDoi, readFirstPage, readOpenAlexId, readPmid, readYear } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import { collectReferences, compactReference, readReference } from '../references.ts';
import type { JsonKind } from './kinds.ts';
import { indexFields, type FieldIndex } from './plainFields.ts';
import type { Field } from './plainNames.ts';
import {
  readAbstractValue,
  readEmbedding,
  readIdentifiers,
  readKeywords,
  readNames,
  readTypedIds,
  readWords,
  readYearOf,
} from './plainValues.ts';
import { asList, asText, isObject, textAt, valueAt, type JsonObject } from './values.ts';

/** Not inside `toRecord`: a function made anew for each of many records costs more than it does. */
function wordsOf(fields: FieldIndex, field: Field): string {
  const value = fields.pick(field);
  return value === undefined ? '' : readWords(value);
}

function readFilled(value: unknown): string | undefined {
  return readWords(value) || undefined;
}

/** `name` is a title only beside an abstract: many objects that are no papers have names. */
function readTitleOf(fields: FieldIndex): string {
  return wordsOf(fields, 'title') || (fields.has('abstract') ? readWords(fields.get('name')) : '');
}

export const plainPaper: JsonKind = {
  name: 'JSON papers',
  matches: (object) => readTitleOf(indexFields(object)) !== '',
  toRecord(object, line) {
    const fields = indexFields(object);
    const id = asText(fields.pick('id'));
    return buildRecord(
      {
        title: readTitleOf(fields),
        abstract: readAbstractValue(fields.pick('abstract')),
        authors: readNames(fields.pick('authors')),
        year: fields.pickFirst('year', readYearOf),
        venue: fields.pickFirst('venue', readFilled),
        keywords: readKeywords(fields.pick('keywords')),
        url: wordsOf(fields, 'url'),
        identifiers: readIdsOf(fields, id),
        volume: wordsOf(fields, 'volume') || readWords(valueAt(object, 'journalInfo', 'volume')),
        page: readPageOf(fields),
        references: readReferencesOf(fields),
        embedding: readEmbedding(fields.pick('embedding')),
        label: wordsOf(fields, 'label'),
        ownId: id,
      },
      line,
    );
  },
};

function readPageOf(fields: FieldIndex): string | undefined {
  const pages = wordsOf(fields, 'page');
  return pages === '' ? undefined : readFirstPage(pages);
}

const typedIdNames = ['identifier', 'identifiers', 'externalids', 'articleids'] as const;
/** Lists that say of each id of what kind it is (DOAJ, Lens, PubMed). */
function readTypedIdsOf(fields: FieldIndex): Identifiers | undefined {
  for (const name of typedIdNames) {
    const list = fields.get(name);
    if (Array.isArray(list)) return readTypedIds(list);
  }
  return undefined;
}

type KnownIds = { readonly [Kind in keyof Identifiers]?: string | undefined };

/** What is listed by kind comes first, ids as this program writes them have the last word. */
function readIdsOf(fields: FieldIndex, id: string): KnownIds {
  const [listed, own] = [readTypedIdsOf(fields), fields.get('identifiers')];
  const named: KnownIds = {
    doi: readDoi(wordsOf(fields, 'doi')) ?? readDoi(wordsOf(fields, 'url')),
    pmid: readPmid(wordsOf(fields, 'pmid')),
    arxiv: readArxiv(wordsOf(fields, 'arxiv')) ?? readArxivElsewhere(fields, id),
    openalex: readOpenAlexId(id),
    scopus: readEid(asText(fields.get('eid'))),
  };
  if (listed === undefined && own === undefined) return named;
  const { doi, pmid, ...others } = named;
  const found = { ...(doi === undefined ? {} : { doi }), ...(pmid === undefined ? {} : { pmid }) };
  return { ...listed, ...found, ...others, ...readIdentifiers(own) };
}

function readEid(text: string): string | undefined {
  return text === '' ? undefined : /^2-s2\.0-\d+$/.exec(text)?.[0];
}

/** In a link, or as the id: of the older form only where the rest is arXiv's too. */
function readArxivElsewhere(fields: FieldIndex, id: string): string | undefined {
  const link = wordsOf(fields, 'url');
  if (link.includes('arxiv.org')) return readArxiv(link);
  const isOwn = /^\d{4}\.\d{4,5}(?:v\d+)?$/.test(id) || fields.has('authorsparsed');
  if (isOwn) return readArxiv(id);
  const listed = fields.get('identifier');
  if (!Array.isArray(listed)) return undefined;
  return readArxiv(listed.map(asText).find((text) => /^arxiv:/i.test(text)) ?? '');
}

function asEntries(value: unknown): readonly unknown[] {
  return typeof value === 'string' ? value.split(/\s*[;\n]\s*/) : asList(value);
}

function readReferencesOf(fields: FieldIndex): readonly Reference[] | undefined {
  const [inside, outside] = [fields.pick('references'), fields.pick('externalReferences')];
  if (inside === undefined && outside === undefined) return undefined;
  return readReferenceList([...asEntries(inside), ...asEntries(outside)]);
}

function readReferenceList(entries: readonly unknown[]): readonly Reference[] {
  return collectReferences(
    entries.map((entry) => (isObject(entry) ? readReferenceObject(entry) : readReference(asText(entry)))),
  );
}

/** INSPIRE wraps what is cited once more, and names the record it has of it. */
function readReferenceObject(entry: JsonObject): Reference | undefined {
  const inner = valueAt(entry, 'reference');
  const fields = indexFields(isObject(inner) ? inner : entry);
  return compactReference({
    id: asText(fields.pick('id')) || (/\d+$/.exec(textAt(entry, 'record', '$ref'))?.[0] ?? ''),
    doi: readDoi(readWords(fields.pick('doi'))),
    title: readWords(fields.pick('title')),
    author: readNames(fields.pick('authors'))[0],
    year: fields.pickFirst('year', readYearOf) ?? readYear(textAt(entry, 'year')),
    volume: readWords(fields.pick('volume')),
    page: readWords(fields.pick('page')),
    text: readWords(valueAt(entry, 'unstructured')) || readWords(valueAt(entry, 'text')),
  });
}
