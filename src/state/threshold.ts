/** Reading the threshold curves and the histogram for the threshold panel. */
import type { Histogram, ThresholdCurves } from '../core/types.ts';

export interface ThresholdCounts {
  readonly edges: number;
  readonly tied: number;
  readonly components: number;
  readonly largest: number;
}

/** What the threshold alone would tie. `curves.threshold` descends; the last step at or above `threshold` holds. */
export function countsAt(curves: ThresholdCurves, threshold: number): ThresholdCounts {
  let low = 0;
  let high = curves.threshold.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (curves.threshold[middle]! >= threshold - 1e-6) low = middle + 1;
    else high = middle;
  }
  const at = Math.max(0, low - 1);
  return {
    edges: curves.edges[at] ?? 0,
    tied: curves.tied[at] ?? 0,
    components: curves.components[at] ?? 0,
    largest: curves.largest[at] ?? 0,
  };
}

export interface HistogramChart {
  readonly bars: readonly { readonly from: number; readonly height: number }[];
  /** Right end of the chart: just above the most similar pair. */
  readonly highest: number;
}

/** Bars from `lowest` to the most similar pair; heights in [0, 1] on a logarithmic scale. */
export function histogramBars(histogram: Histogram, lowest: number, count: number): HistogramChart {
  const { bins, counts } = histogram;
  let last = bins - 1;
  while (last > 0 && counts[last] === 0) last -= 1;
  const highest = Math.max(lowest + 0.05, (last + 1) / bins);
  const sums = new Float64Array(count);
  for (let bin = 0; bin <= last; bin += 1) {
    const middle = (bin + 0.5) / bins;
    if (middle < lowest) continue;
    const bar = Math.min(count - 1, Math.floor(((middle - lowest) / (highest - lowest)) * count));
    sums[bar]! += counts[bin]!;
  }
  const tallest = Math.max(1, ...sums.map((sum) => Math.log1p(sum)));
  const step = (highest - lowest) / count;
  const bars = Array.from(sums, (sum, i) => ({ from: lowest + i * step, height: Math.log1p(sum) / tallest }));
  return { bars, highest };
}
