/** Acronyms that the texts themselves define: "graph neural networks (GNNs)" makes GNN stand for that phrase. */
import { wordKey } from './nameTokens.ts';
import { generic } from './nameWords.ts';

/** Read at an opening bracket; what it stands for is sought in the characters before. */
const bracketed = /\(([\p{Lu}\p{N}][\p{L}\p{N}-]{1,7}?)s?\)/uy;
const charactersBefore = 80;
const longestMeaning = 3;

/** Numbers keys of words. */
export interface KeyTable {
  keyIdOf(key: string): number;
}

/** Key id of the acronym -> key ids of its meaning, where one meaning is the clear one and fits a phrase. */
export function findAcronyms(texts: readonly string[], table: KeyTable): Map<number, readonly number[]> {
  const definitions = new Map<string, Map<string, number>>();
  for (const text of texts) if (text.includes('(')) collect(text, definitions);
  const settled = new Map<number, readonly number[]>();
  for (const [acronym, counts] of definitions) {
    const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const total = ranked.reduce((sum, [, count]) => sum + count, 0);
    const [meaning, count] = ranked[0]!;
    const words = meaning.split('\t').map((word) => table.keyIdOf(wordKey(word)));
    // "mm" is a unit before it is anybody's majorization minimization.
    if (generic.has(acronym.toLowerCase())) continue;
    if (count * 2 > total && words.length <= longestMeaning) settled.set(table.keyIdOf(acronym), words);
  }
  return settled;
}

function collect(text: string, definitions: Map<string, Map<string, number>>): void {
  for (let at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
    bracketed.lastIndex = at;
    const acronym = bracketed.exec(text)?.[1];
    if (acronym === undefined) continue;
    const letters = acronym.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
    if (letters.length < 2 || letters.length > 6 || !/\p{Lu}.*\p{Lu}/u.test(acronym)) continue;
    const meaning = wordsSpelling(letters, wordsBefore(text, at));
    if (meaning === undefined) continue;
    const key = wordKey(acronym);
    const counts = definitions.get(key) ?? new Map<string, number>();
    const folded = meaning.map(wordKey).join('\t');
    counts.set(folded, (counts.get(folded) ?? 0) + 1);
    definitions.set(key, counts);
  }
}

/** The words that run up to a place, without those before a punctuation mark. */
function wordsBefore(text: string, at: number): string[] {
  const before = text.slice(Math.max(0, at - charactersBefore), at).trimEnd();
  const run = before.slice(before.search(/[\p{L}\p{N}\s-]*$/u)).trimStart();
  return run === '' ? [] : run.split(/\s+/);
}

/** The last words whose initials (every part of a hyphenated word has one) spell the letters. */
function wordsSpelling(letters: string, before: readonly string[]): string[] | undefined {
  let initials = '';
  for (let taken = 1; taken <= before.length; taken += 1) {
    const word = before[before.length - taken]!;
    initials =
      word
        .split('-')
        .map((part) => part.charAt(0).toLowerCase())
        .join('') + initials;
    if (initials === letters) return before.slice(-taken);
    if (initials.length >= letters.length) return undefined;
  }
  return undefined;
}
