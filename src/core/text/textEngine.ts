/** Which engine makes vectors of texts: the kernels, or plain TypeScript, which is loaded only where those cannot run. */
import { KernelMatrices, type MatrixEngine } from '../kernels/matrices.ts';
import { createKernel } from '../kernels/wasm.ts';
import type { Job } from '../progress.ts';
import type { Paper } from '../types.ts';
import { weighByKernel } from './kernelVectors.ts';
import type { PlainMatrices, weighPlainly } from './plainText.ts';
import type { WeighedTerms } from './tfidf.ts';

interface PlainText {
  readonly weighPlainly: typeof weighPlainly;
  readonly PlainMatrices: typeof PlainMatrices;
}

let plain: PlainText | undefined;

/** To be awaited before texts become vectors. */
export async function prepareText(): Promise<void> {
  if (createKernel() === undefined) plain = await import('./plainText.ts');
}

function loaded(): PlainText {
  if (plain !== undefined) return plain;
  throw new Error('Kernels cannot run here: await prepareText() before texts become vectors.');
}

/** Papers to TF-IDF rows. */
export function weighPapers(papers: readonly Paper[], withKeywords = true): Job<WeighedTerms> {
  const kernel = createKernel();
  if (kernel === undefined) return loaded().weighPlainly(papers, withKeywords);
  return weighByKernel(kernel, papers, withKeywords);
}

export function createMatrices(): MatrixEngine {
  const kernel = createKernel();
  return kernel === undefined ? new (loaded().PlainMatrices)() : new KernelMatrices(kernel);
}
