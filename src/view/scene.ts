/** What the map shows, as one plain value: the view is a function of it. */
import { clusterColour, type Theme } from '../core/palette.ts';
import type { Cluster, MapEdges, Paper } from '../core/types.ts';
import type { SubCluster } from '../core/graph/levels.ts';
import type { Adjacency } from '../core/graph/adjacency.ts';
import type { paintAdditions } from './additions.ts';
import type { Guest, Mark, Rows } from '../state/emphasis.svelte.ts';

export type PaintAdditions = typeof paintAdditions;

export interface Scene {
  readonly papers: readonly Paper[];
  readonly edges: MapEdges;
  readonly adjacency: Adjacency;
  readonly assignment: Uint16Array;
  readonly clusters: readonly Cluster[];
  readonly radii: Float32Array;
  /** Named parts of the larger clusters, once they are known; shown when closer. */
  readonly parts: SceneParts | undefined;
  readonly theme: Theme;
  /** Of each row, in place of that of its cluster. */
  readonly colours: readonly string[] | undefined;
}

export interface SceneParts {
  readonly assignment: Uint16Array;
  readonly clusters: readonly SubCluster[];
}

/** What the person looks at; changes far more often than the scene. */
export interface SceneFocus {
  readonly selected: number | undefined;
  readonly hovered: number | undefined;
  readonly cluster: number | undefined;
  /** Number of the edge being explained. */
  readonly edge: number | undefined;
  /** Rows that stay lit while the others are veiled; ascending. */
  readonly lit: Rows | undefined;
  readonly marked: Rows | undefined;
  readonly marks: readonly Mark[];
  readonly route: readonly number[];
  readonly guests: readonly Guest[];
  /** The most similar papers of the one looked at, nearest first, where they are asked for. */
  readonly nearest: readonly number[];
  /** Paints all of this; its code comes a moment after the map. */
  readonly paintAdditions: PaintAdditions | undefined;
}

export const noFocus: SceneFocus = {
  selected: undefined,
  hovered: undefined,
  cluster: undefined,
  edge: undefined,
  lit: undefined,
  marked: undefined,
  marks: [],
  route: [],
  guests: [],
  nearest: [],
  paintAdditions: undefined,
};

/** Whether the same dots and lines show both: names of clusters and of their parts are no part of them. */
export function isDrawnAlike(before: Scene | undefined, scene: Scene): boolean {
  const shown = ['papers', 'edges', 'assignment', 'radii', 'theme', 'colours'] as const;
  return shown.every((part) => before?.[part] === scene[part]);
}

export function nodeColour({ colours, assignment, theme }: Scene, row: number): string {
  return colours?.[row] ?? clusterColour(assignment[row]!, theme);
}

/** Weight of the tie between two rows, 0 where there is none. */
export function tieWeight(adjacency: Adjacency, a: number, b: number): number {
  for (let i = adjacency.offsets[a]!; i < adjacency.offsets[a + 1]!; i += 1) {
    if (adjacency.target[i] === b) return adjacency.weight[i]!;
  }
  return 0;
}

export function neighboursOf(adjacency: Adjacency, row: number): Uint32Array {
  return adjacency.target.subarray(adjacency.offsets[row], adjacency.offsets[row + 1]);
}
