/**
 * Names for clusters, as a person would head them: two or three phrases that many of the cluster's papers hold and few others
 * (class-based TF-IDF, after Grootendorst 2022, arXiv:2203.05794), that share no word and between them cover its papers.
 *
 * Names are distinct: a term names one cluster only, the one where it weighs most. Cost: linear in the texts read (see namePhrases.ts).
 */
import type { Cluster, Clustering, Paper } from '../types.ts';
import type { TextModel } from '../text/textModel.ts';
import { unclustered } from '../types.ts';
import type { PhraseCounts } from './namePhrases.ts';
import { countPhrases } from './namePhrases.ts';
import type { RankedPhrase } from './nameRanking.ts';
import { rankPhrases } from './nameRanking.ts';
import type { SpelledTerm } from './nameSpelling.ts';
import { spellTerms } from './nameSpelling.ts';

/** Terms listed behind a name, and terms looked at for one. */
const termsListed = 12;
const termsConsidered = 40;
const longestName = 48;
/** The second and the third term must weigh at least this share of the first. */
const weakestTerm = [0, 0.25, 0.45];
/** A further term must stand in this share of the cluster's papers, and in so many, or two fifths of a few: what a corner holds misleads. */
const furtherShare = [0, 0.1, 0.2];
const furtherPapers = 3.4;
const furtherOfFew = 0.4;
/** Terms that fewer papers hold than this weigh less as further terms. */
const ampleShare = 0.25;
/** A single word says little: it is no third term, and as the second it must stand in this share of the papers and weigh this much. */
const wordShare = 0.3;
const weakestWord = 0.5;
const wordWeight = 0.8;
/** "Clusters" adds nothing to "clustering", nor "arms" to "multi-armed": words whose first letters, up to so many, are the same are one. */
const lettersAlike = 6;
const fewestAlike = 3;
/** A third term is for clusters of which the first two cover no more than this share. */
const coveredByTwo = 0.5;
/** A head term with less than this share of the papers yields to one with more. */
const headShare = 0.2;

export interface NameOptions {
  /** Terms that names of another level use: they do not head a name here. */
  readonly taken?: readonly string[];
}

interface Term extends RankedPhrase, SpelledTerm {}

/** The text model belongs to the signature for measures that weigh terms by it; today the texts alone decide. */
export function nameClusters(
  papers: readonly Paper[],
  _model: TextModel,
  clustering: Clustering,
  options: NameOptions = {},
): Cluster[] {
  const counts = countPhrases(papers, clustering);
  const owned = keepOwn(rankPhrases(counts));
  const spelled = spellTerms(counts, new Set(owned.flatMap((list) => list.map(({ phrase }) => phrase))));
  const sizes = new Uint32Array(clustering.count);
  for (const cluster of clustering.assignment) if (cluster !== unclustered) sizes[cluster]! += 1;
  const taken = new Set((options.taken ?? []).map((term) => term.toLowerCase()));
  return owned.map((list, index) => {
    const terms = list.map((ranked) => {
      const { text, papers: holders } = spelled.get(ranked.phrase)!;
      const inside = [...holders].filter((paper) => counts.papers[paper]!.cluster === index);
      return { ...ranked, text, papers: new Set(inside) };
    });
    const chosen = chooseTerms(terms, taken, counts, counts.read[index]!);
    const name =
      chosen.length > 0 ? capitalise(chosen.map(({ text }) => text).join(', ')) : `Cluster ${index + 1}`;
    return { index, name, terms: listTerms(terms), size: sizes[index]! };
  });
}

/** The first terms of each cluster, without those that weigh more in another. */
function keepOwn(lists: readonly (readonly RankedPhrase[])[]): RankedPhrase[][] {
  const owner = new Map<string, { cluster: number; score: number }>();
  lists.forEach((list, cluster) => {
    for (const { key, score } of list) {
      if (score > (owner.get(key)?.score ?? 0)) owner.set(key, { cluster, score });
    }
  });
  return lists.map((list, cluster) =>
    list.filter(({ key }) => owner.get(key)!.cluster === cluster).slice(0, termsConsidered),
  );
}

/** `papers`: read of the cluster. */
function chooseTerms(
  terms: readonly Term[],
  taken: ReadonlySet<string>,
  counts: PhraseCounts,
  papers: number,
): Term[] {
  const first = headTerm(terms.filter(({ text }) => !taken.has(text.toLowerCase())));
  if (first === undefined) return [];
  const chosen = [first];
  const words = expand(first, counts);
  const covered = new Set(first.papers);
  while (chosen.length < 2 || (chosen.length === 2 && covered.size <= papers * coveredByTwo)) {
    const next = nextTerm(terms, chosen, words, covered, counts);
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
    const fit = term.score * Math.min(1, term.share / headShare) * (term.words.length === 1 ? 0.9 : 1);
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
  counts: PhraseCounts,
): Term | undefined {
  const length = chosen.reduce((sum, { text }) => sum + text.length + 2, 0);
  let best: Term | undefined;
  let most = 0;
  const place = chosen.length;
  for (const term of terms) {
    if (term.score < chosen[0]!.score * weakestTerm[place]! || term.share < furtherShare[place]!) continue;
    if (term.count < Math.min(furtherPapers, (furtherOfFew * term.count) / term.share)) continue;
    const alone = term.words.length === 1;
    if (alone && (place > 1 || term.share < wordShare || term.score < chosen[0]!.score * weakestWord))
      continue;
    if (length + term.text.length > longestName + (place === 1 ? 10 : 0)) continue;
    if (expand(term, counts).some((word) => words.some((other) => areAlike(word, other)))) continue;
    let fresh = 0;
    for (const paper of term.papers) if (!covered.has(paper)) fresh += 1;
    const news = (1 + fresh / term.papers.size) * (alone ? wordWeight : 1);
    const gain = term.score * news * Math.min(1, term.share / ampleShare);
    if (gain > most) [best, most] = [term, gain];
  }
  return best;
}

function areAlike(a: string, b: string): boolean {
  const letters = Math.min(lettersAlike, a.length, b.length);
  return a === b || (letters >= fewestAlike && a.slice(0, letters) === b.slice(0, letters));
}

/** The words of a term, and those its acronyms stand for. */
function expand(term: Term, counts: PhraseCounts): string[] {
  return term.words.flatMap((word) => {
    const meaning = counts.acronyms.get(counts.table.keyIds.get(word) ?? -1);
    const meant =
      meaning === undefined
        ? []
        : counts.wordsOf(meaning).flatMap((key) => counts.table.keys[key]!.split(' '));
    return [word, ...meant];
  });
}

/** For the list behind a name: without the terms that are part of a better one. */
function listTerms(terms: readonly Term[]): string[] {
  const listed: Term[] = [];
  for (const term of terms) {
    if (listed.length === termsListed) break;
    const holds = (a: Term, b: Term) => ` ${a.key} `.includes(` ${b.key} `);
    if (!listed.some((other) => holds(other, term) || holds(term, other))) listed.push(term);
  }
  return listed.map(({ text }) => text);
}

function capitalise(name: string): string {
  return /^\p{Ll}+(?:[\s,-]|$)/u.test(name) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
