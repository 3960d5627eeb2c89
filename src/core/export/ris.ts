/** RIS of any list of papers, in their order, as EndNote, Zotero and Mendeley read it: tag, two blanks, dash, blank; CRLF; UTF-8. */
import type { Paper } from '../types.ts';
import { splitName } from './authorNames.ts';
import { printable } from './escape.ts';
import { oneLine, paperAddress, publicationKind } from './publication.ts';

export function writeRis(papers: readonly Paper[]): string {
  return papers.map(record).join('\r\n');
}

function record(paper: Paper): string {
  const kind = publicationKind(paper);
  const fields: (readonly [string, string | undefined])[] = [
    ['TY', { article: 'JOUR', conference: 'CONF', preprint: 'UNPB' }[kind]],
    ['ID', paper.id],
    ['TI', paper.title],
    ...paper.authors.map((author) => ['AU', authorField(author)] as const),
    ['PY', paper.year === undefined ? undefined : String(paper.year)],
    [kind === 'conference' ? 'T2' : 'JO', paper.venue],
    ['AB', paper.abstract],
    ...paper.keywords.map((keyword) => ['KW', keyword] as const),
    ['DO', paper.identifiers.doi],
    ['UR', paperAddress(paper)],
  ];
  const lines = fields.flatMap(([tag, value]) => {
    const text = oneLine(printable(value ?? ''));
    return text === '' ? [] : [`${tag}  - ${text}`];
  });
  return [...lines, 'ER  - ', ''].join('\r\n');
}

function authorField(author: string): string {
  const { family, given } = splitName(author);
  return given === '' ? family : `${family}, ${given}`;
}
