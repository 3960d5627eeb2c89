/** Papers to TF-IDF rows in plain TypeScript: what kernelVectors.ts comes to, bit for bit. */
import type { Job } from '../progress.ts';
import type { Paper } from '../types.ts';
import { countTerms } from './counts.ts';
import { weighTerms, type WeighedTerms } from './tfidf.ts';

export function* weighPlainly(papers: readonly Paper[], withKeywords: boolean): Job<WeighedTerms> {
  return yield* weighTerms(yield* countTerms(papers, withKeywords));
}
