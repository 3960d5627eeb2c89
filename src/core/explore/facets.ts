/**
 * What papers can be filtered by, as columns: one entry a row, or a list of labels a row. Built once a map (linear), read at every
 * movement of a filter.
 */
import type { Paper, SimilarityEdges } from '../types.ts';

/** Year of a paper that has none. */
export const unknownYear = 0;

/** Labels of each row: values[offsets[r] .. offsets[r + 1]) are indices into `labels`. A row without any has the label ''. */
export interface LabelColumn {
  /** Sorted by code unit, so '' is first where it is there. */
  readonly labels: readonly string[];
  readonly offsets: Uint32Array;
  readonly values: Uint32Array;
}

export interface Facets {
  readonly rows: number;
  readonly years: Int32Array;
  readonly venues: LabelColumn;
  /** Files or pages a paper came from. */
  readonly sources: LabelColumn;
  readonly tags: LabelColumn;
  /** Whether the person has read it, or means to. */
  readonly readings: LabelColumn;
  /** Cluster of each row, or `unclustered`. */
  readonly clusters: Uint16Array;
  readonly clusterCount: number;
  /** Edges at each row. */
  readonly degrees: Uint32Array;
  /** 1 where there is an abstract. */
  readonly abstracts: Uint8Array;
}

/** What a person noted, for the rows about which anything is noted: `tags[i]` and `readings[i]` ('' for none) belong to `rows[i]`. */
export interface NotedRows {
  readonly rows: ArrayLike<number>;
  readonly tags: readonly (readonly string[])[];
  readonly readings: readonly string[];
}

export function buildFacets(
  papers: readonly Paper[],
  edges: SimilarityEdges,
  clusters: { readonly assignment: Uint16Array; readonly count: number },
): Facets {
  return {
    rows: papers.length,
    years: yearsOf(papers),
    venues: buildLabels(papers.map((paper) => (paper.venue === undefined ? [] : [paper.venue]))),
    sources: buildLabels(papers.map((paper) => paper.sources.map((source) => source.file))),
    ...buildNoted(papers.length),
    clusters: clusters.assignment,
    clusterCount: clusters.count,
    degrees: countDegrees(papers.length, edges),
    abstracts: Uint8Array.from(papers, (paper) => (paper.abstract === '' ? 0 : 1)),
  };
}

/** The columns that change while a person works; the others of a map stay. */
export function buildNoted(total: number, noted?: NotedRows): Pick<Facets, 'tags' | 'readings'> {
  const tags = new Array<readonly string[]>(total).fill([]);
  const readings = new Array<readonly string[]>(total).fill([]);
  Array.from(noted?.rows ?? []).forEach((row, at) => {
    tags[row] = noted!.tags[at]!;
    readings[row] = [noted!.readings[at]!];
  });
  return { tags: buildLabels(tags), readings: buildLabels(readings) };
}

export function yearsOf(papers: readonly Paper[]): Int32Array {
  const years = new Int32Array(papers.length);
  for (let row = 0; row < years.length; row += 1) years[row] = papers[row]!.year ?? unknownYear;
  return years;
}

export function countDegrees(rows: number, edges: SimilarityEdges): Uint32Array {
  const degrees = new Uint32Array(rows);
  for (let edge = 0; edge < edges.source.length; edge++) {
    degrees[edges.source[edge]!]!++;
    degrees[edges.target[edge]!]!++;
  }
  return degrees;
}

/** Repeated labels of a row count once. */
export function buildLabels(lists: readonly (readonly string[])[]): LabelColumn {
  const perRow = lists.map((list) => (list.length === 0 ? [''] : [...new Set(list)]));
  const labels = [...new Set(perRow.flat())].sort();
  const numbers = new Map(labels.map((label, number) => [label, number]));
  const offsets = new Uint32Array(perRow.length + 1);
  const values: number[] = [];
  perRow.forEach((list, row) => {
    for (const label of list) values.push(numbers.get(label)!);
    offsets[row + 1] = values.length;
  });
  return { labels, offsets, values: Uint32Array.from(values) };
}
