/** Similarities by bin. A bin is found in single precision, so that every engine and kernel puts a pair in the same one. */
export const histogramBins = 1000;

/** Bin of a similarity in [0, 1]; the last bin also holds 1. */
export function binOf(weight: number): number {
  const bin = Math.trunc(Math.fround(weight * histogramBins));
  return bin >= histogramBins ? histogramBins - 1 : bin;
}

/** The first bin from which on at most `limit` pairs lie; `histogramBins` where even the last holds more. */
export function lowestBinWithin(counts: Float64Array, limit: number): number {
  let pairs = 0;
  for (let bin = counts.length - 1; bin >= 0; bin -= 1) {
    pairs += counts[bin]!;
    if (pairs > limit) return bin + 1;
  }
  return 0;
}
