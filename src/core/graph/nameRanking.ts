/**
 * Which phrases say most about a cluster: class-based TF-IDF on shares of papers, with the marks of a good heading.
 *
 * A phrase scores by the share of the cluster's papers that hold it times the logarithm of how much larger that is than elsewhere. Lost
 * are modifiers (usually followed by another word: "white-box", "vision-language"), parts of a longer phrase that says it all, and words
 * every field uses.
 */
import type { PhraseCounts } from './namePhrases.ts';
import { generic, weakFirst, weakLast } from './nameWords.ts';

export interface RankedPhrase {
  readonly phrase: number;
  /** Singular lower-case words, hyphens opened. */
  readonly words: readonly string[];
  readonly key: string;
  readonly count: number;
  /** Of the cluster's papers read. */
  readonly share: number;
  readonly score: number;
}

/** Of the papers of a cluster, at least this share holds a term that names it. */
const smallestShare = 0.09;
/** A word, or a phrase, followed by another word this often is a modifier, not a name (verbs follow, too, so the share is high). */
const modifierShares = [0.6, 0.8];
const lengthWeight = [0, 0.6, 1.1, 1.1, 1.1, 1, 1];

/** Ranked phrases of each cluster, best first, ties by key. */
export function rankPhrases(counts: PhraseCounts): RankedPhrase[][] {
  const lists: RankedPhrase[][] = Array.from({ length: counts.clusters }, () => []);
  const everywhere = counts.read.reduce((sum, papers) => sum + papers, 0);
  for (let phrase = 0; phrase < counts.phrases; phrase += 1) {
    let total = 0;
    const from = phrase * counts.clusters;
    for (let at = from; at < from + counts.clusters; at += 1) total += counts.counts[at]!;
    if (total < 2) continue;
    const inClusters = counts.counts.subarray(from, from + counts.clusters);
    let words: string[] | undefined;
    for (let cluster = 0; cluster < counts.clusters; cluster += 1) {
      if (inClusters[cluster]! < 2) continue;
      const score = scoreOf(inClusters[cluster]!, total, counts.read[cluster]!, everywhere);
      if (score === 0) continue;
      words ??= counts.wordsOf(phrase).flatMap((key) => counts.table.keys[key]!.split(' '));
      if (!couldName(words, counts, phrase)) break;
      const weighted = score * (lengthWeight[words.length] ?? 0.9);
      lists[cluster]!.push({
        phrase,
        words,
        key: words.join(' '),
        count: inClusters[cluster]!,
        share: inClusters[cluster]! / counts.read[cluster]!,
        score: weighted,
      });
    }
  }
  return lists.map((list) => preferWhole(mergeSpellings(list)));
}

function scoreOf(count: number, total: number, inside: number, everywhere: number): number {
  if (count < Math.max(2, inside * smallestShare)) return 0;
  const share = count / inside;
  const elsewhere = (total - count + 0.5) / (everywhere - inside + 1);
  if (share < elsewhere * 2) return 0;
  return share ** 0.85 * Math.log(share / elsewhere);
}

function couldName(words: readonly string[], counts: PhraseCounts, phrase: number): boolean {
  const first = words[0]!;
  const last = words.at(-1)!;
  if (words.length > 5 || last.length < 2 || /^\d+$/.test(last) || /^\d+$/.test(first)) return false;
  if (words.every((word) => generic.has(word))) return false;
  if (weakFirst.has(first) || weakLast.has(last) || isAdjective(last)) return false;
  if (words.length === 1 && first.length < 3) return false;
  const most = counts.wordsOf(phrase).length === 1 ? modifierShares[0]! : modifierShares[1]!;
  return counts.followedOf(phrase) <= counts.seenOf(phrase) * most;
}

const nounsLikeAdjectives = new Set(
  'retrieval signal removal arrival survival goal portal animal journal material trial appraisal traversal music traffic logic topic clinic fabric arithmetic heuristic perspective archive speed seed'.split(
    ' ',
  ),
);

/** By its ending; wrong for a few words, which then lose only their place at a phrase's end. */
function isAdjective(word: string): boolean {
  return (
    /(?:[^e]al|ive|[^m]ic|ous|able|ible|[^e]ed|ly|ful|less)$/.test(word) && !nounsLikeAdjectives.has(word)
  );
}

/** "few shot learning" and "few-shot learning" have one key: the better takes the other's papers as well. */
function mergeSpellings(list: readonly RankedPhrase[]): RankedPhrase[] {
  const byKey = new Map<string, RankedPhrase>();
  for (const ranked of list) {
    const other = byKey.get(ranked.key);
    if (other === undefined) {
      byKey.set(ranked.key, ranked);
      continue;
    }
    const [better, lesser] = ranked.count > other.count ? [ranked, other] : [other, ranked];
    const added = 1 + (0.5 * lesser.count) / better.count;
    byKey.set(ranked.key, { ...better, count: better.count * added, score: better.score * added });
  }
  return [...byKey.values()];
}

/** A part of a longer phrase loses the share of its papers that hold the longer one. */
function preferWhole(list: readonly RankedPhrase[]): RankedPhrase[] {
  const longest = new Map<string, number>();
  for (const { words, count } of list) {
    for (let start = 0; start < words.length; start += 1) {
      for (let end = start + 1; end <= words.length; end += 1) {
        if (end - start === words.length) continue;
        const part = words.slice(start, end).join(' ');
        longest.set(part, Math.max(longest.get(part) ?? 0, count));
      }
    }
  }
  return list
    .map((ranked) => {
      const covered = Math.min(1, (longest.get(ranked.key) ?? 0) / ranked.count);
      return covered > 0.7
        ? { ...ranked, score: 0 }
        : { ...ranked, score: ranked.score * (1 - 0.6 * covered) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}
