/**
 * Lists of words for people, without saying a thing twice: the text model counts "self-supervised" or "random walks" whole and in
 * parts, and a list of the best words then holds "self-supervised", "supervised" and "self".
 *
 * Of a compound and a part of it, the part goes where it hardly stands alone (counts at most `alone` times the compound's) or ranks lower;
 * otherwise the compound goes ("diffusion" stays, "diffusion-based" goes).
 */
import { termOf } from '../text/tokenize.ts';

const alone = 1.3;
const joint = /[-\u2010\u2011\s]/u;

/** `items` ranked, best first; `countOf` how much each stands for, in any one unit. Linear in the items. */
export function dropRepeats<Item>(
  items: readonly Item[],
  wordOf: (item: Item) => string,
  countOf: (item: Item) => number,
): Item[] {
  const rankOf = new Map(items.map((item, rank) => [termOf(wordOf(item)), rank]));
  const dropped = new Set<number>();
  items.forEach((item, rank) => {
    const parts = wordOf(item).split(joint);
    if (parts.length < 2) return;
    for (const part of parts) {
      const partRank = rankOf.get(termOf(part));
      if (partRank === undefined || partRank === rank) continue;
      const covered = countOf(items[partRank]!) <= alone * countOf(item);
      dropped.add(covered || rank < partRank ? partRank : rank);
    }
  });
  return items.filter((_, rank) => !dropped.has(rank));
}
