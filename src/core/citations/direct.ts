/** Direct citations inside the corpus, and who cites whom. */
import type { ReferenceLists } from './works.ts';

/** Directed edges as columns: `source` cites `target` (rows). Sorted by source, then target; each pair once. */
export interface CitationEdges {
  readonly source: Uint32Array;
  readonly target: Uint32Array;
}

export function listCitations({ rows, offsets, works }: ReferenceLists): CitationEdges {
  const source: number[] = [];
  const target: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
      if (works[at]! >= rows) break;
      source.push(row);
      target.push(works[at]!);
    }
  }
  return { source: Uint32Array.from(source), target: Uint32Array.from(target) };
}

/** For the reader of one paper: rows it cites and rows that cite it, ascending. */
export function citationsOf(
  edges: CitationEdges,
  row: number,
): { readonly cites: readonly number[]; readonly citedBy: readonly number[] } {
  const cites: number[] = [];
  const citedBy: number[] = [];
  for (let at = 0; at < edges.source.length; at += 1) {
    if (edges.source[at] === row) cites.push(edges.target[at]!);
    if (edges.target[at] === row) citedBy.push(edges.source[at]!);
  }
  return { cites, citedBy };
}
