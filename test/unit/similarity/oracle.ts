/** Slow and plainly right: what the joins must agree with, value for value. */
import { createRandom } from '../../../src/core/random.ts';
import { blend, weightsOf } from '../../../src/core/similarity/blend.ts';
import type { DenseRows, TermRows, TextModel } from '../../../src/core/text/textModel.ts';
import type { Measure } from '../../../src/core/types.ts';

export interface Pair {
  readonly source: number;
  readonly target: number;
  readonly weight: number;
}

function sparseCosine(rows: TermRows, a: number, b: number): number {
  const weights = new Map<number, number>();
  for (let at = rows.offsets[b]!; at < rows.offsets[b + 1]!; at += 1) {
    weights.set(rows.terms[at]!, rows.values[at]!);
  }
  let sum = 0;
  for (let at = rows.offsets[a]!; at < rows.offsets[a + 1]!; at += 1) {
    sum = Math.fround(sum + Math.fround(rows.values[at]! * (weights.get(rows.terms[at]!) ?? 0)));
  }
  return sum;
}

function denseCosine(rows: DenseRows, a: number, b: number): number {
  let sum = 0;
  for (let i = 0; i < rows.columns; i += 1) {
    const product = Math.fround(rows.values[a * rows.columns + i]! * rows.values[b * rows.columns + i]!);
    sum = Math.fround(sum + product);
  }
  return sum;
}

/** Every pair, in the order of edges: weight, highest first, ties by source, then target. */
export function allPairs(model: TextModel, measure: Measure): Pair[] {
  const weights = weightsOf(measure);
  const pairs: Pair[] = [];
  for (let source = 0; source < model.tfidf.rows; source += 1) {
    for (let target = source + 1; target < model.tfidf.rows; target += 1) {
      const sparse = sparseCosine(model.tfidf, source, target);
      const weight = blend(weights, sparse, denseCosine(model.lsa, source, target));
      pairs.push({ source, target, weight });
    }
  }
  return pairs.sort((a, b) => b.weight - a.weight || a.source - b.source || a.target - b.target);
}

export function nearestOf(pairs: readonly Pair[], row: number, k: number): [number, number][] {
  return pairs
    .filter((pair) => pair.weight > 0 && (pair.source === row || pair.target === row))
    .map((pair): [number, number] => [pair.source === row ? pair.target : pair.source, pair.weight])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, k);
}

interface Shape {
  readonly rows: number;
  readonly terms: number;
  readonly columns: number;
  readonly seed: number;
}

/** Random rows of length 1 with empty rows, duplicates and few distinct values, so that ties are common. */
export function randomModel({ rows, terms, columns, seed }: Shape): TextModel {
  const random = createRandom(seed);
  const offsets = [0];
  const ids: number[] = [];
  const values: number[] = [];
  const dense: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const copied = row > 0 && random() < 0.1 ? row - 1 : -1;
    const weights = new Map<number, number>();
    if (copied >= 0) {
      for (let at = offsets[copied]!; at < offsets[row]!; at += 1) weights.set(ids[at]!, values[at]!);
      dense.push(...dense.slice(copied * columns, row * columns));
    } else {
      const size = random() < 0.1 ? 0 : 1 + Math.floor(random() * 6);
      for (let i = 0; i < size; i += 1)
        weights.set(Math.floor(random() * terms), 1 + Math.floor(random() * 3));
      const length = Math.hypot(...weights.values());
      for (const [term, weight] of weights) weights.set(term, Math.fround(weight / length));
      const point = Array.from({ length: columns }, () => (size === 0 ? 0 : 2 * random() - 1));
      const radius = Math.hypot(...point) || 1;
      dense.push(...point.map((value) => Math.fround(value / radius)));
    }
    for (const [term, weight] of [...weights].sort((a, b) => a[0] - b[0])) {
      ids.push(term);
      values.push(weight);
    }
    offsets.push(ids.length);
  }
  return {
    vocabulary: { stems: [], words: [], documentFrequency: new Uint32Array(terms) },
    tfidf: {
      rows,
      columns: terms,
      offsets: Uint32Array.from(offsets),
      terms: Uint32Array.from(ids),
      values: Float32Array.from(values),
    },
    lsa: { rows, columns, values: Float32Array.from(dense) },
    termVectors: { rows: terms, columns, values: new Float32Array(terms * columns) },
  };
}
