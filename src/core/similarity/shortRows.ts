/**
 * Dense rows shortened for a first filter: the first columns as whole numbers of sixteen bits, and what the others can add at most.
 *
 * For rows a, b with first columns h and the rest t, and h' the rounded h: a.b <= a'.b' + |a'| |b_h - b'| + |a_h - a'| |b_h| + |a_t| |b_t|
 * (Cauchy-Schwarz). LSA columns descend by what they hold, so little is left to the tails. Cost: linear in the numbers.
 */
import type { DenseRows } from '../text/textModel.ts';

export interface ShortRows {
  readonly columns: number;
  /** rows x columns whole numbers. */
  readonly values: Int16Array;
  /** What two whole numbers multiplied count. */
  readonly unit: number;
  /** Length of the columns left out, of each row. */
  readonly tails: Float32Array;
  /** At most so much is lost by rounding, here and in the sums of single precision. */
  readonly error: number;
}

const longest = 2 ** 14;
/** Far more than sums of a few hundred single-precision products of numbers up to 1 can lose. */
const slack = 1e-4;

function lengthOf(values: Float32Array, from: number, to: number): number {
  let square = 0;
  for (let at = from; at < to; at += 1) square += values[at]! * values[at]!;
  return Math.sqrt(square);
}

/** Length of each row. */
export function lengthsOf({ rows, columns, values }: DenseRows): Float32Array {
  return Float32Array.from({ length: rows }, (_, row) =>
    lengthOf(values, row * columns, (row + 1) * columns),
  );
}

export function shortenRows({ rows, columns, values }: DenseRows, kept: number): ShortRows {
  const tails = new Float32Array(rows);
  let head = 0;
  let whole = 0;
  for (let row = 0; row < rows; row += 1) {
    const start = row * columns;
    head = Math.max(head, lengthOf(values, start, start + kept));
    whole = Math.max(whole, lengthOf(values, start, start + columns));
    tails[row] = lengthOf(values, start + kept, start + columns);
  }
  const scale = longest / (head || 1);
  const short = new Int16Array(rows * kept);
  for (let row = 0; row < rows; row += 1) {
    for (let i = 0; i < kept; i += 1) short[row * kept + i] = Math.round(values[row * columns + i]! * scale);
  }
  const lost = (0.5 * Math.sqrt(kept)) / scale;
  const error = lost * (2 * head + lost) + slack * (1 + whole * whole);
  return { columns: kept, values: short, unit: 1 / (scale * scale), tails, error };
}
