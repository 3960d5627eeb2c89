import { expect, test } from 'vitest';
import { dropRepeats } from '../../../src/core/explore/repeats.ts';

const keep = (...items: [string, number][]) =>
  dropRepeats(
    items,
    ([word]) => word,
    ([, count]) => count,
  ).map(([word]) => word);

test('parts that hardly stand alone go, before or after their compound', () => {
  expect(keep(['self', 18], ['self-supervised', 17], ['image', 30], ['supervised', 19])).toEqual([
    'self-supervised',
    'image',
  ]);
});

test('a part that stands alone stays, and the rarer compound after it goes', () => {
  expect(keep(['diffusion', 32], ['image', 30], ['diffusion-based', 4])).toEqual(['diffusion', 'image']);
});

test('a compound that ranks higher stays, however usual its part', () => {
  expect(keep(['random walks', 4], ['walk', 4], ['random', 40])).toEqual(['random walks']);
  expect(keep(['pre-trained', 4], ['trained', 40])).toEqual(['pre-trained']);
});

test('other forms of a part are the part; other words are left alone', () => {
  expect(keep(['fine-tuning', 12], ['tuned', 13], ['fined', 3], ['turning', 2])).toEqual([
    'fine-tuning',
    'turning',
  ]);
  expect(keep(['graph', 3], ['node', 2])).toEqual(['graph', 'node']);
});
