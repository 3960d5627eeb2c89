/**
 * The named types that travel through the house: files -> Corpus -> TextModel -> Similarities -> MapEdges -> Clustering, positions. What
 * reading tells is in corpus/importResult.ts, texts as numbers in text/textModel.ts, long work in progress.ts.
 *
 * Conventions. `row` is the index of a paper in `Corpus.papers` (sorted by id, so the order of the input never matters); `paperId` is its
 * string id. Numbers live in flat typed arrays with named columns; what crosses to a worker and back is transferred. Similarities are
 * cosines of L2-normalised rows or blends of them, in [0, 1]. Positions are one Float32Array x0 y0 x1 y1 ... in map units.
 */

import type { EdgeRule, LayerSettings } from './settings.ts';

// --- corpus --------------------------------------------------------------------------------------------------------------------------

/** Where a record stood: file (or page) name, 1-based rank among that file's records, 1-based line of its first line. */
export interface Source {
  readonly file: string;
  readonly rank: number;
  readonly line: number;
}

/** Ids a paper is known by elsewhere, normalised (doi lower-case without resolver, arXiv without version). */
export interface Identifiers {
  readonly doi?: string;
  readonly arxiv?: string;
  readonly pmid?: string;
  readonly openalex?: string;
  readonly semanticScholar?: string;
  readonly wos?: string;
  readonly scopus?: string;
}

/** One entry of a reference list: the text as found, and whatever identifies it. `id` is an id local to the file it came from. */
export interface Reference {
  readonly text?: string;
  readonly id?: string;
  readonly doi?: string;
  readonly author?: string;
  readonly year?: number;
  readonly volume?: string;
  readonly page?: string;
  readonly title?: string;
}

export interface Paper {
  /** Stable: the id the file brings, or made from the normalised title (and more only where two papers share it). */
  readonly id: string;
  /** Plain text, never markup. */
  readonly title: string;
  /** Plain text; paragraphs separated by a blank line; '' where the file has none. */
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly year?: number;
  readonly venue?: string;
  readonly volume?: string;
  /** First page, or the article number. */
  readonly page?: string;
  readonly keywords: readonly string[];
  readonly url?: string;
  readonly identifiers: Identifiers;
  readonly references: readonly Reference[];
  /** Every record that was merged into this paper, sorted by file, then rank. */
  readonly sources: readonly Source[];
  /** Ids of papers a person keeps apart from this one though they look the same. */
  readonly twins?: readonly string[];
  /** A vector that came with the file, as found (not normalised). */
  readonly embedding?: readonly number[];
  /** Known label of the paper in its file (area, session); for measuring, never used by the map. */
  readonly label?: string;
}

/** Where a corpus comes from, in words fit for a caption. */
export interface Origin {
  readonly name: string;
  readonly note: string;
}

export interface Corpus {
  /** Sorted by id. */
  readonly papers: readonly Paper[];
  readonly origin: Origin;
  /** Order-free hash of ids, titles and abstracts: 16 hex digits. */
  readonly fingerprint: string;
}

// --- similarity ----------------------------------------------------------------------------------------------------------------------

export type Measure = 'blend' | 'tfidf' | 'lsa' | 'bm25' | 'embedding' | 'compression';

/** Undirected edges as columns, source < target (rows). Sorted by weight, highest first; ties by source, then target. */
export interface SimilarityEdges {
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly weight: Float32Array;
}

/** The k most similar of each row, best first, ties by row: index[r * k + i]. Unused places: index = 0xffffffff, weight = 0. */
export interface Neighbours {
  readonly k: number;
  readonly index: Uint32Array;
  readonly weight: Float32Array;
}

/**
 * Counts of all pairs by similarity: bin i holds [i / bins, (i + 1) / bins); the last also holds 1. Exact, not a sample. Pairs below the bin
 * of the floor, which no threshold reaches, are counted together in the first.
 */
export interface Histogram {
  readonly bins: number;
  readonly counts: Float64Array;
}

export interface Similarities {
  readonly measure: Measure;
  /** Every pair at or above this is in `edges` (unless `capped`). */
  readonly floor: number;
  readonly edges: SimilarityEdges;
  readonly neighbours: Neighbours;
  readonly histogram: Histogram;
  /** True where the floor had to be raised to keep memory bounded; `floor` is then the raised one. */
  readonly capped: boolean;
}

/** What each threshold would give; one entry a step, thresholds descending. */
export interface ThresholdCurves {
  readonly threshold: Float32Array;
  readonly edges: Uint32Array;
  readonly tied: Uint32Array;
  readonly components: Uint32Array;
  readonly largest: Uint32Array;
}

// --- map -----------------------------------------------------------------------------------------------------------------------------

export type EdgeKind = 'similarity' | 'strongest' | 'citation' | 'coupling' | 'cocitation' | 'file';

/** The edges of the map, as columns; kind is an index into `edgeKinds`. */
export interface MapEdges extends SimilarityEdges {
  readonly kind: Uint8Array;
}

export const edgeKinds: readonly EdgeKind[] = [
  'similarity',
  'strongest',
  'citation',
  'coupling',
  'cocitation',
  'file',
];

/** Papers in no cluster carry this instead of a cluster number. */
export const unclustered = 0xffff;

export interface Cluster {
  /** 0 is the largest; ties by the smallest row. */
  readonly index: number;
  readonly name: string;
  /** What the name was made from, best first. */
  readonly terms: readonly string[];
  readonly size: number;
}

export interface Clustering {
  /** Cluster of each row, or `unclustered`. */
  readonly assignment: Uint16Array;
  readonly count: number;
  readonly modularity: number;
}

export interface Recipe {
  readonly program: string;
  readonly version: string;
  readonly corpus: { readonly name: string; readonly fingerprint: string; readonly papers: number };
  readonly measure: Measure;
  /** Where they are not the defaults. */
  readonly relatedWords?: number;
  readonly keywords?: boolean;
  readonly threshold: number;
  readonly thresholdRule: 'auto' | 'manual';
  readonly keptNeighbours: number;
  /** Where it is not 'threshold'. */
  readonly edgeRule?: EdgeRule;
  /** Where the places are those of the files. */
  readonly places?: 'file';
  /** Layers of citations and of the files' own ties, where any was on. */
  readonly layers?: LayerSettings;
  readonly edges: number;
  readonly clusters: number;
  readonly resolution: number;
  /** Where it is not 'auto'. */
  readonly islands?: number;
  readonly layout: {
    readonly name: string;
    readonly iterations: number;
    /** There where the places went on from those of another map: corpus and settings alone do not lead to them. */
    readonly continued?: boolean;
    /** How many papers a person put elsewhere. */
    readonly pinned?: number;
  };
  readonly seed: number;
}

/** A finished map: what the page shows and what every writer of files takes. */
export interface PaperMap {
  readonly corpus: Corpus;
  readonly edges: MapEdges;
  readonly clusters: readonly Cluster[];
  readonly assignment: Uint16Array;
  /** Float32Array x0 y0 x1 y1 ...; the map's y grows upwards. */
  readonly positions: Float32Array;
  readonly recipe: Recipe;
  /** Ids of the papers that a person put where they stand. */
  readonly pinned?: ReadonlySet<string>;
}
