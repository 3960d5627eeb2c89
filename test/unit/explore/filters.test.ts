import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/random.ts';
import { describeFilter } from '../../../src/core/explore/describeFilter.ts';
import { buildFacets, buildNoted } from '../../../src/core/explore/facets.ts';
import { applyFilters, degreeBin, degreeRange } from '../../../src/core/explore/filters.ts';
import type { Filter } from '../../../src/core/explore/filters.ts';
import { chooseYearAxis } from '../../../src/core/explore/years.ts';
import { unclustered } from '../../../src/core/types.ts';
import { makePaper } from '../search/papers.ts';
import { makeEdges } from './support.ts';

const from = (file: string) => ({ file, rank: 1, line: 1 });
const papers = [
  makePaper('a', { year: 2019, venue: 'ICML', sources: [from('x.bib'), from('y.ris')], abstract: 'text' }),
  makePaper('b', { year: 2020, venue: 'ICML', sources: [from('x.bib')], abstract: 'text' }),
  makePaper('c', { year: 2021, venue: 'KDD', sources: [from('y.ris')] }),
  makePaper('d', { sources: [from('y.ris')], abstract: 'text' }),
];
const edges = makeEdges([
  [0, 1, 0.5],
  [0, 2, 0.4],
]);
const facets = {
  ...buildFacets(papers, edges, { assignment: Uint16Array.of(0, 0, 1, unclustered), count: 2 }),
  ...buildNoted(4, {
    rows: [0, 2],
    tags: [['good'], ['good', 'key', 'good']],
    readings: ['to read', ''],
  }),
};
const axis = chooseYearAxis(facets.years);
const apply = (...filters: Filter[]) => applyFilters(facets, filters, axis);

test('without filters everything passes and everything is counted', () => {
  const { mask, passing, counts } = apply();
  expect([...mask]).toEqual([1, 1, 1, 1]);
  expect(passing).toBe(4);
  expect(facets.venues.labels).toEqual(['', 'ICML', 'KDD']);
  expect([...counts.venues]).toEqual([1, 2, 1]);
  expect([...counts.sources]).toEqual([2, 3]);
  expect(facets.tags.labels).toEqual(['', 'good', 'key']);
  expect([...counts.tags]).toEqual([2, 2, 1]);
  expect(facets.readings.labels).toEqual(['', 'to read']);
  expect([...counts.readings]).toEqual([3, 1]);
  expect([...counts.clusters]).toEqual([2, 1, 1]);
  expect([...counts.degrees]).toEqual([1, 2, 1]);
  expect([counts.withAbstract, counts.withoutAbstract]).toEqual([3, 1]);
  expect(counts.years).toEqual({ counts: Uint32Array.of(1, 1, 1), earlier: 0, later: 0, unknown: 1 });
});

test.each<[Filter, number[]]>([
  [{ kind: 'year', from: 2020, to: 2021, withUnknown: false }, [1, 2]],
  [{ kind: 'year', from: 2020, to: 2021, withUnknown: true }, [1, 2, 3]],
  [{ kind: 'venue', values: ['KDD', ''] }, [2, 3]],
  [{ kind: 'source', values: ['y.ris'] }, [0, 2, 3]],
  [{ kind: 'tag', values: ['key'] }, [2]],
  [{ kind: 'tag', values: [''] }, [1, 3]],
  [{ kind: 'reading', values: ['to read'] }, [0]],
  [{ kind: 'reading', values: [''] }, [1, 2, 3]],
  [{ kind: 'cluster', values: [1, unclustered] }, [2, 3]],
  [{ kind: 'degree', from: 1, to: Infinity }, [0, 1, 2]],
  [{ kind: 'abstract', present: false }, [2]],
  [{ kind: 'rows', rows: Uint32Array.of(0, 3), label: 'mine' }, [0, 3]],
])('%o', (filter, expected) => {
  const { mask } = apply(filter);
  expect([...mask].flatMap((passes, row) => (passes === 1 ? [row] : []))).toEqual(expected);
});

test('each filter is counted under the others, not under itself', () => {
  const { passing, counts } = apply(
    { kind: 'venue', values: ['ICML'] },
    { kind: 'year', from: 2020, to: 2020, withUnknown: false },
  );
  expect(passing).toBe(1);
  expect([...counts.venues]).toEqual([0, 1, 0]);
  expect([...counts.years.counts]).toEqual([1, 1, 0]);
  expect([...counts.clusters]).toEqual([1, 0, 0]);
});

test('counts say what a choice gives: equal to filtering again with each label alone', () => {
  const random = createRandom(9);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const many = Array.from({ length: 80 }, (_, i) =>
    makePaper(`p${i}`, {
      year: 2000 + Math.floor(random() * 9),
      venue: pick(['A', 'B', 'C']),
      sources: [from(pick(['x', 'y']))],
    }),
  );
  const assignment = Uint16Array.from(many, () => Math.floor(random() * 3));
  const built = buildFacets(many, makeEdges([]), { assignment, count: 3 });
  const years = chooseYearAxis(built.years);
  for (let run = 0; run < 20; run++) {
    const filters: Filter[] = [
      { kind: 'year', from: 2000 + Math.floor(random() * 5), to: 2007, withUnknown: true },
      { kind: 'source', values: [pick(['x', 'y'])] },
      { kind: 'cluster', values: [Math.floor(random() * 3)] },
    ];
    const { counts } = applyFilters(built, filters, years);
    const others = filters.filter((filter) => filter.kind !== 'cluster');
    [0, 1, 2].forEach((cluster) => {
      const alone = applyFilters(built, [...others, { kind: 'cluster', values: [cluster] }], years);
      expect(counts.clusters[cluster]).toBe(alone.passing);
    });
    built.venues.labels.forEach((label, index) => {
      const alone = applyFilters(built, [...filters, { kind: 'venue', values: [label] }], years);
      expect(counts.venues[index]).toBe(alone.passing);
    });
  }
});

test('degrees fall into bins that double', () => {
  expect([0, 1, 2, 3, 4, 5, 8, 9, 16, 17].map(degreeBin)).toEqual([0, 1, 2, 3, 3, 4, 4, 5, 5, 6]);
  for (let degree = 0; degree < 100; degree++) {
    const [from, to] = degreeRange(degreeBin(degree));
    expect(degree).toBeGreaterThanOrEqual(from);
    expect(degree).toBeLessThanOrEqual(to);
  }
});

test('a chip says what it filters', () => {
  const clusters = [{ index: 0, name: 'Graphs', terms: [], size: 2 }];
  const say = (filter: Filter) => describeFilter(filter, clusters);
  expect(say({ kind: 'year', from: 2019, to: 2021, withUnknown: true })).toBe('2019 to 2021 or no year');
  expect(say({ kind: 'year', from: -Infinity, to: 2021, withUnknown: false })).toBe('Up to 2021');
  expect(say({ kind: 'year', from: 2020, to: 2020, withUnknown: false })).toBe('2020');
  expect(say({ kind: 'venue', values: ['ICML', ''] })).toBe('Venue: ICML or none');
  expect(say({ kind: 'tag', values: ['a', 'b', 'c', 'd'] })).toBe('Tag: a, b and 2 more');
  expect(say({ kind: 'cluster', values: [0, unclustered, 7] })).toBe('Cluster: Graphs, none or 8');
  expect(say({ kind: 'degree', from: 1, to: Infinity })).toBe('At least 1 tie');
  expect(say({ kind: 'degree', from: 0, to: 0 })).toBe('No ties');
  expect(say({ kind: 'abstract', present: true })).toBe('With abstract');
});
