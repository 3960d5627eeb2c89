/**
 * Neighbour embedding by stochastic gradient descent with negative sampling (as UMAP: McInnes, Healy, Melville 2018, arXiv:1802.03426)
 * with the heavy-tailed kernel 1 / (1 + d^1.5): the layout of larger maps, where force-directed layouts end as one round blob.
 *
 * Kernel and repulsion are points on the attraction-repulsion spectrum (Böhm, Berens, Kobak, JMLR 23(95), 2022): weak repulsion gives
 * the long, continuous shapes of ForceAtlas2, strong repulsion separate islands. Each tie is visited in a share of the epochs equal to
 * its weight; each visit also pushes both ends away from four papers drawn by chance. Only + - * / and square roots, in single precision
 * and a stated order, so that the WebAssembly kernel and the plain TypeScript give the same bits.
 * Cost: epochs x (ties + 9 x sum of weights).
 */
import { createRandom } from '../random.ts';
import type { PlacingKernel } from '../kernels/placing.ts';
import { embedWithKernel } from './embeddingKernel.ts';
import { plainEngines } from '../plainEngines.ts';
import type { Pulls } from './pulls.ts';

export interface EmbeddingOptions {
  readonly seed: number;
  readonly epochs: number;
  /** Strength of a push against the pull of a tie. */
  readonly repulsion: number;
  /** Length of the first epoch's steps; falls to 0. 1 from scratch, less to go on from an earlier map. */
  readonly firstRate: number;
  /** Without it, plain TypeScript. */
  readonly kernel?: PlacingKernel | undefined;
}

/** A run: ties, positions and generators, wherever they live. */
export interface Embedder {
  /** Ties between two reports. */
  readonly tiesASlice: number;
  /** Visits those of the ties from .. to - 1 that are due in this epoch. */
  visit(epoch: number, rates: EmbeddingRates, from: number, to: number): void;
  /** Copies the positions out. */
  read(positions: Float32Array): void;
}

/** Constants of an epoch, in single precision. */
export interface EmbeddingRates {
  readonly pull: number;
  readonly push: number;
  /** Longest step of a push along x or y. */
  readonly longest: number;
}

/** Longest step of a push in the first epoch, in the embedding's unit of length. */
const longestStep = 4;
/** Keeps the push of a paper at the very same place finite. */
export const softening = Math.fround(1e-3);

/** Moves `positions` (x0 y0 ..., unit: about the distance of neighbours) in place; yields the epochs done. */
export function* embedNeighbours(
  ties: Pulls,
  positions: Float32Array,
  options: EmbeddingOptions,
): Generator<number, void> {
  const count = ties.source.length;
  if (positions.length < 4) return;
  const chance = startChance(options.seed);
  const { kernel, epochs } = options;
  const run =
    kernel === undefined
      ? plainEngines().embedPlainly(ties, positions, chance)
      : embedWithKernel(kernel, ties, positions, chance);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const rates = ratesAt(options.firstRate * (1 - epoch / epochs), options.repulsion);
    for (let from = 0; from < count; from += run.tiesASlice) {
      run.visit(epoch, rates, from, Math.min(count, from + run.tiesASlice));
      if (from + run.tiesASlice < count) yield epoch;
    }
    run.read(positions);
    yield epoch + 1;
  }
}

function ratesAt(rate: number, repulsion: number): EmbeddingRates {
  return {
    pull: Math.fround(0.75 * rate),
    push: Math.fround(1.5 * rate * repulsion),
    longest: Math.fround(longestStep * rate),
  };
}

/** Eight generators, none of them at 0, where an xorshift stays for ever. */
function startChance(seed: number): Uint32Array {
  const random = createRandom(seed);
  return Uint32Array.from({ length: 8 }, () => 1 + Math.floor(random() * 4294967295));
}
