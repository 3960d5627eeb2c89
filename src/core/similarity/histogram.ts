/** Similarities by bin. A bin is found in single precision, so that every engine and kernel puts a pair in the same one. */
export const histogramBins = 1000;

/** Bin of a similarity in [0, 1]; the last bin also holds 1. */
export function binOf(weight: number): number {
  const bin = Math.trunc(Math.fround(weight * histogramBins));
  return bin >= histogramBins ? histogramBins - 1 : bin;
}

/** All `pairs` by bin from `first` on; those below, which no threshold reaches, are counted together in the bin of 0. */
export function foldBelow(counts: Float64Array, first: number, pairs: number): Float64Array {
  const folded = counts.slice().fill(0, 0, first);
  folded[0]! += pairs - folded.reduce((sum, count) => sum + count, 0);
  return folded;
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

/** The next smaller or larger single-precision number of a positive one. */
function step(weight: number, by: -1 | 1): number {
  const bits = new Uint32Array(Float32Array.of(weight).buffer);
  bits[0]! += by;
  return new Float32Array(bits.buffer)[0]!;
}

/** The least single-precision weight that is at or above `floor`. */
export function leastWeightFrom(floor: number): number {
  const rounded = Math.fround(floor);
  return rounded < floor ? step(rounded, 1) : rounded;
}

/** The least single-precision weight that lies in `bin` or above. */
export function leastWeightOf(bin: number): number {
  if (bin <= 0) return 0;
  let weight = Math.fround(bin / histogramBins);
  while (binOf(weight) < bin) weight = step(weight, 1);
  for (let lower = step(weight, -1); binOf(lower) >= bin; lower = step(lower, -1)) weight = lower;
  return weight;
}
