/** Works that many papers of the corpus refer to and the corpus lacks: what to fetch next. Cost: linear in the references. */
import type { Reference } from '../types.ts';
import type { ReferenceLists } from './works.ts';

export interface MissingWork {
  readonly reference: Reference;
  /** Rows that refer to it, ascending. */
  readonly citedBy: readonly number[];
}

/** At most `most` works that at least `fewest` papers cite; most cited first, ties by name. */
export function findMissing(
  { rows, offsets, works, external }: ReferenceLists,
  fewest = 2,
  most = 200,
): readonly MissingWork[] {
  const citing = new Map<number, number[]>();
  for (let row = 0; row < rows; row += 1) {
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
      const work = works[at]!;
      if (work < rows) continue;
      const known = citing.get(work);
      if (known === undefined) citing.set(work, [row]);
      else known.push(row);
    }
  }
  return [...citing]
    .filter(([, citedBy]) => citedBy.length >= fewest)
    .map(([work, citedBy]) => ({ reference: external[work - rows]!, citedBy }))
    .sort((a, b) => b.citedBy.length - a.citedBy.length || compareNames(a.reference, b.reference))
    .slice(0, most);
}

function compareNames(a: Reference, b: Reference): number {
  const [left, right] = [nameReference(a), nameReference(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** What a person would call it. */
export function nameReference({ title, text, doi, id, author, year }: Reference): string {
  if (title !== undefined) return [author, year, title].filter((part) => part !== undefined).join(', ');
  return text ?? doi ?? id ?? '';
}
