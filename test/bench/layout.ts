/**
 * How fast papers find their places, and how true the places are.
 *
 *   npm run bench:layout                     opening corpus, dev-2k, dev-10k, AAAI, CVPR 2019 (those that are in ../shared)
 *   npm run bench:layout -- opening dev-2k   these only
 *
 *   npm run bench:layout -- big-50k          50,000 papers: a few minutes
 *   npm run bench:layout -- --peers          umap-js, Embedding Atlas and d3-force as well (see loadPeer.ts)
 *
 * First an iteration of ForceAtlas2, ours against the package's Barnes-Hut (see layoutIteration.ts). Then layouts: graphology's ForceAtlas2
 * with its inferred settings from a random start and from ours (500 iterations; up to 2,500 papers), and Paperweave's two styles along
 * the knob from continuous to clustered. Kept = share of the ten most similar among the ten nearest on the
 * map; trust = trustworthiness against LSA; label = accuracy of the majority among the ten nearest on the map; stress and crossings: see
 * layoutMeasures.ts. Times are processor milliseconds of this process, once: noise from other work does not count.
 */
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { runToEnd } from '../../src/core/jobs.ts';
import { createRandom } from '../../src/core/random.ts';
import { measureFaithfulness } from '../../src/core/layout/faithfulness.ts';
import { buildGraph } from '../../src/core/graph/graphology.ts';
import { createPlacingKernel } from '../../src/core/kernels/placing.ts';
import { layoutMap } from '../../src/core/layout/layout.ts';
import type { LayoutStyle } from '../../src/core/layout/layout.ts';
import { startFromRows } from '../../src/core/layout/start.ts';
import type { BenchCorpus } from './layoutCorpora.ts';
import { corpusNames, loadBenchCorpus } from './layoutCorpora.ts';
import { loadLayoutPeers } from './layoutPeers.ts';
import { reportIterations } from './layoutIteration.ts';
import { labelAccuracy, sampleCrossings, sampleStress } from './layoutMeasures.ts';
import { describeMachine } from './machine.ts';

/** The package's ForceAtlas2 takes minutes beyond. */
const mostForPackage = 2500;

function ours(
  { corpus, comparison, structure }: BenchCorpus,
  style: LayoutStyle,
  islands: number | 'auto' = 'auto',
): Float32Array {
  const job = layoutMap(structure.edges, corpus.papers.length, {
    lsa: comparison.model.lsa,
    sizes: structure.radii,
    seed: 1,
    neighbours: comparison.similarities.neighbours,
    style,
    islands,
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

async function report(
  corpus: BenchCorpus,
  name: string,
  place: () => Float32Array | Promise<Float32Array>,
): Promise<void> {
  const before = process.cpuUsage();
  const positions = await place();
  const used = process.cpuUsage(before);
  const { comparison, structure, labels } = corpus;
  const { columns, values } = comparison.model.lsa;
  const similarities = new Float32Array(positions.length / 2);
  // Against LSA: the exact similarities of every pair are not kept.
  const similaritiesOf = (row: number) => {
    for (let other = 0; other < similarities.length; other += 1) {
      let dot = 0;
      for (let c = 0; c < columns; c += 1) dot += values[row * columns + c]! * values[other * columns + c]!;
      similarities[other] = dot;
    }
    return similarities;
  };
  const { neighbours } = comparison.similarities;
  const { meanKept, continuity, trustworthiness } = runToEnd(
    measureFaithfulness(positions, { neighbours, similaritiesOf, most: 300 }),
  );
  const label =
    labels === undefined ? '' : `  label ${(labelAccuracy(positions, labels) * 100).toFixed(1)} %`;
  const measures = [
    `kept ${meanKept.toFixed(3)}`,
    `trust ${(trustworthiness ?? 0).toFixed(3)}`,
    `continuity ${continuity.toFixed(3)}`,
    `stress ${sampleStress(positions, comparison.model.lsa).toFixed(3)}`,
    `crossings ${sampleCrossings(positions, structure.edges).toFixed(4)}`,
  ];
  const time = ((used.user + used.system) / 1000).toFixed(0);
  console.log(`  ${name.padEnd(34)} ${time.padStart(7)} ms  ${measures.join('  ')}${label}`);
}

async function reportAll(corpus: BenchCorpus): Promise<void> {
  const papers = corpus.corpus.papers.length;
  console.log(`${corpus.name}: ${papers} papers, ${corpus.structure.edges.source.length} ties`);
  reportIterations(ours(corpus, 'neighbours'), corpus.structure.edges);
  if (papers <= mostForPackage) {
    await report(corpus, 'graphology FA2, random start', () => stock(corpus, true));
    await report(corpus, 'graphology FA2, our start', () => stock(corpus, false));
  }
  for (const { name, mostPapers, place } of peers) {
    if (papers <= mostPapers) await report(corpus, name, () => place(corpus));
    else console.log(`  ${name}: left out, it would take too long`);
  }
  await report(corpus, 'ours, forces', () => ours(corpus, 'forces'));
  for (const islands of ['auto', 0.25, 0.5, 0.75, 1] as const) {
    await report(corpus, `ours, neighbours, islands ${islands}`, () => ours(corpus, 'neighbours', islands));
  }
}

console.log(describeMachine());
const asked = process.argv.slice(2).filter((name) => name !== '--peers');
const peers = process.argv.includes('--peers') ? await loadLayoutPeers() : [];
for (const name of asked.length > 0 ? asked : corpusNames) {
  const corpus = await loadBenchCorpus(name);
  if (corpus === undefined) console.log(`${name}: not here, left out`);
  else await reportAll(corpus);
}
