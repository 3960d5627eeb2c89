import { expect, test } from 'vitest';
import { readPapers, type PhraseCounts } from '../../../src/core/graph/namePhrases.ts';
import { countPhrasesPlainly } from '../../../src/core/graph/phraseCounter.ts';
import { countPhrasesByKernel } from '../../../src/core/graph/phraseKernel.ts';
import { createPlacingKernel } from '../../../src/core/kernels/placing.ts';
import { createRandom } from '../../../src/core/random.ts';
import { unclustered, type Paper } from '../../../src/core/types.ts';
import { paperOf } from '../text/papers.ts';

/** Everything a count says, in the same form for both engines. */
function describe(counts: PhraseCounts) {
  const { clusters, phrases, places, read, acronyms } = counts;
  const all = Array.from({ length: phrases }, (_, phrase) => phrase);
  return {
    words: all.map((phrase) => [...counts.wordsOf(phrase)]),
    seen: all.map((phrase) => [counts.seenOf(phrase), counts.followedOf(phrase)]),
    counts: [...counts.counts.subarray(0, phrases * clusters)],
    read: [...read],
    acronyms: [...acronyms],
    offsets: [...places.offsets],
    phrase: [...places.phrase.subarray(0, places.size)],
    place: [...places.place.subarray(0, places.size)],
  };
}

const pieces = [
  'graph',
  'graphs',
  'neural',
  'network',
  'networks',
  'point',
  'clouds',
  'of',
  'the',
  'few-shot',
];
pieces.push(
  'learning',
  'convolutional',
  'graph neural networks (GNNs)',
  'GNN',
  'GNNs',
  'state space model (SSM)',
);
pieces.push('SSM', '.', ',', 'Bayesian', 'слово', '图神经', "model's");

function mixedPapers(papers: number, words: number, rare: number): Paper[] {
  const random = createRandom(papers + words);
  const text = (most: number) =>
    Array.from({ length: Math.floor(random() * most) }, () =>
      random() < rare
        ? `rare${String(Math.floor(random() * 5000))}`
        : pieces[Math.floor(random() * pieces.length)]!,
    ).join(' ');
  return Array.from({ length: papers }, (_, row) => paperOf(text(8), text(words), String(row)));
}

test.each([
  { papers: 1, words: 30, rare: 0 },
  { papers: 40, words: 0, rare: 0 },
  { papers: 90, words: 120, rare: 0.1 },
  // More phrases than there is room for at first.
  { papers: 300, words: 300, rare: 0.6 },
])('$papers papers of up to $words words: the kernel counts what plain TypeScript counts', (shape) => {
  const papers = mixedPapers(shape.papers, shape.words, shape.rare);
  const assignment = Uint16Array.from(papers, (_, row) => (row % 5 === 4 ? unclustered : row % 3));
  const source = readPapers(papers, { assignment, count: 3, modularity: 0 });
  const found = describe(countPhrasesByKernel(createPlacingKernel()!, source));
  expect(found).toEqual(describe(countPhrasesPlainly(source)));
  if (shape.papers === 90) expect(found.acronyms.length).toBe(2);
  if (shape.papers === 300) expect(found.words.length).toBeGreaterThan(8192);
});
