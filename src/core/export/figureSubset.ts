/** Which rows and which edges a figure shows. */
import type { MapEdges } from '../types.ts';
import type { FigureInput, FigureSubset } from './figureTypes.ts';

/** Rows of the subset, ascending. O(papers + edges). */
export function subsetRows(
  input: Pick<FigureInput, 'positions' | 'assignment' | 'edges' | 'subset'>,
): number[] {
  const count = input.assignment.length;
  const shown = rowTest(input.subset, input);
  return Array.from({ length: count }, (_, row) => row).filter(shown);
}

function rowTest(
  subset: FigureSubset,
  { positions, assignment, edges }: Pick<FigureInput, 'positions' | 'assignment' | 'edges'>,
): (row: number) => boolean {
  switch (subset.kind) {
    case 'everything':
      return () => true;
    case 'cluster':
      return (row) => assignment[row] === subset.cluster;
    case 'neighbourhood': {
      const near = neighbourRows(edges, subset.row);
      return (row) => near.has(row);
    }
    case 'selection': {
      const chosen = new Set(subset.rows);
      return (row) => chosen.has(row);
    }
    case 'view':
      return (row) => {
        const x = positions[2 * row]!;
        const y = positions[2 * row + 1]!;
        return x >= subset.left && x <= subset.right && y >= subset.bottom && y <= subset.top;
      };
  }
}

function neighbourRows(edges: MapEdges, row: number): Set<number> {
  const near = new Set([row]);
  edges.source.forEach((source, edge) => {
    const target = edges.target[edge]!;
    if (source === row) near.add(target);
    if (target === row) near.add(source);
  });
  return near;
}

/**
 * Indices of the edges to draw, weakest first so that the strongest lie on top. An edge that leaves the rows belongs to a view only,
 * where it is cut at the frame.
 */
export function subsetEdges(edges: MapEdges, rows: readonly number[], leaving: boolean): number[] {
  const shown = new Set(rows);
  const chosen: number[] = [];
  edges.source.forEach((source, edge) => {
    const inside = Number(shown.has(source)) + Number(shown.has(edges.target[edge]!));
    if (inside === 2 || (leaving && inside === 1)) chosen.push(edge);
  });
  return chosen.sort((a, b) => edges.weight[a]! - edges.weight[b]! || b - a);
}
