/** What a file may hold that a program must survive. */
import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importAll, importText, toFile } from './importText.ts';

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

describe('hostile content', () => {
  it('keeps script as text and formatting tags out', async () => {
    const title = 'How <script>alert(1)</script> hides in <b>bold</b> titles &amp; more';
    const { corpus } = await importText(
      'a.jsonl',
      line({ title, url: 'javascript:alert(1)' }) + line({ title: 'Another one' }),
    );
    const paper = corpus.papers.find((one) => one.title.startsWith('How'));
    expect(paper?.title).toBe('How <script>alert(1)</script> hides in bold titles & more');
    expect(paper?.url).toBeUndefined();
  });

  it('takes no key for more than a key', async () => {
    const text =
      '{"title":"Keys","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"identifiers":{"__proto__":"x","doi":"10.1234/a"}}\n{"__proto__":{"title":"From nowhere"}}';
    const { report } = await importText('a.jsonl', text);
    expect(report).toMatchObject({ read: 2, kept: 1 });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const csv = await importText('a.csv', '__proto__,title,constructor\n1,Columns with Names,2\n');
    expect(csv.report.kept).toBe(1);
  });

  it('expands no entities', async () => {
    const laughs = Array.from(
      { length: 10 },
      (_, index) => `<!ENTITY l${String(index + 1)} "${`&l${String(index)};`.repeat(10)}">`,
    ).join('');
    const xml = `<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY l0 "ha">${laughs}]><feed><entry><id>http://arxiv.org/abs/1</id><title>Laughs &l10; here</title><summary>x</summary></entry></feed>`;
    const { corpus } = await importText('a.xml', xml);
    expect(corpus.papers.map((paper) => paper.title)).toEqual(['Laughs &l10; here']);
  });

  it('reads formulas in cells as text', async () => {
    const { corpus } = await importText(
      'a.csv',
      'title,abstract,year\n"=HYPERLINK(""http://x"",""a"")",\'=1+1 is a formula,2020\n',
    );
    expect(corpus.papers[0]).toMatchObject({
      title: '=HYPERLINK("http://x","a")',
      abstract: '=1+1 is a formula',
    });
  });

  it('bears 10,000 authors, a 5 MB abstract and a year in press', async () => {
    const authors = Array.from({ length: 10_000 }, (_, index) => `Author Number${String(index)}`);
    const { corpus } = await importText(
      'a.jsonl',
      line({ title: 'Many of Them', authors, abstract: 'word '.repeat(1_000_000), year: 'in press' }) +
        line({ title: 'Few of Them' }),
    );
    const paper = corpus.papers.find((one) => one.title === 'Many of Them');
    expect(paper?.authors.length).toBe(10_000);
    expect(paper?.abstract.length).toBe(4_999_999);
    expect(paper?.year).toBeUndefined();
  });

  it('bears circles of references and a paper that refers to itself', async () => {
    const { report } = await importText(
      'a.jsonl',
      line({ id: 'a', title: 'First in the Circle', references: ['b', 'a'] }) +
        line({ id: 'b', title: 'Second in the Circle', references: ['a', 'a'] }),
    );
    expect(report.linksResolved).toBe(2);
  });

  it('stops archives that grow without end', async () => {
    const bomb = new Uint8Array(60_000_000).fill(32);
    const gzip = await importAll([toFile('a.gz', gzipSync(bomb))]);
    expect(gzip.report.dropped.map((one) => one.reason).join()).toMatch(/grows beyond/);
    const zip = await importAll([toFile('a.zip', zipSync({ 'a.txt': bomb }))]);
    expect(zip.report.dropped.map((one) => one.reason).join()).toMatch(/would grow to/);
    const nested = await importAll([
      toFile('a.zip', zipSync({ 'b.zip': zipSync({ 'c.txt': new Uint8Array(9).fill(65) }) })),
    ]);
    expect(nested.report.dropped.map((one) => one.reason).join()).toMatch(/archive inside an archive/);
  });

  it('keeps what stood before the damage of a gzip file', async () => {
    const papers = Array.from({ length: 3000 }, (_, index) =>
      line({
        title: `Paper number ${String(index)} of many`,
        abstract: `${String(Math.sin(index))} `.repeat(9),
      }),
    ).join('');
    const packed = gzipSync(new TextEncoder().encode(papers));
    const { report } = await importAll([toFile('a.gz', packed.subarray(0, packed.length >> 1))]);
    expect(report.kept).toBeGreaterThan(500);
    expect(report.dropped.map((one) => one.reason).join()).toMatch(/damaged or cut off/);
  });
});

describe('a broken record costs no neighbour', () => {
  const cases: [string, string, string][] = [
    [
      'JSON lines',
      '{"title":"One of Three"}\n{"title":"Two of Th\n{"title":"Three of Three"}\n',
      'this line is not whole JSON',
    ],
    [
      'a JSON array',
      '[{"title":"One of Three"},\n{"title": Two of Three, "a":{"b":1}},\n{"title":"Three of Three"}]',
      'not whole JSON',
    ],
    [
      'a JSON array that ends early',
      '[{"title":"One of Three"},\n{"title":"Three of Three"},\n{"title":"Two of',
      'not whole JSON',
    ],
    [
      'an API answer that ends early',
      '{"results":[{"title":"One of Three"},\n{"title":"Three of Three"},\n{"title":"Two of',
      'not whole JSON',
    ],
    [
      'BibTeX',
      '@article{a, title={One of Three}}\n@article{b, title={Two of {Three},\n year=2020\n\n@article{c, title={Three of Three}}',
      'never closes',
    ],
    ['CSV', 'title,year\nOne of Three,2020\nThree of Three,2020\n"Two of,Three,2020\n', 'a quote opens here'],
    [
      'XML',
      '<feed><entry><title>One of Three</title></entry>\n<entry><title>Two of Three</title>\n<entry><title>Three of Three</title></entry></feed>',
      'never closes',
    ],
  ];
  it.each(cases)('in %s', async (_, text, reason) => {
    const { corpus, report } = await importText('file', text);
    expect(corpus.papers.map((paper) => paper.title).sort()).toEqual(['One of Three', 'Three of Three']);
    expect(report.dropped.length).toBe(1);
    expect(report.dropped[0]?.reason).toContain(reason);
    expect(report.dropped[0]?.line).toBeGreaterThan(1);
  });
});

describe('tables', () => {
  it('say how their columns were understood, and take another word for it', async () => {
    const long = 'An abstract goes on and on until nobody reads it any more. '.repeat(6).trim();
    const csv = `Heading;Number;Long words\nMaps of the Whole World;20;${long}\nTrees of the Whole World;21;Also ${long}\n`;
    const guessed = await importText('a.csv', csv);
    expect(guessed.tables?.[0]).toMatchObject({
      headers: ['Heading', 'Number', 'Long words'],
      mapping: { title: [0], abstract: [2] },
    });
    expect(guessed.tables?.[0]?.doubtful).toBe(true);
    expect(guessed.report.files[0]?.notes.join()).toContain('Heading, Number, Long words');
    const columns = { 'a.csv': { columns: { title: [2], year: [1] }, headed: true } };
    const { corpus } = await importAll([toFile('a.csv', csv)], { columns });
    expect(corpus.papers.map((paper) => [paper.title, paper.abstract])).toEqual([
      [`Also ${long}`, ''],
      [long, ''],
    ]);
    const headless = { 'a.csv': { columns: { title: [0], abstract: [2] }, headed: false } };
    const { report } = await importAll([toFile('a.csv', csv)], { columns: headless });
    expect(report).toMatchObject({ read: 3, kept: 3 });
  });

  it('without a column that could be a title are not lost: each row is told, until a person says which it is', async () => {
    const csv = 'a,b\nx1,3.5\ny2,4.5\nz3,5.5\n';
    const first = await importText('b.csv', csv);
    expect(first.report).toMatchObject({ read: 3, kept: 0 });
    expect(first.report.dropped[0]).toMatchObject({ line: 2, text: 'x1 | 3.5' });
    expect(first.tables?.[0]).toMatchObject({ headers: ['a', 'b'], doubtful: true, mapping: {} });
    const columns = { 'b.csv': { columns: { title: [0] }, headed: true } };
    const second = await importAll([toFile('b.csv', csv)], { columns });
    expect(second.report).toMatchObject({ read: 3, kept: 3 });
  });
});
