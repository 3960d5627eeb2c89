/**
 * ForceAtlas2 as this map uses it: from a neighbour embedding, which has the map's parts where they belong, a fixed number of
 * iterations that open the islands into regions with roads between them. From the LSA plane alone it stays in a worse optimum.
 */
import type { MapEdges } from '../types.ts';
import type { ForceSettings } from './forceAtlas2.ts';
import { buildMatrices, readPositions } from './forceAtlas2.ts';
import { iterateForces } from './forceIterations.ts';
import type { MoveOptions } from './neighbourhood.ts';
import { moveByNeighbours, spreadOf } from './neighbourhood.ts';
import { findPulls } from './pulls.ts';

/** Nearest papers each is pulled to: fewer than in the embedding, for all of them pull all the time. */
const nearestUsed = 6;
/** The embedding before: weak repulsion, that nothing is torn apart. */
const embeddingIslands = 0.2;
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
  yield before;
  const settings = settingsFor(papers);
  const scale = startingScale(papers) / spreadOf(positions);
  const matrices = buildMatrices(
    positions.map((value) => value * scale),
    pulls,
  );
  for (const done of iterateForces(matrices, settings, options.iterations, options.kernel)) {
    readPositions(matrices, positions);
    yield before + done;
  }
}

/** Larger maps begin at a scale of their own and move in longer steps: they would take hundreds of iterations to open. */
const mostUnsettled = 1000;

function settingsFor(papers: number): ForceSettings {
  return {
    linLogMode: true,
    gravity: 0.2,
    strongGravityMode: false,
    scalingRatio: 1,
    slowDown: papers <= mostUnsettled ? 1 + Math.log(papers + 1) : 1,
  };
}

/**
 * Root mean square distance from the middle that papers begin at. Small maps begin near and are opened for as long as it looks best. Large
 * ones begin at a fifth of where the forces settle (measured: about in proportion to the papers): from there 100 iterations open them into
 * wide regions; from farther out, clumps stay apart, and from nearer, neighbours are torn apart on the way.
 */
function startingScale(papers: number): number {
  return papers <= mostUnsettled ? 4 * Math.sqrt(papers) : 0.3 * papers;
}
