/** CSL-JSON: what Zotero, Pandoc and Manubot write. No references. */
import {
  cleanList,
  readArxiv,
  readDoi,
  readFirstPage,
  readPmid,
  readYear,
  splitKeywords,
} from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import { readDateParts, readPerson } from './crossrefWork.ts';
import type { JsonKind } from './kinds.ts';
import { objectsAt, textAt, valueAt, type JsonObject } from './values.ts';

/** Types of CSL 1.0.2 that papers have, and what common tools write for them. */
const types =
  /^(article(-journal|-magazine|-newspaper)?|paper-conference|chapter|book|report|thesis|manuscript|webpage|post(-weblog)?|dataset|document|review(-book)?|software|entry(-[a-z]+)?|speech|patent|preprint|standard|pamphlet|periodical|classic|collection|event|broadcast|motion_picture|graphic|map|bill|legislation|legal_case|hearing|interview|personal_communication|posted-content|journal-article|proceedings-article|book-chapter|song|treaty|regulation|figure|musical_score|performance)$/;

export const cslItem: JsonKind = {
  name: 'CSL-JSON',
  matches: (object) =>
    types.test(textAt(object, 'type')) &&
    typeof valueAt(object, 'title') === 'string' &&
    (hasPerson(object) ||
      Object.hasOwn(object, 'issued') ||
      Object.hasOwn(object, 'container-title') ||
      Object.hasOwn(object, 'DOI')),
  toRecord(item, line) {
    const id = textAt(item, 'id');
    return buildRecord(
      {
        title: textAt(item, 'title'),
        abstract: textAt(item, 'abstract'),
        authors: cleanList(objectsAt(item, 'author').map(readPerson)),
        year: readDateParts(item) ?? readYear(textAt(item, 'issued')),
        venue: textAt(item, 'container-title') || textAt(item, 'event-title') || textAt(item, 'publisher'),
        keywords: splitKeywords(textAt(item, 'keyword')),
        url: textAt(item, 'URL'),
        volume: textAt(item, 'volume'),
        page: readFirstPage(textAt(item, 'page')),
        identifiers: {
          doi: readDoi(textAt(item, 'DOI')),
          pmid: readPmid(textAt(item, 'PMID') || (/PMID:\s*(\d+)/.exec(textAt(item, 'note'))?.[1] ?? '')),
          arxiv: readArxivOf(item),
        },
        localIds: id === '' ? [] : [id],
      },
      line,
    );
  },
};

function hasPerson(object: JsonObject): boolean {
  return objectsAt(object, 'author').some(
    (person) => Object.hasOwn(person, 'family') || Object.hasOwn(person, 'literal'),
  );
}

function readArxivOf(item: JsonObject): string | undefined {
  const url = textAt(item, 'URL');
  const number = textAt(item, 'number');
  return (
    (url.includes('arxiv.org') ? readArxiv(url) : undefined) ??
    (/^arxiv/i.test(number) ? readArxiv(number) : undefined)
  );
}
