/**
 * Names for clusters by class-based TF-IDF over words and phrases (after Grootendorst 2022, arXiv:2203.05794): what many papers of the
 * cluster hold and few outside. Two or three terms that share no word, a phrase rather than a word, in the spelling most often seen.
 *
 * Names are distinct: a term names one cluster, the one where it weighs most. Cost: linear in the texts read (see nameCandidates.ts).
 */
import type { Cluster, Clustering, Paper, TextModel } from '../types.ts';
import { unclustered } from '../types.ts';
import type { Candidate, Candidates } from './nameCandidates.ts';
import { collectCandidates } from './nameCandidates.ts';
import { writeTerm } from './nameSpelling.ts';

const termsListed = 12;
const longestName = 44;

export interface NameOptions {
  /** Names already used on another level; their terms are not taken again as first term. */
  readonly taken?: readonly string[];
}

interface Scored {
  readonly key: string;
  readonly candidate: Candidate;
  readonly score: number;
}

/** The text model is part of the signature so that a later version may weigh terms by it; the texts alone decide now. */
export function nameClusters(
  papers: readonly Paper[],
  _model: TextModel,
  clustering: Clustering,
  options: NameOptions = {},
): Cluster[] {
  const candidates = collectCandidates(papers, clustering);
  const ranked = Array.from({ length: clustering.count }, (_, cluster) => rankTerms(candidates, cluster));
  const sizes = new Uint32Array(clustering.count);
  for (const cluster of clustering.assignment) if (cluster !== unclustered) sizes[cluster]! += 1;
  const owners = findOwners(ranked);
  const taken = new Set((options.taken ?? []).map((name) => name.toLowerCase()));
  return ranked.map((terms, index) => {
    const own = terms.filter(({ key }) => owners.get(key) === index);
    const written = own
      .slice(0, 60)
      .map((term) => ({ ...term, text: writeTerm(term.candidate, candidates.byKey) }));
    const chosen = chooseTerms(written, candidates.acronyms, taken);
    const name = chosen.length > 0 ? capitalise(chosen.join(', ')) : `Cluster ${index + 1}`;
    return { index, name, terms: listTerms(written), size: sizes[index]! };
  });
}

/** Terms of a cluster, best first: share of its papers times how much larger that is than the share outside. */
function rankTerms({ byKey, read }: Candidates, cluster: number): Scored[] {
  const inside = read[cluster]!;
  const outside = read.reduce((sum, count) => sum + count, 0) - inside;
  const scored: Scored[] = [];
  const fewest = Math.max(2, inside * 0.06);
  for (const [key, candidate] of byKey) {
    const count = candidate.counts[cluster]!;
    if (count < fewest) continue;
    let elsewhere = -count;
    for (const other of candidate.counts) elsewhere += other;
    const share = count / inside;
    const rest = (elsewhere + 0.5) / (outside + 1);
    if (share < rest * 2) continue;
    const length = candidate.words.length;
    const score =
      Math.sqrt(share) *
      share ** 0.25 *
      Math.log(share / rest) *
      (length === 1 ? 0.75 : length === 2 ? 1.15 : 1.2);
    scored.push({ key, candidate, score });
  }
  return scored.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}

/** Each term belongs to the cluster where its score is highest. */
function findOwners(ranked: readonly (readonly Scored[])[]): Map<string, number> {
  const best = new Map<string, { score: number; cluster: number }>();
  ranked.forEach((terms, cluster) => {
    for (const { key, score } of terms) {
      const before = best.get(key);
      if (before === undefined || score > before.score) best.set(key, { score, cluster });
    }
  });
  return new Map([...best].map(([key, { cluster }]) => [key, cluster]));
}

interface Written extends Scored {
  readonly text: string;
}

/** Two or three terms that share no word, none the acronym of another. */
function chooseTerms(
  terms: readonly Written[],
  acronyms: ReadonlyMap<string, string>,
  taken: ReadonlySet<string>,
): string[] {
  const chosen: Written[] = [];
  const words = new Set<string>();
  for (const term of terms) {
    if (chosen.length === 0 && taken.has(term.text.toLowerCase())) continue;
    const own = expand(term, acronyms);
    if (own.some((word) => words.has(word))) continue;
    const length = chosen.reduce((sum, { text }) => sum + text.length + 2, 0) + term.text.length;
    if (chosen.length >= 2 && length > longestName) continue;
    if (chosen.length > 0 && term.score < chosen[0]!.score * 0.4) break;
    chosen.push(term);
    own.forEach((word) => words.add(word));
    if (chosen.length === 3) break;
  }
  return chosen.map(({ text }) => text);
}

function expand(term: Scored, acronyms: ReadonlyMap<string, string>): string[] {
  return term.candidate.words.flatMap((word) => [word, ...(acronyms.get(word)?.split(' ') ?? [])]);
}

/** For the list of terms behind a name: terms that are part of a better one are left out. */
function listTerms(terms: readonly Written[]): string[] {
  const listed: Written[] = [];
  for (const term of terms) {
    if (listed.length === termsListed) break;
    const covered = listed.some(
      ({ key }) => ` ${key} `.includes(` ${term.key} `) || ` ${term.key} `.includes(` ${key} `),
    );
    if (!covered) listed.push(term);
  }
  return listed.map(({ text }) => text);
}

function capitalise(name: string): string {
  return /^\p{Ll}+(?:[\s,-]|$)/u.test(name) ? name[0]!.toUpperCase() + name.slice(1) : name;
}
