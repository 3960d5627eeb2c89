/** Why two papers are similar, in words. */

/** One shared term and its share of the similarity (shares of all terms add up to `similarity`). */
export interface TermShare {
  readonly word: string;
  readonly share: number;
}

export interface Explanation {
  readonly similarity: number;
  /** Part of the similarity that comes from shared words (TF-IDF), already weighted by the blend. */
  readonly fromTerms: number;
  /** Part that comes from related words (LSA), already weighted by the blend. */
  readonly fromTopics: number;
  /** All terms of both papers with a share other than 0, largest first; they add up to `similarity` within 1e-6. */
  readonly terms: readonly TermShare[];
  /** Where the measure cannot be taken apart: what `terms` are instead, in a sentence for the reader. */
  readonly note?: string;
}
