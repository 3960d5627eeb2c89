/** Crossref works: titles and venues come as lists, abstracts as JATS XML, years as date parts (some of them [[null]]). */
import type { Reference } from '../../types.ts';
import { cleanList, readDoi, readFirstPage, readYear } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import { collectReferences, compactReference } from '../references.ts';
import type { JsonKind } from './kinds.ts';
import { asList, asText, objectsAt, textAt, valueAt, type JsonObject } from './values.ts';

export const crossrefWork: JsonKind = {
  name: 'Crossref works JSON',
  matches: (object) =>
    Object.hasOwn(object, 'DOI') &&
    (Array.isArray(valueAt(object, 'title')) ||
      Object.hasOwn(object, 'is-referenced-by-count') ||
      Object.hasOwn(object, 'reference-count')),
  toRecord(work, line) {
    const subtitle = first(work, 'subtitle');
    const title = first(work, 'title');
    return buildRecord(
      {
        title:
          subtitle !== '' && !title.toLowerCase().includes(subtitle.toLowerCase())
            ? `${title}: ${subtitle}`
            : title,
        abstract: textAt(work, 'abstract'),
        authors: cleanList(objectsAt(work, 'author').map(readPerson)),
        year: readDateParts(work),
        venue: first(work, 'container-title'),
        keywords: cleanList(asList(valueAt(work, 'subject')).map(asText)),
        url: textAt(work, 'URL'),
        volume: textAt(work, 'volume'),
        page: readFirstPage(textAt(work, 'page') || textAt(work, 'article-number')),
        identifiers: { doi: readDoi(textAt(work, 'DOI')) },
        references: collectReferences(objectsAt(work, 'reference').map(readCited)),
      },
      line,
    );
  },
};

function first(work: JsonObject, key: string): string {
  const value = valueAt(work, key);
  return asText(Array.isArray(value) ? value[0] : value);
}

/** "Family, Given", or the name of a group. */
export function readPerson(person: JsonObject): string {
  const particle = textAt(person, 'non-dropping-particle');
  const family = [particle, textAt(person, 'family')].filter((part) => part !== '').join(' ');
  const given = textAt(person, 'given');
  if (family === '') return textAt(person, 'literal') || textAt(person, 'name') || given;
  return given === '' ? family : `${family}, ${given}`;
}

/** The earliest-named date that holds a year. */
export function readDateParts(work: JsonObject): number | undefined {
  for (const key of ['issued', 'published', 'published-print', 'published-online', 'created']) {
    const parts = asList(asList(valueAt(work, key, 'date-parts'))[0]);
    const year =
      readYear(typeof parts[0] === 'string' ? Number(parts[0]) : parts[0]) ??
      readYear(textAt(work, key, 'raw')) ??
      readYear(textAt(work, key, 'literal'));
    if (year !== undefined) return year;
  }
  return undefined;
}

function readCited(entry: JsonObject): Reference | undefined {
  return compactReference({
    doi: readDoi(textAt(entry, 'DOI')) ?? readDoi(textAt(entry, 'unstructured')),
    author: textAt(entry, 'author'),
    year: readYear(textAt(entry, 'year')),
    volume: textAt(entry, 'volume'),
    page: textAt(entry, 'first-page'),
    title: textAt(entry, 'article-title') || textAt(entry, 'volume-title'),
    text: textAt(entry, 'unstructured').slice(0, 1000),
  });
}
