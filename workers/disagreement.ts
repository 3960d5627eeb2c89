/** Where text and citations disagree (core/explore/disagreement.ts), for the open map. */
import { listCitations } from '../src/core/citations/direct.ts';
import { explainPair } from '../src/core/explain/pair.ts';
import {
  findDissimilarCitations,
  findUncitedPairs,
  type DissimilarCitation,
  type UncitedPair,
} from '../src/core/explore/disagreement.ts';
import { yearsOf } from '../src/core/explore/facets.ts';
import { collectPairs } from '../src/core/explore/nearestMiss.ts';
import type { Job } from '../src/core/progress.ts';
import { referencesOf } from './citations.ts';
import type { MappedWorld } from './world.ts';

export interface DisagreementAnswer {
  /** Papers that bring a list of references; citations among the papers of the map. */
  readonly withReferences: number;
  readonly citations: number;
  readonly uncited: readonly UncitedPair[];
  readonly dissimilar: readonly DissimilarCitation[];
}

const citationsPerStep = 50;

export function* answerDisagreement(
  { imported, comparison, settings }: MappedWorld,
  { most }: { readonly most: number },
): Job<DisagreementAnswer> {
  const { papers } = imported.corpus;
  const links = listCitations(yield* referencesOf(imported));
  const withReferences = Uint8Array.from(papers, ({ references }) => (references.length > 0 ? 1 : 0));
  const known = { withReferences, years: yearsOf(papers) };
  const uncited = findUncitedPairs(collectPairs(comparison.similarities), links, known, most);
  const total = links.source.length;
  const similarity = new Map<number, number>();
  for (let at = 0; at < total; at += 1) {
    const [citing, cited] = [links.source[at]!, links.target[at]!];
    const { similarity: own } = explainPair(comparison.model, settings.measure, citing, cited);
    similarity.set(citing * papers.length + cited, own);
    if (at % citationsPerStep === 0) yield { stage: 'graph', done: at, total };
  }
  const similarityOf = (a: number, b: number) => similarity.get(a * papers.length + b)!;
  return {
    withReferences: withReferences.reduce((sum, one) => sum + one, 0),
    citations: total,
    uncited,
    dissimilar: findDissimilarCitations(links, similarityOf, most),
  };
}
