/**
 * How the parts of a measure make one similarity. The blend is 0.7 of the TF-IDF cosine plus 0.3 of the LSA cosine: shared words decide,
 * related words break in where few are shared. An LSA cosine can be negative (papers whose subjects avoid each other); it counts as 0,
 * so that no paper is less similar than "nothing in common" and every similarity lies in [0, 1].
 */
import type { Measure } from '../types.ts';

export interface PartWeights {
  readonly tfidf: number;
  readonly lsa: number;
}

export const blendWeights: PartWeights = { tfidf: 0.7, lsa: 0.3 };

const partWeights: Readonly<Record<Measure, PartWeights>> = {
  blend: blendWeights,
  tfidf: { tfidf: 1, lsa: 0 },
  lsa: { tfidf: 0, lsa: 1 },
  // The rows differ (see measures.ts); sparse ones take the place of TF-IDF, dense ones that of LSA.
  bm25: { tfidf: 1, lsa: 0 },
  embedding: { tfidf: 0, lsa: 1 },
  compression: { tfidf: 0, lsa: 0 },
};

/** The weights of the two parts under a measure; single precision, as the kernels use them. */
export function weightsOf(measure: Measure): PartWeights {
  const { tfidf, lsa } = partWeights[measure];
  return { tfidf: Math.fround(tfidf), lsa: Math.fround(lsa) };
}

/** One similarity from the cosines of its parts, in single precision. */
export function blend(weights: PartWeights, tfidf: number, lsa: number): number {
  const sum = Math.fround(
    Math.fround(weights.tfidf * tfidf) + Math.fround(weights.lsa * (lsa > 0 ? lsa : 0)),
  );
  return sum > 1 ? 1 : sum;
}
