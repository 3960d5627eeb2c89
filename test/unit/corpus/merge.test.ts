/** What becomes one paper and what never does. */
import { describe, expect, it } from 'vitest';
import { writePackagedCorpus } from '../../../src/core/corpus/packagedFormat.ts';
import type { Paper } from '../../../src/core/types.ts';
import { importAll, toFile } from './importText.ts';

type Fields = Record<string, unknown>;

const text =
  'A text that is long enough to be an abstract, with many words of its own that nobody else uses.';

async function merge(...records: Fields[]): Promise<{ kept: number; evidence: string[]; titles: string[] }> {
  const files = records.map((record, index) => toFile(`file${String(index)}.json`, JSON.stringify([record])));
  const { report, corpus } = await importAll(files);
  const turned = await importAll([...files].reverse());
  expect(turned.corpus).toEqual(corpus);
  expect(turned.report.merges).toEqual(report.merges);
  return {
    kept: report.kept,
    evidence: report.merges.map((one) => one.evidence),
    titles: corpus.papers.map((paper) => paper.title),
  };
}

describe('one paper', () => {
  const cases: [string, Fields, Fields, string][] = [
    [
      'same DOI, titles spelled apart',
      { title: 'Deep Learning of Maps', doi: '10.1/A' },
      { title: 'Deep learning of maps.', doi: 'https://doi.org/10.1/a' },
      'same title',
    ],
    [
      'same DOI, subtitle left out',
      { title: 'Deep Maps: How They Learn', doi: '10.1234/a' },
      { title: 'Deep Maps', doi: 'doi:10.1234/A' },
      'same DOI',
    ],
    [
      'same arXiv id in two versions',
      { title: 'A Map of All Maps', arxiv: '2001.00001v1' },
      { title: 'The Map of All Maps', arxiv: 'arXiv:2001.00001v3' },
      'same arXiv id',
    ],
    [
      'preprint and published version',
      {
        title: 'Deep Maps of the World',
        authors: ['Ada Lovelace'],
        year: 2019,
        doi: '10.48550/arXiv.1901.00001',
      },
      { title: 'Deep maps of the world', authors: ['Lovelace, A.'], year: 2021, doi: '10.1234/journal.5' },
      'same title',
    ],
    [
      'same title, years two apart, no authors',
      { title: 'Deep Maps of the World', year: 2019 },
      { title: 'Deep Maps of the World', year: 2021 },
      'same title',
    ],
    [
      'same title and first author, year unknown',
      { title: 'Deep Maps of the World', authors: ['Ada Lovelace'] },
      { title: 'Deep Maps of the World', authors: ['Lovelace A', 'Babbage C'], year: 1990 },
      'same title',
    ],
    [
      'capitals and accents',
      { title: 'CAFÉ MAPS OF THE WORLD', year: 2020 },
      { title: 'Cafe maps of the world', year: 2020 },
      'same title',
    ],
  ];
  it.each(cases)('%s', async (_, a, b, evidence) => {
    expect(await merge(a, b)).toMatchObject({ kept: 1, evidence: [evidence] });
  });

  it('takes the fullest of each field and keeps every source', async () => {
    const { corpus } = await importAll([
      toFile(
        'a.json',
        JSON.stringify([
          {
            title: 'DEEP MAPS OF THE WORLD',
            doi: '10.48550/arxiv.1901.00001',
            year: 2019,
            abstract: text,
            references: ['10.1000/x'],
          },
        ]),
      ),
      toFile(
        'b.json',
        JSON.stringify([
          {
            title: 'Deep Maps of the World',
            doi: '10.1234/journal.5',
            year: 2020,
            authors: ['Ada Lovelace', 'C. Babbage'],
            abstract: 'Short.',
            references: ['10.1000/X', '10.1000/y'],
          },
        ]),
      ),
    ]);
    expect(corpus.papers[0]).toMatchObject({
      title: 'Deep Maps of the World',
      abstract: text,
      year: 2020,
      authors: ['Ada Lovelace', 'C. Babbage'],
      identifiers: { doi: '10.1234/journal.5', arxiv: '1901.00001' },
      sources: [
        { file: 'a.json', rank: 1 },
        { file: 'b.json', rank: 1 },
      ],
    });
    expect(corpus.papers[0]?.references.length).toBe(2);
  });
});

describe('never one paper', () => {
  const cases: [string, Fields, Fields][] = [
    [
      'the same first words',
      { title: 'White Boxes via Sparse Rates' },
      { title: 'White Boxes via Sparse Rates: Is That All?' },
    ],
    [
      'part I and part II',
      { title: 'Maps of the World, Part I', year: 2020 },
      { title: 'Maps of the World, Part II', year: 2020 },
    ],
    [
      'part I and part II that share a DOI',
      { title: 'Maps of the World. Part 1', doi: '10.1234/a' },
      { title: 'Maps of the World. Part 2', doi: '10.1234/a' },
    ],
    [
      'an erratum and its paper, same DOI',
      { title: 'Maps of the World', doi: '10.1234/a' },
      { title: 'Erratum: Maps of the World', doi: '10.1234/a' },
    ],
    [
      'a comment and its paper',
      { title: 'Maps of the World: Comment', year: 2020 },
      { title: 'Maps of the World', year: 2020 },
    ],
    [
      'same title, different authors',
      { title: 'Maps of the World Today', authors: ['Ada Lovelace'], year: 2020 },
      { title: 'Maps of the World Today', authors: ['Grace Hopper'], year: 2020 },
    ],
    [
      'same title, years far apart',
      { title: 'Maps of the World Today', year: 2010 },
      { title: 'Maps of the World Today', year: 2020 },
    ],
    [
      'two publications of one title',
      { title: 'Maps of the World Today', authors: ['A. Lovelace'], year: 2020, doi: '10.1234/a' },
      { title: 'Maps of the World Today', authors: ['A. Lovelace'], year: 2021, doi: '10.5678/b' },
    ],
    [
      'papers of a volume with one DOI',
      { title: 'Maps for Sailors', doi: '10.1234/volume' },
      { title: 'A Theory of Gardens', doi: '10.1234/volume' },
    ],
    [
      'editorials',
      { title: 'Editorial', authors: ['Ada Lovelace'], year: 2020 },
      { title: 'Editorial', authors: ['Ada Lovelace'], year: 2020 },
    ],
    ['short titles and nothing else', { title: 'Podcasts' }, { title: 'Podcasts' }],
  ];
  it.each(cases)('%s', async (_, a, b) => {
    expect((await merge(a, b)).kept).toBe(2);
  });

  it('a record without authors that fits two papers of one title stays by itself', async () => {
    const title = 'Maps of the World Today';
    expect(
      (await merge({ title, authors: ['A. Lovelace'] }, { title, authors: ['G. Hopper'] }, { title })).kept,
    ).toBe(3);
  });
});

describe('a person who knows better', () => {
  it('keeps a merged record apart by its name in the report', async () => {
    const files = ['a.jsonl', 'b.jsonl'].map((name) =>
      toFile(name, '{"title":"Another One"}\n{"title":"Deep Maps of the World","year":2020}'),
    );
    const before = await importAll(files);
    expect(before.report.merges.map(({ file, rank }) => [file, rank])).toContainEqual(['b.jsonl', 2]);
    const after = await importAll(files, { apart: [{ file: 'b.jsonl', rank: 2 }] });
    expect(after.report.kept).toBe(before.report.kept + 1);
    expect(after.report.merged).toBe(before.report.merged - 1);
  });

  it('links the two, also after the corpus was saved and opened again', async () => {
    const files = ['a.jsonl', 'b.jsonl'].map((name) =>
      toFile(name, '{"title":"Deep Maps of the World","year":2020}'),
    );
    const apart = [{ file: 'b.jsonl', rank: 1, from: { file: 'a.jsonl', rank: 1 } }];
    const { corpus, report } = await importAll(files, { apart });
    const twinsOf = ({ id, twins }: Paper): unknown => [id, twins];
    const [one, other] = corpus.papers;
    expect(corpus.papers.map(twinsOf)).toEqual([
      [one!.id, [other!.id]],
      [other!.id, [one!.id]],
    ]);
    const saved = toFile('saved.json', writePackagedCorpus({ corpus, report }));
    expect((await importAll([saved])).corpus.papers.map(twinsOf)).toEqual(corpus.papers.map(twinsOf));
    expect((await importAll([saved, ...files])).report.kept).toBe(3);
  });
});

describe('ids', () => {
  it('are those of the file where it has any, and differ where two records bear one', async () => {
    const records = [
      { id: 'x', title: 'Maps for Sailors' },
      { id: 'x', title: 'A Theory of Gardens' },
      { id: 'y', title: 'Third One Here' },
    ];
    const { corpus } = await importAll([
      toFile('a.jsonl', records.map((record) => JSON.stringify(record)).join('\n')),
    ]);
    const ids = corpus.papers.map((paper) => paper.id);
    expect(new Set(ids).size).toBe(3);
    expect(ids).toContain('y');
    expect(ids.filter((id) => /^x-[0-9a-f]{4}$/.test(id)).length).toBe(2);
  });

  it('come from the title elsewhere, and do not move when other papers are added', async () => {
    const bib = '@article{a, title={Maps of the World Today and Tomorrow, and Some More}}';
    const alone = await importAll([toFile('a.bib', bib)]);
    const both = await importAll([toFile('a.bib', `${bib}\n@article{b, title={Something Else}}`)]);
    expect(alone.corpus.papers[0]?.id).toMatch(/^maps-of-the-world-today-and-tomorrow-and-[0-9a-f]{8}$/);
    expect(both.corpus.papers.map((paper) => paper.id)).toContain(alone.corpus.papers[0]?.id);
  });
});
