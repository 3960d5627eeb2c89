/**
 * How far a map can be believed: what of each paper's most similar papers stands near it, and what stands near it without being similar.
 *
 * - Kept neighbours (NP@k): the share of a paper's k most similar papers that are among its k nearest on the map.
 * - Trustworthiness and continuity (Venna and Kaski 2001, doi:10.1007/3-540-44668-0_68): 1 less what false neighbours (or missing ones)
 *   cost, each counted by how far down the other ranking it stands; 1 is perfect, about 0.5 is chance.
 *
 * Ranks: more similar (nearer) first, ties by row. Cost: measured papers x papers; above `most` papers every n-th is measured.
 */
import type { Job } from '../progress.ts';
import type { Neighbours } from '../types.ts';

export interface Faithfulness {
  readonly k: number;
  /** Rows measured, ascending. */
  readonly rows: Uint32Array;
  /** Share of kept neighbours of each measured row. */
  readonly kept: Float32Array;
  readonly meanKept: number;
  readonly continuity: number;
  /** Undefined where no full similarities were given. */
  readonly trustworthiness?: number;
}

export interface FaithfulnessOptions {
  readonly neighbours: Neighbours;
  readonly k?: number;
  /** At most about this many papers are measured. */
  readonly most?: number;
  /** Similarity of a row to every row; needed for trustworthiness only. The array may be reused from call to call. */
  readonly similaritiesOf?: (row: number) => ArrayLike<number>;
}

const none = 0xffffffff;

export function* measureFaithfulness(
  positions: Float32Array,
  options: FaithfulnessOptions,
): Job<Faithfulness> {
  const papers = positions.length / 2;
  const k = Math.min(options.k ?? 10, options.neighbours.k, Math.max(1, Math.floor((papers - 1) / 2)));
  const step = Math.max(1, Math.ceil(papers / (options.most ?? 1000)));
  const rows = Uint32Array.from({ length: Math.ceil(papers / step) }, (_, i) => i * step);
  const kept = new Float32Array(rows.length);
  const distances = new Float64Array(papers);
  let [missing, intruding] = [0, 0];
  for (const [measured, row] of rows.entries()) {
    fillDistances(positions, row, distances);
    const near = nearestRows(distances, row, k);
    const similar = similarRows(options.neighbours, row, k);
    kept[measured] =
      similar.length === 0 ? 1 : similar.filter((other) => near.includes(other)).length / similar.length;
    for (const other of similar) missing += Math.max(0, rankAmong(distances, row, other, 1) - k);
    if (options.similaritiesOf !== undefined) {
      const similarities = options.similaritiesOf(row);
      for (const other of near) intruding += Math.max(0, rankAmong(similarities, row, other, -1) - k);
    }
    if (measured % 16 === 0) yield { stage: 'layout', done: measured, total: rows.length };
  }
  const worst = (rows.length * k * (2 * papers - 3 * k - 1)) / 2;
  const score = (cost: number) => (worst > 0 ? 1 - cost / worst : 1);
  const meanKept = kept.reduce((sum, share) => sum + share, 0) / Math.max(1, rows.length);
  const measures = { k, rows, kept, meanKept, continuity: score(missing) };
  return options.similaritiesOf === undefined ? measures : { ...measures, trustworthiness: score(intruding) };
}

function fillDistances(positions: Float32Array, row: number, distances: Float64Array): void {
  const x = positions[row * 2]!;
  const y = positions[row * 2 + 1]!;
  for (let other = 0; other < distances.length; other += 1) {
    const dx = positions[other * 2]! - x;
    const dy = positions[other * 2 + 1]! - y;
    distances[other] = dx * dx + dy * dy;
  }
}

/** The k nearest rows, nearest first, ties by row. */
export function nearestRows(distances: ArrayLike<number>, row: number, k: number): number[] {
  const near: number[] = [];
  for (let other = 0; other < distances.length; other += 1) {
    if (other === row) continue;
    const distance = distances[other]!;
    if (near.length === k && distance >= distances[near[k - 1]!]!) continue;
    let at = Math.min(near.length, k - 1);
    while (at > 0 && distances[near[at - 1]!]! > distance) {
      near[at] = near[at - 1]!;
      at -= 1;
    }
    near[at] = other;
  }
  return near;
}

function similarRows(neighbours: Neighbours, row: number, k: number): number[] {
  const from = row * neighbours.k;
  return Array.from(neighbours.index.subarray(from, from + k)).filter((other) => other !== none);
}

/** Place of `other` among all rows but `row`, from 1; `direction` 1: least value first, -1: greatest first. */
function rankAmong(values: ArrayLike<number>, row: number, other: number, direction: 1 | -1): number {
  const own = values[other]! * direction;
  let rank = 1;
  for (let candidate = 0; candidate < values.length; candidate += 1) {
    const value = values[candidate]! * direction;
    if (candidate !== row && candidate !== other && (value < own || (value === own && candidate < other)))
      rank += 1;
  }
  return rank;
}
