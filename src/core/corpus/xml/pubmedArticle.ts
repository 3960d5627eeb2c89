/** An article of PubMed XML. Abstracts may come in labelled parts; reference lists where the publisher gave them. */
import type { Reference } from '../../types.ts';
import { cleanList, readDoi, readFirstPage, readPmid } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { PaperRecord } from '../records.ts';
import { collectReferences, compactReference } from '../references.ts';
import { readYear } from '../fields.ts';
import { childrenOf, find, findAll, textAt, textOf, type XmlNode } from './parseXml.ts';

export function readPubmedArticle(record: XmlNode, line: number): PaperRecord {
  const citation = find(record, 'MedlineCitation') ?? find(record, 'BookDocument');
  const article = find(citation, 'Article') ?? citation;
  const pmid = readPmid(textAt(citation, 'PMID'));
  const issue = find(article, 'Journal', 'JournalIssue');
  const keywords = [
    ...findAll(citation, 'Keyword').map(textOf),
    ...childrenOf(find(citation, 'MeshHeadingList'), 'MeshHeading').map((heading) =>
      textAt(heading, 'DescriptorName'),
    ),
  ];
  return buildRecord(
    {
      title:
        textAt(article, 'ArticleTitle') ||
        textAt(article, 'Book', 'BookTitle') ||
        textAt(article, 'VernacularTitle'),
      abstract: readAbstractParts(find(article, 'Abstract') ?? find(citation, 'OtherAbstract')),
      authors: cleanList(childrenOf(find(article, 'AuthorList'), 'Author').map(readAuthor)),
      year:
        textAt(issue, 'PubDate', 'Year') ||
        textAt(issue, 'PubDate', 'MedlineDate') ||
        textAt(article, 'ArticleDate', 'Year') ||
        textAt(article, 'Book', 'PubDate', 'Year'),
      venue: textAt(article, 'Journal', 'Title') || textAt(article, 'Journal', 'ISOAbbreviation'),
      keywords: cleanList(keywords),
      url: pmid === undefined ? undefined : `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`,
      volume: textAt(issue, 'Volume'),
      page: readFirstPage(
        textAt(article, 'Pagination', 'MedlinePgn') || textAt(article, 'Pagination', 'StartPage'),
      ),
      identifiers: { pmid, doi: findDoi(record, article) },
      references: collectReferences(findAll(find(record, 'PubmedData'), 'Reference').map(readCited)),
      localIds: pmid === undefined ? [] : [pmid],
    },
    line,
  );
}

function readAbstractParts(abstract: XmlNode | undefined): string {
  return childrenOf(abstract, 'AbstractText')
    .map((part) => {
      const label = part.attributes.get('Label') ?? '';
      const text = textOf(part).replace(/\s+/g, ' ').trim();
      return label === '' || /^unlabelled$/i.test(label) ? text : `${label}: ${text}`;
    })
    .join('\n\n');
}

function readAuthor(author: XmlNode): string {
  const family = textAt(author, 'LastName');
  if (family === '') return textAt(author, 'CollectiveName');
  const given = textAt(author, 'ForeName') || textAt(author, 'Initials');
  return given === '' ? family : `${family}, ${given}`;
}

function findDoi(record: XmlNode, article: XmlNode | undefined): string | undefined {
  const ids = childrenOf(find(record, 'PubmedData', 'ArticleIdList'), 'ArticleId').filter(
    (id) => id.attributes.get('IdType') === 'doi',
  );
  const locations = childrenOf(article, 'ELocationID').filter((id) => id.attributes.get('EIdType') === 'doi');
  return [...ids, ...locations].map((id) => readDoi(textOf(id))).find((doi) => doi !== undefined);
}

function readCited(reference: XmlNode): Reference | undefined {
  const ids = findAll(reference, 'ArticleId');
  const idOf = (kind: string): string =>
    textOf(ids.find((id) => id.attributes.get('IdType') === kind)).trim();
  const text = textAt(reference, 'Citation');
  return compactReference({
    id: idOf('pubmed'),
    doi: readDoi(idOf('doi')),
    text: text.slice(0, 1000),
    year: readYear(/\b(1[5-9]|20)\d\d\b/.exec(text)?.[0]),
  });
}
