/** JSON as services and people nest it: each answer gives its paper, with authors, year and ids. */
import { describe, expect, it } from 'vitest';
import { importText } from './importText.ts';

const answers: [name: string, answer: unknown, paper: object][] = [
  [
    'DOAJ',
    {
      total: 1,
      results: [
        {
          id: 'a',
          bibjson: {
            title: 'One paper',
            abstract: 'Text.',
            year: '2018',
            author: [{ name: 'Roe, R' }],
            journal: { title: 'J D' },
            identifier: [
              { type: 'eissn', id: '1234-5678' },
              { type: 'doi', id: '10.5555/one' },
            ],
          },
        },
      ],
    },
    { abstract: 'Text.', authors: ['Roe, R'], year: 2018, venue: 'J D', identifiers: { doi: '10.5555/one' } },
  ],
  [
    'HAL',
    {
      response: {
        docs: [
          {
            docid: '1',
            title_s: ['One paper'],
            abstract_s: ['Texte.'],
            authFullName_s: ['Jean Dupont', 'Marie Curie'],
            producedDateY_i: 2015,
            doiId_s: '10.5555/one',
            keyword_s: ['cartes'],
          },
        ],
      },
    },
    {
      abstract: 'Texte.',
      authors: ['Jean Dupont', 'Marie Curie'],
      year: 2015,
      keywords: ['cartes'],
      identifiers: { doi: '10.5555/one' },
    },
  ],
  [
    'INSPIRE',
    {
      hits: {
        hits: [
          {
            metadata: {
              control_number: 7,
              titles: [{ title: 'One paper' }],
              abstracts: [{ value: 'Text.' }],
              authors: [{ full_name: 'Roe, R' }],
              arxiv_eprints: [{ value: 'hep-th/9711200' }],
              dois: [{ value: '10.5555/one' }],
              publication_info: [{ journal_title: 'ATMP', year: 1998 }],
              references: [
                {
                  record: { $ref: 'https://example.org/api/literature/8' },
                  reference: { dois: ['10.5555/two'] },
                },
              ],
            },
          },
        ],
      },
    },
    {
      abstract: 'Text.',
      authors: ['Roe, R'],
      year: 1998,
      venue: 'ATMP',
      identifiers: { doi: '10.5555/one', arxiv: 'hep-th/9711200' },
      references: [{ doi: '10.5555/two' }],
    },
  ],
  [
    'DataCite',
    {
      data: [
        {
          id: '10.5555/one',
          attributes: {
            doi: '10.5555/one',
            titles: [{ title: 'One paper' }],
            creators: [{ name: 'Roe, R' }],
            descriptions: [
              { description: 'How.', descriptionType: 'Methods' },
              { description: 'Text.', descriptionType: 'Abstract' },
            ],
            publicationYear: 2020,
          },
        },
      ],
    },
    { abstract: 'Text.', authors: ['Roe, R'], year: 2020, identifiers: { doi: '10.5555/one' } },
  ],
  [
    'DBLP',
    {
      result: {
        hits: {
          hit: [
            {
              info: {
                authors: { author: [{ '@pid': '1', text: 'Ada Lovelace 0001' }] },
                title: 'One paper',
                venue: 'VIS',
                year: '2019',
                doi: '10.5555/one',
              },
            },
          ],
        },
      },
    },
    { authors: ['Ada Lovelace'], year: 2019, venue: 'VIS' },
  ],
  [
    'ADS',
    {
      response: {
        docs: [
          {
            bibcode: '2020ApJ...900..100S',
            title: ['One paper'],
            abstract: 'Text.',
            author: ['Roe, R.', 'Doe, A.'],
            year: '2020',
            pub: 'ApJ',
            doi: ['10.5555/one'],
            identifier: ['arXiv:2007.00001'],
          },
        ],
      },
    },
    {
      authors: ['Roe, R.', 'Doe, A.'],
      venue: 'ApJ',
      identifiers: { doi: '10.5555/one', arxiv: '2007.00001' },
    },
  ],
  [
    'OpenReview',
    {
      notes: [
        {
          content: {
            title: { value: 'One paper' },
            authors: { value: ['A B', 'C D'] },
            abstract: { value: 'Text.' },
          },
        },
      ],
    },
    { abstract: 'Text.', authors: ['A B', 'C D'] },
  ],
  [
    "arXiv's list of all papers",
    {
      id: 'math/0404001',
      authors: 'Jane Doe and Kate Roe',
      title: 'One\n  paper',
      abstract: '  Text\nwrapped.\n',
      versions: [{ version: 'v1', created: 'Mon, 5 Apr 2004 19:18:42 GMT' }],
      update_date: '2009-11-26',
      authors_parsed: [['Doe', 'Jane', '']],
    },
    {
      abstract: 'Text wrapped.',
      authors: ['Jane Doe', 'Kate Roe'],
      year: 2004,
      identifiers: { arxiv: 'math/0404001' },
    },
  ],
];

describe('answers of services', () => {
  it.each(answers)('%s', async (_, answer, paper) => {
    const { corpus, report } = await importText('answer.json', JSON.stringify(answer));
    expect(report).toMatchObject({ read: 1, kept: 1 });
    expect(corpus.papers[0]).toMatchObject({ title: 'One paper', ...paper });
  });

  it('Zotero: attachments are no papers, editors no authors', async () => {
    const people = [
      { creatorType: 'author', firstName: 'Ada', lastName: 'Lovelace' },
      { creatorType: 'editor', firstName: 'Ed', lastName: 'Itor' },
    ];
    const items = [
      { key: 'A', data: { itemType: 'journalArticle', title: 'One paper', creators: people } },
      { key: 'B', data: { itemType: 'attachment', title: 'Full Text PDF' } },
    ];
    const { corpus, report } = await importText('zotero.json', JSON.stringify(items));
    expect(corpus.papers.map(({ authors }) => authors)).toEqual([['Lovelace, Ada']]);
    expect(report.dropped[0]?.reason).toContain('attachment');
  });

  it('Zotero CSV: so too in its table', async () => {
    const head = '"Key","Item Type","Publication Year","Author","Title","Abstract Note"';
    const rows = [
      '"A","journalArticle","2020","Lovelace, Ada","One paper","About maps"',
      '"B","attachment","","","Full Text PDF",""',
      '"C","note","","","","Remember to read this"',
    ];
    const { corpus, report } = await importText('zotero.csv', [head, ...rows].join('\n'));
    expect(corpus.papers.map(({ title }) => title)).toEqual(['One paper']);
    expect(report.dropped.map(({ line, reason }) => [line, reason])).toEqual([
      [3, expect.stringContaining('attachment')],
      [4, expect.stringContaining('note')],
    ]);
  });

  it('Crossref: a DOI in the words of a reference leads to its paper; volume and page are read', async () => {
    const works = [
      {
        DOI: '10.5555/one',
        title: ['One paper'],
        volume: '12',
        page: '33-40',
        reference: [
          { key: '1', unstructured: 'Roe R. Two papers. J 2017;3:12. https://doi.org/10.5555/two' },
        ],
        'reference-count': 1,
      },
      { DOI: '10.5555/two', title: ['Two papers'], 'reference-count': 0 },
    ];
    const { corpus, report } = await importText('works.json', JSON.stringify({ message: { items: works } }));
    expect(report.linksResolved).toBe(1);
    expect(corpus.papers[0]).toMatchObject({ volume: '12', page: '33' });
  });
});

describe('what surrounds papers', () => {
  it('is no paper, though it has a title; what papers cite is not taken for them', async () => {
    const cited = [{ title: 'Cited one' }, { title: 'Cited two' }];
    const feed = {
      feed: { title: 'News of maps' },
      entries: [{ title: 'One paper' }, { title: 'Two papers' }],
    };
    const keyed = {
      a: { title: 'One paper', references: cited },
      b: { title: 'Two papers', references: cited },
    };
    for (const document of [feed, keyed]) {
      const { corpus } = await importText('a.json', JSON.stringify(document));
      expect(corpus.papers.map(({ title }) => title)).toEqual(['One paper', 'Two papers']);
    }
  });

  it('may name the vocabulary, and the kind of each id', async () => {
    const scopus = {
      'search-results': {
        entry: [
          {
            'dc:title': 'One paper',
            'prism:coverDate': '2019-04-01',
            'prism:doi': '10.5555/one',
            eid: '2-s2.0-1',
          },
        ],
      },
    };
    const lens = {
      data: [
        {
          lens_id: '001',
          title: 'One paper',
          year_published: 2019,
          external_ids: [{ type: 'doi', value: '10.5555/one' }],
        },
      ],
    };
    const pubmed = {
      result: {
        uids: ['7'],
        7: {
          uid: '7',
          title: 'One paper',
          pubdate: '2019 Apr',
          articleids: [{ idtype: 'doi', value: '10.5555/one' }],
        },
      },
    };
    for (const document of [scopus, lens, pubmed]) {
      const { corpus } = await importText('a.json', JSON.stringify(document));
      expect(corpus.papers).toMatchObject([
        { title: 'One paper', year: 2019, identifiers: { doi: '10.5555/one' } },
      ]);
    }
  });
});

describe('tables as JSON', () => {
  const titles = ['One paper', 'Two papers'];
  it.each([
    ['by columns', { title: { 0: titles[0], 1: titles[1] }, date: { 0: 1546300800000, 1: 1577836800000 } }],
    ['by lists', { title: titles, date: ['2019-05-01', '2020-05-01'] }],
    [
      'split',
      {
        columns: ['title', 'date'],
        index: [0, 1],
        data: [
          [titles[0], '2019'],
          [titles[1], 2020],
        ],
      },
    ],
    ['by keys', { a: { title: titles[0], date: '2019' }, b: { title: titles[1], date: '2020' } }],
  ])('%s', async (_, table) => {
    const { corpus } = await importText('frame.json', JSON.stringify(table));
    expect(corpus.papers.map(({ title, year }) => [title, year])).toEqual([
      [titles[0], 2019],
      [titles[1], 2020],
    ]);
  });

  it('a title in two parts is one paper', async () => {
    const paper = { title: ['One paper', 'Une page'], authors: ['A B', 'C D'], abstract: 'Text.' };
    const { report } = await importText('one.json', JSON.stringify([paper]));
    expect(report.kept).toBe(1);
  });
});
