/**
 * Years on an axis that a few odd ones (1066, 9999, a scan dated 1890) cannot squeeze.
 *
 * Bounds: years within three interquartile ranges of the quartiles belong on the axis; on each side at most 2 % of the papers (in a small
 * corpus at most a tenth, three at the most) may be left off for being farther. What is left off is counted at the ends, never dropped.
 */
import { unknownYear } from './facets.ts';

export interface YearAxis {
  /** First and last year on the axis. `from > to` where no paper has a year. */
  readonly from: number;
  readonly to: number;
  /** Years a bin. */
  readonly width: number;
  readonly bins: number;
}

export interface YearCounts {
  /** Papers by bin: bin i holds the years from + i * width .. from + (i + 1) * width - 1. */
  readonly counts: Uint32Array;
  readonly earlier: number;
  readonly later: number;
  readonly unknown: number;
}

const fence = 3;
const narrowest = 2;

export function chooseYearAxis(years: Int32Array, maximumBins = 60): YearAxis {
  const known = years.filter((year) => year !== unknownYear).sort();
  if (known.length === 0) return { from: 1, to: 0, width: 1, bins: 0 };
  const last = known.length - 1;
  const quartile1 = known[Math.floor(last / 4)]!;
  const quartile3 = known[Math.ceil((3 * last) / 4)]!;
  const reach = fence * Math.max(quartile3 - quartile1, narrowest);
  const odd = Math.max(Math.floor(known.length / 50), Math.min(3, Math.floor(known.length / 10)));
  const inside = known.filter((year) => year >= quartile1 - reach && year <= quartile3 + reach);
  const from = Math.min(inside[0]!, known[odd]!);
  const to = Math.max(inside.at(-1)!, known[last - odd]!);
  const width = roundWidth((to - from + 1) / maximumBins);
  // Wide bins begin at round years: 1990, not 1987.
  const start = from - (((from % width) + width) % width);
  return { from: start, to, width, bins: Math.floor((to - start) / width) + 1 };
}

function roundWidth(atLeast: number): number {
  for (let width = 1; ; width *= 10) {
    for (const step of [1, 2, 5]) if (step * width >= atLeast) return step * width;
  }
}

/** The papers of `mask` (1 where a row counts; undefined: all) on that axis. The counts always add up to the papers counted. */
export function countYears(axis: YearAxis, years: Int32Array, mask?: Uint8Array): YearCounts {
  const counts = new Uint32Array(axis.bins);
  let earlier = 0;
  let later = 0;
  let unknown = 0;
  for (let row = 0; row < years.length; row++) {
    if (mask?.[row] === 0) continue;
    const year = years[row]!;
    if (year === unknownYear) unknown++;
    else if (year < axis.from) earlier++;
    else if (year > axis.to) later++;
    else counts[Math.floor((year - axis.from) / axis.width)]!++;
  }
  return { counts, earlier, later, unknown };
}

/** Where a year stands on the axis, in [0, 1]; odd years at the ends; undefined: no year. */
export function placeYear(axis: YearAxis, year: number): number | undefined {
  if (year === unknownYear || axis.bins === 0) return undefined;
  if (axis.to === axis.from) return 0.5;
  return Math.min(1, Math.max(0, (year - axis.from) / (axis.to - axis.from)));
}
