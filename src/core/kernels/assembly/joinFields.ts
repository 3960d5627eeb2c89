/** What the kernel of the join works on. All addresses are bytes in linear memory; the caller lays out what `Join` names. */

@unmanaged
export class Join {
  /** TF-IDF rows: offsets (u32, rows + 1), terms (u32), values (f32). */
  offsets: usize;
  terms: usize;
  values: usize;
  /** Posting lists of the block: for each term its first place and the place after its last (u32). */
  starts: usize;
  ends: usize;
  /** Of each posting: 4 x the row in the block (u16), value (f32). */
  postingRows: usize;
  postingValues: usize;
  /** LSA rows (f32), row after row; and those of the block in groups of eight rows, column after column. */
  dense: usize;
  denseBlock: usize;
  columns: i32;
  /** Sums of one query (f32, a block) and of the tile (f32, tile rows x block). */
  sparseScores: usize;
  denseScores: usize;
  blockFrom: i32;
  blockRows: i32;
  /** Rows the block has room for, a multiple of eight: the width of the scores. */
  blockWidth: i32;
  sparseWeight: f32;
  denseWeight: f32;
  floor: f32;
  /** The k nearest of each row, best first: rows (u32), weights (f32), how many (u32); and the weight to beat (f32), a tiny one at first. */
  k: i32;
  nearestRows: usize;
  nearestWeights: usize;
  nearestCounts: usize;
  weightToBeat: usize;
  /** 1000 counts (u32). */
  histogram: usize;
  /** Pairs at or above the floor. */
  edgeSources: usize;
  edgeTargets: usize;
  edgeWeights: usize;
  edgeCount: i32;
  /** Pairs below this need no counting. */
  countedFrom: f32;
  /** The first columns of LSA rows as whole numbers (i16), row after row; and those of the block in groups of eight rows, two columns at a time. */
  shortRows: usize;
  shortBlock: usize;
  shortColumns: i32;
  /** What the other columns of each row can add at most (f32): a product of two such lengths; and what rounding can (see shortRows.ts). */
  tails: usize;
  shortUnit: f32;
  shortError: f32;
  /** Places in the block that passed the filter (i32), and their exact LSA products (f32, four). */
  survivors: usize;
  products: usize;
  survivorCount: i32;
}

export const tileRows: i32 = 16;
