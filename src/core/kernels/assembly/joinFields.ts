/** What the kernel of the join works on. All addresses are bytes in linear memory; the caller lays out what `Join` names. */

@unmanaged
export class Join {
  /** TF-IDF rows without their heads: first and last entry of each (u32), terms (u32), values (f32). */
  begins: usize;
  ends: usize;
  terms: usize;
  values: usize;
  /** Posting lists of the block: for each term its first place and the place after its last (u32). */
  starts: usize;
  stops: usize;
  /** Of each posting: 4 x the row in the block (u16), value (f32). */
  postingRows: usize;
  postingValues: usize;
  /** Values of the heads, the most frequent terms (f32), and LSA rows (f32), row after row, both padded to whole vectors; bytes of a row. */
  heads: usize;
  headBytes: usize;
  dense: usize;
  denseBytes: usize;
  /** Sums of one query (f32, a block) and products of the tile (f32, tile rows x block). */
  sums: usize;
  headProducts: usize;
  denseProducts: usize;
  blockFrom: i32;
  blockRows: i32;
  /** Rows the block has room for, a multiple of eight: the width of the products. */
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
  /** Heads as whole numbers (i16), row after row. */
  shortHeads: usize;
  /** What the other columns, and the heads, of each row can add at most (f32): a product of two such lengths. */
  tails: usize;
  headLengths: usize;
  /** What a product of whole numbers counts in a similarity, of LSA rows and of heads; and what rounding can add, without and with the latter. */
  shortUnit: f32;
  headUnit: f32;
  boundError: f32;
  headBoundError: f32;
  /** Places in the block that passed the filter (i32), their number, and room for three vectors. */
  survivors: usize;
  survivorCount: i32;
  room: usize;
}

export const tileRows: i32 = 16;
