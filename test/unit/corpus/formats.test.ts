/**
 * One hand-written file in each format, all telling of the same three papers: whatever the format can carry must come out the same. The
 * third paper has no abstract; the second refers to the first, the third to both.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { InputFile } from '../../../src/core/corpus/importResult.ts';
import { importAll } from './importText.ts';

const folder = new URL('../../fixtures/formats/', import.meta.url);

function open(name: string): InputFile {
  return { name, bytes: new Uint8Array(readFileSync(new URL(name, folder))) };
}

const titles = [
  'Maps of Science for Beginners',
  'Nothing Is Known Here at All',
  'Trees of Knowledge and Their Roots',
];
const dois = ['10.5555/maps.1', '10.5555/nothing.3', '10.5555/trees.2'];

/** File, format as shown, what else it carries: abstracts, dois, authors, keywords, citations. */
const cases: [string, string, string][] = [
  ['papers.jsonl', 'JSON papers', 'abstracts dois authors keywords citations'],
  ['papers.json', 'JSON papers', 'abstracts dois authors keywords citations'],
  ['europe-pmc.json', 'JSON papers', 'abstracts dois authors keywords'],
  ['europe-pmc.xml', 'Europe PMC XML', 'abstracts dois authors keywords'],
  ['oai.xml', 'OAI-PMH', 'abstracts dois authors keywords'],
  ['dblp.xml', 'DBLP XML', 'dois authors'],
  ['zotero.rdf', 'Zotero RDF', 'abstracts dois authors keywords'],
  ['dimensions.csv', 'Dimensions CSV', 'abstracts dois authors keywords citations'],
  ['csl.json', 'CSL-JSON', 'abstracts dois authors keywords'],
  ['openalex.json', 'OpenAlex works JSON', 'abstracts dois authors keywords citations'],
  ['crossref.json', 'Crossref works JSON', 'abstracts dois authors citations'],
  ['zotero.ris', 'RIS', 'abstracts dois authors keywords'],
  ['old-manager.ris', 'RIS', 'abstracts dois authors'],
  ['pubmed.nbib', 'PubMed (MEDLINE)', 'abstracts dois authors keywords'],
  ['eric.nbib', 'PubMed (MEDLINE)', 'abstracts dois authors keywords'],
  ['manager.enw', 'EndNote tags', 'abstracts dois authors keywords'],
  ['refworks.txt', 'RefWorks tags', 'abstracts dois authors keywords'],
  ['cochrane.txt', 'Cochrane', 'abstracts dois authors keywords'],
  ['medline-named.ris', 'PubMed (MEDLINE)', 'abstracts dois authors keywords'],
  ['pubmed.xml', 'PubMed XML', 'abstracts dois authors keywords citations'],
  ['wos.txt', 'Web of Science', 'abstracts dois authors keywords citations'],
  ['wos-named.ris', 'Web of Science', 'abstracts dois authors keywords citations'],
  ['wos-tab.txt', 'Web of Science tab', 'abstracts dois authors keywords citations'],
  ['wos-excel.csv', 'Web of Science CSV', 'abstracts dois authors keywords citations'],
  ['scopus-2022.csv', 'Scopus CSV', 'abstracts dois authors keywords citations'],
  ['scopus-2024.csv', 'Scopus CSV', 'abstracts dois authors keywords citations'],
  ['zotero.csv', 'Zotero CSV', 'abstracts dois authors keywords'],
  ['ieee.csv', 'IEEE Xplore CSV', 'abstracts dois authors keywords'],
  ['lens.csv', 'Lens CSV', 'abstracts dois authors keywords citations'],
  ['springer.csv', 'Springer CSV', 'dois authors'],
  ['openalex.csv', 'OpenAlex CSV', 'abstracts dois authors keywords citations'],
  ['semicolons.csv', 'CSV (semicolons)', 'abstracts dois authors'],
  ['plain.tsv', 'TSV', 'abstracts dois authors'],
  ['manager.bib', 'BibTeX', 'abstracts dois authors keywords'],
  ['wos.bib', 'BibTeX', 'abstracts dois authors keywords citations'],
  ['scopus.bib', 'BibTeX', 'abstracts dois authors keywords citations'],
  ['arxiv.xml', 'arXiv Atom', 'abstracts dois authors'],
  ['endnote.xml', 'EndNote XML', 'abstracts dois authors keywords'],
  ['jats.xml', 'JATS', 'abstracts dois authors keywords citations'],
  ['graph.gexf', 'GEXF', 'abstracts dois layer'],
  ['graph.graphml', 'GraphML', 'abstracts dois layer'],
  ['graph.gml', 'GML', 'abstracts dois layer'],
  ['vosviewer.json', 'VOSviewer JSON', 'authors layer'],
  ['vosviewer-map.txt', 'VOSviewer map', 'authors'],
  ['map.json', 'Paperweave map', 'abstracts dois authors keywords citations layer'],
];

describe('the same three papers', () => {
  it.each(cases)('from %s', async (name, format, carries) => {
    const { corpus, report, network } = await importAll([open(name)]);
    const papers = [...corpus.papers].sort((a, b) => (a.title < b.title ? -1 : 1));
    expect(report.dropped).toEqual([]);
    expect(report.files[0]).toMatchObject({ format, read: 3, kept: 3, merged: 0 });
    expect(papers.map((paper) => paper.title.replace(/\.$/, ''))).toEqual(titles);
    expect(report.withAbstract).toBe(carries.includes('abstracts') ? 2 : 0);
    expect(report.linksResolved).toBe(carries.includes('citations') ? 3 : 0);
    if (carries.includes('abstracts')) {
      const [maps, nothing, trees] = papers.map((paper) =>
        paper.abstract.replace(/\n\n|AIM: |RESULT: /g, ' ').trim(),
      );
      expect(maps?.replace(/["\s]+/g, ' ')).toBe(
        'We draw maps of science. They help beginners to find their way among many papers.',
      );
      expect(nothing).toBe('');
      expect(trees).toMatch(
        /^Trees of knowledge grow slowly\. +Their roots are citations, and citations can be counted\.$/,
      );
    }
    if (carries.includes('dois')) expect(papers.map((paper) => paper.identifiers.doi)).toEqual(dois);
    if (carries.includes('authors')) {
      expect(papers.map((paper) => paper.authors.length)).toEqual([2, 1, 1]);
      expect(papers[0]?.authors.join(' ')).toMatch(/Lovelace.*Babbage/);
      expect(papers.map((paper) => paper.year)).toEqual([2019, 2021, 2020]);
    }
    if (carries.includes('keywords')) expect(papers[0]?.keywords).toEqual(['maps', 'science']);
    if (carries.includes('layer')) {
      expect(network).toMatchObject({ files: [name], weight: { length: 2 } });
      expect([...(network?.positions ?? [])].map(Math.abs).sort()).toEqual([0, 0.5, 1, 1.5, 2, 2.5]);
    }
  });

  it('from Semantic Scholar, where null stands for a paper it did not know', async () => {
    const { corpus, report } = await importAll([open('semantic-scholar.json')]);
    expect(report).toMatchObject({ read: 4, kept: 3, withAbstract: 2, linksResolved: 3 });
    expect(report.dropped[0]?.reason).toMatch(/^null/);
    expect(corpus.papers.filter((paper) => paper.embedding?.length === 3).length).toBe(2);
  });

  it('from the pair of VOSviewer files, with the links of the one between the items of the other', async () => {
    const { report, network } = await importAll([open('vosviewer-network.txt'), open('vosviewer-map.txt')]);
    expect(report).toMatchObject({ read: 3, kept: 3 });
    expect(network?.files).toEqual(['vosviewer-map.txt', 'vosviewer-network.txt']);
    expect(network?.weight).toHaveLength(2);
    expect(network?.positions?.every((value) => Number.isFinite(value))).toBe(true);
  });

  it('are three papers still when they come from every format at once, in any order', async () => {
    const files = cases.filter(([, , carries]) => carries.includes('dois')).map(([name]) => open(name));
    const { corpus, report } = await importAll(files);
    expect(corpus.papers.map((paper) => paper.identifiers.doi).sort()).toEqual(dois);
    expect(report).toMatchObject({ read: 3 * files.length, kept: 3, linksResolved: 3 });
    const turned = await importAll([...files].reverse());
    expect(turned.corpus.papers).toEqual(corpus.papers);
    expect(turned.corpus.fingerprint).toBe(corpus.fingerprint);
    expect(turned.report.merges).toEqual(report.merges);
  });

  it('from gzip and zip', async () => {
    const plain = await importAll([open('zotero.ris')]);
    const packed = await importAll([{ name: 'zotero.ris', bytes: gzipSync(open('zotero.ris').bytes) }]);
    expect(packed.corpus.papers).toEqual(plain.corpus.papers);
    const archive = zipSync({ 'a/zotero.ris': open('zotero.ris').bytes, 'b.bib': open('manager.bib').bytes });
    const { report } = await importAll([{ name: 'all.zip', bytes: archive }]);
    expect(report.files.map(({ file, format, read }) => [file, format, read])).toEqual([
      ['all.zip/a/zotero.ris', 'RIS', 3],
      ['all.zip/b.bib', 'BibTeX', 3],
    ]);
    expect(report).toMatchObject({ read: 6, kept: 3, merged: 3 });
  });

  it('leaves no fixture untried', () => {
    const tried = new Set([...cases.map(([name]) => name), 'semantic-scholar.json', 'vosviewer-network.txt']);
    expect(readdirSync(folder).filter((name) => !tried.has(name))).toEqual([]);
  });
});
