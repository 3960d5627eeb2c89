import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import { describe, expect, it } from 'vitest';
import { writeBibtex } from '../../../src/core/export/bibtex.ts';
import { writeCslJson } from '../../../src/core/export/cslJson.ts';
import { writeJsonLines } from '../../../src/core/export/jsonLines.ts';
import { writeReadingList } from '../../../src/core/export/readingList.ts';
import { writeRis } from '../../../src/core/export/ris.ts';
import { writeVosviewer } from '../../../src/core/export/vosviewer.ts';
import { awkwardMap, awkwardPapers, makePaper } from './sampleMap.ts';

const papers = [
  ...awkwardPapers,
  makePaper('tex', '50% of $x_1^2$ ~ {sets} #1 \\alpha', {
    authors: ['Barnes and Noble', 'Martin King Jr.'],
    venue: 'Proceedings of the 3rd Workshop',
    year: 2022,
  }),
  makePaper('twin-1', 'Notes again', { authors: ['Ada Lovelace'], year: 1843 }),
  makePaper('twin-2', 'Notes again', { authors: ['Ada Lovelace'], year: 1843 }),
];
const clean = (text: string) =>
  text.replaceAll('\u0007', '').replace('\ud83d', '\ufffd').replace(/\s+/g, ' ');

describe('BibTeX, read back with @retorquere/bibtex-parser', () => {
  const { entries, errors } = parseBibtex(writeBibtex(papers), { sentenceCase: false });

  it('keeps every title and abstract to the letter, in any script', () => {
    expect(errors).toEqual([]);
    expect(entries.map(({ fields }) => fields.title)).toEqual(papers.map(({ title }) => clean(title)));
    expect(entries[0]?.fields.abstract).toBe(clean(awkwardPapers[0]!.abstract));
  });

  it('keeps authors apart, identifiers verbatim, and gives each entry its own key', () => {
    expect(entries[0]?.fields).toMatchObject({
      author: [
        { lastName: 'Lovelace', firstName: 'Ada' },
        { lastName: 'Babbage', firstName: 'Charles' },
      ],
      year: '2021',
      doi: '10.1000/182',
      journal: 'Notes & Queries',
      url: 'https://example.org/?a=1&b=2',
      eprint: '2101.00001',
    });
    expect(entries[1]?.fields.author).toMatchObject([
      { prefix: 'van', lastName: 'Eck', firstName: 'Nees Jan' },
    ]);
    expect(entries[5]?.fields.author).toMatchObject([
      { name: 'Barnes and Noble' },
      { lastName: 'King', firstName: 'Martin Jr.' },
    ]);
    expect(entries[5]?.type).toBe('inproceedings');
    expect(new Set(entries.map(({ key }) => key)).size).toBe(papers.length);
    expect(entries.slice(-2).map(({ key }) => key)).toEqual(['lovelace1843notes', 'lovelace1843notesa']);
  });
});

describe('RIS, read back with citation-js', () => {
  const records = plugins.input.chain(writeRis(papers), { generateGraph: false });

  it('keeps titles, authors, years and abstracts', () => {
    expect(records.map(({ title }) => title)).toEqual(papers.map(({ title }) => clean(title)));
    expect(records[0]).toMatchObject({
      id: 'a-markup',
      type: 'article-journal',
      author: [
        { family: 'Lovelace', given: 'Ada' },
        { family: 'Babbage', given: 'Charles' },
      ],
      issued: { 'date-parts': [[2021]] },
      abstract: clean(awkwardPapers[0]!.abstract),
      URL: 'https://example.org/?a=1&b=2',
      'container-title': 'Notes & Queries',
    });
  });

  it('writes the layout that EndNote asks for', () => {
    const lines = writeRis(papers).split('\r\n');
    expect(lines[0]).toBe('TY  - JOUR');
    expect(lines.filter((line) => line === 'ER  - ')).toHaveLength(papers.length);
    expect(lines.every((line) => line === '' || /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true);
  });
});

it('writes CSL-JSON', () => {
  const items = JSON.parse(writeCslJson(papers)) as Record<string, unknown>[];
  expect(items[0]).toMatchObject({
    id: 'a-markup',
    type: 'article-journal',
    DOI: '10.1000/182',
    issued: { 'date-parts': [[2021]] },
    author: [
      { family: 'Lovelace', given: 'Ada' },
      { family: 'Babbage', given: 'Charles' },
    ],
  });
  expect(items[3]?.['author']).toEqual([{ literal: '王伟' }]);
  expect(items[5]?.['author']).toEqual([
    { literal: 'Barnes and Noble' },
    { family: 'King', given: 'Martin Jr.' },
  ]);
});

describe('Markdown reading list', () => {
  const text = writeReadingList({
    title: 'From [A] to B',
    note: 'Two steps.',
    papers: papers.slice(0, 2),
    reasons: ['start', undefined],
  });

  it('numbers the papers, links them and says why', () => {
    const items = text.split('\n').filter((line) => /^\d+\. /.test(line));
    expect(items).toHaveLength(2);
    expect(items[0]).toContain('(<https://example.org/?a=1&b=2>)');
    expect(text).toContain('   *start*');
    expect(text).toContain('Ada Lovelace, Charles Babbage, Notes \\& Queries, 2021');
  });

  it('shows markup as text and never links to anything but the web', () => {
    expect(text).toContain('# From \\[A\\] to B');
    expect(text).toContain('A \\<b\\>bold\\</b\\> claim');
    const evil = writeReadingList({
      title: 'x',
      papers: [makePaper('e', 'E](javascript:x)', { url: 'javascript:alert(1)' })],
    });
    expect(evil).toContain('1. [E\\](javascript:x)](<#>)');
  });
});

describe('JSON lines', () => {
  it('gives a line a paper, those asked for, in that order', () => {
    const lines = writeJsonLines(awkwardMap(), [4, 0]).trimEnd().split('\n');
    const [last, first] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(2);
    expect(last).toMatchObject({ id: 'e-control', cluster: null, clusterName: null });
    expect(first).toMatchObject({ title: awkwardPapers[0]!.title, clusterName: 'engines & <notes>', x: 0 });
  });
});

describe('VOSviewer JSON', () => {
  interface Item {
    id: number;
    label: string;
    description: string;
    x: number;
    y: number;
    cluster?: number;
    weights: Record<string, number>;
    scores?: Record<string, number>;
  }
  interface VosFile {
    network: { items: Item[]; links: { source_id: number; target_id: number; strength: number }[] };
  }
  const { network } = JSON.parse(writeVosviewer(awkwardMap())) as VosFile;

  it('obeys the rules of its documentation', () => {
    const ids = new Set(network.items.map(({ id }) => id));
    expect(ids.size).toBe(5);
    for (const { x, y, cluster } of network.items) {
      expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
      expect(cluster === undefined || (Number.isInteger(cluster) && cluster >= 1)).toBe(true);
    }
    const pairs = network.links.map(({ source_id, target_id }) => `${source_id} ${target_id}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const { source_id, target_id, strength } of network.links) {
      expect(ids.has(source_id) && ids.has(target_id) && source_id !== target_id && strength > 0).toBe(true);
    }
  });

  it('adds up links, keeps years, escapes words', () => {
    expect(network.links).toHaveLength(3);
    expect(network.items[0]).toMatchObject({
      label: 'Lovelace & Babbage 2021',
      cluster: 1,
      weights: { Links: 2, 'Total similarity': 1.31 },
      scores: { 'Pub. year': 2021 },
    });
    expect(network.items[0]?.description).toContain('A &lt;b&gt;bold&lt;/b&gt; claim');
    expect(network.items[4]).not.toHaveProperty('cluster');
  });
});
