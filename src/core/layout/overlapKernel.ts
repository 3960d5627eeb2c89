/** Parting discs in WebAssembly (kernels/assembly/overlap.ts): the discs live in the kernel's memory, each pass gets a grid. */
import type { PlacingKernel } from '../kernels/placing.ts';
import type { Grid } from './grid.ts';
import { mostCells } from './grid.ts';
import type { Pusher } from './overlap.ts';

export function pushWithKernel(kernel: PlacingKernel, start: Float32Array): Pusher {
  const papers = start.length / 2;
  const addresses = [
    kernel.reserve(16 * papers),
    kernel.reserve(4 * papers),
    kernel.reserve(4 * (mostCells(papers) + 1)),
    kernel.reserve(4 * papers),
  ] as const;
  const discs = kernel.reserve(4 * (addresses.length + 2));
  // Views end when memory grows: all of it is reserved by now.
  const fields = kernel.uint32(discs, addresses.length + 2);
  fields.set(addresses);
  const positions = kernel.float64(addresses[0], 2 * papers);
  positions.set(start);
  return {
    positions,
    push({ columns, rows, starts, members }: Grid, radii) {
      kernel.write(addresses[1], radii);
      kernel.write(addresses[2], starts);
      kernel.write(addresses[3], members);
      fields.set([columns, rows], addresses.length);
      return kernel.run.partDiscs(discs);
    },
  };
}
