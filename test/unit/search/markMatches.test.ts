import { expect, test } from 'vitest';
import { markMatches } from '../../../src/core/search/markMatches.ts';
import type { HitTerm } from '../../../src/core/search/searchPapers.ts';

const term = (found: string[], field?: HitTerm['field']): HitTerm => ({ asked: '', found, field });
const bracket = (text: string, terms: HitTerm[], field?: HitTerm['field']) =>
  markMatches(text, terms, field)
    .map((segment) => (segment.marked ? `[${segment.text}]` : segment.text))
    .join('');

test('whole words are marked in the original spelling', () => {
  expect(bracket('Müller on graph-based Graphs', [term(['muller']), term(['graph', 'graphs'])])).toBe(
    '[Müller] on [graph]-based [Graphs]',
  );
});

test('a phrase is one segment; its words alone are not marked', () => {
  expect(bracket('neural nets, neural  networks', [term(['neural networks'])])).toBe(
    'neural nets, [neural  networks]',
  );
  expect(bracket('deep neural net', [term(['neural']), term(['neural net'])])).toBe('deep [neural net]');
});

test('a term of one field is not marked in another', () => {
  const terms = [term(['lee'], 'author'), term(['map'])];
  expect(bracket('Lee map', terms, 'title')).toBe('Lee [map]');
  expect(bracket('Lee map', terms, 'author')).toBe('[Lee] [map]');
});

test('segments join to the text, markup stays text, and nothing to mark is one segment', () => {
  const text = '<b>graph</b> & "graph"';
  const segments = markMatches(text, [term(['graph'])]);
  expect(segments.map((segment) => segment.text).join('')).toBe(text);
  expect(markMatches(text, [])).toEqual([{ text, marked: false }]);
  expect(markMatches('', [term(['graph'])])).toEqual([]);
});
