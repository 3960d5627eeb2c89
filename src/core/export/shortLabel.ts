/** The name of a paper where there is little room: first author and year where both are known, else the head of the title. */
import type { Paper } from '../types.ts';
import { splitName } from './authorNames.ts';
import { cutAtWord } from './cutText.ts';

/** At most `most` signs. */
export function shortLabel(paper: Paper, most = 28): string {
  return authorLabel(paper, most) ?? titleHead(paper.title, most);
}

function authorLabel({ authors, year }: Paper, most: number): string | undefined {
  const first = authors[0] === undefined ? '' : familyName(authors[0]);
  if (first === '' || year === undefined) return undefined;
  const second = authors.length === 2 ? familyName(authors[1]!) : '';
  const names = second === '' ? first : `${first} & ${second}`;
  const label = `${names}${authors.length > 2 ? ' et al.' : ''} ${year}`;
  return label.length <= most ? label : `${first} et al. ${year}`;
}

export function familyName(author: string): string {
  return splitName(author).family;
}

/** "LLaMA" of "LLaMA: Open and Efficient ..."; else whole words up to the length, with an ellipsis. */
export function titleHead(title: string, most: number): string {
  const colon = /^(.{3,}?)[:：]\s/u.exec(title)?.[1];
  const head = colon !== undefined && [...colon].length <= most ? colon : title;
  const signs = [...head];
  return signs.length <= most ? head : `${cutAtWord(signs, most - 1)}…`;
}
