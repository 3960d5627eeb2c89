/**
 * BibTeX of any list of papers, in their order. UTF-8 as biber and today's BibTeX styles read it; the signs TeX would act on are
 * escaped; titles are kept in a second pair of braces, so that no style changes their capitals.
 */
import type { Paper } from '../types.ts';
import { splitName } from './authorNames.ts';
import { printable } from './escape.ts';
import { oneLine, paperAddress, publicationKind } from './publication.ts';

const texSigns: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  // In the old font encoding these three would print as other signs.
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

export function writeBibtex(papers: readonly Paper[]): string {
  const used = new Set<string>();
  return papers.map((paper) => entry(paper, uniqueKey(paper, used))).join('\n');
}

function entry(paper: Paper, key: string): string {
  const kind = publicationKind(paper);
  const type = { article: 'article', conference: 'inproceedings', preprint: 'misc' }[kind];
  const { doi, arxiv } = paper.identifiers;
  const fields: (readonly [string, string | undefined])[] = [
    ['title', `{${escapeTex(paper.title)}}`],
    ['author', paper.authors.map(authorField).join(' and ') || undefined],
    ['year', paper.year === undefined ? undefined : String(paper.year)],
    [
      kind === 'conference' ? 'booktitle' : kind === 'preprint' ? 'howpublished' : 'journal',
      escaped(paper.venue),
    ],
    // Addresses and identifiers are read verbatim by biblatex and by hyperref.
    ['doi', doi],
    ['eprint', arxiv],
    ['archiveprefix', arxiv === undefined ? undefined : 'arXiv'],
    ['url', paperAddress(paper)?.replace(/[{}\\\s]/g, encodeURIComponent)],
    ['keywords', escaped(paper.keywords.join(', '))],
    ['abstract', escaped(paper.abstract)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},`]));
  return `@${type}{${key},\n${lines.join('\n')}\n}\n`;
}

function escaped(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : escapeTex(text);
}

function escapeTex(text: string): string {
  return oneLine(printable(text)).replace(/[\\~^{}&%$#_<>|]/g, (sign) => texSigns[sign]!);
}

/** A name that is one unit (a group, a name without blanks) is braced, so that "and" inside it does not split it. */
function authorField(author: string): string {
  const { family, given } = splitName(author);
  if (given !== '') return `${escapeTex(family)}, ${escapeTex(given)}`;
  return /\band\b/i.test(family) ? `{${escapeTex(family)}}` : escapeTex(family);
}

/** lovelace1843notes: family name, year, first long word of the title; a letter is added where two would be alike. */
function uniqueKey(paper: Paper, used: Set<string>): string {
  const family = plainWord(paper.authors[0] === undefined ? '' : splitName(paper.authors[0]).family);
  const word = plainWord(paper.title.split(/\s+/).find((part) => plainWord(part).length > 3) ?? '');
  const stem = `${family}${paper.year ?? ''}${word}`;
  const base = /[a-z]/.test(stem) ? stem : plainWord(paper.id) || 'paper';
  let key = base;
  for (let at = 0; used.has(key); at++) key = `${base}${letters(at)}`;
  used.add(key);
  return key;
}

function letters(number: number): string {
  const last = String.fromCharCode(97 + (number % 26));
  return number < 26 ? last : letters(Math.floor(number / 26) - 1) + last;
}

function plainWord(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
