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
import { chooseTerms, type Term } from './nameChoice.ts';
import type { RankedPhrase } from './nameRanking.ts';
import { rankPhrases, weighAgain } from './nameRanking.ts';
import { countShares } from './nameShares.ts';
import { spellTerms } from './nameSpelling.ts';

/** Terms listed behind a name, looked at for one, and weighed again where a sample was read. */
const termsListed = 12;
const termsConsidered = 40;
const termsWeighed = 80;

export interface NameOptions {
  /** Terms that names of another level use: they do not head a name here. */
  readonly taken?: readonly string[];
}

export function nameClusters(
  papers: readonly Paper[],
  model: TextModel,
  clustering: Clustering,
  options: NameOptions = {},
): Cluster[] {
  const counts = countPhrases(papers, clustering);
  const owned = keepOwn(rank(counts, model, clustering));
  const spelled = spellTerms(counts, new Set(owned.flatMap((list) => list.map(({ phrase }) => phrase))));
  const sizes = sizesOf(clustering);
  const taken = new Set((options.taken ?? []).map((term) => term.toLowerCase()));
  return owned.map((list, index) => {
    const terms = list.map((ranked) => {
      const { text, papers: holders } = spelled.get(ranked.phrase)!;
      const inside = [...holders].filter((paper) => counts.papers[paper]!.cluster === index);
      return { ...ranked, text, papers: new Set(inside) };
    });
    const chosen = chooseTerms(terms, taken, { counts, read: counts.read[index]!, size: sizes[index]! });
    const name =
      chosen.length > 0 ? capitalise(chosen.map(({ text }) => text).join(', ')) : `Cluster ${index + 1}`;
    return { index, name, terms: listTerms(terms), size: sizes[index]! };
  });
}

/** By what was read of each cluster and, where that is a sample, by what the model knows of the rest. */
function rank(counts: PhraseCounts, model: TextModel, clustering: Clustering): RankedPhrase[][] {
  const lists = rankPhrases(counts).map((list) => list.slice(0, termsWeighed));
  const sizes = sizesOf(clustering);
  if (counts.read.every((read, cluster) => read === sizes[cluster])) return lists;
  const wanted = lists.flatMap((list) => list.map(({ words }) => words));
  const sharesOf = countShares(model, clustering, wanted);
  const acronyms = new Set(counts.acronyms.values());
  return lists.map((list, cluster) =>
    weighAgain(list, cluster, counts.read[cluster]! / sizes[cluster]!, sharesOf, acronyms),
  );
}

function sizesOf({ assignment, count }: Clustering): Uint32Array {
  const sizes = new Uint32Array(count);
  for (const cluster of assignment) if (cluster !== unclustered) sizes[cluster]! += 1;
  return sizes;
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
