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
const longestName = 46;
/** The second and the third term must weigh at least this share of the first. */
const weakestTerm = [0, 0.2, 0.45];
/** A single word says little: as a further term it must stand in at least this share of the cluster's papers. */
const wordShare = 0.3;
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
    const terms = list.map((ranked) => ({ ...ranked, ...spelled.get(ranked.phrase)! }));
    const chosen = chooseTerms(terms, taken, counts);
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

function chooseTerms(terms: readonly Term[], taken: ReadonlySet<string>, counts: PhraseCounts): Term[] {
  const first = headTerm(terms.filter(({ text }) => !taken.has(text.toLowerCase())));
  if (first === undefined) return [];
  const chosen = [first];
  const words = new Set(expand(first, counts));
  const covered = new Set(first.papers);
  while (chosen.length < 3) {
    const next = nextTerm(terms, chosen, words, covered, counts);
    if (next === undefined) break;
    chosen.push(next);
    for (const word of expand(next, counts)) words.add(word);
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

/** The best term that shares no word with those chosen; papers not yet covered count double. */
function nextTerm(
  terms: readonly Term[],
  chosen: readonly Term[],
  words: ReadonlySet<string>,
  covered: ReadonlySet<number>,
  counts: PhraseCounts,
): Term | undefined {
  const length = chosen.reduce((sum, { text }) => sum + text.length + 2, 0);
  let best: Term | undefined;
  let most = 0;
  for (const term of terms) {
    if (term.score < chosen[0]!.score * weakestTerm[chosen.length]!) continue;
    if (term.words.length === 1 && term.share < wordShare) continue;
    if (length + term.text.length > longestName + (chosen.length === 1 ? 10 : 0)) continue;
    if (expand(term, counts).some((word) => words.has(word))) continue;
    let fresh = 0;
    for (const paper of term.papers) if (!covered.has(paper)) fresh += 1;
    const gain = term.score * (1 + fresh / term.papers.size);
    if (gain > most) [best, most] = [term, gain];
  }
  return best;
}

/** The words of a term, and those its acronyms stand for. */
function expand(term: Term, counts: PhraseCounts): string[] {
  return term.words.flatMap((word) => {
    const meaning = counts.acronyms.get(counts.table.keyIds.get(word) ?? -1);
    const meant =
      meaning === undefined
        ? []
        : counts.words[meaning]!.flatMap((key) => counts.table.keys[key]!.split(' '));
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
