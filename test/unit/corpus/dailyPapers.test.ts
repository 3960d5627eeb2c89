/** The five saved pages, and the packaged corpus made from them. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildDailyPapers } from '../../../src/core/corpus/packaged.ts';
import type { InputFile } from '../../../src/core/corpus/importResult.ts';
import { importAll } from './importText.ts';

const folder = new URL('../../fixtures/pages/', import.meta.url);
const packagedUrl = new URL('../../../public/corpora/daily-papers.json', import.meta.url);
const pages: InputFile[] = readdirSync(folder)
  .sort()
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, folder))) }));

describe('the daily papers', () => {
  it('are 479 entries and 369 papers', async () => {
    const { corpus, report, inputOrder } = await importAll(pages);
    expect(report).toMatchObject({ read: 479, kept: 369, merged: 110, dropped: [], withAbstract: 369 });
    expect(report.files.map((file) => [file.format, file.read, file.notes.length])).toEqual(
      [67, 62, 63, 66, 221].map((read) => ['listing page', read, 0]),
    );
    expect(corpus.papers.reduce((sum, paper) => sum + paper.sources.length, 0)).toBe(479);
    expect(new Set(inputOrder).size).toBe(369);
  });

  it('take no chrome for a paper, glue no button, cut no abstract', async () => {
    const { corpus } = await importAll(pages);
    for (const paper of corpus.papers) {
      expect(paper.title).not.toMatch(/^Subscribe|email inbox|research community|^new$/);
      expect(paper.abstract + paper.title).not.toMatch(/\\[a-z"']|\$\^/);
      for (const source of paper.sources) {
        const found = abstractAt(source.file, source.line);
        expect(paper.abstract.length).toBeGreaterThan(found.length * 0.96);
        expect(paper.abstract.slice(0, 12)).toBe(found.slice(0, 12));
        expect(paper.abstract.slice(-2)).toBe(found.replace(/[{}]/g, '').slice(-2));
      }
    }
    const titles = corpus.papers.map((paper) => paper.title);
    expect(titles).toContain('Top2Vec: Distributed Representations of Topics');
    expect(titles).toContain('PanoHead: Geometry-Aware 3D Full-Head Synthesis in 360°');
  });

  it('keep a title and the same title with a subtitle apart', async () => {
    const { corpus } = await importAll(pages);
    const white = corpus.papers.filter((paper) =>
      paper.title.startsWith('White-Box Transformers via Sparse Rate'),
    );
    expect(white.map((paper) => paper.title).sort()).toEqual([
      'White-Box Transformers via Sparse Rate Reduction',
      'White-Box Transformers via Sparse Rate Reduction: Compression Is All There Is?',
    ]);
    expect(new Set(white.map((paper) => paper.id)).size).toBe(2);
  });

  it('give the same corpus in any order of files and of entries', async () => {
    const { corpus, report } = await importAll(pages);
    const turned = await importAll([...pages].reverse());
    expect(turned.corpus).toEqual(corpus);
    expect(turned.report.merges).toEqual(report.merges);
    const reordered = await importAll(pages.map(reverseEntries));
    expect(reordered.corpus.fingerprint).toBe(corpus.fingerprint);
    expect(reordered.corpus.papers.map((paper) => [paper.id, paper.title, paper.abstract])).toEqual(
      corpus.papers.map((paper) => [paper.id, paper.title, paper.abstract]),
    );
  });

  it('are what public/corpora/daily-papers.json holds (else run: npm run corpus)', async () => {
    expect(readFileSync(packagedUrl, 'utf8') === (await buildDailyPapers(pages))).toBe(true);
  });

  it('come back from the packaged corpus with their ids, sources, order and numbers', async () => {
    const fromPages = await importAll(pages);
    const name = 'daily-papers.json';
    const fromPackage = await importAll([{ name, bytes: new Uint8Array(readFileSync(packagedUrl)) }]);
    expect(fromPackage.corpus.papers).toEqual(fromPages.corpus.papers);
    expect(fromPackage.corpus.fingerprint).toBe(fromPages.corpus.fingerprint);
    expect(fromPackage.inputOrder).toEqual(fromPages.inputOrder);
    expect(fromPackage.report).toMatchObject({ read: 479, kept: 369, merged: 110, dropped: [] });
    expect(fromPackage.corpus.origin.name).toBe('Daily Papers');
    expect(fromPackage.corpus.origin.note).toMatch(/AK and the research community.*belong to their authors/);
  });

  it('are the same papers when a page is added to the package', async () => {
    const packaged = { name: 'daily-papers.json', bytes: new Uint8Array(readFileSync(packagedUrl)) };
    const { report, corpus } = await importAll([packaged, pages[1]!]);
    expect(report).toMatchObject({ read: 479 + 62, kept: 369, merged: 110 + 62 });
    expect(corpus.fingerprint).toBe((await importAll(pages)).corpus.fingerprint);
  });
});

/** The line of text after the title that stands on the given line. */
function abstractAt(file: string, titleLine: number): string {
  const page = pages.find(({ name }) => name === file)!;
  const lines = new TextDecoder().decode(page.bytes).split('\n').slice(titleLine);
  return lines.find((line) => line !== '') ?? '';
}

/** The same page with its entries in reverse (pages with a blank line between blocks only). */
function reverseEntries(page: InputFile): InputFile {
  const blocks = new TextDecoder().decode(page.bytes).split('\n\n');
  if (blocks.length < 10) return page;
  const first = blocks.length % 2 === 0 ? 6 : 5;
  const entries: string[][] = [];
  for (let index = first; index < blocks.length; index += 2) entries.unshift(blocks.slice(index, index + 2));
  const text = [...blocks.slice(0, first), ...entries.flat()].join('\n\n');
  return { name: page.name, bytes: new TextEncoder().encode(text) };
}
