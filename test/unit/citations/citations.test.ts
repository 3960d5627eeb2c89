import { describe, expect, it } from 'vitest';
import { citationsOf, listCitations } from '../../../src/core/citations/direct.ts';
import { cociteEdges, couplePapers } from '../../../src/core/citations/kinship.ts';
import { findMissing } from '../../../src/core/citations/missing.ts';
import { indexReferences } from '../../../src/core/citations/works.ts';
import { runToEnd } from '../../../src/core/jobs.ts';
import { createRandom } from '../../../src/core/random.ts';
import type { Paper, Reference, SimilarityEdges } from '../../../src/core/types.ts';

function paper(id: string, references: readonly Reference[], more: Partial<Paper> = {}): Paper {
  return {
    id,
    title: `Title of the paper ${id}`,
    abstract: '',
    authors: [],
    keywords: [],
    identifiers: {},
    sources: [],
    references,
    ...more,
  };
}

function links(papers: readonly Paper[]): string[] {
  const { source, target } = listCitations(runToEnd(indexReferences(papers)));
  return Array.from(source, (from, at) => `${papers[from]!.id}>${papers[target[at]!]!.id}`);
}

describe('finding references in the corpus', () => {
  const cited = paper('a', [], {
    title: 'On the Maps of Distant Worlds',
    authors: ['de la Cruz, María'],
    year: 2010,
    volume: '12',
    page: '345',
    identifiers: { doi: '10.1234/maps', pmid: '12345678', openalex: 'W99', arxiv: '1001.0001' },
  });
  const cases: [string, Reference, boolean][] = [
    ['by id', { id: 'a' }, true],
    ['by OpenAlex id', { id: 'W99' }, true],
    ['by PubMed id', { id: '12345678' }, true],
    ['by DOI', { doi: '10.1234/maps' }, true],
    ['by the DOI of its arXiv version', { doi: '10.48550/arxiv.1001.0001' }, true],
    [
      'by author, year, volume and page',
      { author: 'Cruz M', year: 2010, volume: '12', page: '345', text: 'CRUZ M, 2010, J, V12, P345' },
      true,
    ],
    [
      'by author, year and the title in the text',
      { author: 'Cruz', year: 2010, text: 'Cruz M., On the maps of distant worlds, J. Maps, (2010)' },
      true,
    ],
    ['by title', { title: 'On the maps of distant worlds', year: 2011 }, true],
    [
      'not with another page',
      { author: 'Cruz M', year: 2010, volume: '12', page: '346', text: 'CRUZ M, 2010, J, V12, P346' },
      false,
    ],
    ['not with another volume', { author: 'Cruz M', year: 2010, volume: '13', page: '345' }, false],
    [
      'not with another DOI',
      { author: 'Cruz M', year: 2010, volume: '12', page: '345', doi: '10.1234/other' },
      false,
    ],
    ['not by author and year alone', { author: 'Cruz M', year: 2010, text: 'CRUZ M, 2010, J MAPS' }, false],
    ['not by title in another decade', { title: 'On the maps of distant worlds', year: 2020 }, false],
  ];
  it.each(cases)('%s', (_, reference, found) => {
    expect(links([cited, paper('b', [reference])])).toEqual(found ? ['b>a'] : []);
  });

  it('counts a repeated reference once, never a paper itself, and keeps circles', () => {
    const papers = [
      paper('a', [{ id: 'b' }, { id: 'a' }, { doi: '10.1/b', id: 'b' }]),
      paper('b', [{ id: 'a' }]),
      paper('c', []),
    ];
    expect(links(papers)).toEqual(['a>b', 'b>a']);
    const edges = listCitations(runToEnd(indexReferences(papers)));
    expect(citationsOf(edges, 0)).toEqual({ cites: [1], citedBy: [1] });
  });
});

describe('kinship', () => {
  it('worked by hand: two of three share a work', () => {
    // N + 1 = 4; x is held by two lists (log 2), y and z by one each (log 4).
    const papers = [
      paper('a', [{ id: 'x' }, { id: 'y' }]),
      paper('b', [{ id: 'x' }, { id: 'z' }]),
      paper('c', []),
    ];
    const edges = runToEnd(couplePapers(runToEnd(indexReferences(papers)), 0.01));
    const [shared, alone] = [Math.log(2) ** 2, Math.log(4) ** 2];
    expect([...edges.source, ...edges.target]).toEqual([0, 1]);
    expect(edges.weight[0]).toBeCloseTo(shared / (shared + alone), 6);
  });

  it('co-citation: two papers cited by the same one', () => {
    const papers = [paper('a', []), paper('b', []), paper('c', [{ id: 'a' }, { id: 'b' }])];
    const edges = runToEnd(cociteEdges(listCitations(runToEnd(indexReferences(papers))), 3, 0.01));
    expect([edges.source[0], edges.target[0], edges.weight[0]]).toEqual([0, 1, 1]);
  });

  it('agrees with brute force on random lists, in the one order of edges', () => {
    const random = createRandom(7);
    const papers = Array.from({ length: 60 }, (_, row) =>
      paper(
        `p${String(row)}`,
        Array.from({ length: Math.floor(random() * 12) }, () => ({
          id: `${random() < 0.5 ? 'p' : 'x'}${String(Math.floor(random() * 60))}`,
        })),
      ),
    );
    const lists = runToEnd(indexReferences(papers));
    const sets = papers.map(
      (_, row) => new Set(lists.works.subarray(lists.offsets[row], lists.offsets[row + 1])),
    );
    expect(describeEdges(runToEnd(couplePapers(lists, 0.05)))).toEqual(bruteForce(sets, 60, 0.05));
    const citing = papers.map((_, row) => new Set(sets.flatMap((set, from) => (set.has(row) ? [from] : []))));
    expect(describeEdges(runToEnd(cociteEdges(listCitations(lists), 60, 0.05)))).toEqual(
      bruteForce(citing, 60, 0.05),
    );
  });
});

function describeEdges({ source, target, weight }: SimilarityEdges): string[] {
  return Array.from(weight, (value, at) => `${String(source[at])}-${String(target[at])} ${value.toFixed(5)}`);
}

function bruteForce(sets: readonly ReadonlySet<number>[], size: number, floor: number): string[] {
  const holders = (work: number): number => sets.filter((set) => set.has(work)).length;
  const gain = (work: number): number => Math.fround(Math.log((size + 1) / holders(work))) ** 2;
  const length = (set: ReadonlySet<number>): number =>
    Math.sqrt([...set].reduce((sum, work) => sum + gain(work), 0));
  const edges: [number, number, number][] = [];
  for (let a = 0; a < sets.length; a += 1) {
    for (let b = a + 1; b < sets.length; b += 1) {
      const dot = [...sets[a]!]
        .filter((work) => sets[b]!.has(work))
        .reduce((sum, work) => sum + gain(work), 0);
      const cosine = Math.fround(dot / (length(sets[a]!) * length(sets[b]!)));
      if (cosine >= floor) edges.push([a, b, cosine]);
    }
  }
  edges.sort((x, y) => y[2] - x[2] || x[0] - y[0] || x[1] - y[1]);
  return edges.map(([a, b, value]) => `${String(a)}-${String(b)} ${value.toFixed(5)}`);
}

describe('missing works', () => {
  it('are those several papers cite and the corpus lacks, most cited first', () => {
    const shannon = { author: 'SHANNON CE', year: 1948, volume: '27', page: '379' };
    const papers = [
      paper('a', [{ ...shannon, text: 'SHANNON CE, 1948, V27, P379' }, { doi: '10.1000/x' }]),
      paper('b', [{ ...shannon, text: 'Shannon C.E., A mathematical theory, 27, 379' }, { id: 'a' }]),
      paper('c', [{ ...shannon, author: 'Shannon, Claude' }, { doi: '10.1000/x' }, { doi: '10.1000/once' }]),
    ];
    const missing = findMissing(runToEnd(indexReferences(papers)));
    expect(missing.map((work) => [work.reference.doi ?? work.reference.author, work.citedBy])).toEqual([
      ['SHANNON CE', [0, 1, 2]],
      ['10.1000/x', [0, 2]],
    ]);
  });
});
