/** What a person may set about a map. Everything here goes into the recipe. */
import type { Measure } from './types.ts';

export type EdgeRule = 'threshold' | 'topK' | 'mutualTopK' | 'disparity';

export interface MapSettings {
  readonly measure: Measure;
  /** Similarity in [0, 1] from which two papers are tied, or 'auto': found from the corpus (see similarity/threshold.ts). */
  readonly threshold: number | 'auto';
  /** How many strongest ties of each paper are kept even below the threshold, or 'auto'. */
  readonly keptNeighbours: number | 'auto';
  readonly edgeRule: EdgeRule;
  /** Resolution of the clustering: higher gives more, smaller clusters. */
  readonly resolution: number;
  readonly seed: number;
}

export const defaultSettings: MapSettings = {
  measure: 'blend',
  threshold: 'auto',
  keptNeighbours: 'auto',
  edgeRule: 'threshold',
  resolution: 1,
  seed: 1,
};

/** Nearest papers kept for each paper: what the reader lists and the layout may use. */
export const neighboursKept = 20;

/** Program name and version, as written into every export. */
export const program = { name: 'Paperweave', version: '0.1.0' } as const;
