/**
 * How fast papers find their places, and how true the places are.
 *
 *   npm run bench:layout                     opening corpus, dev-2k, dev-10k, AAAI, CVPR 2019 (those that are in ../shared)
 *   npm run bench:layout -- opening dev-2k   these only
 *
 * Layouts: graphology's ForceAtlas2 with its inferred settings from a random start and from ours (500 iterations; up to 2,500 papers), and
 * Paperweave's two styles. Kept = share of the ten most similar among the ten nearest on the map; label = accuracy of the majority among
 * the ten nearest on the map. Times are processor milliseconds of this process, once: noise from other work does not count.
 */
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { runToEnd } from '../../src/core/jobs.ts';
import { createRandom } from '../../src/core/random.ts';
import { measureFaithfulness, nearestRows } from '../../src/core/layout/faithfulness.ts';
import { buildGraph } from '../../src/core/graph/graphology.ts';
import { createPlacingKernel } from '../../src/core/kernels/placing.ts';
import { layoutMap } from '../../src/core/layout/layout.ts';
import type { LayoutStyle } from '../../src/core/layout/layout.ts';
import { startFromRows } from '../../src/core/layout/start.ts';
import type { BenchCorpus } from './layoutCorpora.ts';
import { corpusNames, loadBenchCorpus } from './layoutCorpora.ts';
import { describeMachine } from './machine.ts';

function ours({ corpus, comparison, structure }: BenchCorpus, style: LayoutStyle): Float32Array {
  const job = layoutMap(structure.edges, corpus.papers.length, {
    lsa: comparison.model.lsa,
    sizes: structure.radii,
    seed: 1,
    neighbours: comparison.similarities.neighbours,
    style,
    kernel: createPlacingKernel(),
  });
  let step = job.next();
  while (step.done !== true) step = job.next();
  return step.value;
}

function stock({ corpus, comparison, structure }: BenchCorpus, random: boolean): Float32Array {
  const papers = corpus.papers.length;
  const chance = createRandom(1);
  const start = random
    ? Float32Array.from({ length: papers * 2 }, () => chance() * 1000)
    : startFromRows(comparison.model.lsa).map((value) => value * 100);
  const graph = buildGraph(papers, structure.edges);
  graph.forEachNode((node) => {
    graph.mergeNodeAttributes(node, { x: start[Number(node) * 2], y: start[Number(node) * 2 + 1] } as never);
  });
  const found = forceAtlas2(graph, { iterations: 500, settings: forceAtlas2.inferSettings(papers) });
  return Float32Array.from(graph.nodes().flatMap((node) => [found[node]!.x, found[node]!.y]));
}

function labelAccuracy(positions: Float32Array, labels: readonly string[]): number {
  const distances = new Float64Array(labels.length);
  let right = 0;
  for (let row = 0; row < labels.length; row += 1) {
    for (let other = 0; other < labels.length; other += 1) {
      const x = positions[other * 2]! - positions[row * 2]!;
      const y = positions[other * 2 + 1]! - positions[row * 2 + 1]!;
      distances[other] = x * x + y * y;
    }
    const votes = new Map<string, number>();
    for (const other of nearestRows(distances, row, 10)) {
      votes.set(labels[other]!, (votes.get(labels[other]!) ?? 0) + 1);
    }
    const [winner] = [...votes].sort((a, b) => b[1] - a[1])[0]!;
    if (winner === labels[row]) right += 1;
  }
  return right / labels.length;
}

function report(corpus: BenchCorpus, name: string, place: () => Float32Array): void {
  const before = process.cpuUsage();
  const positions = place();
  const used = process.cpuUsage(before);
  const { meanKept, continuity } = runToEnd(
    measureFaithfulness(positions, { neighbours: corpus.comparison.similarities.neighbours }),
  );
  const label =
    corpus.labels === undefined
      ? ''
      : `  label ${(labelAccuracy(positions, corpus.labels) * 100).toFixed(1)} %`;
  const time = ((used.user + used.system) / 1000).toFixed(0);
  console.log(
    `  ${name.padEnd(34)} ${time.padStart(7)} ms  kept ${meanKept.toFixed(3)}  continuity ${continuity.toFixed(3)}${label}`,
  );
}

console.log(describeMachine());
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : corpusNames) {
  const corpus = await loadBenchCorpus(name);
  if (corpus === undefined) {
    console.log(`${name}: not here, left out`);
    continue;
  }
  console.log(`${name}: ${corpus.corpus.papers.length} papers, ${corpus.structure.edges.source.length} ties`);
  if (corpus.corpus.papers.length <= 2500) {
    report(corpus, 'graphology FA2, random start', () => stock(corpus, true));
    report(corpus, 'graphology FA2, our start', () => stock(corpus, false));
  }
  if (corpus.corpus.papers.length <= 2500) report(corpus, 'ours, forces', () => ours(corpus, 'forces'));
  report(corpus, 'ours, neighbours', () => ours(corpus, 'neighbours'));
}
