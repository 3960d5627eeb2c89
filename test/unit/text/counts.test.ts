import { expect, test } from 'vitest';
import { runToEnd } from '../../../src/core/jobs.ts';
import { countTerms, type TermCounts } from '../../../src/core/text/counts.ts';
import { paperOf } from './papers.ts';

function rowOf(counts: TermCounts, row: number): Record<string, number> {
  const found: Record<string, number> = {};
  for (let at = counts.offsets[row]!; at < counts.offsets[row + 1]!; at += 1) {
    found[counts.terms[counts.ids[at]!]!] = counts.counts[at]!;
  }
  return found;
}

test('words count once in the abstract and twice in the title', () => {
  const counts = runToEnd(countTerms([paperOf('Coral reefs', 'Reefs; a reef and fish.'), paperOf('Fish')]));
  expect(rowOf(counts, 0)).toEqual({ coral: 2, reef: 4, fish: 1 });
  expect(rowOf(counts, 1)).toEqual({ fish: 2 });
});

test('a phrase that three papers hold counts as a term of its own, with a hyphen where most write one', () => {
  const papers = [
    paperOf('Coral-reef fish', 'on the coral reef', 'a'),
    paperOf('The coral-reef', '', 'b'),
    paperOf('No coral-reef: reef fish', '', 'c'),
  ];
  const counts = runToEnd(countTerms(papers));
  expect(rowOf(counts, 0)).toEqual({ coral: 3, reef: 3, fish: 2, 'coral reef': 3 });
  expect(counts.words[counts.terms.indexOf('coral reef')]).toBe('coral-reef');
  expect(counts.terms.filter((term) => term.includes(' '))).toEqual(['coral reef']);
});

test('keywords count as text, each by itself, unless told otherwise', () => {
  const papers = ['a', 'b', 'c'].map((id) => ({
    ...paperOf('Reefs', '', id),
    keywords: ['coral fish', 'reef'],
  }));
  expect(rowOf(runToEnd(countTerms(papers)), 0)).toEqual({ reef: 3, coral: 1, fish: 1, 'coral fish': 1 });
  expect(rowOf(runToEnd(countTerms(papers, false)), 0)).toEqual({ reef: 2 });
});

test('no phrase reaches over the end of a text', () => {
  const papers = ['a', 'b', 'c'].map((id) => paperOf('Coral', 'reef', id));
  expect(runToEnd(countTerms(papers)).terms).toEqual(['coral', 'reef']);
});

test('many papers and words: counts agree with counting word by word', () => {
  const papers = Array.from({ length: 300 }, (_, i) =>
    paperOf(
      `w${'x'.repeat(i % 30)}`,
      Array.from({ length: 40 }, (_, j) => `v${String((i * j) % 997)}q,`).join(' '),
      `p${i}`,
    ),
  );
  const counts = runToEnd(countTerms(papers));
  papers.forEach((paper, row) => {
    const expected: Record<string, number> = {};
    for (const word of paper.abstract.split(/, ?/).filter((one) => one !== ''))
      expected[word] = (expected[word] ?? 0) + 1;
    if (paper.title.length > 1) expected[paper.title] = 2;
    expect(rowOf(counts, row)).toEqual(expected);
  });
});
