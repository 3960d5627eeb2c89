/** Connected components of a map: the number of each paper's component, and ties that keep the small ones near what they resemble. */
import type { DenseRows } from '../text/textModel.ts';
import type { MapEdges } from '../types.ts';

type Columns = Pick<MapEdges, 'source' | 'target' | 'weight'>;

export interface Components {
  /** 0 is the largest; ties by smallest row. */
  readonly of: Uint32Array;
  readonly sizes: Uint32Array;
}

export function findComponents(edges: Columns, papers: number): Components {
  const parent = Uint32Array.from({ length: papers }, (_, row) => row);
  const rootOf = (row: number): number => {
    let root = row;
    while (parent[root] !== root) root = parent[root]!;
    while (parent[row] !== root) [row, parent[row]] = [parent[row]!, root];
    return root;
  };
  for (let edge = 0; edge < edges.source.length; edge += 1) {
    const a = rootOf(edges.source[edge]!);
    const b = rootOf(edges.target[edge]!);
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
  }
  const counts = new Map<number, number>();
  for (let row = 0; row < papers; row += 1) counts.set(rootOf(row), (counts.get(rootOf(row)) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const numbers = new Map(ranked.map(([root], index) => [root, index]));
  return {
    of: Uint32Array.from({ length: papers }, (_, row) => numbers.get(rootOf(row))!),
    sizes: Uint32Array.from(ranked, ([, size]) => size),
  };
}

/** Ties each small component gets to the rest of the map. */
const tiesEach = 3;
/** LSA columns compared: the leading ones say what a paper is about. */
const columnsCompared = 32;

/**
 * Ties for placing only, never drawn: every component but the largest is bound to the papers of larger components most like its mean.
 * Without them a paper tied to nothing is at the mercy of gravity and ends on a ring around the map. Cost: components x papers x 32.
 */
export function bindComponents(components: Components, lsa: DenseRows, weight: number): Columns {
  const source: number[] = [];
  const target: number[] = [];
  if (lsa.columns === 0) return columnsOf(source, target, weight);
  const first = firstRows(components);
  const means = componentMeans(components, lsa);
  const width = Math.min(columnsCompared, lsa.columns);
  for (let component = 1; component < components.sizes.length; component += 1) {
    for (const row of mostSimilarRows(components, component, means, lsa, width)) {
      source.push(first[component]!);
      target.push(row);
    }
  }
  return columnsOf(source, target, weight);
}

function columnsOf(source: number[], target: number[], weight: number): Columns {
  return {
    source: Uint32Array.from(source),
    target: Uint32Array.from(target),
    weight: new Float32Array(source.length).fill(weight),
  };
}

function firstRows({ of, sizes }: Components): Uint32Array {
  const first = new Uint32Array(sizes.length);
  for (let row = of.length - 1; row >= 0; row -= 1) first[of[row]!] = row;
  return first;
}

function componentMeans({ of, sizes }: Components, { columns, values }: DenseRows): Float64Array {
  const means = new Float64Array(sizes.length * columns);
  for (let row = 0; row < of.length; row += 1) {
    for (let c = 0; c < columns; c += 1) means[of[row]! * columns + c]! += values[row * columns + c]!;
  }
  return means;
}

/** The best rows of larger components (of the same size: those numbered before), best first, ties by row. */
function mostSimilarRows(
  { of }: Components,
  component: number,
  means: Float64Array,
  { columns, values }: DenseRows,
  width: number,
): number[] {
  const best: { row: number; dot: number }[] = [];
  for (let row = 0; row < of.length; row += 1) {
    if (of[row]! >= component) continue;
    let dot = 0;
    for (let c = 0; c < width; c += 1) dot += means[component * columns + c]! * values[row * columns + c]!;
    if (best.length === tiesEach && dot <= best[tiesEach - 1]!.dot) continue;
    best.push({ row, dot });
    best.sort((a, b) => b.dot - a.dot || a.row - b.row);
    best.length = Math.min(best.length, tiesEach);
  }
  return best.map(({ row }) => row);
}
