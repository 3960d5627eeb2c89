/**
 * How good and how steady the clusters are: modularity, adjusted Rand index over seeds and with a twentieth of the papers left out,
 * agreement with known labels, time; and all names, to be read.
 *
 *   npm run bench:clusters                   opening corpus, dev-2k, dev-10k, AAAI, CVPR 2019 (those that are in ../shared)
 *   npm run bench:clusters -- opening        these only
 */
import { detectClusters } from '../../src/core/graph/clusters.ts';
import { nameClusters } from '../../src/core/graph/names.ts';
import { createRandom } from '../../src/core/random.ts';
import { unclustered } from '../../src/core/types.ts';
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

function mean(values: readonly number[]): string {
  return (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3);
}

function report(bench: BenchCorpus): void {
  const papers = bench.corpus.papers.length;
  const before = process.cpuUsage();
  const found = detectClusters(bench.structure.edges, papers, { seed: 1, resolution: 1 });
  const used = process.cpuUsage(before);
  const time = ((used.user + used.system) / 1000).toFixed(0);
  const seeds = [2, 3, 4, 5].map((seed) =>
    detectClusters(bench.structure.edges, papers, { seed, resolution: 1 }),
  );
  const fewer = [6, 7, 8].map((seed) =>
    detectClusters(leaveOut(bench, seed), papers, { seed: 1, resolution: 1 }),
  );
  const overSeeds = mean(seeds.map(({ assignment }) => adjustedRand(found.assignment, assignment)));
  const overPapers = mean(fewer.map(({ assignment }) => adjustedRand(found.assignment, assignment)));
  console.log(
    `${bench.name}: ${papers} papers, ${found.count} clusters in ${time} ms, modularity ${found.modularity.toFixed(3)}`,
  );
  console.log(
    `  adjusted Rand index: ${overSeeds} over seeds, ${overPapers} with 5 % of the papers left out`,
  );
  if (bench.labels !== undefined) {
    const areas = [...new Set(bench.labels)];
    const truth = bench.labels.map((label) => areas.indexOf(label));
    console.log(
      `  adjusted Rand index with ${areas.length} labels: ${adjustedRand(found.assignment, truth).toFixed(3)}`,
    );
  }
  for (const { name, size } of nameClusters(bench.corpus.papers, bench.comparison.model, found)) {
    console.log(`  ${String(size).padStart(5)}  ${name}`);
  }
}

console.log(describeMachine());
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : corpusNames) {
  const bench = await loadBenchCorpus(name);
  if (bench === undefined) console.log(`${name}: not here, left out`);
  else report(bench);
}
