/**
 * Normalised compression distance: two texts are alike where one helps to compress the other. Knows no words, so it works for any language
 * and needs no corpus; costs a compression for each pair, so it is for small corpora: 1,000 papers take about a minute.
 *
 * similarity = 1 - NCD = (C(x) + C(y) - C(xy)) / max(C(x), C(y)), kept within [0, 1], with NCD = (C(xy) - min) / max of Li, Chen, Li, Ma,
 * Vitányi 2004 (doi:10.1109/TIT.2004.838101), and C the length of the deflate stream, as ZIP-FIT takes it (Obbad et al. 2024,
 * arXiv:2410.18194). The text of the paper with the smaller id comes first, so a pair has one value. Cost: about 0.1 ms a pair.
 */
import { deflateSync } from 'fflate';
import type { EdgeBuffer } from './edgeBuffer.ts';
import { binOf } from './histogram.ts';
import type { NearestRows } from './nearest.ts';

const level = 6;
/** Size of the table that is cleared for each text: small, as texts of a few kB need little. */
const memory = 2;

function lengthOf(bytes: Uint8Array): number {
  return deflateSync(bytes, { level, mem: memory }).length;
}

export interface CompressedText {
  readonly bytes: Uint8Array;
  readonly length: number;
}

export function compressText(text: string): CompressedText {
  const bytes = new TextEncoder().encode(text);
  return { bytes, length: lengthOf(bytes) };
}

/** Similarity of two texts, the one with the smaller row first; 0 where either is empty. */
export function compareCompressed(first: CompressedText, second: CompressedText): number {
  if (first.bytes.length === 0 || second.bytes.length === 0) return 0;
  const joined = new Uint8Array(first.bytes.length + second.bytes.length);
  joined.set(first.bytes);
  joined.set(second.bytes, first.bytes.length);
  const saved = first.length + second.length - lengthOf(joined);
  return Math.fround(Math.min(1, Math.max(0, saved / Math.max(first.length, second.length))));
}

const pairsPerSlice = 40;

export interface PairReceiver {
  readonly edges: EdgeBuffer;
  readonly nearest: NearestRows;
  readonly counts: Float64Array;
}

/** Compares every pair of texts, once. Yields the pairs done since the last time. */
export function* joinCompressed(texts: readonly string[], into: PairReceiver): Generator<number, void, void> {
  const compressed: CompressedText[] = [];
  let pairs = 0;
  for (const text of texts) {
    const target = compressed.push(compressText(text)) - 1;
    for (let source = 0; source < target; source += 1) {
      receive(into, source, target, compareCompressed(compressed[source]!, compressed[target]!));
      pairs += 1;
      if (pairs < pairsPerSlice) continue;
      yield pairs;
      pairs = 0;
    }
  }
  yield pairs;
}

function receive(
  { edges, nearest, counts }: PairReceiver,
  source: number,
  target: number,
  weight: number,
): void {
  counts[binOf(weight)]! += 1;
  if (weight === 0) return;
  nearest.offer(source, target, weight);
  nearest.offer(target, source, weight);
  if (weight < edges.limits.floor) return;
  const pair = {
    count: 1,
    source: Uint32Array.of(source),
    target: Uint32Array.of(target),
    weight: Float32Array.of(weight),
  };
  edges.add(pair, () => counts);
}
