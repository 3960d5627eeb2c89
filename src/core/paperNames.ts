/** How a paper is called where there is little room: first author and year where the file has them, else the head of its title. */
import type { Paper } from './types.ts';

export function shortName(paper: Paper, longest = 32): string {
  const author = paper.authors[0];
  if (author === undefined || author === '' || paper.year === undefined)
    return shortTitle(paper.title, longest);
  const family = familyName(author);
  const second = paper.authors.length === 2 ? familyName(paper.authors[1]!) : '';
  const names = second === '' ? family : `${family} & ${second}`;
  return cutAtWord(`${names}${paper.authors.length > 2 ? ' et al.' : ''} ${paper.year}`, longest);
}

/** A system's name before a colon ("ZIP-FIT: Embedding-free ...") is what people call the paper; else the title's head. */
export function shortTitle(title: string, longest = 32): string {
  const colon = title.indexOf(': ');
  const head = colon >= 3 && colon <= longest ? title.slice(0, colon) : title;
  return cutAtWord(head, longest);
}

/** Cuts at a word, never inside one unless the word alone is too long, and says so with an ellipsis. */
export function cutAtWord(text: string, longest: number): string {
  const letters = Array.from(text);
  if (letters.length <= longest) return text;
  const head = letters.slice(0, longest - 1).join('');
  const space = head.lastIndexOf(' ');
  const kept = space > longest * 0.5 ? head.slice(0, space) : head;
  return `${kept.replace(/[\s,;:.\-–(]+$/u, '')}…`;
}

const suffix = /^(jr|sr|ii|iii|iv|phd|md)\.?$/iu;

/** "van Eck" of "Nees Jan van Eck" and of "van Eck, Nees Jan"; a name without blanks as it stands. */
export function familyName(author: string): string {
  const name = author.trim();
  if (name.includes(',')) return name.slice(0, name.indexOf(',')).trim();
  const words = name.split(/\s+/u).filter((word) => !suffix.test(word));
  if (words.length < 2) return words[0] ?? '';
  let start = words.length - 1;
  // Particles are written small: van, de, der, al, bin, ...
  while (start > 1 && /^\p{Ll}/u.test(words[start - 1]!)) start -= 1;
  return words.slice(start).join(' ');
}
