/** Titles that go wrong where a writer is careless, in every format, read back by other people's parsers. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import { DOMParser } from '@xmldom/xmldom';
import { MultiGraph } from 'graphology';
import * as gexf from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { writeBibtex } from '../../../src/core/export/bibtex.ts';
import { writeCslJson } from '../../../src/core/export/cslJson.ts';
import { writeEdgesCsv, writeNodesCsv } from '../../../src/core/export/csv.ts';
import { composeFigure } from '../../../src/core/export/figure.ts';
import { figureSvg } from '../../../src/core/export/figureSvg.ts';
import { writeGexf } from '../../../src/core/export/gexf.ts';
import { writeGraphml } from '../../../src/core/export/graphml.ts';
import { writeJsonLines } from '../../../src/core/export/jsonLines.ts';
import { figureInput } from '../../../src/core/export/mapFigure.ts';
import { writeMapJson } from '../../../src/core/export/mapJson.ts';
import { writeReadingList } from '../../../src/core/export/readingList.ts';
import { writeRis } from '../../../src/core/export/ris.ts';
import { writeStandaloneHtml } from '../../../src/core/export/standaloneHtml.ts';
import { writeVosviewer } from '../../../src/core/export/vosviewer.ts';
import type { PaperMap } from '../../../src/core/types.ts';
import { makePaper, seededMap } from './sampleMap.ts';

const titles = [
  'Is 1 < 2 & "so" it\'s <b>right</b>?',
  'Карты научной литературы',
  '科学文献地图、相似性',
  '科学論文の地図',
  'خرائط الأدب العلمي (2020)',
  'מפות של ספרות מדעית',
  'Mixed: خرائط of science',
  'Χάρτες της επιστήμης',
  'विज्ञान का मानचित्र',
  'A map 🗺️ of 𝒮',
];

function mapOfTitles(): PaperMap {
  const map = seededMap(titles.length);
  const papers = titles.map((title, row) => makePaper(`p${row}`, title, { abstract: `${title}.` }));
  return { ...map, corpus: { ...map.corpus, papers } };
}

const map = mapOfTitles();
const { papers } = map.corpus;
const records = (text: string) => text.trimEnd().split('\n').map((line) => JSON.parse(line) as { title: string }); // prettier-ignore
const csv = (text: string) =>
  Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data;
const html = (text: string) =>
  new DOMParser({ errorHandler: () => undefined }).parseFromString(text, 'text/html');

const formats: readonly (readonly [string, () => readonly (string | undefined)[]])[] = [
  ['JSON', () => (JSON.parse(writeMapJson(map)) as { papers: { title: string }[] }).papers.map(({ title }) => title)], // prettier-ignore
  ['JSON lines', () => records(writeJsonLines(map)).map(({ title }) => title)],
  ['GEXF', () => gexf.parse(MultiGraph, writeGexf(map)).mapNodes((_, { label }) => label as string)],
  ['GraphML', () => parseGraphml(MultiGraph, writeGraphml(map)).mapNodes((_, { name }) => name as string)],
  ['CSV', () => csv(writeNodesCsv(map)).map((row) => row['title'])],
  ['BibTeX', () => parseBibtex(writeBibtex(papers), { sentenceCase: false }).entries.map(({ fields }) => fields.title)], // prettier-ignore
  ['RIS', () => plugins.input.chain(writeRis(papers), { generateGraph: false }).map(({ title }) => title as string)], // prettier-ignore
  ['CSL-JSON', () => (JSON.parse(writeCslJson(papers)) as { title: string }[]).map(({ title }) => title)],
  [
    'web page',
    () => {
      const data = html(writeStandaloneHtml(map)).getElementById('map')?.textContent ?? '';
      return (JSON.parse(data) as { papers: { title: string }[] }).papers.map(({ title }) => title);
    },
  ],
  [
    'SVG',
    () => {
      const svg = figureSvg(composeFigure(figureInput(map)), (row) => papers[row]!.title);
      const circles = new DOMParser().parseFromString(svg, 'image/svg+xml').getElementsByTagName('circle');
      const found = Array.from(circles, (one) => one.getElementsByTagName('title')[0]?.textContent);
      return titles.filter((title) => found.includes(title));
    },
  ],
];

describe('titles with markup and in other scripts', () => {
  it.each(formats)('come out of %s to the letter', (_, read) => {
    expect(read()).toEqual(titles);
  });

  it('stand in the ties of CSV and, as text that means nothing, in Markdown and VOSviewer', () => {
    const named = csv(writeEdgesCsv(map)).flatMap((row) => [row['source_title'], row['target_title']]);
    expect(named.length).toBeGreaterThan(0);
    for (const title of named) expect(titles).toContain(title);
    const list = writeReadingList({ title: titles[0]!, papers });
    expect(list).toContain('# Is 1 \\< 2 \\& "so" it\'s \\<b\\>right\\</b\\>?');
    for (const title of titles.slice(1, 6)) expect(list).toContain(title);
    const vos = writeVosviewer(map);
    expect(vos).toContain('&lt;b&gt;right');
    for (const title of titles.slice(1, 6)) expect(vos).toContain(title);
  });

  it('run the right way in a picture, the number of papers after a name that mixes directions', () => {
    const clusters = [{ ...map.clusters[0]!, name: 'maps, خرائط' }, ...map.clusters.slice(1)];
    const svg = figureSvg(composeFigure(figureInput({ ...map, clusters })));
    const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
    const texts = Array.from(document.getElementsByTagName('text'));
    const directionOf = (text: string) =>
      texts.find((one) => one.textContent === text)?.getAttribute('direction');
    expect(directionOf('מפות של ספרות מדעית')).toBe('rtl');
    expect(directionOf('Карты научной литературы')).toBe('');
    expect(texts.map((one) => one.textContent)).toContainEqual(
      expect.stringMatching(/^maps, خرائط\u200e \(\d+\)$/),
    );
  });
});
