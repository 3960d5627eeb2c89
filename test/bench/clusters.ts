/**
 * How good and how steady the clusters are, beside those of graphology's Louvain: modularity, connectedness, adjusted Rand index over seeds,
 * with rows shuffled and with a twentieth of the papers left out, agreement with known labels, time; and all names, to be read.
 *
 *   npm run bench:clusters                   opening corpus, dev-2k, dev-10k, AAAI, CVPR 2019 (those that are in ../shared)
 *   npm run bench:clusters -- opening        these only
 *   npm run bench:clusters -- --resolutions  a table of resolutions instead of the names
 */
import { chooseResolution, detectClusters } from '../../src/core/graph/clusters.ts';
import { nameClusters } from '../../src/core/graph/names.ts';
import { createRandom } from '../../src/core/random.ts';
import { unclustered, type Clustering } from '../../src/core/types.ts';
import {
  countDisconnected,
  graphologyLouvain,
  leiden,
  type ClusterMethod,
  type Columns,
} from './clusterMethods.ts';
import type { BenchCorpus } from './layoutCorpora.ts';
import { corpusNames, loadBenchCorpus } from './layoutCorpora.ts';
import { describeMachine } from './machine.ts';

/** Adjusted Rand index (Hubert and Arabie 1985, doi:10.1007/BF01908075) over the rows that both have in a cluster. */
function adjustedRand(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const joint = new Map<string, number>();
  const left = new Map<number, number>();
  const right = new Map<number, number>();
  let total = 0;
  for (let row = 0; row < a.length; row += 1) {
    const [own, other] = [a[row]!, b[row]!];
    if (own === unclustered || other === unclustered) continue;
    const pair = `${own} ${other}`;
    joint.set(pair, (joint.get(pair) ?? 0) + 1);
    left.set(own, (left.get(own) ?? 0) + 1);
    right.set(other, (right.get(other) ?? 0) + 1);
    total += 1;
  }
  const pairs = (count: number) => (count * (count - 1)) / 2;
  const sum = (counts: Map<unknown, number>) =>
    [...counts.values()].reduce((all, count) => all + pairs(count), 0);
  const expected = (sum(left) * sum(right)) / pairs(total);
  const most = (sum(left) + sum(right)) / 2;
  return (sum(joint) - expected) / (most - expected);
}

/** Ties among a random nineteen twentieths of the papers; the others stand alone. */
function leaveOut({ structure, corpus }: BenchCorpus, seed: number) {
  const random = createRandom(seed);
  const stays = corpus.papers.map(() => random() >= 0.05);
  const { source, target, weight } = structure.edges;
  const kept = [...source.keys()].filter((edge) => stays[source[edge]!]! && stays[target[edge]!]!);
  return {
    source: Uint32Array.from(kept, (edge) => source[edge]!),
    target: Uint32Array.from(kept, (edge) => target[edge]!),
    weight: Float32Array.from(kept, (edge) => weight[edge]!),
  };
}

/** The same ties between papers in another order; `rowOf` tells where each went. */
function shuffleRows({ structure, corpus }: BenchCorpus, seed: number) {
  const random = createRandom(seed);
  const chances = corpus.papers.map(() => random());
  const order = [...chances.keys()].sort((a, b) => chances[a]! - chances[b]!);
  const rowOf = new Uint32Array(order.length);
  order.forEach((row, at) => (rowOf[row] = at));
  const { source, target, weight } = structure.edges;
  const ends = (pick: (a: number, b: number) => number) =>
    source.map((from, edge) => pick(rowOf[from]!, rowOf[target[edge]!]!));
  return { rowOf, edges: { source: ends(Math.min), target: ends(Math.max), weight } };
}

function mean(values: readonly number[]): string {
  return (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3);
}

/** Adjusted Rand index against other seeds and orders, against corpora with papers left out, and against the labels where there are some. */
function agreement(
  bench: BenchCorpus,
  found: Pick<Clustering, 'assignment'>,
  resolution: number,
  { find }: ClusterMethod = leiden,
) {
  const { corpus, structure, labels } = bench;
  const papers = corpus.papers.length;
  const again = (edges: Columns, seed: number) =>
    adjustedRand(found.assignment, find(edges, papers, { seed, resolution }).assignment);
  const inOrder = (seed: number) => {
    const { rowOf, edges } = shuffleRows(bench, seed);
    const { assignment } = find(edges, papers, { seed: 1, resolution });
    return adjustedRand(
      found.assignment,
      Array.from(rowOf, (at) => assignment[at]!),
    );
  };
  const areas = [...new Set(labels)];
  const truth = labels?.map((label) => areas.indexOf(label));
  return {
    overSeeds: mean([2, 3, 4, 5].map((seed) => again(structure.edges, seed))),
    overOrders: mean([9, 10, 11].map(inOrder)),
    overPapers: mean([6, 7, 8].map((seed) => again(leaveOut(bench, seed), 1))),
    areas: areas.length,
    withLabels: truth === undefined ? undefined : adjustedRand(found.assignment, truth).toFixed(3),
  };
}

function reportMethod(bench: BenchCorpus, method: ClusterMethod, resolution: number): void {
  const { edges } = bench.structure;
  const before = process.cpuUsage();
  const found = method.find(edges, bench.corpus.papers.length, { seed: 1, resolution });
  const used = process.cpuUsage(before);
  const time = ((used.user + used.system) / 1000).toFixed(0);
  const { overSeeds, overOrders, overPapers, areas, withLabels } = agreement(
    bench,
    found,
    resolution,
    method,
  );
  const facts = [
    `${found.count} clusters in ${time} ms`,
    `modularity ${found.modularity.toFixed(3)}`,
    `${countDisconnected(edges, found.assignment)} not connected`,
    `adjusted Rand index: seeds ${overSeeds}, rows shuffled ${overOrders}, 5 % left out ${overPapers}`,
    ...(withLabels === undefined ? [] : [`${areas} labels ${withLabels}`]),
  ];
  console.log(`  ${method.name.padEnd(22)} ${facts.join(', ')}`);
}

function report(bench: BenchCorpus): void {
  const papers = bench.corpus.papers.length;
  const resolution = chooseResolution(papers);
  console.log(`${bench.name}: ${papers} papers, resolution ${resolution}`);
  for (const method of [leiden, graphologyLouvain]) reportMethod(bench, method, resolution);
  const found = detectClusters(bench.structure.edges, papers, { seed: 1, resolution });
  for (const { name, size } of nameClusters(bench.corpus.papers, bench.comparison.model, found)) {
    console.log(`  ${String(size).padStart(5)}  ${name}`);
  }
}

/** `--resolutions`: what the rule for the resolution was chosen by. */
function reportResolutions(bench: BenchCorpus): void {
  const papers = bench.corpus.papers.length;
  console.log(`${bench.name}: ${papers} papers (the rule says ${chooseResolution(papers)})`);
  for (const resolution of [0.4, 0.5, 0.6, 0.7, 0.8, 1, 1.2, 1.4, 1.7, 2]) {
    const found = detectClusters(bench.structure.edges, papers, { seed: 1, resolution });
    const { overSeeds, overPapers, withLabels = '' } = agreement(bench, found, resolution);
    console.log(
      `  ${resolution.toFixed(1)}  ${String(found.count).padStart(3)} clusters  modularity ${found.modularity.toFixed(3)}  seeds ${overSeeds}  left out ${overPapers}  labels ${withLabels}`,
    );
  }
}

console.log(describeMachine());
const asked = process.argv.slice(2).filter((name) => !name.startsWith('--'));
const tell = process.argv.includes('--resolutions') ? reportResolutions : report;
for (const name of asked.length > 0 ? asked : corpusNames) {
  const bench = await loadBenchCorpus(name);
  if (bench === undefined) console.log(`${name}: not here, left out`);
  else tell(bench);
}
