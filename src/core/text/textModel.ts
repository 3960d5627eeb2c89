/** The texts of all papers as numbers: sparse and dense rows, one a paper, and the words their columns stand for. */

/** Sparse rows (CSR). Row r holds terms[offsets[r] .. offsets[r + 1]), ascending, with their values. */
export interface TermRows {
  readonly rows: number;
  readonly columns: number;
  /** rows + 1 entries. */
  readonly offsets: Uint32Array;
  readonly terms: Uint32Array;
  readonly values: Float32Array;
}

export interface DenseRows {
  readonly rows: number;
  readonly columns: number;
  /** rows * columns, row after row. */
  readonly values: Float32Array;
}

export interface Vocabulary {
  /** The stem each column stands for. */
  readonly stems: readonly string[];
  /** The surface form most often seen for that stem: what people are shown. */
  readonly words: readonly string[];
  /** Papers that hold the stem. */
  readonly documentFrequency: Uint32Array;
}

/** Everything later stages need of the texts. */
export interface TextModel {
  readonly vocabulary: Vocabulary;
  /** TF-IDF, L2-normalised: a dot product is the cosine. */
  readonly tfidf: TermRows;
  /** LSA coordinates, L2-normalised; columns <= 128. */
  readonly lsa: DenseRows;
  /** vocabulary x lsa.columns: the right singular vectors that carry a TF-IDF row to its LSA row (before normalising). */
  readonly termVectors: DenseRows;
  /** What LSA weighs in the blend, where it is not the default. */
  readonly relatedWords?: number;
  /** What some measures compare instead; there where the model was built for that measure. */
  readonly bm25?: TermRows;
  readonly embedding?: DenseRows;
  readonly texts?: readonly string[];
}
