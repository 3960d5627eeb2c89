/** ForceAtlas2 in WebAssembly (kernels/assembly/forces.ts), with the bits of the plain TypeScript (forceAtlas2.ts). */
import type { PlacingKernel } from '../kernels/placing.ts';
import type { ForceSettings, Matrices } from './forceAtlas2.ts';
import { edgeColumns, iteratePlainly, nodeColumns } from './forceAtlas2.ts';

/** Runs further iterations on the matrices, in place. */
export type Iterate = (count: number) => void;

/** Papers the kernel pushes at once. */
const lanes = 8;

export function createIterate(
  matrices: Matrices,
  settings: ForceSettings,
  kernel: PlacingKernel | undefined,
): Iterate {
  if (kernel === undefined) {
    return (count) => {
      iteratePlainly(matrices, settings, count);
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

/** See the class Forces of the kernel. */
export function layOutRun(
  kernel: PlacingKernel,
  { nodes, edges }: Matrices,
  settings: ForceSettings,
  address: number,
): number {
  const ties = edges.length / edgeColumns;
  const papers = nodes.length / nodeColumns;
  const sources = new Uint32Array(ties);
  const targets = new Uint32Array(ties);
  const weights = new Float64Array(ties);
  for (let tie = 0; tie < ties; tie += 1) {
    sources[tie] = address + edges[tie * edgeColumns]! * Float32Array.BYTES_PER_ELEMENT;
    targets[tie] = address + edges[tie * edgeColumns + 1]! * Float32Array.BYTES_PER_ELEMENT;
    weights[tie] = edges[tie * edgeColumns + 2]!;
  }
  const numbers = [
    address,
    papers,
    kernel.store(sources),
    kernel.store(targets),
    kernel.store(weights),
    ties,
  ];
  const room = 4 * lanes * Math.ceil(papers / lanes);
  const columns = [
    kernel.reserve(room),
    kernel.reserve(room),
    kernel.reserve(room),
    kernel.reserve(8 * lanes),
  ];
  const run = kernel.reserve(72);
  kernel.uint32(run, numbers.length).set(numbers);
  kernel.float64(run + 24, 3).set([settings.scalingRatio, settings.gravity, settings.slowDown]);
  const flags = [Number(settings.linLogMode), Number(settings.strongGravityMode)];
  kernel.uint32(run + 48, 6).set([...flags, ...columns]);
  return run;
}
