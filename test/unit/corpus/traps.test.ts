/** What producers write that a reader may trip over: each read whole, each loss told. */
import { describe, expect, it } from 'vitest';
import { importAll, importText, toFile } from './importText.ts';

describe('GML', () => {
  it('loses a broken node and none of its neighbours, and reads references to letters', async () => {
    const text = `graph [\n node [ id 1 label "Q &amp; A &#233;" ]\n node [ id 2 label "no end of it\n node [ id 3 label "Third" ]\n edge [ source 1 target 3 ] ]`;
    const { corpus, report, layers } = await importText('a.gml', text);
    expect(corpus.papers.map(({ title }) => title)).toEqual(['Q & A é', 'Third']);
    expect(report.dropped).toMatchObject([{ line: 3, reason: 'a node that is not closed' }]);
    expect(layers?.[0]?.weight).toHaveLength(1);
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
