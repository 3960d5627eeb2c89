/**
 * Where the floor will come to lie when more pairs are alike than edges are kept, reckoned from a few thousand pairs before all are compared:
 * what lies below it from the start need not be computed to the end. It is set for twice the edges that are kept, so that chance hardly
 * ever puts it too high; where it does the join notices and starts again without (`EdgeBuffer.finish`). Cost: 20 to 60 ms.
 */
import { createRandom } from '../random.ts';
import { blend } from './blend.ts';
import { histogramBins } from './histogram.ts';
import type { JoinInput } from './joinEngine.ts';
import type { ShareOptions } from './joinShare.ts';
import { dotDense, dotSparse } from './scores.ts';

const mostSamples = 1 << 15;
/** Of the samples so many are to lie above the floor: half as many would be far from chance. */
const samplesAbove = 256;
const samplesPerStep = 1 << 13;
/** Fewer pairs than this many times the edges kept are not worth it. */
const leastSurplus = 20;

/** The likely floor, or 0 where that of the options is likely to stay. Yields where to pause. */
export function* reckonFloor(
  { sparse, dense, weights }: JoinInput,
  { edgeLimit, pairs, floor }: ShareOptions,
): Generator<void, number, void> {
  if (pairs < leastSurplus * edgeLimit) return 0;
  const above = (2 * edgeLimit) / pairs;
  const samples = Math.min(mostSamples, Math.ceil(samplesAbove / above));
  const random = createRandom(1);
  const found = new Float32Array(samples);
  for (let at = 0; at < samples; at += 1) {
    const a = Math.floor(random() * sparse.rows);
    const b = (a + 1 + Math.floor(random() * (sparse.rows - 1))) % sparse.rows;
    const terms = weights.tfidf > 0 ? dotSparse(sparse, a, b) : 0;
    found[at] = blend(weights, terms, weights.lsa > 0 ? dotDense(dense, a, b) : 0);
    if (at % samplesPerStep === 0) yield;
  }
  found.sort();
  const likely = found[Math.max(0, samples - 1 - Math.ceil(above * samples))]!;
  const edge = Math.floor(likely * histogramBins) / histogramBins;
  return edge > floor ? edge : 0;
}
