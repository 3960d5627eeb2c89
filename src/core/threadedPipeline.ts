/** The first job of the pipeline with the join on several threads: the same comparison, bit for bit. */
import { comparisonOptions, weighSimilarities } from './comparing.ts';
import type { Comparison } from './pipeline.ts';
import type { MapSettings } from './settings.ts';
import { compareInThreads, type JoinThread } from './similarity/threads.ts';
import type { AsyncJob } from './progress.ts';
import { buildTextModel } from './text/model.ts';
import type { TextModel } from './text/textModel.ts';
import type { Corpus } from './types.ts';

/** The threads may still be loading while the texts are read; they are stopped at the end, also of a job that is given up. */
export async function* compareCorpusInThreads(
  corpus: Corpus,
  settings: MapSettings,
  threads: readonly JoinThread[],
  onModel?: (model: TextModel) => void,
): AsyncJob<Comparison> {
  try {
    const model = yield* buildTextModel(corpus.papers, settings);
    onModel?.(model);
    const similarities = yield* compareInThreads(model, comparisonOptions(settings), threads);
    return yield* weighSimilarities(model, similarities);
  } finally {
    for (const thread of threads) thread.stop();
  }
}
