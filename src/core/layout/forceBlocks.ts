/** The parts of an iteration of ForceAtlas2 with repulsion by blocks (blocks.ts), in WebAssembly or plainly, with the same bits. */
import type { PlacingKernel } from '../kernels/placing.ts';
import {
  createBlocks,
  fillBlocks,
  groupLeaves,
  layOutLevels,
  leafPapers,
  paddedPapers,
  pushGroups,
} from './blocks.ts';
import type { ForceSettings, Matrices } from './forceAtlas2.ts';
import { columns as column, keepForces, moveByPushes, nodeColumns } from './forceAtlas2.ts';
import { layOutRun } from './forceAtlas2Kernel.ts';

/** An iteration in parts, so that none takes long: begin, push all groups, end. Positions are in the matrices after `end`. */
export interface BlockIteration {
  /** Papers are pushed in so many groups. */
  readonly groups: number;
  /** `order`: rows along the curve. */
  begin(order: Uint32Array): void;
  push(from: number, to: number): void;
  end(): void;
}

export function iterateByBlocks(
  matrices: Matrices,
  settings: ForceSettings,
  theta: number,
  kernel: PlacingKernel | undefined,
): BlockIteration {
  const thetaSquared = Math.fround(theta * theta);
  return kernel === undefined
    ? iteratePlainly(matrices, settings, thetaSquared)
    : iterateWithKernel(kernel, matrices, settings, thetaSquared);
}

function countGroups(papers: number): number {
  return paddedPapers(papers) / (leafPapers * groupLeaves);
}

function iteratePlainly(matrices: Matrices, settings: ForceSettings, thetaSquared: number): BlockIteration {
  const { nodes } = matrices;
  const papers = nodes.length / nodeColumns;
  const blocks = createBlocks(papers);
  const scaling = Math.fround(settings.scalingRatio);
  let rows: Uint32Array = new Uint32Array();
  return {
    groups: countGroups(papers),
    begin(order) {
      rows = order;
      keepForces(nodes);
      order.forEach((row, place) => {
        const node = row * nodeColumns;
        blocks.xs[place] = nodes[node]!;
        blocks.ys[place] = nodes[node + 1]!;
        blocks.pushes[place] = scaling * nodes[node + column.mass]!;
      });
      blocks.xs.fill(blocks.xs[papers - 1]!, papers);
      blocks.ys.fill(blocks.ys[papers - 1]!, papers);
      fillBlocks(blocks);
    },
    push(from, to) {
      pushGroups(blocks, thetaSquared, from, to);
    },
    end() {
      rows.forEach((row, place) => {
        const node = row * nodeColumns;
        nodes[node + column.dx] = nodes[node + column.mass]! * blocks.sumXs[place]!;
        nodes[node + column.dy] = nodes[node + column.mass]! * blocks.sumYs[place]!;
      });
      moveByPushes(matrices, settings);
    },
  };
}

const wordBytes = Float32Array.BYTES_PER_ELEMENT;
const leastRoom = 4;

function iterateWithKernel(
  kernel: PlacingKernel,
  matrices: Matrices,
  settings: ForceSettings,
  thetaSquared: number,
): BlockIteration {
  const { nodes } = matrices;
  const papers = nodes.length / nodeColumns;
  const address = kernel.store(nodes);
  const run = layOutRun(kernel, matrices, settings, address);
  const { blocks, order } = layOutBlocks(kernel, papers, thetaSquared);
  let last: Uint32Array | undefined;
  return {
    groups: countGroups(papers),
    begin(rows) {
      if (rows !== last)
        kernel.write(
          order,
          rows.map((row) => row * nodeColumns * wordBytes),
        );
      last = rows;
      kernel.run.beginIteration(run, blocks);
    },
    push(from, to) {
      kernel.run.pushGroups(blocks, from, to);
    },
    end() {
      kernel.run.endIteration(run, blocks);
      nodes.set(kernel.float32(address, nodes.length));
    },
  };
}

/** See the class Blocks of the kernel. */
function layOutBlocks(
  kernel: PlacingKernel,
  papers: number,
  thetaSquared: number,
): { blocks: number; order: number } {
  const levels = layOutLevels(papers);
  const ofPapers = () => kernel.reserve(paddedPapers(papers) * wordBytes);
  // A list is written four entries at a time.
  const ofBlocks = () => kernel.reserve((levels.at(-1)! + leastRoom) * wordBytes);
  const order = ofPapers();
  const columnsOfPapers = Array.from({ length: 5 }, ofPapers);
  const columnsOfBlocks = Array.from({ length: 8 }, ofBlocks);
  const starts = kernel.store(Uint32Array.from(levels));
  const [opened, opening, ...far] = Array.from({ length: 5 }, ofBlocks);
  const fields = [
    order,
    papers,
    ...columnsOfPapers,
    ...columnsOfBlocks,
    starts,
    levels.length - 1,
    opened!,
    opening!,
    0,
    ...far,
  ];
  const blocks = kernel.store(Uint32Array.from([...fields, 0]));
  kernel.float32(blocks + fields.length * wordBytes, 1)[0] = thetaSquared;
  return { blocks, order };
}
