/** CSL-JSON of any list of papers, in their order: what Zotero, pandoc and citation processors read. */
import type { Paper } from '../types.ts';
import { splitName } from './authorNames.ts';
import { printable } from './escape.ts';
import { paperAddress, publicationKind } from './publication.ts';

const types = { article: 'article-journal', conference: 'paper-conference', preprint: 'article' } as const;

export function writeCslJson(papers: readonly Paper[]): string {
  return `${JSON.stringify(papers.map(cslItem), undefined, 2)}\n`;
}

function cslItem(paper: Paper): Record<string, unknown> {
  const { doi, arxiv, pmid } = paper.identifiers;
  return {
    id: paper.id,
    type: types[publicationKind(paper)],
    title: printable(paper.title),
    author: paper.authors.length === 0 ? undefined : paper.authors.map(cslName),
    issued: paper.year === undefined ? undefined : { 'date-parts': [[paper.year]] },
    'container-title': paper.venue,
    abstract: paper.abstract === '' ? undefined : printable(paper.abstract),
    keyword: paper.keywords.length === 0 ? undefined : paper.keywords.join(', '),
    DOI: doi,
    PMID: pmid,
    number: arxiv === undefined ? undefined : `arXiv:${arxiv}`,
    URL: paperAddress(paper),
  };
}

function cslName(author: string): Record<string, string> {
  const { family, given } = splitName(author);
  return given === '' ? { literal: family } : { family, given };
}
