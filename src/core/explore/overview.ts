/**
 * The map in words, for screen readers and for anybody who wants it told: what is on it, cluster by cluster. The structure is for a page
 * that makes headings and links of it; the sentences are the same, ready to be read out.
 */
import { unclustered } from '../types.ts';
import type { PaperMap } from '../types.ts';
import type { TermRows } from '../text/textModel.ts';
import { findCentralPapers } from './central.ts';
import { rowsOfCluster } from './contrast.ts';
import { unknownYear, yearsOf } from './facets.ts';
import { countOf, joinWords, quoteTitle, sayNumber } from './words.ts';

/** What of a map is told. */
export type TellableMap = Pick<PaperMap, 'corpus' | 'edges' | 'assignment' | 'clusters'>;

export interface ClusterOverview {
  readonly cluster: number;
  readonly name: string;
  readonly size: number;
  readonly terms: readonly string[];
  /** Rows, most typical first. */
  readonly typical: readonly number[];
  /** The paper with the strongest edges inside; undefined where there are none. */
  readonly mostConnected: number | undefined;
  /** First and last year of its papers; undefined where none has one. */
  readonly years: readonly [number, number] | undefined;
  /** The clusters it has the strongest edges to, strongest first. */
  readonly neighbours: readonly { readonly cluster: number; readonly strength: number }[];
  readonly sentences: readonly string[];
}

export interface MapOverview {
  readonly papers: number;
  readonly edges: number;
  readonly unclustered: number;
  /** Papers without a single edge. */
  readonly alone: number;
  readonly sentences: readonly string[];
  readonly clusters: readonly ClusterOverview[];
}

const listedTerms = 5;
const listedNeighbours = 3;
const listedPapers = 3;

export function describeMap(map: TellableMap, tfidf: TermRows): MapOverview {
  const { corpus, edges, assignment, clusters } = map;
  const outside = assignment.reduce((sum, cluster) => sum + (cluster === unclustered ? 1 : 0), 0);
  const tied = new Set([...edges.source, ...edges.target]);
  const alone = corpus.papers.length - tied.size;
  const strengths = tieClusters(map);
  const years = yearsOf(corpus.papers);
  const sentences = [
    `${countOf(corpus.papers.length, 'paper')}, ${countOf(edges.source.length, 'tie')}, ` +
      `${countOf(clusters.length, 'cluster')}.`,
  ];
  if (outside > 0) {
    sentences.push(`${countOf(outside, 'paper')} ${outside === 1 ? 'is' : 'are'} in no cluster.`);
  }
  if (alone > 0) sentences.push(`${countOf(alone, 'paper')} ${alone === 1 ? 'has' : 'have'} no tie.`);
  return {
    papers: corpus.papers.length,
    edges: edges.source.length,
    unclustered: outside,
    alone,
    sentences,
    clusters: clusters.map(({ index }) => describeCluster(map, tfidf, years, strengths, index)),
  };
}

/** Sum of edge weights between each two clusters: strengths[a][b]. */
function tieClusters({ edges, assignment, clusters }: TellableMap): Float64Array[] {
  const strengths = clusters.map(() => new Float64Array(clusters.length));
  edges.weight.forEach((weight, edge) => {
    const a = assignment[edges.source[edge]!]!;
    const b = assignment[edges.target[edge]!]!;
    if (a === b || a === unclustered || b === unclustered) return;
    strengths[a]![b]! += weight;
    strengths[b]![a]! += weight;
  });
  return strengths;
}

function describeCluster(
  map: TellableMap,
  tfidf: TermRows,
  years: Int32Array,
  strengths: readonly Float64Array[],
  index: number,
): ClusterOverview {
  const cluster = map.clusters[index]!;
  const rows = rowsOfCluster(map.assignment, index);
  const { typical, connected } = findCentralPapers(rows, tfidf, map.edges, years, listedPapers);
  const known = [...rows].map((row) => years[row]!).filter((year) => year !== unknownYear);
  known.sort((a, b) => a - b);
  const neighbours = [...strengths[index]!.keys()]
    .map((other) => ({ cluster: other, strength: strengths[index]![other]! }))
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength || a.cluster - b.cluster)
    .slice(0, listedNeighbours);
  const overview = {
    cluster: index,
    name: cluster.name,
    size: rows.length,
    terms: cluster.terms.slice(0, listedTerms),
    typical: typical.map(({ row }) => row),
    mostConnected: connected[0]?.row,
    years: known.length === 0 ? undefined : ([known[0]!, known.at(-1)!] as const),
    neighbours,
  };
  return { ...overview, sentences: tellCluster(map, overview) };
}

function tellCluster(map: TellableMap, cluster: Omit<ClusterOverview, 'sentences'>): string[] {
  const title = (row: number) => quoteTitle(map.corpus.papers[row]!.title);
  const percent = Math.round((100 * cluster.size) / Math.max(1, map.corpus.papers.length));
  const sentences = [`${cluster.name}: ${countOf(cluster.size, 'paper')}, ${sayNumber(percent)} percent.`];
  if (cluster.years) {
    const [first, last] = cluster.years;
    sentences.push(first === last ? `All from ${first}.` : `From ${first} to ${last}.`);
  }
  if (cluster.terms.length > 0) sentences.push(`Words: ${joinWords(cluster.terms)}.`);
  const [first] = cluster.typical;
  if (first !== undefined) sentences.push(`Most typical: ${title(first)}.`);
  if (cluster.mostConnected !== undefined && cluster.mostConnected !== first) {
    sentences.push(`Most connected: ${title(cluster.mostConnected)}.`);
  }
  const names = cluster.neighbours.map((neighbour) => map.clusters[neighbour.cluster]!.name);
  sentences.push(names.length > 0 ? `Tied to: ${names.join('; ')}.` : 'Tied to no other cluster.');
  return sentences;
}
