/** Similarities of one row to every row, computed apart from the join: what the quality figures are taken from. */
import type { DenseRows, TermRows } from '../../src/core/text/textModel.ts';
import type { ScoresOf } from './qualitySets.ts';
import { transpose } from './transpose.ts';

/** Sums of products of one sparse row with all rows of another matrix over the same terms. */
export function sparseProducts(rows: TermRows): (query: TermRows, row: number) => Float32Array {
  const byTerm = transpose(rows);
  return (query, row) => {
    const scores = new Float32Array(rows.rows);
    for (let at = query.offsets[row]!; at < query.offsets[row + 1]!; at += 1) {
      const term = query.terms[at]!;
      const value = query.values[at]!;
      const end = byTerm.offsets[term + 1]!;
      for (let place = byTerm.offsets[term]!; place < end; place += 1) {
        scores[byTerm.terms[place]!]! += value * byTerm.values[place]!;
      }
    }
    return scores;
  };
}

export function sparseScores(rows: TermRows): ScoresOf {
  const products = sparseProducts(rows);
  return (row) => products(rows, row);
}

/** Negative cosines count as 0, as in the blend. */
export function denseScores({ rows, columns, values }: DenseRows): ScoresOf {
  return (row) => {
    const scores = new Float32Array(rows);
    for (let other = 0; other < rows; other += 1) {
      let sum = 0;
      const [a, b] = [row * columns, other * columns];
      for (let i = 0; i < columns; i += 1) sum += values[a + i]! * values[b + i]!;
      scores[other] = Math.max(0, sum);
    }
    return scores;
  };
}

/** A weighted sum of similarities. */
export function mix(...parts: readonly (readonly [number, ScoresOf])[]): ScoresOf {
  return (row) => {
    const lists = parts.map(([weight, scoresOf]) => [weight, scoresOf(row)] as const);
    const length = lists[0]?.[1].length ?? 0;
    return Float32Array.from({ length }, (_, other) =>
      lists.reduce((sum, [weight, scores]) => sum + weight * scores[other]!, 0),
    );
  };
}
