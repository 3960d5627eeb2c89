/**
 * ForceAtlas2 as this map uses it: from a neighbour embedding, which has the map's parts where they belong, a fixed number of
 * iterations that open the islands into regions with roads between them. From the LSA plane alone it stays in a worse optimum.
 */
import type { MapEdges } from '../types.ts';
import type { ForceSettings } from './forceAtlas2.ts';
import { buildMatrices, readPositions } from './forceAtlas2.ts';
import { createIterate } from './forceAtlas2Kernel.ts';
import type { MoveOptions } from './neighbourhood.ts';
import { moveByNeighbours, spreadOf } from './neighbourhood.ts';
import { findPulls } from './pulls.ts';

/** Nearest papers each is pulled to: fewer than in the embedding, for all of them pull all the time. */
const nearestUsed = 6;
/** The embedding before: weak repulsion, that nothing is torn apart. */
const embeddingIslands = 0.2;
/** Pairs of papers that repel each other between two reports: a few milliseconds in the kernel. */
const pairsASlice = 4_000_000;
const pairsASlicePlainly = 400_000;

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
  const pairs = options.kernel === undefined ? pairsASlicePlainly : pairsASlice;
  const slice = Math.max(1, Math.floor(pairs / (papers * papers + 1)));
  for (let done = 0; done < options.iterations;) {
    const count = Math.min(slice, options.iterations - done);
    iterate(count);
    readPositions(matrices, positions);
    done += count;
    yield before + done;
  }
}

function settingsFor(papers: number): ForceSettings {
  return {
    linLogMode: true,
    gravity: 0.2,
    strongGravityMode: false,
    scalingRatio: 1,
    slowDown: 1 + Math.log(papers + 1),
  };
}

/** Root mean square distance from the middle at which these forces settle: measured, about in proportion to the square root. */
function settledScale(papers: number): number {
  return 4 * Math.sqrt(papers);
}
