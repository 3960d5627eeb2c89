/**
 * How the parts of a measure make one similarity. The blend is by default 0.7 of the TF-IDF cosine plus 0.3 of the LSA cosine: shared words decide,
 * related words break in where few are shared. An LSA cosine can be negative (papers whose subjects avoid each other); it counts as 0,
 * so that no paper is less similar than "nothing in common" and every similarity lies in [0, 1].
 */
import type { Measure } from '../types.ts';

export interface PartWeights {
  readonly tfidf: number;
  readonly lsa: number;
}

const relatedWords = 0.3;

const partWeights: Readonly<Record<Exclude<Measure, 'blend'>, PartWeights>> = {
  tfidf: { tfidf: 1, lsa: 0 },
  lsa: { tfidf: 0, lsa: 1 },
  // The rows differ (see measures.ts); sparse ones take the place of TF-IDF, dense ones that of LSA.
  bm25: { tfidf: 1, lsa: 0 },
  embedding: { tfidf: 0, lsa: 1 },
  compression: { tfidf: 0, lsa: 0 },
};

/** `related` of LSA and the rest of TF-IDF. */
function share(related: number): PartWeights {
  const lsa = Math.min(1, Math.max(0, related));
  return { tfidf: 1 - lsa, lsa };
}

/** The weights of the two parts under a measure (`related`: of LSA in the blend); single precision, as the kernels use them. */
export function weightsOf(measure: Measure, related = relatedWords): PartWeights {
  const { tfidf, lsa } = measure === 'blend' ? share(related) : partWeights[measure];
  return { tfidf: Math.fround(tfidf), lsa: Math.fround(lsa) };
}

/** One similarity from the cosines of its parts, in single precision. */
export function blend(weights: PartWeights, tfidf: number, lsa: number): number {
  const sum = Math.fround(
    Math.fround(weights.tfidf * tfidf) + Math.fround(weights.lsa * (lsa > 0 ? lsa : 0)),
  );
  return sum > 1 ? 1 : sum;
}
