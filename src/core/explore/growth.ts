/**
 * How clusters grew: papers a cluster by bin of years, on one axis for all (see years.ts), so that the bars can be compared. Papers with
 * odd years are counted at the ends, papers without a year apart: each cluster's numbers add up to its size. Linear in the papers.
 */
import { unclustered } from '../types.ts';
import { countYears } from './years.ts';
import type { YearAxis, YearCounts } from './years.ts';

export interface ClusterGrowth extends YearCounts {
  readonly cluster: number;
  readonly size: number;
  /** Mean year of the papers on the axis; undefined where none has one. */
  readonly meanYear: number | undefined;
  /** Share of those papers in the last third of the axis, less the same share over the whole map: above 0, the cluster is a young one. */
  readonly lead: number;
}

export interface Growth {
  readonly axis: YearAxis;
  readonly clusters: readonly ClusterGrowth[];
  readonly all: YearCounts;
  /** The tallest bar of any cluster: one scale for all. */
  readonly tallest: number;
}

export function measureGrowth(
  axis: YearAxis,
  years: Int32Array,
  { assignment, count }: { readonly assignment: Uint16Array; readonly count: number },
): Growth {
  const all = countYears(axis, years);
  const masks = Array.from({ length: count }, () => new Uint8Array(years.length));
  assignment.forEach((cluster, row) => {
    if (cluster !== unclustered) masks[cluster]![row] = 1;
  });
  const clusters = masks.map((mask, cluster) => {
    const counted = countYears(axis, years, mask);
    return {
      cluster,
      size: mask.reduce((sum, one) => sum + one, 0),
      ...counted,
      meanYear: meanYear(axis, years, mask),
      lead: recentShare(counted.counts) - recentShare(all.counts),
    };
  });
  const tallest = clusters.reduce((most, { counts }) => counts.reduce((a, b) => Math.max(a, b), most), 0);
  return { axis, clusters, all, tallest };
}

function meanYear(axis: YearAxis, years: Int32Array, mask: Uint8Array): number | undefined {
  let sum = 0;
  let papers = 0;
  years.forEach((year, row) => {
    if (mask[row] === 0 || year < axis.from || year > axis.to) return;
    sum += year;
    papers++;
  });
  return papers === 0 ? undefined : sum / papers;
}

function recentShare(counts: Uint32Array): number {
  const sum = (part: Uint32Array) => part.reduce((total, count) => total + count, 0);
  const total = sum(counts);
  return total === 0 ? 0 : sum(counts.subarray(Math.floor((2 * counts.length) / 3))) / total;
}
