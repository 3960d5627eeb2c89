/**
 * Questions about the finished map, by name: what goes in, what comes out. Their code loads with the first question. A question that takes
 * longer than a moment is a job: its answer is a generator, driven in slices like every other job (see pipelineService.ts).
 *
 * To add one: a line here, its function in answers.ts.
 */
import type { SentencePair } from '../src/core/explain/sentences.ts';
import type { Bridge } from '../src/core/explore/bridges.ts';
import type { CentralPapers } from '../src/core/explore/central.ts';
import type { ClusterContrast } from '../src/core/explore/contrast.ts';
import type { Region } from '../src/core/graph/regions.ts';
import type { Stability } from '../src/core/graph/stability.ts';
import type { SubCluster } from '../src/core/graph/levels.ts';
import type { MapOverview } from '../src/core/explore/overview.ts';
import type { Placement } from '../src/core/explore/place.ts';
import type { NotedRows } from '../src/core/explore/facets.ts';
import type { Filter } from '../src/core/explore/filters.ts';
import type { YearAxis, YearCounts } from '../src/core/explore/years.ts';
import type { SearchHits } from '../src/core/search/searchPapers.ts';
import type { Explanation } from '../src/core/explain/explanation.ts';
import type { EarlierAnswer } from './earlier.ts';
import type { DisagreementAnswer } from './disagreement.ts';
import type { BridgesQuestion, PathAnswer, PathQuestion } from './exploreAnswers.ts';

import type { ProjectExtras } from './project.ts';

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

/** A value of a list that papers can be filtered by, and how many papers it would give under the other filters. */
export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

export interface FilterAnswer {
  /** Papers that pass every filter, ascending. */
  readonly rows: Uint32Array;
  readonly axis: YearAxis;
  readonly years: YearCounts;
  /** '' stands for papers that have none. */
  readonly venues: readonly ValueCount[];
  readonly sources: readonly ValueCount[];
  readonly tags: readonly ValueCount[];
  readonly readings: readonly ValueCount[];
  /** By cluster; the last entry counts papers in no cluster. */
  readonly clusters: Uint32Array;
  /** By number of ties, see `degreeRange`. */
  readonly degrees: Uint32Array;
  readonly withAbstract: number;
  readonly withoutAbstract: number;
}

export interface CitationsAnswer {
  /** Rows this paper cites, and rows that cite it. */
  readonly cites: readonly number[];
  readonly citedBy: readonly number[];
}

/** A work many papers cite and the corpus lacks. */
export interface MissingAnswer {
  readonly name: string;
  readonly doi: string | undefined;
  readonly citedBy: readonly number[];
}

export interface QuestionTable {
  /** Outlines of the clusters on the map. */
  regions: { input: Record<string, never>; output: readonly Region[] };
  citations: { input: { row: number }; output: CitationsAnswer };
  missing: { input: { most: number }; output: readonly MissingAnswer[] };
  /** Why two papers are tied. */
  pair: { input: { a: number; b: number }; output: PairAnswer };
  /** The reading path from one paper to another, each hop explained. */
  path: { input: PathQuestion; output: PathAnswer };
  bridges: { input: BridgesQuestion; output: readonly Bridge[] };
  central: { input: { cluster: number }; output: CentralPapers };
  /** What holds a cluster together and sets it apart; the same for any papers. */
  clusterContrast: { input: { cluster: number }; output: ClusterContrast };
  contrast: { input: { rows: Uint32Array }; output: ClusterContrast };
  faithfulness: { input: Record<string, never>; output: FaithfulnessAnswer };
  levels: { input: Record<string, never>; output: LevelsAnswer };
  /** Whether the clusters would be there had chance or the data been a little different. */
  stability: { input: { repetitions: number }; output: Stability };
  /** Very similar but not citing each other, and citing but not similar. */
  disagreement: { input: { most: number }; output: DisagreementAnswer };
  /** Where a text that is not of the corpus belongs. */
  place: { input: { text: string }; output: Placement };
  /** The map in words. */
  overview: { input: undefined; output: MapOverview };
  /** Which papers pass, and what each further choice would give. */
  filter: { input: { filters: readonly Filter[]; noted: NotedRows | undefined }; output: FilterAnswer };
  /** The words that tie the two papers of each pair, best first. */
  pairWords: {
    input: { source: Uint32Array; target: Uint32Array; count: number };
    output: readonly (readonly string[])[];
  };
  /** The map with what a person added to it, as a project file. */
  project: { input: ProjectExtras; output: Blob };
  /** This map beside an earlier one: what a file of it tells. */
  earlier: { input: { bytes: Uint8Array }; output: EarlierAnswer };
  /** Loads these modules of the worker now, so that nothing is asked of the network later; the number of its requests so far. */
  parts: { input: { addresses: readonly string[] }; output: { readonly requests: number } };
  search: { input: { query: string; limit: number }; output: SearchHits };
}
export type QuestionName = keyof QuestionTable;
