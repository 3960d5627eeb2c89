import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/random.ts';
import { KernelReader } from '../../../src/core/text/kernelReader.ts';
import { countedWords, createReader } from '../../../src/core/text/wordReader.ts';
import { loadPlainEngines } from '../../../src/core/preparePlain.ts';

await loadPlainEngines();

/** A reader that numbers its terms, with everything it comes to. */
function readAll(engine: 'fastest' | 'plain', texts: readonly string[]) {
  const learnt: string[] = [];
  const reader = createReader((spelling) => (spelling === 'the' ? -1 : learnt.push(spelling) - 1), engine);
  // The first ones together, the rest one by one.
  const parts = [texts.slice(0, 3), ...texts.slice(3).map((text) => [text])];
  const read = parts.flatMap((part) => {
    const { terms, joined, ends } = reader.readAll(part.map((text) => [text, countedWords]));
    return part.map((_, at) => {
      const [start, end] = [ends[at - 1] ?? 0, ends[at]];
      return { terms: [...terms.subarray(start, end)], joined: [...joined.subarray(start, end)] };
    });
  });
  return { read, learnt };
}

test('words of a text become terms, told apart where they are no neighbours', () => {
  const { read, learnt } = readAll('fastest', ['Self-driving cars, the cars', 'cars']);
  expect(learnt).toEqual(['Self', 'driving', 'cars']);
  expect(read[0]).toEqual({ terms: [-1, 0, 1, 2, -1, -1, 2, -1], joined: [0, 1, 0, 0, 0, 0, 0, 0] });
  expect(read[1]!.terms).toEqual([-1, 2, -1]);
});

const pieces = [
  ...[
    'graph',
    'Graph',
    'networks',
    'the',
    'x',
    'é',
    'naïve',
    'Ångström',
    '3d',
    'html',
    'hot',
    'www',
    'http',
    'heterogeneous',
  ],
  ...[' ', ' ', ' ', '\n', '-', '‐', '.', ', ', '(', '\\', '\\alpha ', '<', '<b>', '</i>', '&', '&amp;', 'α'],
  ...[
    'https://a.org/b-c ',
    'www.x.org ',
    'hTtp://a ',
    '图神经',
    'ไทย',
    'слово',
    '𝒳',
    '😀',
    '\ud835',
    'a'.repeat(60),
  ],
];

test('the kernel reads what plain TypeScript reads, whatever the text holds', () => {
  const random = createRandom(5);
  const texts = Array.from({ length: 400 }, (_, row) =>
    Array.from({ length: row % 60 }, () => pieces[Math.floor(random() * pieces.length)]!).join(''),
  );
  // Texts longer than the room there is at first, and more spellings.
  const many = (size: number) =>
    Array.from({ length: size }, (_, i) => `word${String(i * 7 + size)}`).join(' ');
  texts.push(many(3000), many(20_000), texts.join(' '), '');
  expect(createReader(() => 0)).toBeInstanceOf(KernelReader);
  expect(readAll('fastest', texts)).toEqual(readAll('plain', texts));
});
