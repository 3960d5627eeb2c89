/** The entries of sparse rows by column: the inverted index that peers and other measures use. */
import type { TermRows } from '../../src/core/text/textModel.ts';

/** The same entries by column: row t of the result lists the rows that hold term t, ascending. */
export function transpose({ rows, columns, offsets, terms, values }: TermRows): TermRows {
  const starts = new Uint32Array(columns + 1);
  for (const term of terms) starts[term + 1]! += 1;
  for (let term = 0; term < columns; term += 1) starts[term + 1]! += starts[term]!;
  const next = starts.slice();
  const holders = new Uint32Array(terms.length);
  const held = new Float32Array(terms.length);
  for (let row = 0; row < rows; row += 1) {
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
      const place = next[terms[at]!]!;
      next[terms[at]!] = place + 1;
      holders[place] = row;
      held[place] = values[at]!;
    }
  }
  return { rows: columns, columns: rows, offsets: starts, terms: holders, values: held };
}
