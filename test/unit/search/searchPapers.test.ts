import { expect, test } from 'vitest';
import { runToEnd } from '../../../src/core/jobs.ts';
import { createRandom } from '../../../src/core/random.ts';
import { findWords } from '../../../src/core/search/fold.ts';
import { buildSearchIndex, searchIndexBuffers } from '../../../src/core/search/searchIndex.ts';
import type { SearchIndex } from '../../../src/core/search/searchIndex.ts';
import { searchPapers } from '../../../src/core/search/searchPapers.ts';
import { makePaper } from './papers.ts';

const papers = [
  makePaper('a', {
    title: 'Graph neural networks: a survey',
    abstract: 'We review networks that learn on graphs.',
    authors: ['Jörg Müller', 'Ann Lee'],
    venue: 'Journal of Maps',
    year: 2019,
    keywords: ['graphs', 'deep learning'],
  }),
  makePaper('b', {
    title: 'Clustering abstracts',
    abstract: 'Neural topic models cluster a graph of papers.',
    authors: ['Lee Ann'],
    venue: 'Maps Conference',
    year: 2021,
  }),
  makePaper('c', {
    title: 'Protein folding',
    abstract: 'Attention over residues. Learning from form.',
    authors: ['Wei Chen'],
    year: 2020,
  }),
  makePaper('d', { title: 'Learning deep maps', abstract: 'A transformer, said twice: transformer.' }),
];
const index = runToEnd(buildSearchIndex(papers));
const rowsOf = (query: string, over: SearchIndex = index) => Array.from(searchPapers(over, query).rows);

test('a word finds its forms, its beginnings, and a misprint of it', () => {
  expect(rowsOf('network')).toEqual([0]);
  expect(rowsOf('clusters')).toEqual([1]);
  expect(rowsOf('trans')).toEqual([3]);
  expect(rowsOf('MULLER')).toEqual([0]);
  expect(rowsOf('protien')).toEqual([2]);
  expect(searchPapers(index, 'protien').corrections).toEqual([{ asked: 'protien', took: ['protein'] }]);
  expect(rowsOf('xylophone')).toEqual([]);
});

test('all words must be there; where none has all, some will do and it says so', () => {
  expect(rowsOf('graph neural')).toEqual([0, 1]);
  expect(rowsOf('graph survey')).toEqual([0]);
  const loose = searchPapers(index, 'protein transformer');
  expect(Array.from(loose.rows)).toEqual([2, 3]);
  expect(loose.relaxed).toBe(true);
  expect(rowsOf('protein transformer year:2020')).toEqual([2]);
  expect(rowsOf('protein author:lee')).toEqual([]);
});

test('phrases as written, not across authors; open while being typed', () => {
  expect(rowsOf('"neural networks"')).toEqual([0]);
  expect(rowsOf('"networks neural"')).toEqual([]);
  expect(rowsOf('"neural net"')).toEqual([]);
  expect(rowsOf('"neural net')).toEqual([0]);
  expect(rowsOf('"ann lee"')).toEqual([0]);
  expect(rowsOf('"muller ann"')).toEqual([]);
  expect(rowsOf('"graphs deep"')).toEqual([]);
  expect(rowsOf('"survey we"')).toEqual([]);
});

test('a phrase is found where its first word stands several times', () => {
  const twice = runToEnd(buildSearchIndex([makePaper('a', { title: 'deep sea and deep maps' })]));
  expect(rowsOf('"deep maps"', twice)).toEqual([0]);
  expect(rowsOf('"deep deep"', twice)).toEqual([]);
});

test('exclusions take the word and its forms, not longer words', () => {
  expect(rowsOf('graph -survey')).toEqual([1]);
  expect(rowsOf('graph -surveys')).toEqual([1]);
  expect(rowsOf('graph -net')).toEqual([0, 1]);
  expect(rowsOf('-graph')).toEqual([2, 3]);
  expect(rowsOf('graph -"topic models"')).toEqual([0]);
});

test('fields, years and alternatives', () => {
  expect(rowsOf('title:cluster')).toEqual([1]);
  expect(rowsOf('author:lee')).toEqual([0, 1]);
  expect(rowsOf('author:"lee ann"')).toEqual([1]);
  expect(rowsOf('venue:maps')).toEqual([0, 1]);
  expect(rowsOf('keyword:deep')).toEqual([0]);
  expect(rowsOf('abstract:survey')).toEqual([]);
  expect(rowsOf('year:2019..2020')).toEqual([0, 2]);
  expect(rowsOf('-year:2019..2020')).toEqual([1, 3]);
  expect(rowsOf('protein OR cluster')).toEqual([1, 2]);
});

test('the title counts more than the abstract, a word more than its beginning', () => {
  expect(searchPapers(index, 'cluster').hits[0]!.row).toBe(1);
  expect(searchPapers(index, 'learning -graph').hits.map((hit) => hit.row)).toEqual([3, 2]);
  const order = searchPapers(
    runToEnd(
      buildSearchIndex([
        makePaper('a', { title: 'formation' }),
        makePaper('b', { title: 'form' }),
        makePaper('c', { title: 'from' }),
      ]),
    ),
    'form',
  );
  expect(order.hits.map((hit) => hit.row)).toEqual([1, 0]);
});

test('a misprint in the corpus does not hide the word meant', () => {
  const many = Array.from({ length: 40 }, (_, i) => makePaper(`p${i}`, { title: 'transformer' }));
  const misprinted = runToEnd(buildSearchIndex([...many, makePaper('x', { title: 'transfomer' })]));
  const { rows, hits } = searchPapers(misprinted, 'transfomer');
  expect(rows.length).toBe(41);
  expect(hits[0]!.row).toBe(40);
});

test('a hit says what matched, and where', () => {
  const [hit] = searchPapers(index, 'graphs "neural networks" year:2019').hits;
  expect(hit).toMatchObject({ row: 0, fields: ['title', 'abstract', 'keyword'] });
  expect(hit!.terms).toEqual([
    { asked: 'graphs', found: ['graph', 'graphs'], field: undefined },
    { asked: '"neural networks"', found: ['neural networks'], field: undefined },
  ]);
});

test('nothing asked is not the same as nothing found', () => {
  expect(searchPapers(index, '  ')).toMatchObject({ asked: false, hits: [] });
  expect(searchPapers(index, 'xylophone')).toMatchObject({ asked: true, hits: [] });
  expect(searchPapers(index, 'graph', 1).hits.length).toBe(1);
  expect(searchPapers(index, 'graph', 1).rows.length).toBe(2);
});

test('malformed queries never throw, on any corpus', () => {
  const empty = runToEnd(buildSearchIndex([]));
  const random = createRandom(11);
  const pieces = [
    '"',
    '-',
    'author:',
    'year:',
    '..',
    '2020',
    'graph',
    ' ',
    'OR',
    'NOT',
    '\\',
    '*',
    '图',
    'é',
  ];
  for (let run = 0; run < 500; run++) {
    const query = Array.from({ length: 7 }, () => pieces[Math.floor(random() * pieces.length)]).join('');
    expect(searchPapers(empty, query).hits).toEqual([]);
    const { rows } = searchPapers(index, query);
    expect(Array.from(rows)).toEqual([...new Set(rows)].sort((a, b) => a - b));
  }
});

test('equal to reading every paper, on random corpora and phrases', () => {
  const random = createRandom(23);
  const text = (length: number) => Array.from({ length }, () => 'abc'[Math.floor(random() * 3)]).join(' ');
  const many = Array.from({ length: 60 }, (_, i) =>
    makePaper(`p${i}`, { title: text(3), abstract: text(6) }),
  );
  const built = runToEnd(buildSearchIndex(many));
  for (let run = 0; run < 60; run++) {
    const phrase = text(1 + Math.floor(random() * 4));
    const expected = many.flatMap((paper, row) => {
      const holds = [paper.title, paper.abstract].some((part) => ` ${part} `.includes(` ${phrase} `));
      return holds ? [row] : [];
    });
    expect(rowsOf(`"${phrase}"`, built)).toEqual(expected);
  }
});

test('the index crosses to another thread, moved, and answers the same', () => {
  const before = searchPapers(index, 'graph -survey');
  const copy = structuredClone(index);
  const moved = structuredClone(copy, { transfer: searchIndexBuffers(copy) as ArrayBuffer[] });
  expect(searchPapers(moved, 'graph -survey')).toEqual(before);
  expect(copy.stream.length).toBe(0);
});

test('building reports as it goes and keeps every word', () => {
  const many = Array.from({ length: 100 }, (_, i) => makePaper(`p${i}`, { title: `title ${i}` }));
  const job = buildSearchIndex(many);
  let reports = 0;
  let step = job.next();
  for (; step.done !== true; step = job.next()) reports++;
  expect(reports).toBeGreaterThan(3);
  expect(step.value.places.length).toBe(many.flatMap((paper) => findWords(paper.title)).length);
});
