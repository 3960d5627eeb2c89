import { describe, expect, it } from 'vitest';
import { filledColumns, filterRows, readCells, readTexts, sortRows } from '../../../src/state/paperTable.ts';
import type { Paper } from '../../../src/core/types.ts';
import type { World } from '../../../src/state/session.svelte.ts';

function paper(title: string, more: Partial<Paper> = {}): Paper {
  return {
    id: title,
    title,
    abstract: '',
    authors: [],
    keywords: [],
    identifiers: {},
    references: [],
    sources: [],
    ...more,
  };
}

const papers = [
  paper('beta waves', { year: 2001, authors: ['Ada Lovelace'] }),
  paper('Alpha particles'),
  paper('gamma rays', { year: 1990 }),
];
const structure = {
  edges: {
    source: Uint32Array.of(0),
    target: Uint32Array.of(2),
    weight: Float32Array.of(0.5),
    kind: Uint8Array.of(0),
  },
  assignment: Uint16Array.of(0, 0xffff, 0),
  clusters: [{ index: 0, name: 'Waves', terms: [], size: 2 }],
} as unknown as World['structure'];
const cells = readCells({ papers, structure });

describe('the table of papers', () => {
  it('reads cells, empty where nothing is known', () => {
    expect([0, 1, 2].map(cells.cluster)).toEqual(['Waves', '', 'Waves']);
    expect([0, 1, 2].map(cells.ties)).toEqual([1, 0, 1]);
    expect([0, 1, 2].map(cells.year)).toEqual([2001, '', 1990]);
  });

  it('offers only columns that hold something', () => {
    expect(filledColumns(cells, 3)).toEqual(['title', 'authors', 'year', 'cluster', 'ties']);
  });

  it('sorts without regard to case, unknown last either way', () => {
    expect(sortRows([0, 1, 2], cells.title, false)).toEqual([1, 0, 2]);
    expect(sortRows([0, 1, 2], cells.year, false)).toEqual([2, 0, 1]);
    expect(sortRows([0, 1, 2], cells.year, true)).toEqual([0, 2, 1]);
    expect(sortRows([2, 0, 1], cells.ties, true)).toEqual([0, 2, 1]);
  });

  it('finds words of any column in any order, and keeps the order of the rows', () => {
    const texts = readTexts(cells, 3);
    expect(filterRows(texts, [2, 1, 0], '')).toEqual([2, 1, 0]);
    expect(filterRows(texts, [2, 1, 0], 'WAVES')).toEqual([2, 0]);
    expect(filterRows(texts, [2, 1, 0], 'lovelace beta')).toEqual([0]);
    expect(filterRows(texts, [2, 1, 0], 'nothing like it')).toEqual([]);
  });
});
