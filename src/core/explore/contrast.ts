/**
 * What holds a set of papers together, and what sets it apart from others. For a cluster against its neighbour or the rest, and for any
 * selection. All counts are numbers of papers that hold a word, so they can be said aloud: "graph: 12 of 15 here, 3 of 122 elsewhere".
 *
 * Together: the mean TF-IDF cosine over all pairs of the set is a sum over terms, ((sum of weights)^2 - sum of squared weights) / pairs;
 * the shares add up to it exactly. Apart: log-odds with an informative Dirichlet prior, divided by its standard error (Monroe, Colaresi,
 * Quinn 2008, doi 10.1093/pan/mpn018): a word must be both much more frequent here and frequent enough to say so. The prior is ten papers
 * with the corpus' own frequencies. Linear in the terms.
 */
import { unclustered } from '../types.ts';
import type { TermRows, TextModel } from '../text/textModel.ts';
import type { TermShare } from '../explain/explanation.ts';
import { nearestCluster } from './centroids.ts';
import { dropRepeats } from './repeats.ts';
import { invertRows } from './selection.ts';

export interface SharedTerm extends TermShare {
  /** Papers of the set that hold it. */
  readonly papers: number;
}

export interface Cohesion {
  readonly papers: number;
  /** Mean TF-IDF cosine over all pairs; 0 for fewer than two papers. */
  readonly similarity: number;
  /** Shares of the similarity, largest first. Over all terms (more than are listed) they add up to it. */
  readonly terms: readonly SharedTerm[];
}

export interface ContrastTerm {
  readonly word: string;
  /** Papers that hold it, here and among the others. */
  readonly inside: number;
  readonly outside: number;
  /** Difference of the log-odds in standard errors: 2 is remarkable, 10 is plain. */
  readonly score: number;
}

export interface Contrast {
  readonly papers: number;
  readonly others: number;
  readonly terms: readonly ContrastTerm[];
}

const priorPapers = 10;

export function measureCohesion(model: TextModel, rows: Uint32Array, limit = 20): Cohesion {
  const { tfidf, vocabulary } = model;
  const sums = new Float64Array(tfidf.columns);
  const squares = new Float64Array(tfidf.columns);
  for (const row of rows) {
    for (let at = tfidf.offsets[row]!; at < tfidf.offsets[row + 1]!; at++) {
      sums[tfidf.terms[at]!]! += tfidf.values[at]!;
      squares[tfidf.terms[at]!]! += tfidf.values[at]! ** 2;
    }
  }
  const orderedPairs = Math.max(1, rows.length * (rows.length - 1));
  const counts = countHolders(tfidf, rows);
  const shared = [...sums.keys()].filter((term) => counts[term]! > 1);
  const terms = shared.map((term) => ({
    word: vocabulary.words[term]!,
    share: (sums[term]! ** 2 - squares[term]!) / orderedPairs,
    papers: counts[term]!,
    term,
  }));
  terms.sort((a, b) => b.share - a.share || a.term - b.term);
  return {
    papers: rows.length,
    similarity: terms.reduce((sum, { share }) => sum + share, 0),
    terms: bestWords(terms, limit, ({ papers }) => papers).map(({ word, share, papers }) => ({
      word,
      share,
      papers,
    })),
  };
}

/** Words of `rows` against `others`; undefined: against all the rest. Both ascending. Most telling first, ties by term. */
export function contrastTerms(
  model: TextModel,
  rows: Uint32Array,
  others: Uint32Array = invertRows(rows, model.tfidf.rows),
  limit = 20,
): Contrast {
  const { vocabulary, tfidf } = model;
  const here = countHolders(tfidf, rows);
  const there = countHolders(tfidf, others);
  const prior = Float64Array.from(
    vocabulary.documentFrequency,
    (papers) => (priorPapers * papers) / Math.max(1, tfidf.rows),
  );
  const totals = [here, there, prior].map((counts) => counts.reduce((sum, count) => sum + count, 0));
  const terms: (ContrastTerm & { term: number })[] = [];
  for (let term = 0; term < tfidf.columns; term++) {
    if (here[term] === 0 || others.length === 0) continue;
    const inside = here[term]! + prior[term]!;
    const outside = there[term]! + prior[term]!;
    const odds = inside / (totals[0]! + totals[2]! - inside);
    const otherOdds = outside / (totals[1]! + totals[2]! - outside);
    const logOdds = Math.log(odds / otherOdds);
    // Rounded, so that no last bit of the logarithm, which engines may differ in, decides an order.
    const score = Math.fround(logOdds / Math.sqrt(1 / inside + 1 / outside));
    if (!(score > 0)) continue;
    terms.push({ word: vocabulary.words[term]!, inside: here[term]!, outside: there[term]!, score, term });
  }
  terms.sort((a, b) => b.score - a.score || a.term - b.term);
  return {
    papers: rows.length,
    others: others.length,
    terms: bestWords(terms, limit, ({ inside }) => inside).map(({ word, inside, outside, score }) => ({
      word,
      inside,
      outside,
      score,
    })),
  };
}

/** The first `limit`, without parts of compounds that are listed themselves. */
function bestWords<Term extends { readonly word: string }>(
  terms: readonly Term[],
  limit: number,
  countOf: (term: Term) => number,
): Term[] {
  return dropRepeats(terms.slice(0, 2 * limit), ({ word }) => word, countOf).slice(0, limit);
}

export interface ClusterContrast {
  readonly together: Cohesion;
  /** Against all papers outside, clustered or not. */
  readonly apart: Contrast;
  /** The cluster whose papers are most similar to its own on average, and the words of either against the other. */
  readonly neighbour:
    { readonly cluster: number; readonly own: Contrast; readonly its: Contrast } | undefined;
}

export function contrastCluster(
  model: TextModel,
  clustering: { readonly assignment: Uint16Array; readonly count: number },
  cluster: number,
  limit = 20,
): ClusterContrast {
  const { assignment } = clustering;
  const rows = rowsOfCluster(assignment, cluster);
  const nearest = cluster === unclustered ? undefined : nearestCluster(model.tfidf, clustering, cluster);
  const others = nearest === undefined ? undefined : rowsOfCluster(assignment, nearest);
  return {
    together: measureCohesion(model, rows, limit),
    apart: contrastTerms(model, rows, undefined, limit),
    neighbour:
      nearest === undefined || others === undefined
        ? undefined
        : {
            cluster: nearest,
            own: contrastTerms(model, rows, others, limit),
            its: contrastTerms(model, others, rows, limit),
          },
  };
}

export function rowsOfCluster(assignment: Uint16Array, cluster: number): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < assignment.length; row++) if (assignment[row] === cluster) rows.push(row);
  return Uint32Array.from(rows);
}

function countHolders(tfidf: TermRows, rows: Uint32Array): Float64Array {
  const counts = new Float64Array(tfidf.columns);
  for (const row of rows) {
    for (let at = tfidf.offsets[row]!; at < tfidf.offsets[row + 1]!; at++) counts[tfidf.terms[at]!]!++;
  }
  return counts;
}
