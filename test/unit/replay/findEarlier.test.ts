import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { composeFigure } from '../../../src/core/export/figure.ts';
import { figurePdf } from '../../../src/core/export/figurePdf.ts';
import { writeGexf } from '../../../src/core/export/gexf.ts';
import { writeGraphml } from '../../../src/core/export/graphml.ts';
import { figureInput, writeMapSvg } from '../../../src/core/export/mapFigure.ts';
import { writeMapJson } from '../../../src/core/export/mapJson.ts';
import { addPngText, recipeKeyword } from '../../../src/core/export/png.ts';
import { emptyProject, writeProject } from '../../../src/core/export/projectFile.ts';
import { recipeJson, recipeOf, recipeWithTable } from '../../../src/core/export/recipe.ts';
import { writeStandaloneHtml } from '../../../src/core/export/standaloneHtml.ts';
import { subsetMap } from '../../../src/core/export/subsetMap.ts';
import { describeReplay } from '../../../src/core/replay/describeReplay.ts';
import { isWhole } from '../../../src/core/replay/earlierMap.ts';
import { findEarlier } from '../../../src/core/replay/findEarlier.ts';
import { compareReplay } from '../../../src/core/replay/replay.ts';
import type { PaperMap } from '../../../src/core/types.ts';
import { awkwardMap, seededMap } from '../export/sampleMap.ts';

const encode = (text: string) => new TextEncoder().encode(text);

function png(map: PaperMap): Uint8Array {
  const bytes = new Uint8Array(PNG.sync.write(new PNG({ width: 3, height: 2 })));
  const result = addPngText(bytes, recipeKeyword, figureInput(map).recipe);
  if (!result.ok) throw new Error(result.problem);
  return result.bytes;
}

const noFonts = { fonts: [], paintText: () => undefined };
const writers: Readonly<Record<string, (map: PaperMap) => Uint8Array>> = {
  'map JSON': (map) => encode(writeMapJson(map)),
  project: (map) => encode(writeProject(emptyProject(map))),
  PNG: png,
  SVG: (map) => encode(writeMapSvg(map)),
  PDF: (map) => figurePdf(composeFigure(figureInput(map)), noFonts),
  GEXF: (map) => encode(writeGexf(map)),
  GraphML: (map) => encode(writeGraphml(map)),
  'web page': (map) => encode(writeStandaloneHtml(map)),
  'recipe alone': (map) => encode(recipeJson(recipeWithTable(map))),
};

function earlier(bytes: Uint8Array) {
  const found = findEarlier(bytes);
  if (!found.ok) throw new Error(found.problem);
  return found.earlier;
}

describe.each(Object.entries(writers))('the recipe in a %s', (_, write) => {
  it('is found, with every paper, its place and its cluster', () => {
    for (const map of [awkwardMap(), seededMap(60)]) {
      const found = earlier(write(map));
      expect(found.recipe).toEqual(recipeOf(map));
      expect(isWhole(found)).toBe(true);
      const replay = compareReplay(found, map);
      expect(replay.verdict).toBe('identical');
      expect(replay.diff).toMatchObject({ came: [], went: [], rewritten: [], changedCluster: [] });
      expect(replay.diff!.shift.largest).toBeLessThan(2e-5);
    }
  });
});

describe('what carries no recipe', () => {
  it('is refused with the reason', () => {
    const plain = new Uint8Array(PNG.sync.write(new PNG({ width: 3, height: 2 })));
    const files = [plain, encode('<svg xmlns="x"/>'), encode('%PDF-1.7'), encode('{}'), encode('TY  - JOUR')];
    for (const bytes of [...files, encode(''), encode('{"format":"paperweave-project"')]) {
      const found = findEarlier(bytes);
      expect(found.ok ? '' : found.problem).toMatch(/\.$/);
    }
    expect(findEarlier(plain)).toMatchObject({ problem: expect.stringContaining('carries no recipe') });
  });

  it('is refused where a field was changed to nonsense', () => {
    const recipe = recipeOf(seededMap(30));
    for (const wrong of [{ threshold: 'high' }, { measure: 'magic' }, { seed: null }, { corpus: 3 }]) {
      expect(findEarlier(encode(JSON.stringify({ ...recipe, ...wrong }))).ok).toBe(false);
    }
  });
});

describe('a replay', () => {
  const map = seededMap(80);
  const said = (before: PaperMap, after: PaperMap) =>
    describeReplay(compareReplay(earlier(png(before)), after), after.recipe, (row) => `paper ${row}`);

  it('is the same within a thousandth of the extent where bits differ', () => {
    const positions = map.positions.map((value, at) => value + (at % 2 === 0 ? 0.1 : -0.1));
    expect(said(map, { ...map, positions })[0]).toMatch(/^The same map: 80 papers, the same ties/);
    const moved = map.positions.map((value, at) => value + (at === 7 ? 30 : 0));
    expect(said(map, { ...map, positions: moved })[0]).toContain('it came out differently');
  });

  it('says which papers came, how many went, and which settings differ', () => {
    const papers = [...map.corpus.papers.slice(1), { ...map.corpus.papers[0]!, id: 'z' }];
    const recipe = {
      ...map.recipe,
      seed: 9,
      edgeRule: 'topK' as const,
      corpus: { ...map.recipe.corpus, fingerprint: 'f' },
    };
    const lines = said(map, { ...map, recipe, corpus: { ...map.corpus, papers } });
    expect(lines[0]).toBe('Another map: the corpus, seed and edge rule differ.');
    expect(lines).toContain('Edge rule: not set before, topK now.');
    expect(lines).toContain('1 paper came: “paper 79”.');
    expect(lines).toContain('1 paper went.');
  });

  it('tells a new program version, but not as another map', () => {
    const lines = said(map, { ...map, recipe: { ...map.recipe, version: '9.9.9' } });
    expect(lines[0]).toMatch(/^The same map/);
    expect(lines[1]).toBe('Program version: 0.1.0 before, 9.9.9 now.');
  });

  it('of a file with a part of the map is judged by the whole', () => {
    const part = subsetMap(map, [3, 4, 5]);
    const found = earlier(encode(writeMapJson(part)));
    const replay = compareReplay(found, map);
    expect(replay).toMatchObject({ verdict: 'identical', partial: true });
    expect(replay.diff).toMatchObject({ came: [], went: [], common: 3 });
  });
});
