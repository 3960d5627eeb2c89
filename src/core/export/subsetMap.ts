/** A part of a finished map as a map of its own: same places, colours and names; ties among its papers only. O(papers + edges). */
import type { MapEdges, PaperMap } from '../types.ts';
import { recipeOf } from './recipe.ts';

/** `rows` ascending. The recipe stays that of the whole map: it tells how these places came about. */
export function subsetMap(map: PaperMap, rows: readonly number[]): PaperMap {
  const { corpus, assignment, positions, clusters } = map;
  if (rows.length === corpus.papers.length) return map;
  const own = Uint16Array.from(rows, (row) => assignment[row]!);
  const sizes = new Map<number, number>();
  for (const cluster of own) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return {
    ...map,
    recipe: recipeOf(map),
    corpus: { ...corpus, papers: rows.map((row) => corpus.papers[row]!) },
    edges: edgesAmong(map.edges, rows),
    assignment: own,
    positions: Float32Array.from(rows.flatMap((row) => [positions[2 * row]!, positions[2 * row + 1]!])),
    clusters: clusters
      .filter(({ index }) => sizes.has(index))
      .map((cluster) => ({ ...cluster, size: sizes.get(cluster.index)! })),
  };
}

function edgesAmong(edges: MapEdges, rows: readonly number[]): MapEdges {
  const places = new Map(rows.map((row, place) => [row, place]));
  const kept = Array.from(edges.weight.keys()).filter(
    (edge) => places.has(edges.source[edge]!) && places.has(edges.target[edge]!),
  );
  return {
    source: Uint32Array.from(kept, (edge) => places.get(edges.source[edge]!)!),
    target: Uint32Array.from(kept, (edge) => places.get(edges.target[edge]!)!),
    weight: Float32Array.from(kept, (edge) => edges.weight[edge]!),
    kind: Uint8Array.from(kept, (edge) => edges.kind[edge]!),
  };
}
