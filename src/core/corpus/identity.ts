/** What makes a title the same title, and the stable id made from it. */
import { shortHash } from './hash.ts';

const slugLength = 40;

/** Lower case, no accents, words separated by one blank; symbols only: the trimmed title itself. */
export function normaliseTitle(title: string): string {
  const words = isPlain(title)
    ? title
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim()
    : title
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
  return words === '' ? title.trim().toLowerCase() : words;
}

function isPlain(text: string): boolean {
  return !/\P{ASCII}/u.test(text);
}

/** The first words up to 40 characters and a hash of all of it: `attention-is-all-you-need-5f3a9c01`. */
export function createPaperId(normalisedTitle: string): string {
  return `${createSlug(normalisedTitle)}-${shortHash(normalisedTitle)}`;
}

function createSlug(normalisedTitle: string): string {
  const words = normalisedTitle.split(' ');
  let slug = '';
  for (const word of words) {
    if (slug !== '' && slug.length + 1 + word.length > slugLength) break;
    slug = slug === '' ? [...word].slice(0, slugLength).join('') : `${slug}-${word}`;
  }
  return slug;
}
