/**
 * ForceAtlas2 as this map uses it: from a neighbour embedding, which has the map's parts where they belong, a fixed number of
 * iterations that open the islands into regions with roads between them. From the LSA plane alone it stays in a worse optimum.
 */
import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2';
import type { MapEdges } from '../types.ts';
import { buildMatrices, completeSettings, readPositions } from './forceAtlas2.ts';
import { createIterate } from './forceAtlas2Kernel.ts';
import type { MoveOptions } from './neighbourhood.ts';
import { moveByNeighbours } from './neighbourhood.ts';
import { findPulls } from './pulls.ts';

/** Nearest papers each is pulled to: fewer than in the embedding, for all of them pull all the time. */
const nearestUsed = 6;
/** The embedding before: weak repulsion, that nothing is torn apart. */
const embeddingIslands = 0.2;
/** Pairs of papers visited between two reports. */
const pairsASlice = 400_000;
/** From here on the repulsion is approximated (Barnes-Hut). */
const smallestForTree = 1500;

/** Epochs of the embedding that ForceAtlas2 begins from. */
export const epochsBeforeForces = 150;

/** Moves positions (unit scale) in place; yields epochs and iterations done. */
export function* moveByForces(
  edges: MapEdges,
  positions: Float32Array,
  options: MoveOptions,
): Generator<number, void> {
  const papers = positions.length / 2;
  const before = options.goesOn ? 0 : epochsBeforeForces;
  yield* moveByNeighbours(edges, positions, { ...options, iterations: before, islands: embeddingIslands });
  const pulls = findPulls(edges, papers, options, nearestUsed);
  const settings = settingsFor(papers);
  const scale = settledScale(papers) / spreadOf(positions);
  const matrices = buildMatrices(
    positions.map((value) => value * scale),
    pulls,
  );
  const iterate = createIterate(matrices, settings, options.kernel);
  const visits = papers >= smallestForTree ? papers * 100 : papers * papers;
  const slice = Math.max(1, Math.floor(pairsASlice / (visits + 1)));
  for (let done = 0; done < options.iterations;) {
    const count = Math.min(slice, options.iterations - done);
    iterate(count);
    readPositions(matrices, positions);
    done += count;
    yield before + done;
  }
}

function settingsFor(papers: number): Required<ForceAtlas2Settings> {
  return completeSettings({
    linLogMode: true,
    barnesHutOptimize: papers >= smallestForTree,
    barnesHutTheta: 0.8,
    gravity: 0.2,
    scalingRatio: 1,
    slowDown: 1 + Math.log(papers + 1),
  });
}

/** Root mean square distance from the middle at which these forces settle: measured, about in proportion to the square root. */
function settledScale(papers: number): number {
  return 4 * Math.sqrt(papers);
}

function spreadOf(positions: Float32Array): number {
  let sum = 0;
  for (const value of positions) sum += value * value;
  return Math.max(1e-6, Math.sqrt((2 * sum) / Math.max(1, positions.length)));
}
