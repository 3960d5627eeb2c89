/** Maps made for the tests of the writers: a small one with awkward words, and seeded ones of any size. */
import { createRandom } from '../../../src/core/random.ts';
import { unclustered } from '../../../src/core/types.ts';
import type { Cluster, MapEdges, Paper, PaperMap, Recipe } from '../../../src/core/types.ts';

export function makePaper(id: string, title: string, more: Partial<Paper> = {}): Paper {
  return {
    id,
    title,
    abstract: '',
    authors: [],
    keywords: [],
    identifiers: {},
    references: [],
    sources: [],
    ...more,
  };
}

export function makeEdges(list: readonly (readonly [number, number, number, number])[]): MapEdges {
  return {
    source: Uint32Array.from(list, ([source]) => source),
    target: Uint32Array.from(list, ([, target]) => target),
    weight: Float32Array.from(list, ([, , weight]) => weight),
    kind: Uint8Array.from(list, ([, , , kind]) => kind),
  };
}

function makeRecipe(papers: number, edges: number, clusters: number): Recipe {
  return {
    program: 'Paperweave',
    version: '0.1.0',
    corpus: { name: 'Sample', fingerprint: '0123456789abcdef', papers },
    measure: 'blend',
    threshold: 0.112,
    thresholdRule: 'auto',
    keptNeighbours: 1,
    edges,
    clusters,
    resolution: 1,
    layout: { name: 'ForceAtlas2', iterations: 600 },
    seed: 7,
  };
}

/** Titles that break careless writers: markup, quotes, formulas, other scripts, half a surrogate pair, control characters. */
export const awkwardPapers: readonly Paper[] = [
  makePaper('a-markup', 'A <b>bold</b> claim & "more" \'quotes\'', {
    abstract: 'First paragraph with a, comma.\n\nSecond "paragraph"; x < y & y > z.',
    authors: ['Ada Lovelace', 'Charles Babbage'],
    year: 2021,
    venue: 'Notes & Queries',
    keywords: ['engines', 'notes'],
    url: 'https://example.org/?a=1&b=2',
    identifiers: { doi: '10.1000/182', arxiv: '2101.00001' },
    references: [{ text: 'Someone, 1999', year: 1999 }],
    sources: [{ file: 'one.txt', rank: 1, line: 3 }],
    embedding: [0.25, -0.5],
    label: 'History',
  }),
  makePaper('b-formula', '=HYPERLINK("http://evil.example")', { authors: ['van Eck, Nees Jan'], year: 2010 }),
  makePaper('c-arabic', 'خرائط الأدب العلمي (2020)', { authors: ['محمد علي'], year: 2020 }),
  makePaper('d-chinese', '科学文献地图与相似性', { authors: ['王伟'], abstract: '摘要。' }),
  makePaper('e-control', 'Bell \u0007 and half a pair \ud83d here', { abstract: '-1 is less than 0' }),
];

export function awkwardMap(): PaperMap {
  const edges = makeEdges([
    [0, 1, 0.5, 0],
    [0, 2, 0.31, 1],
    [2, 3, 0.12, 0],
    [0, 1, 1, 2],
  ]);
  const clusters: Cluster[] = [
    { index: 0, name: 'engines & <notes>', terms: ['engines', 'notes'], size: 2 },
    { index: 1, name: 'خرائط', terms: ['خرائط'], size: 2 },
  ];
  return {
    corpus: {
      papers: awkwardPapers,
      origin: { name: 'Sample', note: '' },
      fingerprint: '0123456789abcdef',
    },
    edges,
    clusters,
    assignment: Uint16Array.from([0, 0, 1, 1, unclustered]),
    positions: Float32Array.from([0, 0, 10.1, -20.2, -30, 40, 55.5, 66.25, 1e-7, -0]),
    recipe: makeRecipe(5, 4, 2),
  };
}

const topics = [
  'federated learning, non-IID clients',
  'text-to-image diffusion',
  'large language model agents',
  'graph neural networks',
  'protein structure prediction',
  'speech recognition',
  'robot manipulation policies',
  'in-context learning theory',
  'neural radiance fields',
  'code generation benchmarks',
  'long-context attention',
  'reward models and preference optimisation',
];
const words =
  'learning sparse robust efficient scaling alignment diffusion attention retrieval reasoning transfer video graph token policy latent'.split(
    ' ',
  );

/** Clusters of falling size around seeded centres; papers tie to the nearest of their own and now and then to another. */
export function seededMap(papers: number, seed = 1): PaperMap {
  const random = createRandom(seed);
  const gauss = () => random() + random() + random() + random() - 2;
  const count = Math.min(topics.length, Math.max(1, Math.round(papers / 20)));
  const centres = Array.from({ length: count }, (_, at) => {
    const turn = (at * 2.4) % (2 * Math.PI);
    const reach = 90 + 62 * Math.sqrt(at) * 1.6;
    return [reach * Math.cos(turn), reach * Math.sin(turn) * 0.8] as const;
  });
  const assignment = new Uint16Array(papers);
  const positions = new Float32Array(2 * papers);
  const list: Paper[] = [];
  for (let row = 0; row < papers; row++) {
    const cluster = Math.min(count - 1, Math.floor(count * random() * random() * 1.3));
    assignment[row] = random() < 0.03 ? unclustered : cluster;
    const [x, y] = centres[cluster]!;
    positions[2 * row] = x + 62 * gauss();
    positions[2 * row + 1] = y + 55 * gauss();
    list.push(seededPaper(row, random));
  }
  const edges = seededEdges(positions, assignment, random);
  const sizes = topics.map((_, index) => assignment.filter((value) => value === index).length);
  const clusters = sizes.slice(0, count).map((size, index) => ({
    index,
    name: topics[index]!,
    terms: topics[index]!.split(/[ ,]+/),
    size,
  }));
  return {
    corpus: { papers: list, origin: { name: 'Seeded', note: '' }, fingerprint: 'feedfacecafebeef' },
    edges,
    clusters,
    assignment,
    positions,
    recipe: makeRecipe(papers, edges.source.length, count),
  };
}

/** So many clusters of ten papers each, scattered about a disc. */
export function manyClusters(count: number, seed = 5): PaperMap {
  const random = createRandom(seed);
  const map = seededMap(10 * count);
  const centres = Array.from({ length: count }, () => [2000 * random(), 2000 * random()] as const);
  const assignment = Uint16Array.from(map.assignment, (_, row) => Math.floor(row / 10));
  const positions = Float32Array.from(map.positions, (_, at) => {
    return centres[Math.floor(at / 20)]![at % 2]! + 60 * random();
  });
  const clusters = centres.map((_, index) => ({ index, name: `topic ${index}`, terms: ['topic'], size: 10 }));
  return { ...map, assignment, positions, clusters };
}

function seededPaper(row: number, random: () => number): Paper {
  const word = () => words[Math.floor(random() * words.length)]!;
  const name = `${word()[0]!.toUpperCase()}Net`;
  const title = `${random() < 0.4 ? `${name}: ` : ''}${word()} ${word()} for ${word()} ${word()} with ${word()} ${word()}`;
  const years =
    random() < 0.5 ? { year: 2018 + Math.floor(random() * 8), authors: [`Jo ${word()}`, 'A. Other'] } : {};
  return makePaper(`p${String(row).padStart(5, '0')}`, title, {
    abstract: `${word()} ${word()} ${word()}. `.repeat(40),
    ...years,
  });
}

function seededEdges(positions: Float32Array, assignment: Uint16Array, random: () => number): MapEdges {
  const found: [number, number, number, number][] = [];
  for (let a = 0; a < assignment.length; a++) {
    for (let b = a + 1; b < assignment.length; b++) {
      const distance = Math.hypot(
        positions[2 * a]! - positions[2 * b]!,
        positions[2 * a + 1]! - positions[2 * b + 1]!,
      );
      const near = assignment[a] === assignment[b] ? 34 : 20;
      if (distance < near && random() < 0.8) found.push([a, b, 0.112 + 0.4 * random() * random(), 0]);
      else if (random() < 0.0012) found.push([a, b, 0.112 + 0.02 * random(), 0]);
    }
  }
  found.sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1]);
  return makeEdges(found);
}
