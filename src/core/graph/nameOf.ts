/**
 * Nouns that mean little without what they are of: where most papers say "curse of dimensionality", the term is that, not "curse". Runs end
 * at function words, so phrases never hold one; what follows it is kept where terms are spelled. Cost: a look at the texts of a few papers.
 */
import type { Term } from './nameChoice.ts';
import type { PhraseCounts } from './namePhrases.ts';
import { scoreOf, weightOf } from './nameRanking.ts';

/** This share of a term's papers, and so many, must go on in the same way. */
const leastShare = 0.5;
const fewestPapers = 2;
/** What is farther behind names nothing. */
const termsLookedAt = 16;

export interface Completing {
  readonly counts: PhraseCounts;
  readonly cluster: number;
  /** What a paper says, by its index in `counts.papers`. */
  readonly textOf: (paper: number) => string;
  /** Whether another cluster has the term of this key. */
  readonly isOthers: (key: string) => boolean;
}

/** The terms in their new order, best first. */
export function completeTerms(terms: readonly Term[], completing: Completing): Term[] {
  const byKey = new Map(terms.map((term) => [term.key, term]));
  let changed = false;
  const completed = terms.flatMap((term, rank) => {
    const whole = rank < termsLookedAt ? complete(term, completing, byKey) : undefined;
    if (whole === undefined) return [term];
    changed = true;
    return completing.isOthers(whole.key) ? [] : [whole];
  });
  if (!changed) return completed;
  const best = new Map<string, Term>();
  for (const term of completed) if (term.score > (best.get(term.key)?.score ?? 0)) best.set(term.key, term);
  return sortTerms([...best.values()]);
}

export function sortTerms(terms: readonly Term[]): Term[] {
  return [...terms].sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}

function complete(
  term: Term,
  { counts, cluster, textOf }: Completing,
  byKey: ReadonlyMap<string, Term>,
): Term | undefined {
  const least = Math.max(fewestPapers, term.papers.size * leastShare);
  let next: { key: string; inside: number[]; outside: number } | undefined;
  for (const [keyId, papers] of groupByKey(term.after, least)) {
    const inside = [...papers].filter((paper) => counts.papers[paper]!.cluster === cluster);
    const key = counts.table.keys[keyId]!;
    if (inside.length < least) continue;
    const more = inside.length - (next?.inside.length ?? 0);
    if (more > 0 || (more === 0 && key < next!.key)) {
      next = { key, inside, outside: papers.size - inside.length };
    }
  }
  if (next === undefined) return undefined;
  const written = findWritten(term, next.key, next.inside, textOf);
  if (written === undefined) return undefined;
  const words = [...term.words, 'of', ...next.key.split(' ')];
  const key = words.join(' ');
  // "Mixture-of-experts" is a word of its own.
  const papers = new Set([...next.inside, ...(byKey.get(key)?.papers ?? [])]);
  const read = counts.read[cluster]!;
  const others = counts.papers.length - read;
  const count = (term.count * papers.size) / Math.max(1, term.papers.size);
  const share = count / read;
  const elsewhere = (next.outside + 0.5) / (others + 1);
  const score = scoreOf(share, elsewhere) * weightOf(words, elsewhere);
  return { ...term, text: written, words, key, papers, count, share, elsewhere, score };
}

/** The papers of each key; none where nothing goes on often enough. */
function groupByKey(after: readonly number[], least: number): Map<number, Set<number>> {
  const groups = new Map<number, Set<number>>();
  if (after.length < least * 2) return groups;
  for (let at = 0; at < after.length; at += 2) {
    const [paper, key] = [after[at]!, after[at + 1]!];
    const group = groups.get(key);
    if (group === undefined) groups.set(key, new Set([paper]));
    else group.add(paper);
  }
  return groups;
}

/** As the papers write it most often; undefined where it is another word than "of" that stands between. */
function findWritten(
  { text }: Term,
  next: string,
  papers: readonly number[],
  textOf: (paper: number) => string,
): string | undefined {
  const times = new Map<string, number>();
  const first = text.toLowerCase();
  for (const paper of papers) {
    const said = textOf(paper).toLowerCase();
    const at = said.indexOf(` of ${next}`);
    for (let from = at; from >= 0; from = said.indexOf(` of ${next}`, from + 1)) {
      if (!isAfter(said, first, from)) continue;
      const followed = /^[\p{L}\p{N}-]+/u.exec(said.slice(from + 4))![0];
      times.set(followed, (times.get(followed) ?? 0) + 1);
    }
  }
  const [best] = [...times].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best === undefined ? undefined : `${text} of ${best[0]}`;
}

/** Singular or plural. */
function isAfter(said: string, first: string, end: number): boolean {
  const before = said.slice(Math.max(0, end - first.length - 1), end);
  return before.endsWith(first) || before === `${first}s` || `${before.slice(1)}s` === first;
}
