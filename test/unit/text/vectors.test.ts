import { stemmer } from 'stemmer';
import { expect, test } from 'vitest';
import { runToEnd } from '../../../src/core/jobs.ts';
import { createKernel } from '../../../src/core/kernels/wasm.ts';
import { createRandom } from '../../../src/core/random.ts';
import { weighByKernel } from '../../../src/core/text/kernelVectors.ts';
import { weighPlainly } from '../../../src/core/text/plainText.ts';
import type { Paper } from '../../../src/core/types.ts';
import { paperOf } from './papers.ts';

const byKernel = (papers: readonly Paper[]) => runToEnd(weighByKernel(createKernel()!, papers, true));
const plainly = (papers: readonly Paper[]) => runToEnd(weighPlainly(papers, true));

const pieces = [
  ...[
    'graph',
    'Graph',
    'graphs',
    'GRAPH',
    'networks',
    'the',
    'x',
    'é',
    'naïve',
    'naive',
    'Naïve',
    'Ångström',
  ],
  ...[
    '3d',
    'gpt4',
    '2024',
    'html',
    'www',
    'http',
    'heterogeneous',
    'internationalisation',
    'yes',
    'by',
    'uses',
  ],
  ...[
    ' ',
    ' ',
    ' ',
    ' ',
    '\n',
    '-',
    '‐',
    '.',
    ', ',
    '(',
    '\\',
    '\\alpha ',
    '<',
    '<b>',
    '</i>',
    '<a href="x">',
  ],
  ...[
    '&',
    '&amp;',
    '&#x1f4;',
    '&nothing_here;',
    'α',
    'слово',
    'слова',
    '图神经',
    'ไทย',
    '𝒳',
    '😀',
    '\ud835',
    '\0',
  ],
  ...['https://a.org/b-c ', 'http://ä.org ', 'www.x.org ', 'hTtp://a ', 'a'.repeat(60), 'b'.repeat(40)],
  // In UTF-16 the second stands before the first, in UTF-8 behind it.
  ...['א\ufb1eב', 'א𐌰', 'ligaﬁcation', 'STRASSE', 'straße'],
];

function mixedPapers(papers: number, seed: number): Paper[] {
  const random = createRandom(seed);
  const text = (most: number) =>
    Array.from({ length: Math.floor(random() * most) }, () => pieces[Math.floor(random() * pieces.length)]!);
  return Array.from({ length: papers }, (_, row) => ({
    ...paperOf(text(12).join(''), text(80).join(''), String(row)),
    keywords: row % 3 === 0 ? ['graph networks', text(3).join('')] : [],
  }));
}

test.each([0, 1, 5, 19, 20, 400])(
  '%i papers of mixed texts: the kernel gives the bits of plain TypeScript',
  (size) => {
    const papers = mixedPapers(size, size + 1);
    expect(byKernel(papers)).toEqual(plainly(papers));
  },
);

test('more words, phrases and counts than there is room for at first', () => {
  const many = Array.from({ length: 15_000 }, (_, i) => `word${String(i)}x`).join(' ');
  const papers = ['a', 'b', 'c'].map((id) => paperOf('deep nets', `${many} ${'deep nets '.repeat(400)}`, id));
  const found = byKernel(papers);
  expect(found.vocabulary.stems.filter((stem) => stem.includes(' ')).length).toBeGreaterThan(14_000);
  expect(found).toEqual(plainly(papers));
});

test('a phrase is shown with a hyphen only where most write one', () => {
  const papers = ['coral-reef', 'coral reef', 'Coral reefs', 'a coral-reef', 'coral reef'].map((text, row) =>
    paperOf(`${text}, deep${row < 2 ? ' ' : '-'}sea`, '', String(row)),
  );
  const { stems, words } = byKernel(papers).vocabulary;
  const shown = (stem: string) => words[stems.indexOf(stem)];
  expect([shown('coral reef'), shown('deep sea')]).toEqual(['coral reef', 'deep-sea']);
  expect(byKernel(papers)).toEqual(plainly(papers));
});

/** What the rules of the stemmer ask of a word: how often vowels and consonants change, double letters, y in every place, every suffix. */
const beginnings = [
  '',
  'b',
  'y',
  'ey',
  'yy',
  'tr',
  'tree',
  'sky',
  'toy',
  'hop',
  'hopp',
  'fil',
  'fall',
  'fizz',
];
beginnings.push(
  'relat',
  'condit',
  'ax',
  'bl',
  'iz',
  'at',
  'agr',
  'oxygen',
  'crypt',
  'bayesian',
  'play',
  'loss',
);
const suffixes = [
  '',
  's',
  'es',
  'ies',
  'sses',
  'ed',
  'ing',
  'eed',
  'y',
  'ational',
  'tional',
  'enci',
  'anci',
  'izer',
];
suffixes.push(
  'bli',
  'alli',
  'entli',
  'eli',
  'ousli',
  'ization',
  'ation',
  'ator',
  'alism',
  'iveness',
  'fulness',
);
suffixes.push(
  'ousness',
  'aliti',
  'iviti',
  'biliti',
  'logi',
  'icate',
  'ative',
  'alize',
  'iciti',
  'ical',
  'ful',
);
suffixes.push(
  'ness',
  'al',
  'ance',
  'ence',
  'er',
  'ic',
  'able',
  'ible',
  'ant',
  'ement',
  'ment',
  'ent',
  'ou',
  'ism',
);
suffixes.push('ate', 'iti', 'ous', 'ive', 'ize', 'sion', 'tion', 'ion', 'e', 'll', 'l');

test('stems are those of the package, suffix upon suffix', () => {
  const words = beginnings.flatMap((beginning) =>
    suffixes.flatMap((first) => suffixes.map((second) => beginning + first + second)),
  );
  const wanted = words.filter((word) => word.length > 1 && word.length <= 40);
  const { stems } = byKernel([paperOf('', wanted.join('. '))]).vocabulary;
  const expected = new Set(wanted.map(stemmer));
  const shown = new Set(plainly([paperOf('', wanted.join('. '))]).vocabulary.stems);
  expect(wanted.length).toBeGreaterThan(90_000);
  expect(stems.filter((stem) => !expected.has(stem))).toEqual([]);
  expect(stems).toEqual([...shown]);
});

test('it pauses often', () => {
  const job = weighByKernel(createKernel()!, mixedPapers(3000, 9), true);
  let pauses = 0;
  while (job.next().done !== true) pauses += 1;
  expect(pauses).toBeGreaterThan(12);
});
