/** Papers to the text model: TF-IDF rows, and their LSA coordinates. What each step does and costs is written at its module. */
import type { Job, Paper, TextModel } from '../types.ts';
import { countTerms } from './counts.ts';
import { analyse } from './lsa.ts';
import { weighTerms } from './tfidf.ts';

export interface TextOptions {
  /** Start of the randomised factorisation. */
  readonly seed: number;
}

export function* buildTextModel(papers: readonly Paper[], options: TextOptions): Job<TextModel> {
  const counts = yield* countTerms(papers);
  const { vocabulary, tfidf } = weighTerms(counts, papers.length);
  const { lsa, termVectors } = yield* analyse(tfidf, options);
  return { vocabulary, tfidf, lsa, termVectors };
}
