import { expect, test } from 'vitest';
import { findWords, foldWord } from '../../../src/core/search/fold.ts';

test('case and diacritics do not matter, in any alphabet', () => {
  const folded = ['Müller', 'ŁUKASZ', 'Søren', 'Straße', 'naïve', 'Ελλάδα', 'Ёлка', 'İstanbul'].map(foldWord);
  expect(folded).toEqual(['muller', 'lukasz', 'soren', 'strasse', 'naive', 'ελλαδα', 'елка', 'istanbul']);
});

test('words carry their place in the original text', () => {
  const text = 'Schrödinger’s cat: 3D state-of-the-art (E=mc²)';
  const words = findWords(text);
  expect(words.map(({ word }) => word)).toEqual('schrodinger s cat 3d state of the art e mc2'.split(' '));
  expect(text.slice(words[0]!.start, words[0]!.end)).toBe('Schrödinger');
});

test('scripts without spaces give a word a character, beside words of other scripts', () => {
  expect(findWords('图神经网络GNN模型').map(({ word }) => word)).toEqual([...'图神经网络', 'gnn', ...'模型']);
});

test('a text without words has none', () => {
  expect(findWords(' -- $^{}$ ... ')).toEqual([]);
});
