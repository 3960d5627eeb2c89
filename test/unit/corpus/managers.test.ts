/** BibTeX and tables as managers, publishers and databases write them. */
import { describe, expect, it } from 'vitest';
import { importText } from './importText.ts';

async function readBibtex(fields: string): Promise<object> {
  const { corpus } = await importText('a.bib', `@article{key,\n  title = {One paper},\n${fields}\n}`);
  return corpus.papers[0]!;
}

describe('BibTeX', () => {
  it('of Zotero and Mendeley: signs as commands in braces', async () => {
    const zotero =
      'title = {Zotero {\\textless}i{\\textgreater}Drosophila{\\textless}/i{\\textgreater} \\& more},\n abstract = {p {\\textless} 0.05, 5{\\%} of {\\textasciitilde}100 {CO}$_{\\textrm{2}}$. It is {\\textquotedblleft}good{\\textquotedblright} {\\textcopyright} 2019},\n note = {arXiv:1706.03762 [cs]}';
    const { corpus } = await importText('a.bib', `@misc{key,\n${zotero}}`);
    expect(corpus.papers[0]).toMatchObject({
      title: 'Zotero Drosophila & more',
      abstract: 'p < 0.05, 5% of ~100 CO₂. It is “good” © 2019',
      identifiers: { arxiv: '1706.03762' },
    });
  });

  it('of ADS: journals as macros, signs raised by a box', async () => {
    const text =
      '@ARTICLE{2020ApJ...900..100S,\n author = {{Smith}, J.~B. and {Doe}, A.},\n title = "{A {\\ensuremath{\\gamma}}-ray burst at z\\raisebox{-0.5ex}\\textasciitilde 2.5}",\n journal = {\\apj},\n abstract = "{A mass of 2 M$_{\\odot}$ and 10$^{-5}$ erg.}"\n}';
    const { corpus } = await importText('ads.bib', text);
    expect(corpus.papers[0]).toMatchObject({
      title: 'A γ-ray burst at z~ 2.5',
      authors: ['Smith, J. B.', 'Doe, A.'],
      venue: 'The Astrophysical Journal',
      abstract: 'A mass of 2 M⊙ and 10⁻⁵ erg.',
    });
  });

  it('of DBLP: a paper takes year and venue from the volume it refers to', async () => {
    const text =
      '@inproceedings{a, title = {One paper}, author = {A B}, crossref = {conf/x}}\n@proceedings{conf/x, title = {Proceedings of X}, editor = {E F}, year = {2019}}';
    const { corpus } = await importText('dblp.bib', text);
    expect(corpus.papers[0]).toMatchObject({ authors: ['A B'], year: 2019, venue: 'Proceedings of X' });
  });

  it('of the Cochrane Library: names parted by commas only', async () => {
    expect(await readBibtex('author = {Huey, SL, Mehta, NH, and Mehta, S}')).toMatchObject({
      authors: ['Huey, SL', 'Mehta, NH', 'Mehta, S'],
    });
  });

  it('that is in press has the year of its date, and names apart by ";"', async () => {
    expect(
      await readBibtex('year = {in press},\n date = {2021-03-01},\n author = {Smith, J.; Doe, K.}'),
    ).toMatchObject({ year: 2021, authors: ['Smith, J.', 'Doe, K.'] });
  });

  it('of ACM: the number of the article is its page', async () => {
    expect(await readBibtex('articleno = {17},\n numpages = {9}')).toMatchObject({ page: '17' });
  });
});

describe('names in one cell', () => {
  it.each([
    [
      'Smith JA, van der Berg K, Consortium, Müller E.',
      ['Smith JA', 'van der Berg K', 'Consortium', 'Müller E.'],
    ],
    ['J Smith, Consortium', ['J Smith', 'Consortium']],
    ['Lovelace, Ada', ['Lovelace, Ada']],
    ['van Berg, Ada M', ['van Berg, Ada M']],
    ['Ada Lovelace|Babbage and Sons|Grace Hopper', ['Ada Lovelace', 'Babbage and Sons', 'Grace Hopper']],
    ['[]', []],
    ['[No author name available]', []],
  ])('%s', async (cell, authors) => {
    const { corpus } = await importText('a.csv', `Title,Authors,Year\nOne paper,"${cell}",2019\n`);
    expect(corpus.papers[0]?.authors).toEqual(authors);
  });
});

describe('tables', () => {
  it('of Chinese databases have names of their own for columns', async () => {
    const text = '题名,作者,摘要,期刊,出版年\n代理模型流场重建,赵六;王五,计算流体力学,航空学报,2026\n';
    const { corpus } = await importText('cnki.csv', text);
    expect(corpus.papers[0]).toMatchObject({
      title: '代理模型流场重建',
      authors: ['赵六', '王五'],
      abstract: '计算流体力学',
      venue: '航空学报',
      year: 2026,
    });
  });

  it('of EBSCO keep values from spreadsheets, and close abstracts with a notice that says nothing of the paper', async () => {
    const text =
      'Article Title,Author,Publication Date,DOI,Abstract\n"One paper","Roe, R; Doe, J",="Jun2023","10.5555/one","We draw maps. [ABSTRACT FROM AUTHOR] Copyright of Maps is the property of Maps Ltd. and its content may not be copied."\n';
    expect((await importText('ebsco.csv', text)).corpus.papers[0]).toMatchObject({
      year: 2023,
      abstract: 'We draw maps.',
      authors: ['Roe, R', 'Doe, J'],
    });
  });

  it('of Embase and Cochrane: lines of the search above the header, ids with the name of their register', async () => {
    const embase =
      '"SEARCH QUERY","maps:ti"\n-------------------------------------\n\n"Title","Author Names","Source title","Publication Year","First Page","Abstract","Medline PMID","DOI"\n"One paper","Yang Z., McNamara M.E.","Maps","2024","12","Text.",38773066,10.5555/one\n';
    const cochrane =
      'CENTRAL ID,Author(s),Title,Year,PubMed ID,DOI\n"CN-1","Kim, JS; Roe, R","One paper","2024","PUBMED 38773066","10.5555/one"\n';
    for (const [name, text] of [
      ['embase.csv', embase],
      ['cochrane.csv', cochrane],
    ] as const)
      expect((await importText(name, text)).corpus.papers).toMatchObject([
        { title: 'One paper', year: 2024, identifiers: { pmid: '38773066', doi: '10.5555/one' } },
      ]);
  });

  it.each([
    [
      'a quote that never closes',
      'title,abstract,year\nOne paper,"Text,2019\nTwo papers,"Text, more",2020\nThree papers,Text,2021\n',
    ],
    [
      'a quoted word that begins a cell',
      'title,abstract,year\n"One" paper,Text,2019\nTwo papers,"Text, more",2020\n"Three" papers,Text,2021\n',
    ],
    [
      'the same in tabs',
      'title\tabstract\tyear\n"One" paper\tText "so"\t2019\nTwo papers\tText\t2020\n"Three" papers\tText\t2021\n',
    ],
    [
      'quotes behind a backslash',
      'title,abstract,year\nOne paper,"A \\"text\\", so",2019\nTwo papers,"Text",2020\nThree papers,"Text",2021\n',
    ],
    [
      'lines and quotes inside a cell',
      'title,abstract,year\nOne paper,"A "text" here\nof lines, and "so" on",2019\nTwo papers,Text,2020\nThree papers,Text,2021\n',
    ],
  ])('%s costs no row its neighbours', async (_, text) => {
    const { corpus, report } = await importText('a.csv', text);
    expect(report).toMatchObject({ read: 3, kept: 3 });
    expect(corpus.papers.map(({ year }) => year).sort()).toEqual([2019, 2020, 2021]);
    expect(corpus.papers.every(({ abstract }) => /text/i.test(abstract))).toBe(true);
  });

  it('count days where a spreadsheet does', async () => {
    const text = 'Title,Date\nOne paper,43831\nTwo papers,2019\n';
    const { corpus } = await importText('a.csv', text);
    expect(corpus.papers.map(({ year }) => year)).toEqual([2020, 2019]);
  });

  it('of Publish or Perish bring the address of the paper', async () => {
    const text =
      '"Cites","Authors","Title","Year","ArticleURL"\n"3","J Smith, N Doe","One paper","2017","http://example.org/1"\n';
    expect((await importText('pop.csv', text)).corpus.papers[0]).toMatchObject({
      authors: ['J Smith', 'N Doe'],
      url: 'http://example.org/1',
    });
  });

  it('of Web of Science: a paper in early access has the year of that', async () => {
    const text = 'PT\tAU\tTI\tSO\tPY\tEA\nJ\tRoe, R\tOne paper\tJ\t\tOCT 2021\n';
    expect((await importText('savedrecs.txt', text)).corpus.papers[0]).toMatchObject({ year: 2021 });
  });
});
