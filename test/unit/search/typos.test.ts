import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/random.ts';
import { countBits, letterSignature, typoDistance } from '../../../src/core/search/typos.ts';

test('distances worked by hand', () => {
  expect(typoDistance('network', 'network', 2)).toBe(0);
  expect(typoDistance('network', 'netwrok', 2)).toBe(1);
  expect(typoDistance('network', 'netwok', 2)).toBe(1);
  expect(typoDistance('network', 'neetwork', 2)).toBe(1);
  expect(typoDistance('network', 'metwurk', 2)).toBe(2);
  expect(typoDistance('kitten', 'sitting', 2)).toBe(3);
  expect(typoDistance('a', 'abcdef', 2)).toBe(3);
});

/** The definition, without stopping early. */
function slowDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const change = a.at(-1) === b.at(-1) ? 0 : 1;
  const best = Math.min(
    slowDistance(a.slice(0, -1), b) + 1,
    slowDistance(a, b.slice(0, -1)) + 1,
    slowDistance(a.slice(0, -1), b.slice(0, -1)) + change,
  );
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return swapped ? Math.min(best, slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1) : best;
}

test('equal to the definition on random words, and the letter test never rejects a word within reach', () => {
  const random = createRandom(3);
  const word = () =>
    Array.from({ length: Math.floor(random() * 7) }, () => 'abc'[Math.floor(random() * 3)]).join('');
  for (let run = 0; run < 600; run++) {
    const [first, second] = [word(), word()];
    const distance = slowDistance(first, second);
    expect(typoDistance(first, second, 2)).toBe(Math.min(distance, 3));
    const bits = countBits(letterSignature(first) ^ letterSignature(second));
    expect(bits).toBeLessThanOrEqual(2 * distance);
  }
});
