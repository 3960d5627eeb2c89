/** Words for the removable chip of a filter: short, complete, without the value of anything left out silently. */
import { unclustered } from '../types.ts';
import type { Cluster } from '../types.ts';
import type { Filter } from './filters.ts';

const shownValues = 3;

/** Like "2019 to 2021 or no year", "Venue: ICML or none", "Cluster: Graphs, Vision and 2 more". */
export function describeFilter(filter: Filter, clusters: readonly Cluster[]): string {
  switch (filter.kind) {
    case 'year':
      return describeYears(filter.from, filter.to) + (filter.withUnknown ? ' or no year' : '');
    case 'venue':
      return `Venue: ${listValues(filter.values)}`;
    case 'source':
      return `From: ${listValues(filter.values)}`;
    case 'tag':
      return `Tag: ${listValues(filter.values)}`;
    case 'reading':
      return `Reading: ${listValues(filter.values.map((value) => (value === '' ? 'not marked' : value)))}`;
    case 'cluster':
      return `Cluster: ${listValues(filter.values.map((index) => nameCluster(index, clusters)))}`;
    case 'degree':
      return describeDegrees(filter.from, filter.to);
    case 'abstract':
      return filter.present ? 'With abstract' : 'Without abstract';
    case 'rows':
      return filter.label;
  }
}

function describeYears(from: number, to: number): string {
  if (from === to) return String(from);
  if (!Number.isFinite(from)) return Number.isFinite(to) ? `Up to ${to}` : 'Any year';
  return Number.isFinite(to) ? `${from} to ${to}` : `From ${from}`;
}

function describeDegrees(from: number, to: number): string {
  const plural = (count: number) => (count === 1 ? 'tie' : 'ties');
  if (to === 0) return 'No ties';
  if (!Number.isFinite(to)) return `At least ${from} ${plural(from)}`;
  if (from <= 0) return `At most ${to} ${plural(to)}`;
  return from === to ? `${from} ${plural(from)}` : `${from} to ${to} ties`;
}

function nameCluster(index: number, clusters: readonly Cluster[]): string {
  return index === unclustered ? '' : (clusters[index]?.name ?? String(index + 1));
}

function listValues(values: readonly string[]): string {
  if (values.length === 0) return 'nothing';
  const names = values.map((value) => (value === '' ? 'none' : value));
  if (names.length > shownValues) {
    return `${names.slice(0, shownValues - 1).join(', ')} and ${names.length - shownValues + 1} more`;
  }
  const last = names.at(-1)!;
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}
