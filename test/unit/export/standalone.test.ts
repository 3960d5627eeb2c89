import { describe, expect, it } from 'vitest';
import { writeStandaloneHtml } from '../../../src/core/export/standaloneHtml.ts';
import { standaloneViewer } from '../../../src/core/export/standaloneViewer.ts';
import { awkwardMap, makePaper, seededMap } from './sampleMap.ts';

function dataOf(html: string) {
  const text = /<script type="application\/json" id="map">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  return JSON.parse(text) as {
    papers: Record<string, unknown>[];
    clusters: { name: string }[];
    edges: number[][];
  };
}

describe('self-contained map', () => {
  it('holds every paper, cluster and tie', () => {
    const { papers, clusters, edges } = dataOf(writeStandaloneHtml(awkwardMap()));
    expect(papers.map(({ title }) => title)).toContain('A <b>bold</b> claim & "more" \'quotes\'');
    expect(papers[0]).toMatchObject({
      c: 0,
      url: 'https://example.org/?a=1&b=2',
      label: 'Lovelace & Babbage 2021',
    });
    expect(clusters[1]?.name).toBe('خرائط');
    // Two ties between the same papers are one line.
    expect(edges).toEqual([
      [2, 3, 0.12],
      [0, 2, 0.31],
      [0, 1, 1],
    ]);
  });

  it('lets no word of a paper become markup, script or a link to anything but the web', () => {
    const evil = '</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)>';
    const map = awkwardMap();
    const papers = map.corpus.papers.map((paper) =>
      makePaper(paper.id, evil, { abstract: evil, authors: [evil], url: 'javascript:alert(3)', venue: evil }),
    );
    const html = writeStandaloneHtml(
      {
        ...map,
        corpus: { ...map.corpus, papers },
        clusters: map.clusters.map((one) => ({ ...one, name: evil })),
      },
      { title: evil },
    );
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).not.toContain('<img');
    expect(html).not.toContain('javascript:');
    expect(dataOf(html).papers[0]?.['title']).toBe(evil);
  });

  it('asks for nothing from outside and its policy forbids it', () => {
    const html = writeStandaloneHtml(seededMap(40));
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/\b(src|href)="/);
    expect(standaloneViewer).not.toMatch(/fetch|XMLHttpRequest|import\(|innerHTML|eval/);
  });

  it('is the same each time and small: under 1.5 MB for 369 papers', () => {
    const map = seededMap(369);
    const html = writeStandaloneHtml(map);
    expect(html).toBe(writeStandaloneHtml(map));
    expect(new TextEncoder().encode(html).length).toBeLessThan(1_500_000);
  });

  it('has a program that parses', () => {
    expect(() => new Function(standaloneViewer)).not.toThrow();
  });
});
