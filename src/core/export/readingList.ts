/** A reading list as Markdown, with links: of a path, a cluster, a tag, a selection. Text of papers is shown, never interpreted. */
import type { Paper } from '../types.ts';
import { printable } from './escape.ts';
import { oneLine, paperAddress } from './publication.ts';

export interface ReadingList {
  readonly title: string;
  /** What the list is: "From A to B in four steps". */
  readonly note?: string;
  readonly papers: readonly Paper[];
  /** Why the paper stands where it stands; as many as papers. */
  readonly reasons?: readonly (string | undefined)[];
}

export function writeReadingList({ title, note, papers, reasons }: ReadingList): string {
  const items = papers.map((paper, at) => item(paper, at + 1, reasons?.[at]));
  const head = [`# ${plain(title)}`, ...(note === undefined ? [] : [plain(note)])];
  return `${[...head, items.join('\n')].join('\n\n')}\n`;
}

function item(paper: Paper, number: number, reason: string | undefined): string {
  const address = paperAddress(paper);
  const title = plain(paper.title);
  const linked = address === undefined ? `**${title}**` : `[${title}](<${safeAddress(address)}>)`;
  const authors = paper.authors.slice(0, 3).join(', ') + (paper.authors.length > 3 ? ' et al.' : '');
  const details = [authors, paper.venue ?? '', paper.year === undefined ? '' : String(paper.year)];
  const line = details
    .filter((detail) => detail !== '')
    .map(plain)
    .join(', ');
  const indent = ' '.repeat(String(number).length + 2);
  const rest = [line, reason === undefined ? '' : `*${plain(reason)}*`].filter((text) => text !== '');
  return [`${number}. ${linked}`, ...rest.map((text) => `${indent}${text}`)].join('\\\n');
}

/** Anything but the web opens nothing. */
function safeAddress(address: string): string {
  const web = /^https?:\/\//i.test(address) ? address : '#';
  return web.replace(/[<>\s\\]/g, encodeURIComponent);
}

function plain(text: string): string {
  return oneLine(printable(text)).replace(/[\\`*_[\]<>#|~&$]/g, '\\$&');
}
