import { expect, test } from 'vitest';
import { markMatches } from '../../../src/core/search/markMatches.ts';
import { cutSnippet } from '../../../src/core/search/snippet.ts';

const term = (...found: string[]) => [{ asked: '', found, field: undefined }];
const bracket = (text: string, found: string[], most: number) =>
  cutSnippet(markMatches(text, term(...found)), most)
    .map((segment) => (segment.marked ? `[${segment.text}]` : segment.text))
    .join('');

test('a short text is shown whole', () => {
  expect(bracket('Maps of papers', ['maps'], 40)).toBe('[Maps] of papers');
});

test('a long text without a match is its beginning, cut between words', () => {
  expect(bracket('one two three four five six', [], 12)).toBe('one two…');
});

test('the window stands where most matched words are together, with something before them', () => {
  const filler = 'words that say nothing of it '.repeat(6);
  const text = `graph at first ${filler}then a graph neural network comes ${filler}`;
  const snippet = bracket(text, ['graph', 'neural', 'network'], 60);
  expect(snippet).toContain('a [graph] [neural] [network] comes');
  expect(snippet.startsWith('…')).toBe(true);
  expect(snippet.endsWith('…')).toBe(true);
  expect(snippet.replaceAll(/[[\]…]/g, '').length).toBeLessThanOrEqual(60);
});

test('a match at the very end stays inside', () => {
  const text = `${'words that say nothing of it '.repeat(8)}graph`;
  expect(bracket(text, ['graph'], 50).endsWith('[graph]')).toBe(true);
});
