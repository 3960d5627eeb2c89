/**
 * One iteration of ForceAtlas2 with far papers taken together, ours by blocks against the package's Barnes-Hut: same places (of the finished
 * map), ties, settings (inferred by the package) and theta. Processor time, the least of several rounds in turn; error = mean length of
 * the difference to the package's exact forces, as a share of their mean length (up to 12,000 papers).
 */
import forceAtlas2 from 'graphology-layout-forceatlas2';
import defaults from 'graphology-layout-forceatlas2/defaults.js';
import iterate from 'graphology-layout-forceatlas2/iterate.js';
import { createPlacingKernel } from '../../src/core/kernels/placing.ts';
import { orderAlongCurve } from '../../src/core/layout/curve.ts';
import type { Matrices } from '../../src/core/layout/forceAtlas2.ts';
import { buildMatrices, nodeColumns } from '../../src/core/layout/forceAtlas2.ts';
import { iterateByBlocks } from '../../src/core/layout/forceBlocks.ts';
import type { MapEdges } from '../../src/core/types.ts';

const rounds = 5;
const mostForTruth = 12_000;
const iterationsOfOurs = 16;
/** As in the layout, see forceIterations.ts. */
const iterationsAnOrder = 8;

function copyOf({ nodes, edges }: Matrices): Matrices {
  return { nodes: nodes.slice(), edges: edges.slice() };
}

function timed(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function meanError(own: Matrices, truth: Matrices): number {
  let [off, whole] = [0, 0];
  for (let node = 0; node < own.nodes.length; node += nodeColumns) {
    const [x, y] = [truth.nodes[node + 2]!, truth.nodes[node + 3]!];
    off += Math.hypot(own.nodes[node + 2]! - x, own.nodes[node + 3]! - y);
    whole += Math.hypot(x, y);
  }
  return off / whole;
}

export function reportIterations(positions: Float32Array, edges: MapEdges): void {
  const papers = positions.length / 2;
  const settings = { ...defaults, ...forceAtlas2.inferSettings(papers), barnesHutOptimize: false };
  const start = buildMatrices(positions, edges);
  const truth = copyOf(start);
  if (papers <= mostForTruth) iterate(settings, truth.nodes, truth.edges);
  const spent: { theta: number; ours: number; theirs: number }[] = [];
  for (const theta of [0.5, 1]) {
    const approximate = { ...settings, barnesHutOptimize: true, barnesHutTheta: theta };
    const [own, theirs] = [copyOf(start), copyOf(start)];
    const run = iterateByBlocks(own, settings as never, theta, createPlacingKernel());
    const ours = (count: number) => {
      let order: Uint32Array = new Uint32Array();
      for (let step = 0; step < count; step += 1) {
        if (step % iterationsAnOrder === 0) order = orderAlongCurve(own.nodes, nodeColumns);
        run.begin(order);
        run.push(0, run.groups);
        run.end();
      }
    };
    ours(1);
    iterate(approximate, theirs.nodes, theirs.edges);
    const errors = [own, theirs].map((matrices) =>
      papers <= mostForTruth ? `, error ${(100 * meanError(matrices, truth)).toFixed(2)} %` : '',
    );
    const [least, leastOfTheirs] = leastTimes(
      () => timed(() => ours(iterationsOfOurs)) / iterationsOfOurs,
      () => timed(() => iterate(approximate, theirs.nodes, theirs.edges)),
    );
    console.log(
      `  an iteration, theta ${theta}: ours ${least.toFixed(2)} ms${errors[0]!}; graphology ${leastOfTheirs.toFixed(1)} ms${errors[1]!}; ${(leastOfTheirs / least).toFixed(1)} x`,
    );
    spent.push({ theta, ours: least, theirs: leastOfTheirs });
  }
  const [exacter, coarser] = spent as [(typeof spent)[0], (typeof spent)[0]];
  console.log(
    `  ours at 1, as maps are made, against theirs at 0.5: ${(exacter.theirs / coarser.ours).toFixed(1)} x`,
  );
}

/** In turn, so that other work on the machine meets both. */
function leastTimes(first: () => number, second: () => number): [number, number] {
  let [a, b] = [Infinity, Infinity];
  for (let round = 0; round < rounds; round += 1) {
    a = Math.min(a, first());
    b = Math.min(b, second());
  }
  return [a, b];
}
