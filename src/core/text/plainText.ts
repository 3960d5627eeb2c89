/** Text in plain TypeScript, bit for bit as by kernels: loaded where these cannot run. */
import type { Job } from '../progress.ts';
import type { Paper } from '../types.ts';
import { countTerms } from './counts.ts';
import { weighTerms, type WeighedTerms } from './tfidf.ts';

export { PlainMatrices } from '../kernels/plainMatrices.ts';

export function* weighPlainly(papers: readonly Paper[], withKeywords: boolean): Job<WeighedTerms> {
  return yield* weighTerms(yield* countTerms(papers, withKeywords));
}
