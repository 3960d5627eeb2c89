import { expect, test } from 'vitest';
import { boxesOverlap } from '../../../src/core/export/boxGrid.ts';
import { buildAdjacency } from '../../../src/core/graph/adjacency.ts';
import { createRandom } from '../../../src/core/random.ts';
import { layOutLabels } from '../../../src/view/mapLabels.ts';
import type { Region } from '../../../src/core/graph/regions.ts';
import { findRooms } from '../../../src/core/graph/rooms.ts';
import { balance } from '../../../src/core/export/nameFit.ts';
import type { Scene } from '../../../src/view/scene.ts';

function scene(papers: number): Scene {
  const edges = {
    source: new Uint32Array(),
    target: new Uint32Array(),
    weight: new Float32Array(),
    kind: new Uint8Array(),
  };
  return {
    papers: Array.from({ length: papers }, (_, row) => ({
      id: `p${row}`, title: `Paper number ${row} about things`, abstract: '', authors: [], keywords: [], identifiers: {}, references: [], sources: [],
    })), // prettier-ignore
    edges,
    adjacency: buildAdjacency(edges, papers),
    assignment: Uint16Array.from({ length: papers }, (_, row) => row % 8),
    clusters: Array.from({ length: 8 }, (_, index) => ({
      index,
      name: `Cluster ${index}, of many words`,
      terms: [],
      size: papers / 8,
    })),
    radii: new Float32Array(papers).fill(5),
    parts: undefined,
    theme: 'light',
    colours: undefined,
  };
}

const view = { scaleX: 0.4, scaleY: -0.4, offsetX: 400, offsetY: 300, width: 800, height: 600 };

test('no two labels overlap, none leaves the view, and controls stay clear', () => {
  const random = createRandom(3);
  const positions = Float32Array.from({ length: 800 }, () => (random() - 0.5) * 1400);
  const taken = [{ left: 700, top: 450, right: 800, bottom: 600 }];
  const measure = (text: string, size: number) => text.length * size * 0.55;
  const labels = layOutLabels({
    scene: scene(400),
    positions,
    view,
    ratio: 1,
    measure,
    taken,
    regions: [],
    moving: false,
  });
  expect(labels.filter((label) => label.kind === 'cluster').length).toBeGreaterThan(3);
  expect(labels.filter((label) => label.kind === 'paper').length).toBeGreaterThan(3);
  labels.forEach((label, i) => {
    expect(
      label.box.left >= 0 && label.box.right <= 800 && label.box.top >= 0 && label.box.bottom <= 600,
    ).toBe(true);
    expect(boxesOverlap(label.box, taken[0]!)).toBe(false);
    for (const other of labels.slice(i + 1)) expect(boxesOverlap(label.box, other.box)).toBe(false);
  });
});

test('of thousands of papers none is labelled on the whole map, and some are when closer', () => {
  const random = createRandom(5);
  const positions = Float32Array.from({ length: 8000 }, () => (random() - 0.5) * 1400);
  const measure = (text: string, size: number) => text.length * size * 0.55;
  const wish = { scene: scene(4000), positions, measure, taken: [], regions: [], moving: false };
  const papers = (ratio: number, zoom: number) =>
    layOutLabels({
      ...wish,
      ratio,
      view: { ...view, scaleX: view.scaleX * zoom, scaleY: view.scaleY * zoom },
    }).filter((label) => label.kind === 'paper').length;
  expect(papers(1, 1)).toBe(0);
  expect(papers(0.1, 10)).toBeGreaterThan(3);
});

test('a cluster that lies in two places is named at both, once where there is little room', () => {
  const two = scene(16);
  // Papers of cluster 0 in two corners, the others strewn between.
  const places = Array.from({ length: 16 }, (_, row) =>
    row % 2 === 0 ? [-800, -600 + 10 * row] : [800, 450 + 10 * row],
  );
  const shown = {
    scene: { ...two, assignment: new Uint16Array(16), clusters: two.clusters.slice(0, 1) },
    positions: Float32Array.from(places.flat()),
    ratio: 1,
    measure: (text: string, size: number) => text.length * size * 0.55,
    taken: [],
    regions: [],
    moving: false,
  };
  const names = (width: number, scaleX: number) =>
    layOutLabels({ ...shown, view: { ...view, width, scaleX, offsetX: width / 2 } }).filter(
      (label) => label.kind === 'cluster',
    );
  expect(names(800, 0.4).map(({ key }) => key)).toEqual([0, 0]);
  expect(names(390, 0.2)).toHaveLength(1);
});

test('a name wider than its papers lie is wrapped, one that fits is not', () => {
  const made = scene(80);
  const named = {
    ...made,
    clusters: made.clusters.map((cluster) => ({ ...cluster, name: 'Self-supervised learning' })),
  };
  // Clusters in rows of their own, their papers `apart` from each other.
  const linesOf = (apart: number) =>
    layOutLabels({
      scene: named,
      positions: Float32Array.from({ length: 160 }, (_, i) =>
        i % 2 === 0 ? (Math.floor(i / 16) - 4.5) * apart : ((i >> 1) % 8) * 160 - 560,
      ),
      view,
      ratio: 0.9,
      measure: (text, size) => text.length * size * 0.55,
      taken: [],
      regions: [],
      moving: false,
    })
      .filter(({ kind }) => kind === 'cluster')
      .map(({ lines }) => lines);
  expect(linesOf(20)[0]).toEqual(['Self-supervised', 'learning']);
  expect(linesOf(120)[0]).toEqual(['Self-supervised learning']);
});

/** A region of one square place for each cluster, side by side, so many map units wide. */
function squares(side: number, words: readonly (string | undefined)[] = []): Region[] {
  return Array.from({ length: 8 }, (_, cluster) => {
    const [x, y] = [((cluster % 4) - 1.5) * 450, cluster < 4 ? 300 : -300];
    const ring = Float32Array.of(
      x - side / 2, y - side / 2, x + side / 2, y - side / 2, x + side / 2, y + side / 2, x - side / 2, y + side / 2,
    ); // prettier-ignore
    const rooms = findRooms(ring, [], { x, y });
    const place = { rows: Uint32Array.from({ length: 40 }, (_row, at) => at), rooms, words: words[cluster] };
    return { cluster, rings: [ring], places: [place], strays: new Uint32Array() };
  });
}

function namesOn(regions: readonly Region[], ratio = 1, shown = view) {
  const made = scene(80);
  const wish = { positions: new Float32Array(160), view: shown, ratio, taken: [], moving: false };
  const measure = (text: string, size: number) => text.length * size * 0.55;
  return layOutLabels({ ...wish, scene: made, regions, measure }).filter(({ kind }) => kind === 'cluster');
}

test('names stand on the ground of their clusters, smaller and on more lines where that is small', () => {
  const roomy = namesOn(squares(420));
  expect(roomy).toHaveLength(8);
  const narrow = namesOn(squares(200));
  expect(narrow).toHaveLength(8);
  narrow.forEach(({ key, box, size, lines }) => {
    const { x, y } = squares(200)[key]!.places[0]!.rooms[0]!;
    expect(Math.abs((box.left + box.right) / 2 - (400 + x * 0.4))).toBeLessThan(20);
    expect(Math.abs((box.top + box.bottom) / 2 - (300 - y * 0.4))).toBeLessThan(40);
    const before = roomy.find((name) => name.key === key)!;
    expect(size < before.size || lines.length > before.lines.length).toBe(true);
  });
});

test('the name of a region that is partly in view stands in that part', () => {
  // Eight times as close: the corner of one region fills the screen.
  const close = { ...view, scaleX: 3.2, scaleY: -3.2, offsetX: 400 + 2600, offsetY: 300 + 1200 };
  const names = namesOn(squares(420), 0.125, close);
  expect(names.map(({ key }) => key)).toEqual([0]);
  expect(names[0]!.lines.join(' ')).toBe('Cluster 0, of many words');
});

test('a place is called by its own words of the name', () => {
  const named = namesOn(squares(420, ['of many words']));
  expect(named.find(({ key }) => key === 0)!.lines.join(' ')).toBe('Of many words');
  // A name that a person gave has other words.
  const renamed = namesOn(squares(420, ['of other words']));
  expect(renamed.find(({ key }) => key === 0)!.lines.join(' ')).toBe('Cluster 0, of many words');
});

test('a name is divided where its lines come out shortest, after a comma if that costs little', () => {
  expect(balance('Graph neural networks', 2)).toEqual(['Graph neural', 'networks']);
  expect(balance('Image retrieval, global features', 2)).toEqual(['Image retrieval,', 'global features']);
  expect(balance('One', 3)).toEqual(['One']);
});

test('a sliver of a region at the rim is not named', () => {
  // Only the leftmost thirtieth of a region is in view, at the right rim.
  const [region] = squares(420);
  const left = region!.rings[0]![0]!;
  const rim = {
    ...view,
    scaleX: 3.2,
    scaleY: -3.2,
    offsetX: 800 - 40 - 3.2 * left,
    offsetY: 300 + 3.2 * 300,
  };
  expect(namesOn(squares(420), 0.125, rim)).toEqual([]);
  const further = { ...rim, offsetX: rim.offsetX - 500 };
  expect(namesOn(squares(420), 0.125, further).map(({ key }) => key)).toEqual([0]);
});
