/**
 * Papers to the text model: TF-IDF rows and their LSA coordinates, and what the measure asks for besides. What each step does and costs is
 * written at its module.
 */
import type { Job } from '../progress.ts';
import type { Measure, Paper } from '../types.ts';
import type { TextModel } from './textModel.ts';
import { weighBm25 } from './bm25.ts';
import { embeddingRows } from './embeddings.ts';
import { analyse } from './lsa.ts';
import { weighPapers } from './textEngine.ts';

export interface TextOptions {
  /** Start of the randomised factorisation. */
  readonly seed: number;
  /** The measure the model is for, by default one that needs nothing but TF-IDF and LSA. */
  readonly measure?: Measure;
  /** Whether the papers' keywords count as text; they do by default. */
  readonly keywords?: boolean;
  /** What LSA weighs in the blend, by default 0.3. */
  readonly relatedWords?: number;
}

export function* buildTextModel(papers: readonly Paper[], options: TextOptions): Job<TextModel> {
  const { vocabulary, tfidf, termCounts } = yield* weighPapers(papers, options.keywords);
  const { lsa, termVectors } = yield* analyse(tfidf, { seed: options.seed });
  const { relatedWords } = options;
  const model = {
    vocabulary,
    tfidf,
    lsa,
    termVectors,
    ...(relatedWords === undefined ? {} : { relatedWords }),
  };
  switch (options.measure) {
    case 'bm25':
      return { ...model, bm25: weighBm25(tfidf, termCounts, vocabulary) };
    case 'embedding':
      return { ...model, embedding: embeddingRows(papers) };
    case 'compression':
      return { ...model, texts: papers.map(({ title, abstract }) => `${title}\n\n${abstract}`.trim()) };
    default:
      return model;
  }
}
