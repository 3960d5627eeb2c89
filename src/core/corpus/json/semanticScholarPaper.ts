/** Semantic Scholar graph API: papers with externalIds, references and `embedding` (specter_v2). Any field may be null. */
import type { Reference } from '../../types.ts';
import { cleanList, readArxiv, readDoi, readFirstPage, readPmid, readYear } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import { collectReferences, compactReference } from '../references.ts';
import type { JsonKind } from './kinds.ts';
import { asList, asText, asVector, objectsAt, textAt, valueAt, type JsonObject } from './values.ts';

export const semanticScholarPaper: JsonKind = {
  name: 'Semantic Scholar JSON',
  matches: (object) =>
    (/^[0-9a-f]{40}$/.test(textAt(object, 'paperId')) ||
      Object.hasOwn(object, 'corpusId') ||
      Object.hasOwn(object, 'externalIds')) &&
    Object.hasOwn(object, 'title'),
  toRecord(paper, line) {
    const id = textAt(paper, 'paperId') || textAt(paper, 'corpusId');
    return buildRecord(
      {
        title: textAt(paper, 'title'),
        abstract: textAt(paper, 'abstract'),
        authors: cleanList(objectsAt(paper, 'authors').map((author) => textAt(author, 'name'))),
        year: valueAt(paper, 'year') ?? valueAt(paper, 'publicationDate'),
        venue:
          textAt(paper, 'venue') ||
          textAt(paper, 'journal', 'name') ||
          textAt(paper, 'publicationVenue', 'name'),
        keywords: cleanList(asList(valueAt(paper, 'fieldsOfStudy')).map(asText)),
        url: textAt(paper, 'url'),
        volume: textAt(paper, 'journal', 'volume'),
        page: readFirstPage(textAt(paper, 'journal', 'pages')),
        identifiers: {
          doi: readDoi(textAt(paper, 'externalIds', 'DOI') || textAt(paper, 'doi')),
          arxiv: readArxiv(textAt(paper, 'externalIds', 'ArXiv') || textAt(paper, 'arxivId')),
          pmid: readPmid(textAt(paper, 'externalIds', 'PubMed')),
          semanticScholar: id,
        },
        references: collectReferences(objectsAt(paper, 'references').map(readCited)),
        embedding: asVector(
          valueAt(paper, 'embedding', 'vector') ??
            valueAt(paper, 'embedding', 'specter_v2', 'vector') ??
            valueAt(paper, 'embedding.specter_v2', 'vector') ??
            valueAt(paper, 'embedding'),
        ),
        localIds: id === '' ? [] : [id],
      },
      line,
    );
  },
};

/** Entries of `references`; the /references endpoint wraps each in `citedPaper`. */
function readCited(entry: JsonObject): Reference | undefined {
  const cited =
    valueAt(entry, 'citedPaper') === undefined
      ? entry
      : (objectsAt({ one: [valueAt(entry, 'citedPaper')] }, 'one')[0] ?? entry);
  return compactReference({
    id: textAt(cited, 'paperId'),
    doi: readDoi(textAt(cited, 'externalIds', 'DOI') || textAt(cited, 'doi')),
    title: textAt(cited, 'title'),
    year: readYear(valueAt(cited, 'year')),
    author: textAt(objectsAt(cited, 'authors')[0] ?? {}, 'name'),
  });
}
