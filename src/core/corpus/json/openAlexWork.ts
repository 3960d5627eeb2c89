/** OpenAlex works (API page, plain list or one a line). The abstract comes as `{ word: [positions] }` and is rebuilt by position. */
import { cleanList, readArxiv, readDoi, readOpenAlexId, readPmid } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import { collectReferences } from '../references.ts';
import type { JsonKind } from './kinds.ts';
import { asList, asText, isObject, objectsAt, textAt, valueAt, type JsonObject } from './values.ts';

/** A position beyond this is no position of a word in an abstract. */
const mostWords = 1_000_000;

export const openAlexWork: JsonKind = {
  name: 'OpenAlex works JSON',
  matches: (object) =>
    textAt(object, 'id').includes('openalex.org/W') ||
    (Object.hasOwn(object, 'abstract_inverted_index') &&
      (Object.hasOwn(object, 'title') || Object.hasOwn(object, 'display_name'))),
  toRecord(work, line) {
    const id = readOpenAlexId(textAt(work, 'id') || textAt(work, 'ids', 'openalex'));
    const doi = readDoi(textAt(work, 'doi') || textAt(work, 'ids', 'doi'));
    return buildRecord(
      {
        title: textAt(work, 'title') || textAt(work, 'display_name'),
        abstract: rebuildAbstract(valueAt(work, 'abstract_inverted_index')) || textAt(work, 'abstract'),
        authors: cleanList(objectsAt(work, 'authorships').map(readAuthor)),
        year: valueAt(work, 'publication_year') ?? valueAt(work, 'publication_date'),
        venue:
          textAt(work, 'primary_location', 'source', 'display_name') ||
          textAt(work, 'host_venue', 'display_name'),
        keywords: cleanList(
          objectsAt(work, 'keywords').map(
            (keyword) => textAt(keyword, 'display_name') || textAt(keyword, 'keyword'),
          ),
        ),
        url:
          textAt(work, 'primary_location', 'landing_page_url') ||
          (doi === undefined ? textAt(work, 'id') : `https://doi.org/${doi}`),
        volume: textAt(work, 'biblio', 'volume'),
        page: textAt(work, 'biblio', 'first_page'),
        identifiers: {
          doi,
          openalex: id,
          pmid: readPmid(textAt(work, 'ids', 'pmid')),
          arxiv: readArxivOf(work),
        },
        references: collectReferences(
          asList(valueAt(work, 'referenced_works')).map((entry) => {
            const reference = readOpenAlexId(asText(entry));
            return reference === undefined ? undefined : { id: reference };
          }),
        ),
        label: textAt(work, 'primary_topic', 'field', 'display_name'),
        localIds: id === undefined ? [] : [id],
      },
      line,
    );
  },
};

function readArxivOf(work: JsonObject): string | undefined {
  const page = textAt(work, 'primary_location', 'landing_page_url');
  return page.includes('arxiv.org') ? readArxiv(page) : undefined;
}

function readAuthor(authorship: JsonObject): string {
  return textAt(authorship, 'author', 'display_name') || textAt(authorship, 'raw_author_name');
}

export function rebuildAbstract(inverted: unknown): string {
  if (!isObject(inverted)) return '';
  const words: string[] = [];
  for (const [word, positions] of Object.entries(inverted))
    for (const position of asList(positions))
      if (typeof position === 'number' && Number.isInteger(position) && position >= 0 && position < mostWords)
        words[position] = word;
  return words.filter((word) => typeof word === 'string').join(' ');
}
