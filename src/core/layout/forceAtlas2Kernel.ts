/**
 * ForceAtlas2 in WebAssembly (kernels/assembly/forces.ts): the package's iteration on the package's matrices, with its bits, five to eight
 * times as fast. Repulsion is exact, so it is for maps small enough; Barnes-Hut, sizes and distributed attraction stay with the package.
 */
import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2';
import type { PlacingKernel } from '../kernels/placing.ts';
import type { Matrices } from './forceAtlas2.ts';
import { edgeColumns, iterateTimes, nodeColumns } from './forceAtlas2.ts';

type Settings = Required<ForceAtlas2Settings>;

/** Runs further iterations on the matrices, in place. */
export type Iterate = (count: number) => void;

export function createIterate(
  matrices: Matrices,
  settings: Settings,
  kernel: PlacingKernel | undefined,
): Iterate {
  if (kernel === undefined || !isCovered(settings)) {
    return (count) => {
      iterateTimes(matrices, settings, count);
    };
  }
  const { nodes } = matrices;
  const address = kernel.store(nodes);
  const run = layOutRun(kernel, matrices, settings, address);
  return (count) => {
    kernel.run.iterateForces(run, count);
    nodes.set(kernel.float32(address, nodes.length));
  };
}

function isCovered(settings: Settings): boolean {
  return !settings.barnesHutOptimize && !settings.adjustSizes && !settings.outboundAttractionDistribution;
}

/** See the class Forces of the kernel. */
function layOutRun(
  kernel: PlacingKernel,
  { nodes, edges }: Matrices,
  settings: Settings,
  address: number,
): number {
  const ties = edges.length / edgeColumns;
  const column = (at: number) => Array.from({ length: ties }, (_, tie) => edges[tie * edgeColumns + at]!);
  const addressOf = (node: number) => address + node * Float32Array.BYTES_PER_ELEMENT;
  const numbers = [
    address,
    nodes.length / nodeColumns,
    kernel.store(Uint32Array.from(column(0), addressOf)),
    kernel.store(Uint32Array.from(column(1), addressOf)),
    kernel.store(Float64Array.from(column(2), (weight) => weight ** settings.edgeWeightInfluence)),
    ties,
  ];
  const run = kernel.reserve(56);
  kernel.uint32(run, numbers.length).set(numbers);
  kernel.float64(run + 24, 3).set([settings.scalingRatio, settings.gravity, settings.slowDown]);
  kernel.uint32(run + 48, 2).set([Number(settings.linLogMode), Number(settings.strongGravityMode)]);
  return run;
}
