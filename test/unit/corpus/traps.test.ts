/** What producers write that a reader may trip over: each read whole, each loss told. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importAll, importText, toFile } from './importText.ts';

describe('GML', () => {
  it('loses a broken node and none of its neighbours, and reads references to letters', async () => {
    const text = `graph [\n node [ id 1 label "Q &amp; A &#233;" ]\n node [ id 2 label "no end of it\n node [ id 3 label "Third" ]\n edge [ source 1 target 3 ] ]`;
    const { corpus, report, network } = await importText('a.gml', text);
    expect(corpus.papers.map(({ title }) => title)).toEqual(['Q & A é', 'Third']);
    expect(report.dropped).toMatchObject([{ line: 3, reason: 'a node that is not closed' }]);
    expect(network?.weight).toHaveLength(1);
  });
});

describe('tagged files', () => {
  it('of EndNote: types missing or last, paragraphs without a tag, names in one line', async () => {
    const text =
      '%M ISI:000123\n%P pp 12-15\n%T One paper\n%0 Journal Article\n%A 张三;李四\n%X First.\n\nSecond.\n%K one\ntwo\n%D 2020\n%T Two papers\n%0 Book\n\n%A Hopper, Grace\n%T Three papers\n%D 1960\n';
    const { corpus, report } = await importText('a.txt', text);
    expect(report.files[0]).toMatchObject({ format: 'EndNote tags', read: 3, kept: 3 });
    const [one, three] = corpus.papers;
    expect(one).toMatchObject({ title: 'One paper', abstract: 'First. Second.', year: 2020, page: '12' });
    expect(one?.identifiers).toEqual({ wos: 'WOS:000123' });
    expect([one?.authors, one?.keywords]).toEqual([
      ['张三', '李四'],
      ['one', 'two'],
    ]);
    expect(three).toMatchObject({ title: 'Three papers', authors: ['Hopper, Grace'] });
  });

  it('of RIS: an abstract in parts, all names in one, a DOI elsewhere, a year that is none', async () => {
    const text =
      'TY  - JOUR\nTI  - One paper\nAU  - Roe, R.; Doe, J.\nAB  - First.\nAB  - Second.\nPY  - in press\nDA  - 2021/03\nL3  - https://doi.org/10.5555/one\nER  - \nTY  - JOUR\nTI  - Two papers\nDOI - 10.5555/two\nYR  - 1999\nER  - \n';
    const { corpus } = await importText('a.ris', text);
    expect(corpus.papers).toMatchObject([
      {
        abstract: 'First.\n\nSecond.',
        authors: ['Roe, R.', 'Doe, J.'],
        year: 2021,
        identifiers: { doi: '10.5555/one' },
      },
      { identifiers: { doi: '10.5555/two' }, year: 1999 },
    ]);
  });

  it('of EndNote, EBSCO and Embase: keywords a line each, rights notices, translated titles, affiliations', async () => {
    const text = [
      'TY  - JOUR',
      'T1  - One paper',
      'T2  - Une page',
      'JF  - Journal of Maps',
      'AB  - We draw maps. (English) [ABSTRACT FROM AUTHOR]',
      'AB  - Nous dessinons. (French) [ABSTRACT FROM AUTHOR]',
      'AB  - Copyright of Journal of Maps is the property of Maps Ltd. and its content may not be copied. (Copyright applies to all Abstracts.)',
      'KW  - first theme',
      'second theme',
      'third',
      ...[1, 2, 3, 4].map(
        (at) => `M1  - (Roe R., Doe J.) School ${String(at)} of Maps, PO Box 2019, Somewhere`,
      ),
      'DB  - Embase',
      'C5  - 38773066',
      'ER  - ',
    ].join('\n');
    const { corpus } = await importText('a.ris', text);
    expect(corpus.papers[0]).toMatchObject({
      venue: 'Journal of Maps',
      abstract: 'We draw maps.\n\nNous dessinons.',
      keywords: ['first theme', 'second theme', 'third'],
      references: [],
      identifiers: { pmid: '38773066' },
    });
  });

  it('of Web of Science: books and groups have authors too', async () => {
    const text =
      'FN Clarivate Analytics Web of Science\nVR 1.0\nPT B\nBA Editor, A\nTI One paper\nER\n\nPT J\nCA Consortium X\nTI Two papers\nEA JAN 2021\nER\n';
    const { corpus } = await importText('savedrecs.txt', text);
    expect(corpus.papers).toMatchObject([
      { authors: ['Editor, A'] },
      { authors: ['Consortium X'], year: 2021 },
    ]);
  });
});

describe('JSON', () => {
  it('that begins with papers the service did not know', async () => {
    const { report } = await importText(
      'batch.json',
      `[null, null, {"paperId":"${'a1'.repeat(20)}","title":"One paper"}]`,
    );
    expect(report).toMatchObject({ read: 3, kept: 1 });
    expect(report.files[0]?.format).toBe('Semantic Scholar JSON');
  });

  it('whose items are wrapped once more', async () => {
    const text = '[{"key":"X","data":{"itemType":"book","title":"One paper","date":"2010"}}]';
    expect((await importText('zotero.json', text)).corpus.papers[0]).toMatchObject({
      title: 'One paper',
      year: 2010,
    });
  });
});

describe('tables', () => {
  it('with a remark before the header', async () => {
    const text =
      '"Exported on a day, by a person"\nRank,Title,Abstract,PubYear\n1,One paper,Short.,2010\n2,Two papers,,2011\n';
    const { report, corpus } = await importText('export.csv', text);
    expect(report).toMatchObject({ read: 2, kept: 2 });
    expect(corpus.papers.map(({ year }) => year)).toEqual([2010, 2011]);
  });
});

describe('workbooks', () => {
  const sheet = (...rows: readonly (readonly string[])[]) =>
    strToU8(
      `<worksheet><sheetData>${rows.map((row) => `<row>${row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`).join('')}</sheetData></worksheet>`,
    );

  it('may begin with a sheet about the papers, and with a line above their columns', async () => {
    const bytes = zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': sheet(['Exported on a day'], ['By a person']),
      'xl/worksheets/sheet2.xml': sheet(['About the data'], ['Title', 'PubYear'], ['One paper', '2019']),
    });
    const { corpus, report } = await importText('dimensions.xlsx', bytes);
    expect(report.dropped).toEqual([]);
    expect(corpus.papers).toMatchObject([{ title: 'One paper', year: 2019 }]);
  });

  it('of the old kind are named, and what to do', async () => {
    const old = Uint8Array.from({ length: 600 }, (_, at) => [0xd0, 0xcf, 0x11, 0xe0][at] ?? at % 7);
    expect((await importText('savedrecs.xls', old)).report.dropped[0]?.reason).toMatch(
      /\.xls.*save it as CSV/,
    );
  });
});

describe('files of one name', () => {
  const files = [
    toFile('savedrecs.txt', 'PT J\nTI One paper\nER\n'),
    toFile('savedrecs.txt', 'PT J\nTI Two papers\nER\n\nPT J\nTI Three papers\nER\n'),
  ];

  it('are told apart, in whatever order they come', async () => {
    const { report, corpus } = await importAll(files);
    expect(report.files.map(({ file, read }) => [file, read])).toEqual([
      ['savedrecs.txt', 1],
      ['savedrecs (2).txt', 2],
    ]);
    expect((await importAll([...files].reverse())).corpus).toEqual(corpus);
  });
});
