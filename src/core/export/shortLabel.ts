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

const widestLine = 26;

/**
 * As `shortLabel`, but a title that one line does not hold takes two, in two lines about as long. A title that two do not hold either: none
 * where labels must be whole, else its beginning.
 */
export function labelLines(paper: Paper, longTitles: 'cut'): readonly string[];
export function labelLines(paper: Paper, longTitles: 'whole' | 'cut'): readonly string[] | undefined;
export function labelLines(paper: Paper, longTitles: 'whole' | 'cut'): readonly string[] | undefined {
  const short = shortLabel(paper);
  if (!short.endsWith('…')) return [short];
  const { title } = paper;
  if ([...title].length > 2 * widestLine && longTitles === 'whole') return undefined;
  const lines = halve(titleHead(title, 2 * widestLine));
  return longTitles === 'whole' && lines.some((line) => [...line].length > widestLine + 2)
    ? undefined
    : lines;
}

/** At the space that leaves the longer line shortest. */
function halve(title: string): string[] {
  let best = [title];
  let least = title.length;
  for (let at = title.indexOf(' '); at > 0; at = title.indexOf(' ', at + 1)) {
    const longer = Math.max(at, title.length - at - 1);
    if (longer < least) [best, least] = [[title.slice(0, at), title.slice(at + 1)], longer];
  }
  return best;
}
