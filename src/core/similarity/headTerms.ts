/**
 * The most frequent terms of sparse rows, their heads: they say least and cost most, for two thirds of all products that rows share are
 * theirs. They are held as dense rows and multiplied last, so that a pair can be let go of before: heads add at most the product of their
 * lengths (Cauchy-Schwarz). Cost: linear in the entries.
 */
import type { DenseRows, TermRows } from '../text/textModel.ts';
import type { JoinInput } from './joinEngine.ts';

const mostHeads = 64;
/** Terms that fewer than a tenth of the rows hold cost little. */
const leastShare = 0.1;
/** Heads come in whole vectors of sixteen-bit numbers. */
const lanes = 8;

export interface HeadTerms {
  /** Entries offsets[row] .. ends[row] of a row are its heads: columns come by frequency. */
  readonly ends: Uint32Array;
  /** Their values, row after row. */
  readonly rows: DenseRows;
}

/** Where the entries of each row begin whose terms are `count` or more. */
function findEnds({ rows, offsets, terms }: TermRows, count: number): Uint32Array {
  return Uint32Array.from({ length: rows }, (_, row) => {
    let at = offsets[row]!;
    while (at < offsets[row + 1]! && terms[at]! < count) at += 1;
    return at;
  });
}

function countHeads(sparse: TermRows): number {
  const most = Math.min(sparse.columns, mostHeads);
  const holders = new Uint32Array(most);
  findEnds(sparse, most).forEach((end, row) => {
    for (let at = sparse.offsets[row]!; at < end; at += 1) holders[sparse.terms[at]!]! += 1;
  });
  let count = 0;
  while (count < most && holders[count]! >= leastShare * sparse.rows) count += 1;
  return count - (count % lanes);
}

/** None where a measure has no sparse part. */
export function findHeads({ sparse, weights }: Pick<JoinInput, 'sparse' | 'weights'>): HeadTerms {
  const { rows, offsets, terms, values } = sparse;
  const count = weights.tfidf > 0 ? countHeads(sparse) : 0;
  const ends = findEnds(sparse, count);
  const spread = new Float32Array(rows * count);
  for (let row = 0; row < rows; row += 1) {
    for (let at = offsets[row]!; at < ends[row]!; at += 1) spread[row * count + terms[at]!] = values[at]!;
  }
  return { ends, rows: { rows, columns: count, values: spread } };
}
