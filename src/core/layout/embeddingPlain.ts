/**
 * The neighbour embedding in plain TypeScript: the oracle of the kernel, and the fallback. Math.fround after every operation keeps single
 * precision, so both give the same bits.
 */
import type { Embedder, EmbeddingRates } from './embedding.ts';
import { softening } from './embedding.ts';
import type { Pulls } from './pulls.ts';

const { fround, sqrt } = Math;
/** Papers pushed away at each end of a visited tie: the lanes of the kernel's vectors. */
const lanes = 4;

export function embedPlainly(ties: Pulls, start: Float32Array, chance: Uint32Array): Embedder {
  const positions = start.slice();
  const papers = positions.length / 2;
  const away = new Float32Array(4);
  return {
    tiesASlice: 15_000,
    visit(epoch, rates, from, to) {
      for (let tie = from; tie < to; tie += 1) {
        const weight = ties.weight[tie]!;
        if (Math.floor((epoch + 1) * weight) === Math.floor(epoch * weight)) continue;
        const source = ties.source[tie]! * 2;
        const target = ties.target[tie]! * 2;
        pull(positions, source, target, rates.pull);
        // Both pushes are found before either is made: the kernel does the same.
        push(positions, source, papers, chance.subarray(0, lanes), rates, away, 0);
        push(positions, target, papers, chance.subarray(lanes), rates, away, 2);
        move(positions, source, away[0]!, away[1]!);
        move(positions, target, away[2]!, away[3]!);
      }
    },
    read: (into) => {
      into.set(positions);
    },
  };
}

function move(positions: Float32Array, paper: number, x: number, y: number): void {
  positions[paper] = positions[paper]! + x;
  positions[paper + 1] = positions[paper + 1]! + y;
}

/** Gradient of log(1 + d^1.5) along the line, both ends by half of it. */
function pull(positions: Float32Array, source: number, target: number, rate: number): void {
  const x = fround(positions[target]! - positions[source]!);
  const y = fround(positions[target + 1]! - positions[source + 1]!);
  const distance = fround(sqrt(fround(fround(x * x) + fround(y * y))));
  const root = fround(sqrt(distance));
  const tail = fround(1 + fround(distance * root));
  const step = fround(rate / fround(fround(root + softening) * tail));
  move(positions, source, fround(x * step), fround(y * step));
  move(positions, target, -fround(x * step), -fround(y * step));
}

/** Gradient of -log(1 - 1 / (1 + d^1.5)) away from papers drawn by chance, into away[at] and away[at + 1]; a paper that drew itself stays. */
function push(
  positions: Float32Array,
  paper: number,
  papers: number,
  chance: Uint32Array,
  rates: EmbeddingRates,
  away: Float32Array,
  at: number,
): void {
  const xs = [0, 0, 0, 0];
  const ys = [0, 0, 0, 0];
  for (let lane = 0; lane < lanes; lane += 1) {
    const other = Math.floor((drawNext(chance, lane) * papers) / 4294967296) * 2;
    const x = fround(positions[paper]! - positions[other]!);
    const y = fround(positions[paper + 1]! - positions[other + 1]!);
    const square = fround(fround(x * x) + fround(y * y));
    const distance = fround(sqrt(square));
    const tail = fround(1 + fround(distance * fround(sqrt(distance))));
    const step = fround(rates.push / fround(fround(square + softening) * tail));
    xs[lane] = within(fround(x * step), rates.longest);
    ys[lane] = within(fround(y * step), rates.longest);
  }
  away[at] = sum(xs);
  away[at + 1] = sum(ys);
}

/** Marsaglia's xorshift32, doi:10.18637/jss.v008.i14. */
function drawNext(chance: Uint32Array, lane: number): number {
  let state = chance[lane]!;
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  chance[lane] = state;
  return state >>> 0;
}

function within(value: number, longest: number): number {
  return Math.max(-longest, Math.min(longest, value));
}

function sum(values: readonly number[]): number {
  return fround(fround(values[0]! + values[2]!) + fround(values[1]! + values[3]!));
}
