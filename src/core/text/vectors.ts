/** Papers to TF-IDF rows, by the WebAssembly kernel or in plain TypeScript, with the same bits. */
import { createKernel } from '../kernels/wasm.ts';
import type { Job } from '../progress.ts';
import type { Paper } from '../types.ts';
import { countTerms } from './counts.ts';
import { weighByKernel } from './kernelVectors.ts';
import { weighTerms, type WeighedTerms } from './tfidf.ts';

export interface VectorOptions {
  /** Whether the papers' keywords count as text; they do by default. */
  readonly keywords?: boolean;
  /** Where `plain`, kernels are not used. */
  readonly engine?: 'fastest' | 'plain';
}

export function* weighPapers(papers: readonly Paper[], options: VectorOptions = {}): Job<WeighedTerms> {
  const kernel = options.engine === 'plain' ? undefined : createKernel();
  const keywords = options.keywords ?? true;
  if (kernel !== undefined) return yield* weighByKernel(kernel, papers, keywords);
  return yield* weighTerms(yield* countTerms(papers, keywords));
}
