/** Papers as people and services write them in JSON: title, abstract and the rest under the usual names (plainFields.ts). */
import type { Identifiers, Reference } from '../../types.ts';
import { readArxiv, readDoi, readFirstPage, readOpenAlexId, readPmid, readYear } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import { collectReferences, compactReference, readReference } from '../references.ts';
import type { JsonKind } from './kinds.ts';
import { indexFields, pick, pickFirst, type Field, type FieldIndex } from './plainFields.ts';
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
  return readWords(pick(fields, field));
}

function readFilled(value: unknown): string | undefined {
  return readWords(value) || undefined;
}

/** `name` is a title only beside an abstract: many objects that are no papers have names. */
function readTitleOf(fields: FieldIndex): string {
  return readWords(pick(fields, 'title')) || (fields.has('abstract') ? readWords(fields.get('name')) : '');
}

export const plainPaper: JsonKind = {
  name: 'JSON papers',
  matches: (object) => readTitleOf(indexFields(object)) !== '',
  toRecord(object, line) {
    const fields = indexFields(object);
    const id = asText(pick(fields, 'id'));
    return buildRecord(
      {
        title: readTitleOf(fields),
        abstract: readAbstractValue(pick(fields, 'abstract')),
        authors: readNames(pick(fields, 'authors')),
        year: pickFirst(fields, 'year', readYearOf),
        venue: pickFirst(fields, 'venue', readFilled),
        keywords: readKeywords(pick(fields, 'keywords')),
        url: wordsOf(fields, 'url'),
        identifiers: {
          ...readTypedIdsOf(fields),
          ...readOwnIds(fields),
          arxiv: readArxiv(wordsOf(fields, 'arxiv')) ?? readArxivElsewhere(fields, id),
          openalex: readOpenAlexId(id),
          scopus: /^2-s2\.0-\d+$/.exec(asText(fields.get('eid')))?.[0],
          ...readIdentifiers(fields.get('identifiers')),
        },
        volume: wordsOf(fields, 'volume') || readWords(valueAt(object, 'journalInfo', 'volume')),
        page: readFirstPage(wordsOf(fields, 'page')),
        references: readReferenceList([
          ...asEntries(pick(fields, 'references')),
          ...asEntries(pick(fields, 'externalReferences')),
        ]),
        embedding: readEmbedding(pick(fields, 'embedding')),
        label: wordsOf(fields, 'label'),
        ownId: id,
      },
      line,
    );
  },
};

/** Lists that say of each id of what kind it is (DOAJ, Lens, PubMed). */
function readTypedIdsOf(fields: FieldIndex): Identifiers {
  const lists = ['identifier', 'identifiers', 'externalids', 'articleids'].map((name) => fields.get(name));
  return readTypedIds(lists.find((list) => Array.isArray(list)));
}

function readOwnIds(fields: FieldIndex): Identifiers {
  const doi = readDoi(wordsOf(fields, 'doi')) ?? readDoi(wordsOf(fields, 'url'));
  const pmid = readPmid(wordsOf(fields, 'pmid'));
  return { ...(doi === undefined ? {} : { doi }), ...(pmid === undefined ? {} : { pmid }) };
}

/** In a link, or as the id: of the older form only where the rest is arXiv's too. */
function readArxivElsewhere(fields: FieldIndex, id: string): string | undefined {
  const link = readWords(pick(fields, 'url'));
  if (link.includes('arxiv.org')) return readArxiv(link);
  const isOwn = /^\d{4}\.\d{4,5}(?:v\d+)?$/.test(id) || fields.has('authorsparsed');
  if (isOwn) return readArxiv(id);
  const listed = asList(fields.get('identifier')).map(asText);
  return readArxiv(listed.find((text) => /^arxiv:/i.test(text)) ?? '');
}

function asEntries(value: unknown): readonly unknown[] {
  return typeof value === 'string' ? value.split(/\s*[;\n]\s*/) : asList(value);
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
    id: asText(pick(fields, 'id')) || (/\d+$/.exec(textAt(entry, 'record', '$ref'))?.[0] ?? ''),
    doi: readDoi(readWords(pick(fields, 'doi'))),
    title: readWords(pick(fields, 'title')),
    author: readNames(pick(fields, 'authors'))[0],
    year: pickFirst(fields, 'year', readYearOf) ?? readYear(textAt(entry, 'year')),
    volume: readWords(pick(fields, 'volume')),
    page: readWords(pick(fields, 'page')),
    text: readWords(valueAt(entry, 'unstructured')) || readWords(valueAt(entry, 'text')),
  });
}
