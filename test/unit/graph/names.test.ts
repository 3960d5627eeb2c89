import { expect, test } from 'vitest';
import { runToEnd } from '../../../src/core/jobs.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { buildTextModel } from '../../../src/core/text/model.ts';
import { countPhrases } from '../../../src/core/graph/namePhrases.ts';
import { nameClusters } from '../../../src/core/graph/names.ts';
import { RunReader, runEnd, wordKey } from '../../../src/core/graph/nameTokens.ts';
import type { Clustering, Paper } from '../../../src/core/types.ts';
import type { TextModel } from '../../../src/core/text/textModel.ts';
import { unclustered } from '../../../src/core/types.ts';
import { loadPlainEngines } from '../../../src/core/preparePlain.ts';

await loadPlainEngines();

const model = {} as TextModel;

function paper(id: number, title: string, abstract: string): Paper {
  return {
    id: String(id),
    title,
    abstract,
    authors: [],
    keywords: [],
    identifiers: {},
    references: [],
    sources: [],
  };
}

const federated = [
  [
    'Federated Learning on Non-IID Clients',
    'We study federated learning when the data of clients is non-IID. Clients send updates to a server.',
  ],
  [
    'Personalized Federated Learning',
    'In federated learning, non-IID clients drift apart. We propose a novel method with good results.',
  ],
  [
    'Communication in Federated Learning',
    'Federated learning trains a model across many clients. Non-IID clients slow the server down.',
  ],
] as const;
const graphs = [
  [
    'Deeper Graph Neural Networks',
    'Graph neural networks (GNNs) pass messages over node neighborhoods. We propose a novel method with good results.',
  ],
  [
    'Node Classification with GNNs',
    'GNNs reach state-of-the-art node classification. A graph neural network smooths node features.',
  ],
  [
    'Graph Neural Networks for Molecules',
    'Molecules are graphs; graph neural networks predict properties. Node classification is related.',
  ],
] as const;
const papers = [...federated, ...graphs].map(([title, abstract], row) => paper(row, title, abstract));
const clustering: Clustering = { assignment: Uint16Array.of(0, 0, 0, 1, 1, 1), count: 2, modularity: 0.5 };

test('clusters are named by the phrases their papers share, as a person would write them', () => {
  const [first, second] = nameClusters(papers, model, clustering);
  expect(first!.name).toMatch(/^Federated learning/);
  expect(first!.name).toContain('non-IID clients');
  expect(second!.name).toMatch(/^Graph neural networks/);
  expect([first!.size, second!.size]).toEqual([3, 3]);
});

test('words that every field uses name nothing', () => {
  for (const { name, terms } of nameClusters(papers, model, clustering)) {
    expect([name, ...terms].join(' ')).not.toMatch(/method|novel|result|propose|state-of-the-art/i);
  }
});

test('an acronym and what it stands for are not both in a name', () => {
  const name = nameClusters(papers, model, clustering)[1]!.name;
  expect(name).not.toMatch(/GNN/);
});

test('papers in no cluster are not read, and a cluster without terms still has a name', () => {
  const bare = [paper(0, 'A', ''), paper(1, 'B', ''), paper(2, 'C', '')];
  const named = nameClusters(bare, model, {
    assignment: Uint16Array.of(0, 0, unclustered),
    count: 1,
    modularity: 0,
  });
  expect(named).toEqual([{ index: 0, name: 'Cluster 1', terms: [], size: 2 }]);
});

test('a run ends at punctuation and function words', () => {
  const table = new RunReader();
  const [text] = table.read([{ title: 'Point clouds', abstract: 'The 3D shapes of objects, small' }]);
  const { words, titleEnd } = text!;
  const written = [...words].map((word) => (word === runEnd ? '|' : table.surfaces[word]));
  expect(written.join(' ')).toBe('Point clouds | | 3D shapes | objects | small |');
  expect(titleEnd).toBe(3);
});

const oddTexts = [
  ['', ''],
  ['Graphs', 'end'],
  ['A.B. of', "the model's 2.5 x-rays, e.g. C++ (U.S.) -- half- and full-text. New: a+b"],
  ['Über ‘Ångström’', 'non‑breaking\u00a0space\u2009and\ttab; 自己教師あり学習 and ไทย-test'],
  ['pair 𝔸lpha', 'joined-𝔸 x𝔸 ends in half \ud835'],
  ['again', "the model's x-rays? Graphs! graphs"],
] as const;

test('the kernel reads the same runs as plain code, bit for bit', () => {
  const [kernel, plain] = [new RunReader(), new RunReader('plain')];
  const texts = oddTexts.map(([title, abstract]) => ({ title, abstract }));
  expect(kernel.read(texts)).toEqual(plain.read(texts));
  expect(kernel.surfaces).toEqual(plain.surfaces);
  expect(kernel.surfaces).toContain('x-rays');
  expect(kernel.keys).toEqual(plain.keys);
  expect(kernel.keyOf).toEqual(plain.keyOf);
});

test.each([
  ['Networks', 'network'],
  ['LLMs', 'llm'],
  ['Few-Shot', 'few shot'],
  ['analyses', 'analysis'],
  ['classes', 'class'],
  ['studies', 'study'],
  ['bias', 'bias'],
])('%s has the key %s', (surface, key) => {
  expect(wordKey(surface)).toBe(key);
});

/** The name of a cluster of these abstracts, beside another of as many papers. */
function nameOf(abstracts: readonly string[]): string {
  const others = abstracts.map(() => 'We look at speech enhancement. It rains in the hills.');
  const all = [...abstracts, ...others].map((abstract, row) => paper(row, `${row}`, abstract));
  const assignment = Uint16Array.from(all, (_, row) => Number(row >= abstracts.length));
  return nameClusters(all, model, { assignment, count: 2, modularity: 0 })[0]!.name;
}

test('what only a corner of a cluster holds is no part of its name, what more of it holds is', () => {
  const held = (times: number) =>
    nameOf(
      Array.from({ length: 20 }, (_, row) => {
        if (row < 8) return 'We look at graph coarsening.';
        return row < 8 + times ? 'We care for spectral sparsification.' : 'It rains in the hills.';
      }),
    );
  expect(held(3)).toBe('Graph coarsening');
  expect(held(5)).toBe('Graph coarsening, spectral sparsification');
});

test('a phrase of three papers may follow where many more hold its words apart', () => {
  const apart = (words: string) =>
    nameOf(
      Array.from({ length: 20 }, (_, row) => {
        if (row < 8) return 'We look at graph coarsening.';
        return row < 11 ? 'We care for spectral speech.' : words;
      }),
    );
  expect(apart('Spectral, then. On to speech.')).toBe('Graph coarsening, spectral speech');
  expect(apart('It rains in the hills.')).toBe('Graph coarsening');
});

test('the second term is no other form of the first', () => {
  const abstracts = Array.from({ length: 20 }, (_, row) =>
    row < 12 ? 'We look at graph coarsening. We see coarsened meshes.' : 'We look at graph coarsening.',
  );
  expect(nameOf(abstracts)).toBe('Graph coarsening');
});

test('capitals of a heading in the midst of a sentence are not kept, those of a name are', () => {
  const abstracts = Array.from({ length: 10 }, (_, row) =>
    row < 2
      ? 'Here Click-through Rate Prediction matters; we have Bayesian priors.'
      : 'Click-through rate prediction is hard; we have Bayesian priors.',
  );
  expect(nameOf(abstracts)).toMatch(/click-through rate prediction/);
  expect(nameOf(abstracts)).toMatch(/Bayesian priors/);
});

test('a word that other clusters use, too, heads nothing where a phrase does; a rare one may', () => {
  // Every fourth paper elsewhere speaks of images, none of quantization.
  const others = Array.from({ length: 20 }, (_, row) => (row % 4 === 0 ? 'Images are seen.' : 'It rains.'));
  const own = Array.from({ length: 20 }, (_, row) =>
    [
      row < 16 ? 'Images are seen.' : '',
      row < 7 ? 'We use inpainting masks.' : '',
      row > 8 ? 'On quantization.' : '',
    ].join(' '),
  );
  const all = [...own, ...others].map((abstract, row) => paper(row, `${row}`, abstract));
  const assignment = Uint16Array.from(all, (_, row) => Number(row >= 20));
  const { name } = nameClusters(all, model, { assignment, count: 2, modularity: 0 })[0]!;
  expect(name).toMatch(/^(?:Quantization, inpainting masks|Inpainting masks, quantization)$/);
});

test('what stands only where the first term stands adds nothing, unless that is everywhere', () => {
  const abstracts = (first: number) =>
    Array.from({ length: 20 }, (_, row) =>
      row < first
        ? `We look at graph coarsening.${row < 8 ? ' We use global meshes.' : ''}`
        : 'It rains in the hills.',
    );
  expect(nameOf(abstracts(14))).toBe('Graph coarsening');
  expect(nameOf(abstracts(20))).toBe('Graph coarsening, global meshes');
});

test('nor is a second term of the same stem', () => {
  const abstracts = Array.from({ length: 20 }, (_, row) =>
    row < 12 ? 'We look at voting rules.' : 'On the minds of voters.',
  );
  expect(nameOf(abstracts)).toBe('Voting rules');
});

test('a noun that is nearly always "of" something is named with it', () => {
  const abstracts = (between: string) =>
    Array.from({ length: 20 }, (_, row) =>
      row < 14
        ? `The curse ${between} dimensionality is met.`
        : 'A sparse mixture of experts. It rains in the hills.',
    );
  expect(nameOf(abstracts('of'))).toBe('Curse of dimensionality, sparse mixture of experts');
  expect(nameOf(abstracts('and'))).not.toMatch(/curse of/i);
});

test('a phrase that weighs a little more in another cluster, where no name uses it, may name this one', () => {
  const abstracts = (row: number) => {
    if (row < 16) return 'On graph coarsening. On contrastive learning.';
    if (row < 18) return 'On graph coarsening.';
    if (row >= 20 && row < 35) return 'We like contrastive learning.';
    return row >= 35 && row < 40 ? 'It rains on noisy labels.' : 'It rains.';
  };
  const all = Array.from({ length: 100 }, (_, row) => paper(row, `${row}`, abstracts(row)));
  const assignment = Uint16Array.from(all, (_, row) => Math.min(2, Math.floor(row / 20)));
  const names = nameClusters(all, model, { assignment, count: 3, modularity: 0 }).map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(['Graph coarsening', 'Noisy labels, contrastive learning']);
});

test('of terms of equal weight the one heads whose words more papers hold', () => {
  const abstracts = Array.from({ length: 20 }, (_, row) =>
    [
      row < 8 ? 'We see alpine deformation.' : 'It rains in the hills.',
      row > 11 ? 'We see vision encoders.' : 'Encoders. The vision, then.',
    ].join(' '),
  );
  expect(nameOf(abstracts)).toMatch(/^Vision encoders/);
});

test('an event is named by its capitals, a vast challenge is not', () => {
  const abstracts = (name: string) =>
    Array.from({ length: 10 }, () => `We look at the ${name} challenge. It rains in the hills.`);
  expect(nameOf(abstracts('VAST'))).toBe('VAST challenge');
  expect(nameOf(abstracts('vast'))).not.toMatch(/challenge/);
});

test('a unit is no acronym', () => {
  const abstracts = Array.from({ length: 10 }, (_, row) =>
    row === 0
      ? 'We look at majorization minimization (MM).'
      : 'Tubes of 3 mm, or of some mm, are bent tubes.',
  );
  expect(nameOf(abstracts)).not.toMatch(/mm|majorization/i);
});

test('of a large cluster a sample is read, and what only the sample holds names nothing', () => {
  // 2,000 papers are read: of 6,000 every third. In the first cluster just those speak of wildlife.
  const count = 6000;
  const all = Array.from({ length: count }, (_, row) => {
    const of = row % 2 === 0 ? 'We care for event logs.' : 'It rains in the hills.';
    return paper(row, `${row}`, of);
  });
  const assignment = Uint16Array.from(all, (_, row) => row % 2);
  const clusters = { assignment, count: 2, modularity: 0 };
  const read = new Set(countPhrases(all, clusters).papers.map(({ row }) => row));
  const strange = all.map((one, row) =>
    row % 2 === 0 && read.has(row) && row % 16 === 0
      ? paper(row, `${row}`, `${one.abstract} We use wildlife crossings.`)
      : one,
  );
  const { terms } = nameClusters(strange, runToEnd(buildTextModel(strange, defaultSettings)), clusters)[0]!;
  expect(terms).toContain('event logs');
  expect(terms).not.toContain('wildlife crossings');
  const everywhere = all.map((one, row) =>
    row % 2 === 0 && row % 16 === 0
      ? paper(row, `${row}`, `${one.abstract} We use wildlife crossings.`)
      : one,
  );
  expect(
    nameClusters(everywhere, runToEnd(buildTextModel(everywhere, defaultSettings)), clusters)[0]!.terms,
  ).toContain('wildlife crossings');
});
