/**
 * Neighbour embedding by stochastic gradient descent with negative sampling (as UMAP: McInnes, Healy, Melville 2018, arXiv:1802.03426)
 * with the heavy-tailed kernel 1 / (1 + d^1.5): the layout of larger maps, where force-directed layouts end as one round blob.
 *
 * Kernel and repulsion are points on the attraction-repulsion spectrum (Böhm, Berens, Kobak, JMLR 23(95), 2022): weak repulsion gives
 * the long, continuous shapes of ForceAtlas2, strong repulsion separate islands. Each tie is visited in a share of the epochs equal to
 * its weight; each visit also pushes a few papers drawn by chance away. Only + - * / and square roots: the same bits everywhere.
 * Cost: epochs x (sum of weights) x (1 + negatives).
 */
import type { MapEdges } from '../types.ts';

type Columns = Pick<MapEdges, 'source' | 'target' | 'weight'>;

export interface EmbeddingOptions {
  readonly seed: number;
  readonly epochs: number;
  /** Papers pushed away at each end of a visited tie. */
  readonly negatives: number;
  /** Strength of a push against the pull of a tie. */
  readonly repulsion: number;
  /** Length of the first epoch's steps; falls to 0. 1 from scratch, less to go on from an earlier map. */
  readonly firstRate: number;
}

/** Longest step of one push or pull, in the embedding's unit of length. */
const longestStep = 4;
/** Keeps the push of a paper at the very same place finite. */
const softening = 1e-3;
/** Visits between two reports. */
const visitsASlice = 40_000;

/** Moves `positions` (x0 y0 ..., unit: about the distance of neighbours) in place; yields the epochs done. */
export function* embedNeighbours(
  ties: Columns,
  positions: Float64Array,
  options: EmbeddingOptions,
): Generator<number, void> {
  const { epochs } = options;
  const count = ties.source.length;
  const papers = positions.length / 2;
  if (papers < 2) return;
  let state = (options.seed ^ 0x9e3779b9) | 1;
  let visits = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const rate = options.firstRate * (1 - epoch / epochs);
    for (let tie = 0; tie < count; tie += 1) {
      const weight = ties.weight[tie]!;
      if (Math.floor((epoch + 1) * weight) === Math.floor(epoch * weight)) continue;
      const source = ties.source[tie]! * 2;
      const target = ties.target[tie]! * 2;
      pull(positions, source, target, rate);
      state = pushAway(positions, source, papers, state, rate, options);
      state = pushAway(positions, target, papers, state, rate, options);
      visits += 1;
      if (visits % visitsASlice === 0) yield epoch;
    }
    yield epoch + 1;
  }
}

/** Gradient of log(1 + d^1.5) along the line, both ends by half of it. */
function pull(positions: Float64Array, source: number, target: number, rate: number): void {
  const x = positions[target]! - positions[source]!;
  const y = positions[target + 1]! - positions[source + 1]!;
  const distance = Math.sqrt(x * x + y * y);
  const root = Math.sqrt(distance);
  const step = (0.75 * rate) / ((root + softening) * (1 + distance * root));
  positions[source]! += x * step;
  positions[source + 1]! += y * step;
  positions[target]! -= x * step;
  positions[target + 1]! -= y * step;
}

/** Gradient of -log(1 - 1 / (1 + d^1.5)) away from papers drawn by chance; returns the generator's state. */
function pushAway(
  positions: Float64Array,
  paper: number,
  papers: number,
  state: number,
  rate: number,
  { negatives, repulsion }: EmbeddingOptions,
): number {
  let next = state;
  for (let draw = 0; draw < negatives; draw += 1) {
    // Marsaglia's xorshift32, doi:10.18637/jss.v008.i14.
    next ^= next << 13;
    next ^= next >>> 17;
    next ^= next << 5;
    const other = Math.floor(((next >>> 0) * papers) / 4294967296) * 2;
    if (other === paper) continue;
    const x = positions[paper]! - positions[other]!;
    const y = positions[paper + 1]! - positions[other + 1]!;
    const square = x * x + y * y;
    const distance = Math.sqrt(square);
    const step = (1.5 * rate * repulsion) / ((square + softening) * (1 + distance * Math.sqrt(distance)));
    const longest = longestStep * rate;
    const factor = step * distance > longest ? longest / distance : step;
    positions[paper]! += x * factor;
    positions[paper + 1]! += y * factor;
  }
  return next;
}
