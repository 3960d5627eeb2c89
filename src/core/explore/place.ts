/**
 * "Similar to this text": a pasted abstract or draft among the papers of the map: its nearest papers and why, the clusters it lies in or
 * between, and its place. Nothing moves and nothing is kept. Placing costs one pass over the corpus (10,000 papers: some 20 ms).
 */
import { indexStems } from '../explain/sentences.ts';
import { explainPair } from '../explain/pair.ts';
import { weightsOf } from '../similarity/blend.ts';
import { unclustered } from '../types.ts';
import type { Explanation } from '../explain/explanation.ts';
import type { Measure } from '../types.ts';
import type { TextModel } from '../text/textModel.ts';
import { choosePosition, mostSimilar } from './position.ts';
import type { Position } from './position.ts';
import { compareText, vectoriseText } from './textVector.ts';
import type { Draft, TextVector } from './textVector.ts';

export interface NearPaper {
  readonly row: number;
  /** What the map's measure gives; for measures not made of text, what the blend gives. In [0, 1]. */
  readonly similarity: number;
  /** The words behind it: their shares add up to the similarity. */
  readonly explanation: Explanation;
}

export interface ClusterShare {
  /** Or `unclustered`. */
  readonly cluster: number;
  /** Of the similarity to the nearest papers; all shares add up to 1. */
  readonly share: number;
}

export interface Placement {
  /** Best first, ties by row; empty where the text has no word of the corpus. */
  readonly nearest: readonly NearPaper[];
  /** The clusters it straddles, largest share first. */
  readonly clusters: readonly ClusterShare[];
  /** In map units; undefined where nothing is similar. */
  readonly position: Position | undefined;
  readonly unknownWords: readonly string[];
}

/** What of a map a text is placed on. */
export interface PlaceableMap {
  readonly model: TextModel;
  readonly measure: Measure;
  readonly positions: Float32Array;
  readonly assignment: Uint16Array;
}

export interface PlaceOptions {
  readonly nearest?: number;
  /** Stem -> column, where the caller keeps it (`indexStems`). */
  readonly columnOf?: ReadonlyMap<string, number>;
  /** A row that does not count: the paper whose text it is. */
  readonly leaveOut?: number;
}

export function placeText(map: PlaceableMap, draft: Draft, options: PlaceOptions = {}): Placement {
  const { model, measure } = map;
  const vector = vectoriseText(model, options.columnOf ?? indexStems(model), draft);
  const similarities = compareText(model, weightsOf(measure, model.relatedWords), vector);
  if (options.leaveOut !== undefined) similarities[options.leaveOut] = 0;
  const rows = mostSimilar(similarities, options.nearest ?? 10);
  return {
    nearest: rows.map((row) => ({
      row,
      similarity: similarities[row]!,
      explanation: explainPair(pairModel(model, vector, row), measure, 0, 1),
    })),
    clusters: shareClusters(rows, similarities, map.assignment),
    position: choosePosition(map.positions, similarities, options.leaveOut),
    unknownWords: vector.unknownWords,
  };
}

function shareClusters(
  rows: readonly number[],
  similarities: Float32Array,
  assignment: Uint16Array,
): ClusterShare[] {
  const sums = new Map<number, number>();
  let total = 0;
  for (const row of rows) {
    const cluster = assignment[row] ?? unclustered;
    sums.set(cluster, (sums.get(cluster) ?? 0) + similarities[row]!);
    total += similarities[row]!;
  }
  return [...sums]
    .map(([cluster, sum]) => ({ cluster, share: sum / total }))
    .sort((a, b) => b.share - a.share || a.cluster - b.cluster);
}

/** A model of two rows, the text and the paper: what is known about pairs of papers then holds for this pair. */
function pairModel(model: TextModel, vector: TextVector, row: number): TextModel {
  const { offsets, terms, values, columns } = model.tfidf;
  const [from, to] = [offsets[row]!, offsets[row + 1]!];
  const length = vector.terms.length;
  const joined = {
    terms: new Uint32Array(length + to - from),
    values: new Float32Array(length + to - from),
  };
  joined.terms.set(vector.terms);
  joined.terms.set(terms.subarray(from, to), length);
  joined.values.set(vector.values);
  joined.values.set(values.subarray(from, to), length);
  const offsetsOfPair = Uint32Array.of(0, length, length + to - from);
  return { ...model, tfidf: { rows: 2, columns, offsets: offsetsOfPair, ...joined } };
}
