/**
 * Questions about the finished map, by name: what goes in, what comes out. Their code loads with the first question. A question that takes
 * longer than a moment is a job: its answer is a generator, driven in slices like every other job (see pipelineService.ts).
 *
 * To add one: a line here, its function in answers.ts.
 */
import type { SentencePair } from '../src/core/explain/sentences.ts';
import type { SubCluster } from '../src/core/graph/levels.ts';
import type { SearchHits } from '../src/core/search/searchPapers.ts';
import type { Explanation } from '../src/core/types.ts';

export interface PairAnswer {
  readonly explanation: Explanation;
  /** The two sentences that are most alike, one of each abstract. */
  readonly sentences: SentencePair | undefined;
}

/** How far the map can be believed. */
export interface FaithfulnessAnswer {
  /** So many nearest papers are compared. */
  readonly k: number;
  /** Of each paper's k nearest on the map, this share is among its k most similar, on average. */
  readonly meanKept: number;
  /** Papers whose neighbours the map tears apart: worst first. */
  readonly torn: Uint32Array;
}

/** Named parts of the larger clusters. */
export interface LevelsAnswer {
  readonly assignment: Uint16Array;
  readonly clusters: readonly SubCluster[];
}

export interface QuestionTable {
  /** Why two papers are tied. */
  pair: { input: { a: number; b: number }; output: PairAnswer };
  faithfulness: { input: Record<string, never>; output: FaithfulnessAnswer };
  levels: { input: Record<string, never>; output: LevelsAnswer };
  search: { input: { query: string; limit: number }; output: SearchHits };
}
export type QuestionName = keyof QuestionTable;
