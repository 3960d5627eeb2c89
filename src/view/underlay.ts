/** What is painted under Sigma's layers: roads, the ground of the clusters, long ties close by. Loads while the papers still move. */
import type { Region } from '../core/graph/regions.ts';
import type { Projection } from './projection.ts';
import { paintRegions } from './regionLayer.ts';
import { findRoads, paintRoads, type Road } from './roads.ts';
import type { Scene } from './scene.ts';
import { paintNearTies } from './tieLayer.ts';

export interface UnderlayInput {
  readonly scene: Scene;
  readonly positions: Float32Array;
  readonly regions: readonly Region[];
  readonly view: Projection;
  /** 1 at the whole map, smaller when closer. */
  readonly ratio: number;
  readonly moving: boolean;
}

export type PaintUnderlay = typeof paintUnderlay;

/** Found once a map, not once a frame. */
let known:
  { readonly scene: Scene; readonly positions: Float32Array; readonly roads: readonly Road[] } | undefined;

export function paintUnderlay(context: CanvasRenderingContext2D, input: UnderlayInput): void {
  const { scene, positions, view, moving } = input;
  if (!moving) paintRoads(context, roadsOf(scene, positions), scene, view, input.ratio);
  paintRegions(context, input.regions, scene.theme, view);
  if (!moving) paintNearTies(context, scene, positions, view);
}

function roadsOf(scene: Scene, positions: Float32Array): readonly Road[] {
  if (known?.scene !== scene || known.positions !== positions)
    known = { scene, positions, roads: findRoads(scene, positions) };
  return known.roads;
}
