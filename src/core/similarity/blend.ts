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

/** The weights of the two parts under a measure that is made of them; single precision, as the kernels use them. */
export function weightsOf(measure: Measure): PartWeights {
  const { tfidf, lsa } =
    measure === 'tfidf' ? { tfidf: 1, lsa: 0 } : measure === 'lsa' ? { tfidf: 0, lsa: 1 } : blendWeights;
  return { tfidf: Math.fround(tfidf), lsa: Math.fround(lsa) };
}

/** One similarity from the cosines of its parts, in single precision. */
export function blend(weights: PartWeights, tfidf: number, lsa: number): number {
  const sum = Math.fround(
    Math.fround(weights.tfidf * tfidf) + Math.fround(weights.lsa * (lsa > 0 ? lsa : 0)),
  );
  return sum > 1 ? 1 : sum;
}
