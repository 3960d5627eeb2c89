/**
 * Where text and citations disagree: very similar but not citing each other (read one, look for the other), and citing but not similar (a
 * borrowed method, a bridge to another field, or a mistake in the list). Only where references are known: a missing list is no evidence.
 * Linear in the pairs and citations.
 */
import type { SimilarityEdges } from '../types.ts';
import { unknownYear } from './facets.ts';

/** Directed: the paper in row `source` lists the one in row `target` among its references. */
export interface CitationLinks {
  readonly source: Uint32Array;
  readonly target: Uint32Array;
}

export interface UncitedPair {
  /** The one that could have cited the other: the later one; of two of a year, or without years, the higher row. */
  readonly later: number;
  readonly earlier: number;
  readonly similarity: number;
}

export interface DissimilarCitation {
  readonly citing: number;
  readonly cited: number;
  readonly similarity: number;
}

export interface WhatIsKnown {
  /** 1 where the references of the paper are known. */
  readonly withReferences: Uint8Array;
  /** Year of each row, 0 where unknown. */
  readonly years: Int32Array;
}

/** `pairs`: strongest first (all similarities, not only the edges of the map). The first `limit` that do not cite each other. */
export function findUncitedPairs(
  pairs: SimilarityEdges,
  links: CitationLinks,
  known: WhatIsKnown,
  limit = 50,
): UncitedPair[] {
  const rows = known.years.length;
  const cited = new Set<number>();
  links.source.forEach((source, at) => {
    const target = links.target[at]!;
    cited.add(Math.min(source, target) * rows + Math.max(source, target));
  });
  const found: UncitedPair[] = [];
  for (let pair = 0; pair < pairs.source.length && found.length < limit; pair++) {
    const [source, target] = [pairs.source[pair]!, pairs.target[pair]!];
    if (cited.has(source * rows + target) || !wouldKnow(source, target, known)) continue;
    const [later, earlier] =
      known.years[source]! > known.years[target]! ? [source, target] : [target, source];
    found.push({ later, earlier, similarity: pairs.weight[pair]! });
  }
  return found;
}

/** Whether a citation, were there one, would be known: the references of the later paper are; of both where neither is clearly later. */
function wouldKnow(a: number, b: number, { withReferences, years }: WhatIsKnown): boolean {
  const ordered = years[a] !== unknownYear && years[b] !== unknownYear && years[a] !== years[b];
  if (!ordered) return withReferences[a] === 1 && withReferences[b] === 1;
  return withReferences[years[a]! > years[b]! ? a : b] === 1;
}

/** The least similar first; ties by citing row, then cited row. `similarityOf` gives the measure of the map for any two rows. */
export function findDissimilarCitations(
  links: CitationLinks,
  similarityOf: (a: number, b: number) => number,
  limit = 50,
): DissimilarCitation[] {
  const citations = Array.from(links.source, (citing, at) => {
    const cited = links.target[at]!;
    return { citing, cited, similarity: similarityOf(citing, cited) };
  });
  citations.sort((a, b) => a.similarity - b.similarity || a.citing - b.citing || a.cited - b.cited);
  return citations.slice(0, limit);
}
