/** What makes vectors of texts: the kernels, or plain TypeScript where those cannot run. */
import { KernelMatrices, type MatrixEngine } from '../kernels/matrices.ts';
import { createKernel } from '../kernels/wasm.ts';
import { plainEngines } from '../plainEngines.ts';
import type { Job } from '../progress.ts';
import type { Paper } from '../types.ts';
import { weighByKernel } from './kernelVectors.ts';
import type { WeighedTerms } from './tfidf.ts';

/** Papers to TF-IDF rows. */
export function weighPapers(papers: readonly Paper[], withKeywords = true): Job<WeighedTerms> {
  const kernel = createKernel();
  if (kernel === undefined) return plainEngines().weighPlainly(papers, withKeywords);
  return weighByKernel(kernel, papers, withKeywords);
}

export function createMatrices(): MatrixEngine {
  const kernel = createKernel();
  return kernel === undefined ? new (plainEngines().PlainMatrices)() : new KernelMatrices(kernel);
}
