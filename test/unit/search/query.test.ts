import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/random.ts';
import { parseQuery } from '../../../src/core/search/query.ts';

/** A query as short text: `kind field words`, ! before what is excluded, | between alternatives. */
function sketch(text: string): string[] {
  return parseQuery(text).clauses.map(({ alternatives, negated }) => {
    const terms = alternatives.map((term) => {
      if (term.kind === 'year') return `${term.from}..${term.to}`;
      const words = term.kind === 'word' ? term.word : `"${term.words.join(' ')}${term.open ? '' : '"'}`;
      return term.field === undefined ? words : `${term.field}=${words}`;
    });
    return (negated ? '!' : '') + terms.join('|');
  });
}

test('words, phrases, exclusions, alternatives', () => {
  expect(sketch('Graph neural')).toEqual(['graph', 'neural']);
  expect(sketch('"Graph  Neural" net')).toEqual(['"graph neural"', 'net']);
  expect(sketch('“graph neural”')).toEqual(['"graph neural"']);
  expect(sketch('graph -survey NOT review -"case study"')).toEqual([
    'graph',
    '!survey',
    '!review',
    '!"case study"',
  ]);
  expect(sketch('graph OR network deep')).toEqual(['graph|network', 'deep']);
});

test('a phrase that is still being typed is open, and so is a hyphenated word', () => {
  expect(sketch('"graph neu')).toEqual(['"graph neu']);
  expect(sketch('graph-bas')).toEqual(['"graph bas']);
  expect(sketch('"graph"')).toEqual(['"graph"']);
});

test('fields, with or without quotes; an unknown field is plain words', () => {
  expect(sketch('author:Müller title:"large model" Venue:ICML keyword:gnn -abstract:survey')).toEqual([
    'author=muller',
    'title="large model"',
    'venue=icml',
    'keyword=gnn',
    '!abstract=survey',
  ]);
  expect(sketch('note:graph')).toEqual(['"note graph']);
  expect(sketch('https://example.org')).toEqual(['"https example org']);
});

test('years in every form people write', () => {
  expect(sketch('year:2019')).toEqual(['2019..2019']);
  expect(sketch('year:2019..2021')).toEqual(['2019..2021']);
  expect(sketch('year:2019-2021')).toEqual(['2019..2021']);
  expect(sketch('year:2019.. year:..2021')).toEqual(['2019..9999', '1..2021']);
  expect(sketch('year:>2019 year:>=2019 year:<2019 year:<=2019')).toEqual([
    '2020..9999',
    '2019..9999',
    '1..2018',
    '1..2019',
  ]);
  expect(sketch('-year:2019')).toEqual(['!2019..2019']);
  expect(sketch('year:soon')).toEqual(['"year soon']);
});

test.each(['', ' ', '-', '"', '""', ':', 'title:', 'title:""', 'OR', 'NOT', '- OR "', 'year:', '((', 'a"b'])(
  'half-typed query %j is understood as far as it goes',
  (text) => {
    expect(() => parseQuery(text)).not.toThrow();
  },
);

test('random strings of query signs are never an error', () => {
  const random = createRandom(5);
  const signs = [
    '"',
    '-',
    ':',
    'OR',
    'NOT',
    ' ',
    'year',
    'title',
    '..',
    '2019',
    'ü',
    '\\',
    '(',
    '图',
    '\ud800',
  ];
  for (let run = 0; run < 2000; run++) {
    const text = Array.from({ length: 8 }, () => signs[Math.floor(random() * signs.length)]).join('');
    for (const clause of parseQuery(text).clauses) expect(clause.alternatives.length).toBeGreaterThan(0);
  }
});

test('a pasted page does not become a thousand terms', () => {
  expect(parseQuery('word '.repeat(5000)).clauses.length).toBe(24);
});
