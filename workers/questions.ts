/**
 * Questions about the finished map, by name: what goes in, what comes out. Their code loads with the first question. A question that takes
 * longer than a moment is a job: its answer is a generator, driven in slices like every other job (see pipelineService.ts).
 *
 * To add one: a line here, its function in answers.ts.
 */
import type { SentencePair } from '../src/core/explain/sentences.ts';
import type { SearchHits } from '../src/core/search/searchPapers.ts';
import type { Explanation } from '../src/core/types.ts';

export interface PairAnswer {
  readonly explanation: Explanation;
  /** The two sentences that are most alike, one of each abstract. */
  readonly sentences: SentencePair | undefined;
}

export interface QuestionTable {
  /** Why two papers are tied. */
  pair: { input: { a: number; b: number }; output: PairAnswer };
  search: { input: { query: string; limit: number }; output: SearchHits };
}
export type QuestionName = keyof QuestionTable;
