/** An article in JATS, as PubMed Central and publishers give it: front matter, and the reference list with its ids. */
import type { Reference } from '../../types.ts';
import { cleanList, readDoi, readPmid, readYear } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { PaperRecord } from '../records.ts';
import { collectReferences, compactReference } from '../references.ts';
import { cleanLine } from '../text.ts';
import { childrenOf, find, findAll, paragraphsOf, textAt, textOf, type XmlNode } from './parseXml.ts';

export function readJatsArticle(article: XmlNode, line: number): PaperRecord {
  const meta = find(article, 'front', 'article-meta') ?? find(article, 'front-stub');
  const ids = childrenOf(meta, 'article-id');
  const idOf = (kind: string): string =>
    textOf(ids.find((id) => id.attributes.get('pub-id-type') === kind)).trim();
  const subtitle = textAt(meta, 'title-group', 'subtitle');
  const title = textAt(meta, 'title-group', 'article-title');
  return buildRecord(
    {
      title: subtitle === '' ? title : `${title}: ${subtitle}`,
      abstract: paragraphsOf(pickAbstract(meta)),
      authors: cleanList(
        childrenOf(meta, 'contrib-group')
          .flatMap((group) => childrenOf(group, 'contrib'))
          .filter(isAuthor)
          .map(readContributor),
      ),
      year: readPublicationYear(meta),
      venue:
        textAt(article, 'front', 'journal-meta', 'journal-title-group', 'journal-title') ||
        textAt(article, 'front', 'journal-meta', 'journal-title'),
      keywords: cleanList(
        childrenOf(meta, 'kwd-group').flatMap((group) => childrenOf(group, 'kwd').map(textOf)),
      ),
      volume: textAt(meta, 'volume'),
      page: textAt(meta, 'fpage') || textAt(meta, 'elocation-id'),
      identifiers: { doi: readDoi(idOf('doi')), pmid: readPmid(idOf('pmid')) },
      references: collectReferences(findAll(find(article, 'back'), 'ref').map(readCited)),
    },
    line,
  );
}

/** The abstract proper before summaries for other readers. */
function pickAbstract(meta: XmlNode | undefined): XmlNode | undefined {
  const abstracts = childrenOf(meta, 'abstract');
  return abstracts.find((abstract) => !abstract.attributes.has('abstract-type')) ?? abstracts[0];
}

function isAuthor(contributor: XmlNode): boolean {
  return (contributor.attributes.get('contrib-type') ?? 'author') === 'author';
}

function readContributor(contributor: XmlNode): string {
  const name = find(contributor, 'name') ?? find(contributor, 'name-alternatives', 'name');
  return name === undefined
    ? textAt(contributor, 'collab') || textAt(contributor, 'string-name')
    : readName(name);
}

function readName(name: XmlNode): string {
  const [family, given] = [textAt(name, 'surname'), textAt(name, 'given-names')];
  return given === '' ? family : `${family}, ${given}`;
}

function readPublicationYear(meta: XmlNode | undefined): number | undefined {
  const years = childrenOf(meta, 'pub-date')
    .map((date) => readYear(textAt(date, 'year')))
    .filter((year) => year !== undefined);
  return years.length === 0 ? undefined : Math.min(...years);
}

function readCited(reference: XmlNode): Reference | undefined {
  const citation =
    find(reference, 'element-citation') ??
    find(reference, 'mixed-citation') ??
    find(reference, 'citation') ??
    find(reference, 'nlm-citation') ??
    find(reference, 'citation-alternatives');
  const ids = findAll(citation, 'pub-id');
  const idOf = (kind: string): string =>
    textOf(ids.find((id) => id.attributes.get('pub-id-type') === kind)).trim();
  const text = cleanLine(textOf(citation)).slice(0, 1000);
  return compactReference({
    doi: readDoi(idOf('doi')) ?? readDoi(text),
    id: idOf('pmid'),
    author: textOf(findAll(citation, 'surname')[0]),
    year: readYear(textOf(findAll(citation, 'year')[0])),
    volume: textOf(findAll(citation, 'volume')[0]),
    page: textOf(findAll(citation, 'fpage')[0]),
    title: cleanLine(textOf(findAll(citation, 'article-title')[0])),
    text,
  });
}
