/**
 * Which terms make the name of one cluster: one that heads it, and one or two that say what the first does not.
 */
import type { PhraseCounts } from './namePhrases.ts';
import type { RankedPhrase } from './nameRanking.ts';
import type { SpelledTerm } from './nameSpelling.ts';

const longestName = 48;
/** The second and the third term must weigh at least this share of the first. */
const weakestTerm = [0, 0.25, 0.45];
/** A further term must stand in this share of the cluster's papers, and in so many, or two fifths of a few: what a corner holds misleads. */
const furtherShare = [0, 0.1, 0.2];
/** But of so many papers of a large cluster two thirds of that share are enough. */
const manyPapers = 12;
const shareOfMany = 2 / 3;
const furtherPapers = 3.4;
/** Of a term that fewer papers hold than this, those that hold its words apart count, too, as they do for a head. */
const fewPapers = 4;
const furtherOfMany = 0.155;
const furtherOfFew = 0.4;
/** Terms that fewer papers hold than this weigh less as further terms. */
const ampleShare = 0.25;
/** A single word says little: it is no third term, and as the second it must stand in this share of the papers and weigh this much. */
const wordShare = 0.25;
const weakestWord = 0.5;
const wordWeight = 0.9;
/** "Clusters" adds nothing to "clustering", nor "arms" to "multi-armed": words whose first letters, up to so many, are the same are one. */
const lettersAlike = 6;
const fewestAlike = 3;
/** And it must add so many papers that the others do not hold: what stands beside the first in the same papers says it twice (unless the first is in all). */
const freshShare = 0.03;
/** A third term is for clusters of which the first two cover no more than this share. */
const coveredByTwo = 0.5;
/** A head term with less than this share of the papers yields to one with more. */
const headShare = 0.2;
/** Papers that hold its words apart count this much. */
const backingWorth = 0.4;
/** Of terms that weigh alike the one heads whose words more papers hold. */
const backingGain = 0.15;

/** `papers` of the term are those of the cluster itself, as indices into `PhraseCounts.papers`. */
export interface Term extends RankedPhrase, SpelledTerm {}

/** What is named: `read` papers were read of its `size`. */
export interface Named {
  readonly counts: PhraseCounts;
  readonly read: number;
  readonly size: number;
}

/** None where nothing heads it. `taken`, in lower case: what heads nothing here. */
export function chooseTerms(terms: readonly Term[], taken: ReadonlySet<string>, named: Named): Term[] {
  const first = headTerm(terms.filter(({ text }) => !taken.has(text.toLowerCase())));
  if (first === undefined) return [];
  const { counts, read } = named;
  const chosen = [first];
  const words = expand(first, counts);
  const covered = new Set(first.papers);
  while (chosen.length < 2 || (chosen.length === 2 && covered.size <= read * coveredByTwo)) {
    const next = nextTerm(terms, chosen, words, covered, named);
    if (next === undefined) break;
    chosen.push(next);
    words.push(...expand(next, counts));
    for (const paper of next.papers) covered.add(paper);
  }
  return chosen;
}

/** The term that heads a name must stand for much of the cluster, not for a corner of it. */
function headTerm(terms: readonly Term[]): Term | undefined {
  let best: Term | undefined;
  let most = 0;
  for (const term of terms) {
    const stands = Math.max(term.share, term.backing * backingWorth);
    const kind = term.words.length === 1 ? wordWeight : 1 + term.backing * backingGain;
    const fit = term.score * Math.min(1, stands / headShare) * kind;
    if (fit > most) [best, most] = [term, fit];
  }
  return best;
}

/** `words`: those chosen. The best term that shares none of them; papers not yet covered count double. */
function nextTerm(
  terms: readonly Term[],
  chosen: readonly Term[],
  words: readonly string[],
  covered: ReadonlySet<number>,
  { counts, read, size }: Named,
): Term | undefined {
  const length = chosen.reduce((sum, { text }) => sum + text.length + 2, 0);
  let best: Term | undefined;
  let most = 0;
  const place = chosen.length;
  for (const term of terms) {
    const enough = term.share * size >= manyPapers ? shareOfMany : 1;
    if (term.score < chosen[0]!.score * weakestTerm[place]!) continue;
    if (term.share < furtherShare[place]! * enough) continue;
    const least = term.share >= furtherOfMany ? 3 : furtherPapers;
    const stands = term.count < fewPapers ? Math.max(1, (term.backing * backingWorth) / term.share) : 1;
    if (term.count * stands < Math.min(least, (furtherOfFew * term.count) / term.share)) continue;
    const alone = term.words.length === 1;
    if (alone && (place > 1 || term.share < wordShare || term.score < chosen[0]!.score * weakestWord))
      continue;
    if (length + term.text.length > longestName + (place === 1 ? 10 : 0)) continue;
    if (expand(term, counts).some((word) => words.some((other) => areAlike(word, other)))) continue;
    let fresh = 0;
    for (const paper of term.papers) if (!covered.has(paper)) fresh += 1;
    if (fresh < Math.min(Math.max(1, read * freshShare), (read - covered.size) / 2)) continue;
    const news = (1 + fresh / term.papers.size) * (alone ? wordWeight : 1);
    const gain = term.score * news * Math.min(1, (term.share * stands) / ampleShare);
    if (gain > most) [best, most] = [term, gain];
  }
  return best;
}

function areAlike(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  if (same === a.length && same === b.length) return true;
  if (same < fewestAlike) return false;
  return same >= Math.min(lettersAlike, a.length, b.length) || (isEnding(a, same) && isEnding(b, same));
}

/** "Voting" and "voters" are of one stem. */
const endings = new Set(['e', 'ed', 'er', 'or', 'ing', 'ion', 'ation', 'ive']);
const isEnding = (word: string, from: number) => endings.has(word.slice(from));

/** The words of a term, and those its acronyms stand for. */
function expand(term: Term, counts: PhraseCounts): string[] {
  return term.words.flatMap((word) => {
    if (word === 'of') return [];
    const meaning = counts.acronyms.get(counts.table.keyIds.get(word) ?? -1);
    const meant =
      meaning === undefined
        ? []
        : counts.wordsOf(meaning).flatMap((key) => counts.table.keys[key]!.split(' '));
    return [word, ...meant];
  });
}
