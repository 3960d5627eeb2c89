/**
 * What the layout is measured against besides graphology's ForceAtlas2: two UMAPs on the LSA rows, each with its own defaults, and d3's forces
 * on the ties of the map.
 */
import { createRandom } from '../../src/core/random.ts';
import type { BenchCorpus } from './layoutCorpora.ts';
import { loadEmbeddingAtlas, loadInstalled, loadPeer } from './loadPeer.ts';

export interface LayoutPeer {
  readonly name: string;
  /** More would take minutes. */
  readonly mostPapers: number;
  readonly place: (bench: BenchCorpus) => Promise<Float32Array>;
}

interface Umap {
  fit(rows: number[][]): number[][];
}
type CreateUmap = new (options: {
  nComponents: number;
  distanceFn: (a: number[], b: number[]) => number;
  random: () => number;
}) => Umap;

/** LSA rows have length 1 (or 0). */
function cosineDistance(a: readonly number[], b: readonly number[]): number {
  let dot = 0;
  for (let i = 0; i < a.length; i += 1) dot += a[i]! * b[i]!;
  return 1 - dot;
}

async function umapJs(): Promise<LayoutPeer['place']> {
  const { UMAP } = (await loadPeer('umap-js')) as { UMAP: CreateUmap };
  return ({ comparison }) => {
    const { rows, columns, values } = comparison.model.lsa;
    const points = Array.from({ length: rows }, (_, row) => [
      ...values.subarray(row * columns, (row + 1) * columns),
    ]);
    const umap = new UMAP({ nComponents: 2, distanceFn: cosineDistance, random: createRandom(1) });
    return Promise.resolve(Float32Array.from(umap.fit(points).flat()));
  };
}

interface AtlasUmap {
  run(): Promise<void>;
  readonly embedding: Float32Array;
}
type CreateAtlasUmap = (
  rows: number,
  columns: number,
  dimensions: number,
  values: Float32Array,
  options: { metric: 'cosine'; seed: number },
) => Promise<AtlasUmap>;

async function embeddingAtlas(): Promise<LayoutPeer['place']> {
  const { createUMAP } = (await loadEmbeddingAtlas()) as { createUMAP: CreateAtlasUmap };
  return async ({ comparison }) => {
    const { rows, columns, values } = comparison.model.lsa;
    const umap = await createUMAP(rows, columns, 2, values, { metric: 'cosine', seed: 1 });
    await umap.run();
    return umap.embedding.slice();
  };
}

interface Node {
  x: number;
  y: number;
}
interface Simulation {
  force(name: string, force: unknown): Simulation;
  stop(): Simulation;
  tick(iterations: number): Simulation;
}
interface Forces {
  forceSimulation(nodes: Node[]): Simulation;
  forceManyBody(): unknown;
  forceLink(links: { source: number; target: number }[]): unknown;
  forceCenter(): unknown;
}

async function d3Force(): Promise<LayoutPeer['place']> {
  const d3 = (await loadPeer('d3-force')) as Forces;
  return ({ corpus, structure }) => {
    const nodes = Array.from(corpus.papers, () => ({})) as Node[];
    const { source, target } = structure.edges;
    const links = Array.from(source, (from, edge) => ({ source: from, target: target[edge]! }));
    d3.forceSimulation(nodes)
      .stop()
      .force('charge', d3.forceManyBody())
      .force('link', d3.forceLink(links))
      .force('centre', d3.forceCenter())
      .tick(300);
    return Promise.resolve(Float32Array.from(nodes.flatMap(({ x, y }) => [x, y])));
  };
}

/** By name; `mostPapers`: more would take over four minutes (umap-js 31 s and d3-force 41 s at 10,000; both grow faster than the papers). */
const known: Record<
  string,
  { readonly mostPapers: number; readonly load: () => Promise<LayoutPeer['place']> }
> = {
  'umap-js on LSA': { mostPapers: 12_000, load: umapJs },
  'Embedding Atlas, UMAP on LSA': { mostPapers: 60_000, load: embeddingAtlas },
  'd3-force, 300 ticks': { mostPapers: 12_000, load: d3Force },
};

export async function loadLayoutPeers(): Promise<LayoutPeer[]> {
  const loaders = Object.entries(known).map(([name, { load }]) => [name, load] as const);
  const found = await loadInstalled(Object.fromEntries(loaders));
  return found.map(({ name, value }) => ({ name, mostPapers: known[name]!.mostPapers, place: value }));
}
