/** The neighbour embedding in WebAssembly (kernels/assembly/embed.ts): lays its run out in the kernel's memory. */
import type { PlacingKernel } from '../kernels/placing.ts';
import type { Embedder } from './embedding.ts';
import { softening } from './embedding.ts';
import type { Pulls } from './pulls.ts';

/** Numbers of the run: see the class Embedding of the kernel. */
const fields = { papers: 4, pull: 5, push: 6, longest: 7, softening: 8, chance: 9 };

export function embedWithKernel(
  kernel: PlacingKernel,
  ties: Pulls,
  positions: Float32Array,
  chance: Uint32Array,
): Embedder {
  const placed = kernel.store(positions);
  const addresses = [placed, kernel.store(ties.source), kernel.store(ties.target), kernel.store(ties.weight)];
  const generators = kernel.store(chance);
  const run = kernel.reserve(40);
  const numbers = kernel.uint32(run, 10);
  numbers.set(addresses);
  numbers[fields.papers] = positions.length / 2;
  numbers[fields.chance] = generators;
  kernel.float32(run, 10)[fields.softening] = softening;
  return {
    tiesASlice: 100_000,
    visit(epoch, { pull, push, longest }, from, to) {
      const constants = kernel.float32(run, 10);
      constants[fields.pull] = pull;
      constants[fields.push] = push;
      constants[fields.longest] = longest;
      kernel.run.embedTies(run, epoch, from, to);
    },
    read: (into) => {
      into.set(kernel.float32(placed, into.length));
    },
  };
}
