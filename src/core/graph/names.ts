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
import { completeTerms, sortTerms } from './nameOf.ts';
import type { RankedPhrase } from './nameRanking.ts';
import { rankPhrases, weighAgain } from './nameRanking.ts';
import { countShares } from './nameShares.ts';
import { spellTerms } from './nameSpelling.ts';

/** Terms listed behind a name, looked at for one, and weighed again where a sample was read. */
const termsListed = 12;
const termsConsidered = 40;
const termsWeighed = 80;
/** Of so many first terms those that weigh more in another cluster, but here at least this share of that, may name this one. */
const termsLent = 3;
const leastLent = 0.8;

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
  const ranked = rank(counts, model, clustering);
  const owners = findOwners(ranked);
  const owned = keepOwn(ranked, owners);
  const lent = keepLent(ranked, owners);
  const wanted = new Set([...owned, ...lent].flatMap((list) => list.map(({ phrase }) => phrase)));
  const spelled = spellTerms(counts, wanted);
  const write = (list: readonly RankedPhrase[], cluster: number): Term[] =>
    list.map((phrase) => {
      const { text, papers: holders, after } = spelled.get(phrase.phrase)!;
      const inside = [...holders].filter((paper) => counts.papers[paper]!.cluster === cluster);
      return { ...phrase, text, after, papers: new Set(inside) };
    });
  const textOf = (paper: number) => {
    const { title, abstract } = papers[counts.papers[paper]!.row]!;
    return `${title}. ${abstract}`;
  };
  const terms = owned.map((list, cluster) => {
    const isOthers = (key: string) => (owners.get(key)?.cluster ?? cluster) !== cluster;
    return completeTerms(write(list, cluster), { counts, cluster, textOf, isOthers });
  });
  const sizes = sizesOf(clustering);
  const taken = new Set((options.taken ?? []).map((term) => term.toLowerCase()));
  const choose = (own: readonly Term[], cluster: number) =>
    chooseTerms(own, taken, { counts, read: counts.read[cluster]!, size: sizes[cluster]! });
  const chosen = terms.map(choose);
  // A term that no name uses may name the cluster that holds it second most.
  const used = new Set(chosen.flatMap((names) => names.map(({ key }) => key)));
  lent.forEach((list, cluster) => {
    const free = write(
      list.filter(({ key }) => !used.has(key)),
      cluster,
    );
    if (free.length === 0) return;
    chosen[cluster] = choose(sortTerms([...terms[cluster]!, ...free]), cluster);
    for (const { key } of chosen[cluster]) used.add(key);
  });
  return terms.map((list, index) => {
    const said = chosen[index]!.map(({ text }) => text).join(', ');
    const name = said === '' ? `Cluster ${index + 1}` : capitalise(said);
    return { index, name, terms: listTerms(list), size: sizes[index]! };
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

interface Owner {
  readonly cluster: number;
  readonly score: number;
}

/** For each key the cluster in which it weighs most. */
function findOwners(lists: readonly (readonly RankedPhrase[])[]): Map<string, Owner> {
  const owners = new Map<string, Owner>();
  lists.forEach((list, cluster) => {
    for (const { key, score } of list) {
      if (score > (owners.get(key)?.score ?? 0)) owners.set(key, { cluster, score });
    }
  });
  return owners;
}

/** The first terms of each cluster, without those that weigh more in another. */
function keepOwn(
  lists: readonly (readonly RankedPhrase[])[],
  owners: ReadonlyMap<string, Owner>,
): RankedPhrase[][] {
  return lists.map((list, cluster) =>
    list.filter(({ key }) => owners.get(key)!.cluster === cluster).slice(0, termsConsidered),
  );
}

/** Phrases of each cluster's first that weigh somewhat more in another, but much in this one, too. */
function keepLent(
  lists: readonly (readonly RankedPhrase[])[],
  owners: ReadonlyMap<string, Owner>,
): RankedPhrase[][] {
  return lists.map((list, cluster) =>
    list.slice(0, termsLent).filter(({ key, words, score }) => {
      const owner = owners.get(key)!;
      return owner.cluster !== cluster && words.length > 1 && score >= owner.score * leastLent;
    }),
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
