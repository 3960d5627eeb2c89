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
  readonly islands?: number | undefined;
  readonly kernel?: PlacingKernel | undefined;
}

/** From here on a map is large: see `defaultIslands` and `drawIn`. */
const largeMap = 5000;
const mostSpreads = 0.9;
/** Length of the first steps on an earlier map: known papers stay put as far as truth allows (0.3 moves them half as far again). */
const firstRateAgain = 0.1;
/** Nearest papers each is pulled to. */
const nearestUsed = 10;

/** Larger maps need a stronger push to keep neighbours apart from strangers: measured by kept neighbours, 0.27 -> 0.29 at 10,000. */
function defaultIslands(papers: number): number {
  return papers < largeMap ? 0.5 : 0.65;
}

/** Moves positions in place (to a unit of its own); yields the epochs done. */
export function* moveByNeighbours(
  edges: MapEdges,
  positions: Float32Array,
  options: MoveOptions,
): Generator<number, void> {
  if (options.iterations === 0) return;
  const papers = positions.length / 2;
  const scale = options.goesOn ? settledSpread(papers) / spreadOf(positions) : Math.sqrt(papers) / 10;
  const moving = positions.map((value) => value * scale);
  if (!options.goesOn && papers >= largeMap) drawIn(moving, scale);
  const { seed, iterations: epochs, goesOn, islands = defaultIslands(papers), kernel } = options;
  const settings = {
    seed,
    epochs,
    repulsion: repulsionOf(islands),
    firstRate: goesOn ? firstRateAgain : 1,
    kernel,
  };
  const pulls = findPulls(edges, papers, options, nearestUsed);
  for (const done of embedNeighbours(pulls, moving, settings)) {
    positions.set(moving);
    yield done;
  }
}

/**
 * Draws far papers in, smoothly, to within `mostSpreads` of the middle: pulls hardly reach across a large map, and who starts far out in the
 * LSA plane would stay there as a spike and shrink the rest when the map is framed.
 */
function drawIn(positions: Float32Array, spread: number): void {
  const most = mostSpreads * spread;
  for (let i = 0; i < positions.length; i += 2) {
    const [x, y] = [positions[i]! / most, positions[i + 1]! / most];
    const factor = 1 / Math.sqrt(1 + x * x + y * y);
    positions[i]! *= factor;
    positions[i + 1]! *= factor;
  }
}

/** Root mean square distance from the middle at which embeddings settle: measured from 369 to 10,000 papers. */
function settledSpread(papers: number): number {
  return 1.45 * Math.sqrt(Math.sqrt(papers));
}

/** Root mean square distance from 0. */
export function spreadOf(positions: Float32Array): number {
  let sum = 0;
  for (const value of positions) sum += value * value;
  return Math.max(1e-6, Math.sqrt((2 * sum) / Math.max(1, positions.length)));
}

/** From a tenth of the pull (one continuous map) over as much as the pull to ten times as much (separate islands). */
function repulsionOf(islands: number): number {
  return islands <= 0.5 ? 0.1 + 1.8 * islands : 1 + 36 * (islands - 0.5) ** 2;
}
