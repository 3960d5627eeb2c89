/**
 * Which phrases say most about a cluster: class-based TF-IDF on shares of papers, with the marks of a good heading.
 *
 * A phrase scores by the share of the cluster's papers that hold it times the logarithm of how much larger that is than elsewhere. Lost
 * are modifiers (usually followed by another word: "white-box", "vision-language"), parts of a longer phrase that says it all, and words
 * every field uses.
 */
import type { PhraseCounts } from './namePhrases.ts';
import { runEnd } from './nameTokens.ts';
import type { SharesOf } from './nameShares.ts';
import { generic, weakFirst, weakLast } from './nameWords.ts';

export interface RankedPhrase {
  readonly phrase: number;
  /** Singular lower-case words, hyphens opened. */
  readonly words: readonly string[];
  readonly key: string;
  readonly count: number;
  /** Of the cluster's papers, and of all others. */
  readonly share: number;
  readonly elsewhere: number;
  readonly score: number;
  /** Share of the cluster's papers that hold each of its words, wherever they stand: of the rarest of them. */
  readonly backing: number;
}

/** Of the papers of a cluster, at least this share holds a term that names it. */
const smallestShare = 0.09;
/** A word, or a phrase, followed by another word this often is a modifier, not a name (verbs follow, too, so the share is high). */
const modifierShares = [0.6, 0.8];
/** A word loses weight with the share of papers elsewhere that hold it: from this to that. */
const rareWeight = 1.2;
const usualCost = 12;
const usualWeight = 0.35;
/** A term that the rest of a cluster holds less than so many times as seldom as its sample is no accident of the sample. */
const accident = 1.6;
const lengthWeight = [0, 0.6, 1.1, 1.1, 1.1, 1, 1];

/** Ranked phrases of each cluster, best first, ties by key. */
export function rankPhrases(counts: PhraseCounts): RankedPhrase[][] {
  const lists: RankedPhrase[][] = Array.from({ length: counts.clusters }, () => []);
  const everywhere = counts.read.reduce((sum, papers) => sum + papers, 0);
  const backingOf = findBacking(counts);
  const capitals = createCapitals(counts);
  for (let phrase = 0; phrase < counts.phrases; phrase += 1) {
    let total = 0;
    const from = phrase * counts.clusters;
    for (let at = from; at < from + counts.clusters; at += 1) total += counts.counts[at]!;
    if (total < 2) continue;
    const inClusters = counts.counts.subarray(from, from + counts.clusters);
    let words: string[] | undefined;
    for (let cluster = 0; cluster < counts.clusters; cluster += 1) {
      const count = inClusters[cluster]!;
      const read = counts.read[cluster]!;
      // Nearly all end here, in code that has run nothing yet.
      if (count < 2 || count < read * smallestShare) continue;
      const share = count / read;
      const elsewhere = (total - count + 0.5) / (everywhere - read + 1);
      if (scoreOf(share, elsewhere) === 0) continue;
      words ??= counts.wordsOf(phrase).flatMap((key) => counts.table.keys[key]!.split(' '));
      if (!couldName(words, counts, phrase, capitals)) break;
      const score = scoreOf(share, elsewhere) * weightOf(words, elsewhere);
      const backing = backingOf(phrase, cluster, share);
      lists[cluster]!.push({ phrase, words, key: words.join(' '), count, share, elsewhere, score, backing });
    }
  }
  return lists.map((list) => preferWhole(mergeSpellings(list)));
}

function findBacking(counts: PhraseCounts): (phrase: number, cluster: number, share: number) => number {
  const alone = new Map<number, number>();
  for (let phrase = 0; phrase < counts.phrases; phrase += 1) {
    const keys = counts.wordsOf(phrase);
    if (keys.length === 1) alone.set(keys[0]!, phrase);
  }
  return (phrase, cluster, share) => {
    let least = Infinity;
    for (const key of counts.wordsOf(phrase)) {
      const word = alone.get(key);
      const held = word === undefined ? 0 : counts.counts[word * counts.clusters + cluster]!;
      least = Math.min(least, held / counts.read[cluster]!);
    }
    return Math.max(share, least);
  };
}

export function scoreOf(share: number, elsewhere: number): number {
  if (share < smallestShare || share < elsewhere * 2) return 0;
  return share ** 0.85 * Math.log(share / elsewhere);
}

/** Phrases say more than words, and a word that is usual elsewhere, too ("images", "robot"), says little. */
export function weightOf(words: readonly string[], elsewhere: number): number {
  const usual = words.length === 1 ? Math.max(usualWeight, rareWeight - elsewhere * usualCost) : 1;
  return (lengthWeight[words.length] ?? 0.9) * usual;
}

/** What was read of a large cluster is a sample: the rest counts as the text model knows it. `read`: share of the papers that were read. */
export function weighAgain(
  list: readonly RankedPhrase[],
  cluster: number,
  read: number,
  sharesOf: SharesOf,
  acronyms: ReadonlySet<number>,
): RankedPhrase[] {
  return list
    .map((ranked) => {
      // Papers that hold only the acronym hold the phrase, which stems do not tell.
      const known = acronyms.has(ranked.phrase) ? undefined : sharesOf(ranked.words, cluster);
      if (known === undefined) return ranked;
      const share = Math.min(ranked.share, read * ranked.share + (1 - read) * known.inside * accident);
      const elsewhere = Math.max(ranked.elsewhere, (1 - read) * known.elsewhere);
      const weigh = (inside: number, outside: number) =>
        scoreOf(inside, outside) * weightOf(ranked.words, outside);
      const score = (ranked.score * weigh(share, elsewhere)) / weigh(ranked.share, ranked.elsewhere);
      return { ...ranked, share, elsewhere, score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}

function couldName(
  words: readonly string[],
  counts: PhraseCounts,
  phrase: number,
  capitals: Capitals,
): boolean {
  const first = words[0]!;
  const last = words.at(-1)!;
  if (words.length > 5 || last.length < 2 || /^\d+$/.test(last) || /^\d+$/.test(first)) return false;
  if (words.every((word) => generic.has(word))) return false;
  if (isEvent(counts.wordsOf(phrase), last, capitals)) return true;
  if (weakFirst.has(first) || weakLast.has(last) || isAdjective(last)) return false;
  if (words.length === 1 && first.length < 3) return false;
  const most = counts.wordsOf(phrase).length === 1 ? modifierShares[0]! : modifierShares[1]!;
  return counts.followedOf(phrase) <= counts.seenOf(phrase) * most;
}

/** "VAST challenge", though neither "vast" nor "challenge" says anything. */
function isEvent(keys: readonly number[], last: string, capitals: Capitals): boolean {
  return keys.length === 2 && events.has(last) && capitals()[keys[0]!] === 1;
}

const events = new Set(['challenge', 'contest', 'competition']);

type Capitals = () => Uint8Array;

/** Found the first time somebody asks: hardly any phrase does. */
function createCapitals(counts: PhraseCounts): Capitals {
  let known: Uint8Array | undefined;
  return () => (known ??= findCapitals(counts));
}

/** 1 for the keys of words that are nearly always written in capitals. */
function findCapitals({ papers, table }: PhraseCounts): Uint8Array {
  const written = Uint8Array.from(table.surfaces, (surface) => Number(/^\p{Lu}{2,}$/u.test(surface)));
  const [capitals, all] = [new Uint32Array(table.keys.length), new Uint32Array(table.keys.length)];
  for (const { text } of papers) {
    for (const surface of text.words) {
      if (surface === runEnd) continue;
      const key = table.keyOf[surface]!;
      all[key]! += 1;
      capitals[key]! += written[surface]!;
    }
  }
  return Uint8Array.from(all, (times, key) => Number(times > 0 && capitals[key]! >= times * 0.8));
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
