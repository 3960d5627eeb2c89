import type { MapEdges } from '../../../src/core/types.ts';
import { createRandom } from '../../../src/core/random.ts';

/** Edges from triples; kind 'similarity'. */
export function edgesFrom(triples: readonly (readonly [number, number, number])[]): MapEdges {
  const sorted = triples
    .map(([a, b, weight]) => [Math.min(a, b), Math.max(a, b), weight] as const)
    .sort((x, y) => y[2] - x[2] || x[0] - y[0] || x[1] - y[1]);
  return {
    source: Uint32Array.from(sorted, ([source]) => source),
    target: Uint32Array.from(sorted, ([, target]) => target),
    weight: Float32Array.from(sorted, ([, , weight]) => weight),
    kind: new Uint8Array(sorted.length),
  };
}

/** `groups` groups of `size` papers; pairs inside tied with chance `inside`, across with `across`; all weights 0.5. */
export function plantedEdges(
  groups: number,
  size: number,
  inside: number,
  across: number,
  seed: number,
): MapEdges {
  const random = createRandom(seed);
  const triples: [number, number, number][] = [];
  for (let a = 0; a < groups * size; a += 1) {
    for (let b = a + 1; b < groups * size; b += 1) {
      const same = Math.floor(a / size) === Math.floor(b / size);
      if (random() < (same ? inside : across)) triples.push([a, b, 0.5]);
    }
  }
  return edgesFrom(triples);
}

/** The same edges in another order, some turned round. */
export function shuffled(edges: MapEdges, seed: number): MapEdges {
  const random = createRandom(seed);
  const order = Array.from(edges.source.keys());
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const turned = order.map((edge) =>
    random() < 0.5 ? [edges.source[edge]!, edges.target[edge]!] : [edges.target[edge]!, edges.source[edge]!],
  );
  return {
    source: Uint32Array.from(turned, ([a]) => a!),
    target: Uint32Array.from(turned, ([, b]) => b!),
    weight: Float32Array.from(order, (edge) => edges.weight[edge]!),
    kind: new Uint8Array(order.length),
  };
}
