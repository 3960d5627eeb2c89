/**
 * Which pairs become ties of the map.
 *
 * - threshold: pairs at or above the threshold (kind `similarity`).
 * - topK: a pair is a tie where either paper is among the `keptNeighbours` nearest of the other.
 * - mutualTopK: where each is among the nearest of the other.
 * - disparity: pairs at or above the threshold whose weight stands out at either end against that paper's other ties, at significance 0.05
 *   (Serrano, Boguñá, Vespignani 2009, doi:10.1073/pnas.0808904106).
 * In `threshold` and `disparity` each paper's strongest `keptNeighbours` ties are kept besides (kind `strongest`), so that nobody stands
 * alone by accident. In all modes edges are sorted as SimilarityEdges are.
 */
import { edgeKinds, type MapEdges, type Similarities, type SimilarityEdges } from '../types.ts';
import { noNeighbour } from './nearest.ts';
import { arrangeEdges, edgeOrder } from './sortEdges.ts';

export type BackboneMode = 'threshold' | 'topK' | 'mutualTopK' | 'disparity';

export interface BackboneOptions {
  readonly threshold: number;
  readonly keptNeighbours: number;
  readonly mode: BackboneMode;
}

const significance = 0.05;
/** Papers without a word in common have a similarity of 0 up to single precision: no tie, however few others there are. */
const rounding = 1e-6;
const similarityKind = edgeKinds.indexOf('similarity');
const strongestKind = edgeKinds.indexOf('strongest');

interface Tie {
  readonly source: number;
  readonly target: number;
  readonly weight: number;
}

/** How many of the edges, which are sorted, are at or above the threshold. */
export function countAbove(edges: SimilarityEdges, threshold: number): number {
  let low = 0;
  let high = edges.weight.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges.weight[middle]! >= threshold) low = middle + 1;
    else high = middle;
  }
  return low;
}

function tieAt(edges: SimilarityEdges, at: number): Tie {
  return { source: edges.source[at]!, target: edges.target[at]!, weight: edges.weight[at]! };
}

/** Each pair in which one paper is among the k nearest of the other; with `mutual`, each of the other. Every pair once. */
function nearestTies(similarities: Similarities, papers: number, kept: number, mutual: boolean): Tie[] {
  const { k, index, weight } = similarities.neighbours;
  const depth = Math.min(kept, k);
  const holds = (row: number, other: number) => {
    for (let i = 0; i < depth; i += 1) if (index[row * k + i] === other) return true;
    return false;
  };
  const ties: Tie[] = [];
  for (let row = 0; row < papers; row += 1) {
    for (let i = 0; i < depth; i += 1) {
      const other = index[row * k + i]!;
      if (other === noNeighbour || weight[row * k + i]! < rounding) break;
      const returned = holds(other, row);
      if (mutual ? !returned || other < row : returned && other < row) continue;
      ties.push({
        source: Math.min(row, other),
        target: Math.max(row, other),
        weight: weight[row * k + i]!,
      });
    }
  }
  return ties;
}

/** Ties that hold a larger share of the strength of one of their ends than chance would give them. */
function outstanding(ties: readonly Tie[], papers: number): Tie[] {
  const degree = new Uint32Array(papers);
  const strength = new Float64Array(papers);
  for (const { source, target, weight } of ties) {
    for (const end of [source, target]) {
      degree[end]! += 1;
      strength[end]! += weight;
    }
  }
  const chance = (row: number, weight: number) => {
    if (degree[row]! < 2) return 1;
    const left = 1 - weight / strength[row]!;
    let product = 1;
    for (let i = 1; i < degree[row]! && product >= significance; i += 1) product *= left;
    return product;
  };
  return ties.filter(({ source, target, weight }) => {
    return chance(source, weight) < significance || chance(target, weight) < significance;
  });
}

function asEdges(ties: readonly Tie[], kinds: readonly number[]): MapEdges {
  const edges: SimilarityEdges = {
    source: Uint32Array.from(ties, (tie) => tie.source),
    target: Uint32Array.from(ties, (tie) => tie.target),
    weight: Float32Array.from(ties, (tie) => tie.weight),
  };
  const order = edgeOrder(edges);
  const kind = new Uint8Array(order.length);
  for (let at = 0; at < order.length; at += 1) kind[at] = kinds[order[at]!]!;
  return { ...arrangeEdges(edges, order), kind };
}

/** The union of both lists, each pair once. */
function unite(ties: readonly Tie[], strongest: readonly Tie[], papers: number): MapEdges {
  const key = (tie: Tie) => tie.source * papers + tie.target;
  const present = new Set(ties.map(key));
  const added = strongest.filter((tie) => !present.has(key(tie)));
  return asEdges([...ties, ...added], [...ties.map(() => similarityKind), ...added.map(() => strongestKind)]);
}

export function selectEdges(similarities: Similarities, papers: number, options: BackboneOptions): MapEdges {
  const { threshold, keptNeighbours, mode } = options;
  const nearest = nearestTies(similarities, papers, keptNeighbours, mode === 'mutualTopK');
  if (mode === 'topK' || mode === 'mutualTopK') {
    return asEdges(
      nearest,
      nearest.map((tie) => (tie.weight >= threshold ? similarityKind : strongestKind)),
    );
  }
  const count = countAbove(similarities.edges, threshold);
  const ties = Array.from({ length: count }, (_, at) => tieAt(similarities.edges, at));
  return unite(mode === 'disparity' ? outstanding(ties, papers) : ties, nearest, papers);
}
