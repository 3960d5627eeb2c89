import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { boxContains, boxesOverlap } from '../../../src/core/export/boxGrid.ts';
import { composeFigure } from '../../../src/core/export/figure.ts';
import { captionLine } from '../../../src/core/export/figureCaption.ts';
import { screenColours } from '../../../src/core/export/figureColours.ts';
import { clipLine } from '../../../src/core/export/figureFrame.ts';
import { figureSvg } from '../../../src/core/export/figureSvg.ts';
import type {
  CircleShape,
  Figure,
  FigureInput,
  FigureOptions,
  FigureSubset,
  LineShape,
  TextShape,
} from '../../../src/core/export/figureTypes.ts';
import type { PaperMap } from '../../../src/core/types.ts';
import { awkwardMap, seededMap } from './sampleMap.ts';

const options: FigureOptions = {
  unit: 'pt',
  width: 240.94,
  clusterNames: true,
  paperLabels: true,
  ground: 'filled',
  caption: true,
  legend: true,
  regions: false,
};

function inputOf(map: PaperMap, subset: FigureSubset, more: Partial<FigureOptions> = {}): FigureInput {
  return {
    papers: map.corpus.papers,
    positions: map.positions,
    radii: map.corpus.papers.map((_, row) => 2 + (row % 5)),
    assignment: map.assignment,
    clusters: map.clusters,
    edges: map.edges,
    colours: screenColours('light'),
    sizeKey: { title: 'Dot size: ties', samples: [{ radius: 2, label: 'few' }] },
    caption: captionLine(map.recipe, map.corpus.papers.length),
    recipe: '{"seed":7}',
    title: 'Map & more',
    subset,
    options: { ...options, ...more },
  };
}

const everything = { kind: 'everything' } as const;
const shapes = (figure: Figure, group: RegExp) =>
  figure.groups.filter(({ id }) => group.test(id)).flatMap((found) => found.shapes);
const circles = (figure: Figure) =>
  shapes(figure, /^cluster-/).filter((shape): shape is CircleShape => shape.kind === 'circle');
const texts = (figure: Figure, group = /./) =>
  shapes(figure, group).filter((shape): shape is TextShape => shape.kind === 'text');
const lines = (figure: Figure) =>
  shapes(figure, /^edges$/).filter((shape): shape is LineShape => shape.kind === 'line');

describe('composeFigure', () => {
  const map = seededMap(370);
  const sizes = [
    ['one column', { width: 240.94 }],
    ['two columns', { width: 510.24 }],
    ['slide', { unit: 'px', width: 1920, height: 1080 }],
    ['1600 px', { unit: 'px', width: 1600 }],
    ['small square', { unit: 'px', width: 400, height: 400 }],
  ] as const;

  it.each(sizes)('%s: no two texts overlap, none runs off, none is too small', (_, size) => {
    const figure = composeFigure(inputOf(map, everything, size));
    const page = { left: 0, top: 0, right: figure.width, bottom: figure.height };
    const all = texts(figure);
    expect(texts(figure, /^names$/).length).toBeGreaterThan(8);
    expect(texts(figure, /^labels$/).length).toBeGreaterThan(2);
    for (const [at, text] of all.entries()) {
      expect(boxContains(page, text.box)).toBe(true);
      expect(text.size).toBeGreaterThanOrEqual(figure.unit === 'pt' ? 6 : 8);
      // Lines of one name touch by design: their boxes share an edge, never more.
      const shrunk = { ...text.box, top: text.box.top + 0.01, bottom: text.box.bottom - 0.01 };
      for (const other of all.slice(at + 1)) {
        expect(boxesOverlap(shrunk, other.box), `${text.text} / ${other.text}`).toBe(false);
      }
    }
  });

  it('keeps the places of the map: one scale for both axes, y turned over', () => {
    const figure = composeFigure(inputOf(map, everything));
    const found = circles(figure);
    expect(found).toHaveLength(370);
    const [a, b] = [found[0]!, found[200]!];
    const scale = (b.x - a.x) / (map.positions[2 * b.row!]! - map.positions[2 * a.row!]!);
    for (const { row, x, y } of found) {
      expect(x - a.x).toBeCloseTo((map.positions[2 * row!]! - map.positions[2 * a.row!]!) * scale, 3);
      expect(y - a.y).toBeCloseTo(
        (map.positions[2 * row! + 1]! - map.positions[2 * a.row! + 1]!) * -scale,
        3,
      );
    }
  });

  it('holds every dot and line inside the frame', () => {
    for (const subset of [
      everything,
      { kind: 'view', left: -80, bottom: -60, right: 90, top: 70 } as const,
    ]) {
      const figure = composeFigure(inputOf(map, subset));
      const { left, top, right, bottom } = figure.frame;
      for (const { x, y } of circles(figure)) {
        expect(x >= left && x <= right && y >= top && y <= bottom).toBe(true);
      }
      for (const { x1, y1, x2, y2 } of lines(figure)) {
        expect(Math.min(x1, x2)).toBeGreaterThanOrEqual(left - 1e-6);
        expect(Math.max(x1, x2)).toBeLessThanOrEqual(right + 1e-6);
        expect(Math.min(y1, y2)).toBeGreaterThanOrEqual(top - 1e-6);
        expect(Math.max(y1, y2)).toBeLessThanOrEqual(bottom + 1e-6);
      }
    }
  });

  it('shows a cluster, a neighbourhood, a selection: those papers and the ties among them', () => {
    const cluster = composeFigure(inputOf(map, { kind: 'cluster', cluster: 2 }));
    expect(circles(cluster).every(({ row }) => map.assignment[row!] === 2)).toBe(true);
    expect(circles(cluster)).toHaveLength(map.clusters[2]!.size);
    const small = awkwardMap();
    const near = composeFigure(inputOf(small, { kind: 'neighbourhood', row: 2 }));
    expect(new Set(circles(near).map(({ row }) => row))).toEqual(new Set([0, 2, 3]));
    expect(lines(near)).toHaveLength(2);
    const chosen = composeFigure(inputOf(small, { kind: 'selection', rows: [4, 0] }));
    expect(circles(chosen)).toHaveLength(2);
    expect(lines(chosen)).toHaveLength(0);
  });

  it('names every cluster in the legend with the papers shown, the kinds of lines, and what was left out', () => {
    const figure = composeFigure(inputOf(map, everything, { unit: 'px', width: 1600 }));
    const words = texts(figure, /^legend$/).map(({ text }) => text);
    for (const { name, index } of map.clusters) {
      const shown = circles(figure).filter(({ row }) => map.assignment[row!] === index).length;
      expect(words).toContain(`${name} (${shown})`);
    }
    expect(words).toContain('few');
    const column = composeFigure(inputOf(map, everything, { height: 200 }));
    expect(
      texts(column, /^legend$/)
        .map(({ text }) => text)
        .join(' '),
    ).toMatch(/and \d+ more clusters/);
    const narrow = composeFigure(inputOf(map, everything));
    const drawn = lines(narrow).length;
    expect(drawn).toBeLessThan(map.edges.source.length);
    expect(texts(narrow, /^legend$/).map(({ text }) => text)).toContain(
      `the strongest ${drawn} of ${map.edges.source.length}`,
    );
  });

  it('shows outlines whole, or cut at the frame where it shows a part', () => {
    const ring = [-400, -300, 500, -300, 500, 420, -400, 420];
    const regions = [
      { cluster: 0, rings: [ring] },
      { cluster: 1, rings: [[-60, -60, 60, -60, 60, 60]] },
    ];
    const drawn = (subset: FigureSubset) => {
      const input = { ...inputOf(map, subset, { regions: true }), regions };
      const figure = composeFigure(input);
      const paths = shapes(figure, /^regions$/).filter((shape) => shape.kind === 'path');
      const { left, top, right, bottom } = figure.frame;
      for (const [at, value] of paths.flatMap(({ rings }) => rings.flat()).entries()) {
        expect(value).toBeGreaterThanOrEqual((at % 2 === 0 ? left : top) - 1e-6);
        expect(value).toBeLessThanOrEqual((at % 2 === 0 ? right : bottom) + 1e-6);
      }
      return paths;
    };
    expect(drawn(everything)[0]?.rings[0]).toHaveLength(ring.length);
    expect(drawn({ kind: 'cluster', cluster: 1 })).toHaveLength(1);
    expect(drawn({ kind: 'view', left: 0, bottom: 0, right: 90, top: 70 })).toHaveLength(2);
    expect(drawn({ kind: 'view', left: 600, bottom: 0, right: 900, top: 70 })).toEqual([]);
  });

  it('puts names on the ground of their clusters, each place by words of its own', () => {
    const named = {
      ...map,
      clusters: map.clusters.map((one) => (one.index === 0 ? { ...one, name: 'Grid maps, road maps' } : one)),
    };
    const room = (x: number, y: number, side: number) => ({ x, y, width: side, height: side });
    const rows = Array.from(map.assignment.keys()).filter((row) => map.assignment[row] === 0);
    const placesOf = (words: readonly (string | undefined)[]) => [
      { rows, rooms: [room(-250, 200, 200)], words: words[0] },
      { rows, rooms: [room(250, -200, 200)], words: words[1] },
    ];
    const saidAt = (words: readonly (string | undefined)[]) => {
      const regions = [{ cluster: 0, rings: [], places: placesOf(words) }];
      const input = {
        ...inputOf(named, everything, { width: 700, legend: false, paperLabels: false }),
        regions,
      };
      const found = texts(composeFigure(input), /^names$|^labels$|^cluster-names$/).filter(({ text }) =>
        /maps/i.test(text),
      );
      return found.map(({ text, x, y }) => [text, x < 350 ? 'left' : 'right', y]).sort();
    };
    // One place: the whole name; two, of which one has a phrase of the name: to each its own.
    expect(
      saidAt([undefined, undefined])
        .map(([text]) => text)
        .join(' '),
    ).toMatch(/Grid maps, road maps|Grid maps,.*road maps/);
    expect(saidAt(['road maps', 'Grid maps']).map(([text, side]) => [text, side])).toEqual([
      ['Grid maps', 'right'],
      ['Road maps', 'left'],
    ]);
  });

  it('cuts no label of a paper where there are many', () => {
    const labels = texts(composeFigure(inputOf(map, everything, { width: 900 })), /^labels$/).map(
      ({ text }) => text,
    );
    expect(labels.length).toBeGreaterThan(4);
    expect(labels.filter((text) => text.endsWith('…'))).toEqual([]);
  });

  it('leaves out what was not asked for', () => {
    const bare = composeFigure(
      inputOf(map, everything, {
        clusterNames: false,
        paperLabels: false,
        legend: false,
        caption: false,
        ground: 'transparent',
      }),
    );
    expect(texts(bare)).toEqual([]);
    expect(bare.background).toBeUndefined();
  });

  it('numbers papers and gives the key', () => {
    const figure = composeFigure(inputOf(map, { kind: 'cluster', cluster: 1 }, { numbered: true }));
    const numbers = texts(figure, /^labels$/).map(({ text }) => Number(text));
    expect([...numbers].sort((a, b) => a - b)).toEqual(figure.key.map(({ number }) => number));
    expect(numbers.length).toBeGreaterThan(10);
  });

  it('gives the same figure for the same input, and works for no papers and for one', () => {
    expect(composeFigure(inputOf(map, everything))).toEqual(composeFigure(inputOf(map, everything)));
    expect(circles(composeFigure(inputOf(map, { kind: 'selection', rows: [] })))).toEqual([]);
    const one = circles(composeFigure(inputOf(map, { kind: 'selection', rows: [3] })))[0]!;
    expect(Number.isFinite(one.x) && Number.isFinite(one.y)).toBe(true);
    expect(one.radius).toBeLessThan(10);
  });
});

describe('figureSvg', () => {
  const map = awkwardMap();
  const figure = composeFigure(inputOf(map, everything));
  const svg = figureSvg(figure, (row) => map.corpus.papers[row]!.title);
  const problems: string[] = [];
  const document = new DOMParser({
    errorHandler: (_: string, message: string) => problems.push(message),
  }).parseFromString(svg, 'image/svg+xml');
  const all = (tag: string) => Array.from(document.getElementsByTagName(tag));

  it('is well-formed, sized in points, and keeps every text as text', () => {
    expect(problems).toEqual([]);
    expect(document.documentElement?.getAttribute('width')).toBe('240.94pt');
    expect(all('text').map((element) => element.textContent)).toEqual(texts(figure).map(({ text }) => text));
  });

  it('carries the recipe, one group a cluster with its name, and titles on the dots', () => {
    expect(all('metadata')[0]?.textContent).toBe('{"seed":7}');
    const group = all('g').find((element) => element.getAttribute('id') === 'cluster-0');
    expect(group?.getElementsByTagName('title')[0]?.textContent).toBe('engines & <notes>');
    expect(group?.getElementsByTagName('circle')).toHaveLength(2);
    const titles = all('circle').map((element) => element.getElementsByTagName('title')[0]?.textContent);
    expect(titles).toContain(map.corpus.papers[0]?.title);
  });

  it('marks text from right to left', () => {
    const arabic = all('text').filter((element) => element.textContent === 'خرائط');
    expect(arabic.length).toBeGreaterThan(0);
    expect(arabic.every((element) => element.getAttribute('direction') === 'rtl')).toBe(true);
  });
});

describe('small parts', () => {
  it('says in one line how the map was made', () => {
    expect(captionLine(awkwardMap().recipe, 3, '2024-05-01')).toBe(
      '3 papers of 5 papers, corpus of 2024-05-01, similarity (TF-IDF and LSA) at least 0.112, 4 ties, 2 clusters, ForceAtlas2, seed 7, Paperweave 0.1.0',
    );
  });

  it('cuts lines at the frame', () => {
    const box = { left: 0, top: 0, right: 10, bottom: 10 };
    expect(clipLine(box, -10, 5, 20, 5)).toEqual([0, 5, 10, 5]);
    expect(clipLine(box, 2, 2, 3, 3)).toEqual([2, 2, 3, 3]);
    expect(clipLine(box, -5, -1, 5, -1)).toBeUndefined();
    expect(clipLine(box, -5, 4, -1, 8)).toBeUndefined();
  });
});
