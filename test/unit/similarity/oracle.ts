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

const termsOf = (rows: TermRows, row: number) =>
  Array.from(rows.terms.subarray(rows.offsets[row], rows.offsets[row + 1]));

/** The first terms, as many as at least a tenth of the rows hold each, in eights, at most 64. */
function headCount(rows: TermRows): number {
  const all = Array.from({ length: rows.rows }, (_, row) => new Set(termsOf(rows, row)));
  let count = 0;
  while (count < Math.min(64, rows.columns) && all.filter((own) => own.has(count)).length >= rows.rows / 10)
    count += 1;
  return 8 * Math.floor(count / 8);
}

function sumOf(products: readonly number[]): number {
  return products.reduce((sum, product) => Math.fround(sum + product), 0);
}

/** Four sums, of every fourth number each, added in pairs. */
function sumByFour(products: readonly number[]): number {
  const [a, b, c, d] = [0, 1, 2, 3].map((lane) => sumOf(products.filter((_, i) => i % 4 === lane)));
  return Math.fround(Math.fround(a! + b!) + Math.fround(c! + d!));
}

function sparseCosine(rows: TermRows, heads: number, a: number, b: number): number {
  const valueOf = (row: number, term: number) => {
    const at = termsOf(rows, row).indexOf(term);
    return at < 0 ? 0 : rows.values[rows.offsets[row]! + at]!;
  };
  const product = (term: number) => Math.fround(valueOf(a, term) * valueOf(b, term));
  const rare = termsOf(rows, a).filter((term) => term >= heads);
  const frequent = Array.from({ length: heads }, (_, term) => term);
  return Math.fround(sumOf(rare.map(product)) + sumByFour(frequent.map(product)));
}

function denseCosine({ columns, values }: DenseRows, a: number, b: number): number {
  return sumByFour(
    Array.from({ length: columns }, (_, i) =>
      Math.fround(values[a * columns + i]! * values[b * columns + i]!),
    ),
  );
}

/** Every pair, in the order of edges: weight, highest first, ties by source, then target. */
export function allPairs(model: TextModel, measure: Measure): Pair[] {
  const weights = weightsOf(measure);
  const heads = headCount(model.tfidf);
  const pairs: Pair[] = [];
  for (let source = 0; source < model.tfidf.rows; source += 1) {
    for (let target = source + 1; target < model.tfidf.rows; target += 1) {
      const sparse = sparseCosine(model.tfidf, heads, source, target);
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
