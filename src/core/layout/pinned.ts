/**
 * Papers that a person put somewhere on the map. The layout knows nothing of them: it gives every paper its place, and the pinned ones stand
 * where they were put instead. So a pin moves no other paper, taking it away brings its paper back, and the same map with the same pins is the
 * same picture. O(papers) a change.
 */
import type { Recipe } from '../types.ts';

/** In map units. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** By the id of the paper. */
export type Pins = ReadonlyMap<string, Place>;

export const noPins: Pins = new Map();

/** The same as rows of one map. */
export interface PinnedRows {
  /** Ascending. */
  readonly rows: Uint32Array;
  /** x0 y0 x1 y1 ..., in the order of `rows`. */
  readonly places: Float32Array;
}

/** `papers` sorted by id, as in every corpus; undefined where none of them is pinned. O(pins log papers). */
export function findPinned(papers: readonly { readonly id: string }[], pins: Pins): PinnedRows | undefined {
  const found = [...pins]
    .map(([id, place]) => ({ row: rowOf(papers, id), place }))
    .filter(({ row }) => row >= 0)
    .sort((a, b) => a.row - b.row);
  if (found.length === 0) return undefined;
  return {
    rows: Uint32Array.from(found, ({ row }) => row),
    places: Float32Array.from(found.flatMap(({ place: { x, y } }) => [x, y])),
  };
}

function rowOf(papers: readonly { readonly id: string }[], id: string): number {
  let low = 0;
  let high = papers.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const own = papers[middle]!.id;
    if (own === id) return middle;
    if (own < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** A copy of the positions in which the pinned papers stand where they were put. */
export function holdPinned(positions: Float32Array, pinned: PinnedRows | undefined): Float32Array {
  if (pinned === undefined) return positions;
  const held = positions.slice();
  pinned.rows.forEach((row, at) => {
    held[row * 2] = pinned.places[at * 2]!;
    held[row * 2 + 1] = pinned.places[at * 2 + 1]!;
  });
  return held;
}

/** What a recipe says of a layout once so many papers stand elsewhere. */
export function notePinned(layout: Recipe['layout'], count: number): Recipe['layout'] {
  if (count > 0) return { ...layout, pinned: count };
  const { name, iterations, continued } = layout;
  return continued === undefined ? { name, iterations } : { name, iterations, continued };
}
