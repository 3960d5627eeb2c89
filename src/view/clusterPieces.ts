/** Where the clusters lie, kept from frame to frame: names are placed at every one, papers move seldom. */
import { findPieces, type Piece } from '../core/graph/pieces.ts';
import type { Cluster } from '../core/types.ts';

interface Known {
  readonly positions: Float32Array;
  readonly pieces: readonly (readonly Piece[])[];
}

const known = new WeakMap<Uint16Array, Known>();

export function clusterPieces(
  assignment: Uint16Array,
  clusters: readonly Cluster[],
  positions: Float32Array,
): readonly (readonly Piece[])[] {
  const before = known.get(assignment);
  if (before?.positions === positions) return before.pieces;
  const pieces = findPieces(assignment, clusters.length, positions);
  known.set(assignment, { positions, pieces });
  return pieces;
}
