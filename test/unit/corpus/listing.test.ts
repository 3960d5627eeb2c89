import { describe, expect, it } from 'vitest';
import { importText } from './importText.ts';

const abstractA = 'We study graphs of papers. They are useful.';
const long = `${'All work and no play makes a dull abstract. '.repeat(12)}The end.`;
const chrome =
  'new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nbyAK and the research community\n\nMar 13\n\n';

describe('listing pages', () => {
  it('reads blocks apart by blank lines and keeps rank and line', async () => {
    const { corpus, report } = await importText(
      'page',
      `${chrome}Maps of Science\n\n${long}\n\nTrees of Science\n\n${abstractA}\n`,
    );
    expect(report).toMatchObject({ read: 2, kept: 2, merged: 0, dropped: [] });
    expect(corpus.papers.map((paper) => [paper.title, paper.abstract, paper.sources])).toEqual([
      ['Maps of Science', long, [{ file: 'page', rank: 1, line: 11 }]],
      ['Trees of Science', abstractA, [{ file: 'page', rank: 2, line: 15 }]],
    ]);
  });

  it('reads a block a line and unglues the button from the first title only', async () => {
    const text = `Get trending papers in your email inbox once a day!\nSubscribeMaps of Science\n${long}\nSubscribeStar Networks\n${long}`;
    const { corpus } = await importText('page', text);
    expect(corpus.papers.map((paper) => paper.title)).toEqual(['Maps of Science', 'SubscribeStar Networks']);
  });

  it('drops a title without an abstract and keeps its neighbours', async () => {
    const { corpus, report } = await importText(
      'page',
      `${chrome}Maps\n\n${long}\n\nLost Title\n\nTrees\n\n${long}\n\nLast Title\n`,
    );
    expect(corpus.papers.map((paper) => paper.title)).toEqual(['Maps', 'Trees']);
    expect(report.dropped).toEqual([
      { file: 'page', line: 15, reason: 'title without an abstract', text: 'Lost Title' },
      { file: 'page', line: 21, reason: 'title without an abstract', text: 'Last Title' },
    ]);
    expect(report.read).toBe(4);
  });

  it('drops an abstract without a title', async () => {
    const { report } = await importText('page', `${chrome}Maps\n\n${long}\n\n${long}\n\nTrees\n\n${long}`);
    expect(report).toMatchObject({ read: 3, kept: 2 });
    expect(report.dropped[0]).toMatchObject({ line: 15, reason: 'abstract without a title' });
  });

  it('joins an abstract that two blank lines cut, and says so', async () => {
    const parts = ['The first part of it is here.', long, 'And a short end of it.'];
    const { corpus, report } = await importText(
      'page',
      `${chrome}Maps\n\n${parts.join('\n\n\n')}\n\nTrees\n\n${long}`,
    );
    expect(corpus.papers.map((paper) => paper.abstract)).toEqual([parts.join('\n\n'), long]);
    expect(report).toMatchObject({ read: 2, kept: 2, dropped: [] });
    expect(report.files[0]?.notes).toEqual([
      'line 16: blank lines inside an abstract; its parts were joined as paragraphs',
      'line 19: blank lines inside an abstract; its parts were joined as paragraphs',
    ]);
  });

  it('reads Windows line ends and a byte-order mark', async () => {
    const text = `\ufeff${chrome}Maps\n\n${long}\n\nTrees\n\n${long}`;
    const plain = await importText('page', text.slice(1));
    const windows = await importText('page', text.replaceAll('\n', '\r\n'));
    expect(windows.corpus.papers).toEqual(plain.corpus.papers);
  });

  it('reports pages of chrome only, empty pages and one endless line', async () => {
    const expected: [string, string][] = [
      [chrome, 'no papers found in this file (read as listing page)'],
      ['', 'the file is empty'],
      [' \n\n ', 'the file is empty'],
    ];
    for (const [text, reason] of expected) {
      const { report } = await importText('page', text);
      expect(report).toMatchObject({ read: 1, kept: 0 });
      expect(report.dropped).toEqual([{ file: 'page', line: 1, reason, text: '' }]);
    }
    const endless = await importText(
      'page',
      `${chrome}Maps\n\n${long}\n\n${'x'.repeat(10_000_000)}\n\nTrees\n\n${long}`,
    );
    expect(endless.report).toMatchObject({ read: 3, kept: 2 });
    expect(endless.report.dropped[0]).toMatchObject({ line: 15 });
    expect(endless.report.dropped[0]?.text.length).toBe(200);
  });

  it('makes simple LaTeX readable in titles and abstracts', async () => {
    const { corpus } = await importText(
      'page',
      `${chrome}Heads in 360$^{\\circ}$\n\nA \\textit{na\\"{\\i}ve} test of $\\alpha$. ${long}`,
    );
    expect(corpus.papers[0]?.title).toBe('Heads in 360°');
    expect(corpus.papers[0]?.abstract).toMatch(/^A naïve test of α\. All work/);
  });
});
