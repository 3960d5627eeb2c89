/** The neighbour embedding as this map uses it: pulls to each paper's nearest, repulsion by the islands knob. */
import type { PlacingKernel } from '../kernels/placing.ts';
import type { MapEdges } from '../types.ts';
import { embedNeighbours } from './embedding.ts';
import type { PullSources } from './pulls.ts';
import { findPulls } from './pulls.ts';

export interface MoveOptions extends PullSources {
  readonly seed: number;
  readonly iterations: number;
  /** True where the start is an earlier map. */
  readonly goesOn: boolean;
  readonly islands?: number;
  readonly kernel?: PlacingKernel | undefined;
}

/** Length of the first steps on an earlier map: known papers stay put as far as truth allows (0.3 moves them half as far again). */
const firstRateAgain = 0.1;
/** Nearest papers each is pulled to. */
const nearestUsed = 10;

/** Moves positions (unit scale) in place; yields the epochs done. */
export function* moveByNeighbours(
  edges: MapEdges,
  positions: Float32Array,
  options: MoveOptions,
): Generator<number, void> {
  if (options.iterations === 0) return;
  const papers = positions.length / 2;
  const scale = Math.sqrt(papers) / 10;
  const moving = positions.map((value) => value * scale);
  const { seed, iterations: epochs, goesOn, islands = 0.5, kernel } = options;
  const settings = { seed, epochs, repulsion: repulsionOf(islands), firstRate: goesOn ? firstRateAgain : 1, kernel };
  const pulls = findPulls(edges, papers, options, nearestUsed);
  for (const done of embedNeighbours(pulls, moving, settings)) {
    positions.set(moving);
    yield done;
  }
}

/** From a tenth of the pull (one continuous map) over as much as the pull to ten times as much (separate islands). */
function repulsionOf(islands: number): number {
  return islands <= 0.5 ? 0.1 + 1.8 * islands : 1 + 36 * (islands - 0.5) ** 2;
}
