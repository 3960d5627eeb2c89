/** What a person may set about a map. Everything here goes into the recipe. */
import type { Measure } from './types.ts';

export type EdgeRule = 'threshold' | 'topK' | 'mutualTopK' | 'disparity';

export type LayerName = 'citation' | 'coupling' | 'cocitation' | 'file';

export interface LayerSetting {
  readonly shown: boolean;
  /** Pairs below this are left out; without meaning for direct citations. */
  readonly threshold: number;
  /** What a full tie of this layer counts in clusters and layout; a similarity counts as it is. */
  readonly weight: number;
}
export type LayerSettings = Readonly<Record<LayerName, LayerSetting>>;

export interface MapSettings {
  readonly measure: Measure;
  /** What related words (LSA) weigh in the blend, from 0 to 1; shared words weigh the rest. */
  readonly relatedWords: number;
  /** Whether the papers' keywords count as text. */
  readonly keywords: boolean;
  /** Similarity in [0, 1] from which two papers are tied, or 'auto': found from the corpus (see similarity/threshold.ts). */
  readonly threshold: number | 'auto';
  /** How many strongest ties of each paper are kept even below the threshold, or 'auto'. */
  readonly keptNeighbours: number | 'auto';
  readonly edgeRule: EdgeRule;
  /** Resolution of the clustering: higher gives more, smaller clusters; or 'auto': by the number of papers (see graph/clusters.ts). */
  readonly resolution: number | 'auto';
  /** From 0 (continuous: forces) to 1 (clustered: separate islands), or 'auto': by the number of papers (see layout/layout.ts). */
  readonly islands: number | 'auto';
  readonly seed: number;
  /** Where papers stand: by what pulls them together, or where the files put them (as far as they do). */
  readonly places: 'forces' | 'file';
  /** Ties beside similarity: citations, where the papers bring references, and those that the files draw themselves. */
  readonly layers: LayerSettings;
}

export const defaultSettings: MapSettings = {
  measure: 'blend',
  relatedWords: 0.3,
  keywords: true,
  threshold: 'auto',
  keptNeighbours: 'auto',
  edgeRule: 'threshold',
  resolution: 'auto',
  islands: 'auto',
  seed: 1,
  places: 'forces',
  layers: {
    citation: { shown: false, threshold: 0, weight: 0.4 },
    coupling: { shown: false, threshold: 0.1, weight: 0.8 },
    cocitation: { shown: false, threshold: 0.2, weight: 0.6 },
    file: { shown: false, threshold: 0, weight: 0.4 },
  },
};

/** Whether two settings compare the papers alike. */
export function sameComparison(a: MapSettings, b: MapSettings): boolean {
  const { measure, relatedWords, keywords, seed } = a;
  return JSON.stringify({ ...b, measure, relatedWords, keywords, seed }) === JSON.stringify(b);
}

/** Whether two settings place the papers of one comparison alike: threshold, ties and clusters move no paper. */
export function sameForces(a: MapSettings, b: MapSettings): boolean {
  const { threshold, keptNeighbours, edgeRule, resolution } = a;
  return JSON.stringify({ ...b, threshold, keptNeighbours, edgeRule, resolution }) === JSON.stringify(a);
}

/** Nearest papers kept for each paper: what the reader lists and the layout may use. */
export const neighboursKept = 20;

/** Program name and version, as written into every export. */
export const program = { name: 'Paperweave', version: '0.1.0' } as const;
