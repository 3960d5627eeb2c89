/** The legend as a reader of the file meets it: parsed from the SVG, in every form a figure has. */
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { composeFigure } from '../../../src/core/export/figure.ts';
import { figurePresets } from '../../../src/core/export/figurePresets.ts';
import { subsetRows } from '../../../src/core/export/figureSubset.ts';
import { figureSvg } from '../../../src/core/export/figureSvg.ts';
import type { FigureSubset } from '../../../src/core/export/figureTypes.ts';
import { figureInput } from '../../../src/core/export/mapFigure.ts';
import { edgeKinds, type MapEdges, type PaperMap } from '../../../src/core/types.ts';
import { seededMap } from './sampleMap.ts';

/** Every kind of edge, in turn. */
function withAllKinds(map: PaperMap): PaperMap {
  const edges: MapEdges = { ...map.edges, kind: map.edges.kind.map((_, edge) => edge % edgeKinds.length) };
  return { ...map, edges };
}

const map = withAllKinds(seededMap(160));

function legendOf(subset: FigureSubset, size: object) {
  const figure = composeFigure(figureInput(map, { subset, options: { ...size, legend: true } }));
  const document = new DOMParser().parseFromString(figureSvg(figure), 'image/svg+xml');
  const group = (id: string) =>
    Array.from(document.getElementsByTagName('g')).find((one) => one.getAttribute('id') === id);
  const inside = (id: string, tag: string) => Array.from(group(id)?.getElementsByTagName(tag) ?? []);
  return {
    document,
    words: inside('legend', 'text').map((element) => element.textContent ?? ''),
    fills: inside('legend', 'circle').map((circle) => circle.getAttribute('fill')),
    radii: inside('legend', 'circle').map((circle) => Number(circle.getAttribute('r'))),
    lines: inside('legend', 'line').map((line) => ({
      width: Number(line.getAttribute('stroke-width')),
      dash: line.getAttribute('stroke-dasharray'),
    })),
    drawn: inside('edges', 'line').map((line) => Number(line.getAttribute('stroke-width'))),
    fillsDrawn: map.clusters
      .map(({ index }) => inside(`cluster-${index}`, 'circle')[0]?.getAttribute('fill'))
      .filter((fill) => fill !== undefined),
    radiiDrawn: Array.from(document.getElementsByTagName('circle'))
      .filter((circle) => (circle.parentNode as Element).getAttribute('id')?.startsWith('cluster-'))
      .map((circle) => Number(circle.getAttribute('r'))),
  };
}

const subsets: readonly FigureSubset[] = [
  { kind: 'everything' },
  { kind: 'cluster', cluster: 0 },
  { kind: 'neighbourhood', row: 3 },
  { kind: 'selection', rows: Array.from({ length: 40 }, (_, at) => 3 * at) },
  { kind: 'view', left: -120, bottom: -90, right: 160, top: 120 },
];
const forms = figurePresets.flatMap(({ id, size }) => subsets.map((subset) => ({ id, size, subset })));

describe('the legend', () => {
  it.each(forms)('$id, $subset.kind: names and colours every cluster that is shown', ({ size, subset }) => {
    const { words, fills, fillsDrawn } = legendOf(subset, size);
    const text = words.join(' ');
    expect(fillsDrawn.length).toBeGreaterThan(0);
    for (const fill of fillsDrawn) expect(fills).toContain(fill);
    const rows = subsetRows({ ...map, subset });
    for (const { name, index } of map.clusters) {
      const count = rows.filter((row) => map.assignment[row] === index).length;
      if (count > 0) expect(text).toContain(`${name} (${count})`);
    }
  });

  it.each(forms)('$id, $subset.kind: says what sizes and lines mean', ({ size, subset }) => {
    const { words, lines, drawn, radii, radiiDrawn } = legendOf(subset, size);
    const text = words.join(' ');
    expect(text).toContain('Dot size: sum of a paper’s ties');
    expect(text).toContain('none');
    expect(text).toContain('most');
    // The two sizes shown bound those of the picture.
    expect(Math.max(...radii)).toBeGreaterThanOrEqual(Math.max(...radiiDrawn));
    expect(Math.min(...radii)).toBeLessThanOrEqual(Math.min(...radiiDrawn));
    if (drawn.length === 0) return;
    expect(text).toContain('Lines: wider where stronger');
    const widths = lines.map(({ width }) => width);
    expect(widths).toContain(Math.max(...drawn));
    expect(widths).toContain(Math.min(...drawn));
  });

  it('tells the kinds apart by their dashes, with the weights they have', () => {
    const { words, lines } = legendOf({ kind: 'everything' }, { unit: 'px', width: 1600 });
    const text = words.join(' ');
    expect(text).toMatch(/similar texts, 0\.\d+–0\.\d+/);
    expect(text).toMatch(/most similar, below threshold, 0\.\d+–0\.\d+/);
    expect(text).toMatch(/shared references, 0\.\d+–0\.\d+/);
    expect(text).toMatch(/cited together, 0\.\d+–0\.\d+/);
    expect(text).toContain('citation');
    expect(text).toContain('in colour: within a cluster');
    const patterns = lines.map(({ dash, width }) => {
      return (dash ?? '').split(' ').map((part) => Math.round((2 * Number(part)) / width));
    });
    expect(new Set(patterns.map(String)).size).toBeGreaterThanOrEqual(edgeKinds.length);
  });
});
