/** Layers of citations joined with the edges of similarity (layers.ts builds them). Cost: a sort of all edges. */
import { edgeKinds, type EdgeKind, type MapEdges, type SimilarityEdges } from '../types.ts';

export interface Layer {
  readonly kind: EdgeKind;
  /** Weights in [0, 1], already multiplied by the weight of the layer. */
  readonly edges: SimilarityEdges;
}

/** Similarity edges and layers as one list, sorted by weight like every list of edges; a pair may stand in several layers. */
export function joinLayers(edges: MapEdges, layers: readonly Layer[]): MapEdges {
  if (layers.length === 0) return edges;
  const all = [
    edges,
    ...layers.map(({ kind, edges: own }) => ({
      ...own,
      kind: new Uint8Array(own.weight.length).fill(edgeKinds.indexOf(kind)),
    })),
  ];
  const count = all.reduce((sum, { weight }) => sum + weight.length, 0);
  const joined = {
    source: new Uint32Array(count),
    target: new Uint32Array(count),
    weight: new Float32Array(count),
    kind: new Uint8Array(count),
  };
  let from = 0;
  for (const part of all) {
    joined.source.set(part.source, from);
    joined.target.set(part.target, from);
    joined.weight.set(part.weight, from);
    joined.kind.set(part.kind, from);
    from += part.weight.length;
  }
  return sortByWeight(joined);
}

function sortByWeight({ source, target, weight, kind }: MapEdges): MapEdges {
  const order = Uint32Array.from(weight.keys()).sort(
    (a, b) =>
      weight[b]! - weight[a]! || source[a]! - source[b]! || target[a]! - target[b]! || kind[a]! - kind[b]!,
  );
  return {
    source: order.map((at) => source[at]!),
    target: order.map((at) => target[at]!),
    weight: Float32Array.from(order, (at) => weight[at]!),
    kind: Uint8Array.from(order, (at) => kind[at]!),
  };
}
