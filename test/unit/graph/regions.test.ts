import { expect, test } from 'vitest';
import { isInside, roundRing, signedArea, traceRings } from '../../../src/core/graph/contours.ts';
import { outlineRegions } from '../../../src/core/graph/regions.ts';
import { unclustered } from '../../../src/core/types.ts';
import { createRandom } from '../../../src/core/random.ts';

const grid = (width: number, rows: readonly number[]) => ({
  width,
  height: rows.length / width,
  values: Float32Array.from(rows),
});

test('one high sample gives a diamond around it, counter-clockwise', () => {
  const [ring, ...others] = traceRings(grid(3, [0, 0, 0, 0, 1, 0, 0, 0, 0]), 0.5);
  expect(others).toEqual([]);
  const points = Array.from({ length: ring!.length / 2 }, (_, i) => `${ring![i * 2]} ${ring![i * 2 + 1]}`);
  expect(points.sort()).toEqual(['0.5 1', '1 0.5', '1 1.5', '1.5 1']);
  expect(signedArea(ring!)).toBeCloseTo(0.5, 12);
});

test('a hole runs clockwise', () => {
  const values = Array.from({ length: 25 }, (_, at) =>
    at === 12 ? 0 : [at % 5, Math.floor(at / 5)].every((c) => c > 0 && c < 4) ? 1 : 0,
  );
  const areas = traceRings(grid(5, values), 0.5).map(signedArea);
  expect(areas.filter((area) => area > 0)).toHaveLength(1);
  expect(areas.filter((area) => area < 0)).toEqual([-0.5]);
});

test.each([
  [0.2, 1],
  [0.6, 2],
])('a saddle at level %d joins or parts its two hills', (level, rings) => {
  // Two hills on a diagonal; the middle of the cell between them is 0.5.
  const values = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0];
  expect(traceRings(grid(4, values), level)).toHaveLength(rings);
});

test('rounding keeps a ring within itself and its area nearly whole', () => {
  const square = Float64Array.of(0, 0, 4, 0, 4, 4, 0, 4);
  const round = roundRing(square, 3);
  expect(round).toHaveLength(64);
  expect(Math.max(...round)).toBeLessThanOrEqual(4);
  expect(signedArea(round)).toBeGreaterThan(12);
  expect(isInside(round, 2, 2)).toBe(true);
  expect(isInside(round, 3.95, 3.95)).toBe(false);
});

/** Two clouds of 60 papers, 600 apart; the last paper of the first cloud strays into the second. */
function twoClouds() {
  const random = createRandom(4);
  const positions = Float32Array.from(
    { length: 240 },
    (_, i) => (random() - 0.5) * 400 + (i % 2 === 0 && i >= 120 ? 600 : 0),
  );
  positions.set([600, 0], 118);
  return { positions, assignment: Uint16Array.from({ length: 120 }, (_, row) => (row < 60 ? 0 : 1)) };
}

test('a region holds most papers of its cluster and hardly any of another', () => {
  const { positions, assignment } = twoClouds();
  const regions = outlineRegions(positions, assignment, 2);
  expect(regions.map(({ cluster }) => cluster)).toEqual([0, 1]);
  for (const { cluster, rings } of regions) {
    const holds = (row: number) =>
      rings.reduce(
        (inside, ring) => inside !== isInside(ring, positions[row * 2]!, positions[row * 2 + 1]!),
        false,
      );
    const rows = [...assignment.keys()];
    const own = rows.filter((row) => assignment[row] === cluster);
    expect(own.filter(holds).length).toBeGreaterThanOrEqual(own.length * 0.8);
    expect(rows.filter((row) => assignment[row] !== cluster && holds(row)).length).toBeLessThanOrEqual(2);
  }
});

test('a stray is left out of its region and told; every room for a name lies inside', () => {
  const { positions, assignment } = twoClouds();
  const first = outlineRegions(positions, assignment, 2)[0]!;
  expect(first.rings.some((ring) => isInside(ring, 600, 0))).toBe(false);
  expect([...first.strays]).toContain(59);
  expect(first.places.flatMap(({ rows }) => [...rows]).length + first.strays.length).toBe(60);
  const { rooms } = first.places[0]!;
  expect(rooms.length).toBeGreaterThan(3);
  for (const { x, y, width, height } of rooms) {
    // Squares are inside where their middles are: half of one may stand out.
    const [right, up] = [width * 0.4, height * 0.4];
    for (const [across, along] of [
      [right, up],
      [right, -up],
      [-right, up],
      [-right, -up],
    ])
      expect(isInside(first.rings[0]!, x + across!, y + along!)).toBe(true);
  }
});

test('papers in no cluster have no region; two papers make none; the same input gives the same rings', () => {
  const { positions, assignment } = twoClouds();
  expect(outlineRegions(positions, new Uint16Array(120).fill(unclustered), 0)).toEqual([]);
  expect(outlineRegions(Float32Array.of(0, 0, 1, 1), Uint16Array.of(0, 0), 1)).toEqual([]);
  expect(outlineRegions(positions, assignment, 2)).toEqual(outlineRegions(positions, assignment, 2));
});

test('neighbours meet at a border: no place belongs to two', () => {
  const random = createRandom(9);
  // Three clusters side by side, each reaching a little into the next.
  const positions = new Float32Array(600);
  const assignment = new Uint16Array(300);
  for (let row = 0; row < 300; row += 1) {
    assignment[row] = row % 3;
    positions.set([(row % 3) * 300 + random() * 340, random() * 400], row * 2);
  }
  const regions = outlineRegions(positions, assignment, 3);
  const holders = (x: number, y: number) =>
    regions.filter(({ rings }) => rings.filter((ring) => isInside(ring, x, y)).length % 2 === 1).length;
  let [twice, once, places] = [0, 0, 0];
  for (let x = 5; x < 940; x += 10) {
    for (let y = 5; y < 400; y += 10) {
      places += 1;
      if (holders(x, y) === 1) once += 1;
      if (holders(x, y) > 1) twice += 1;
    }
  }
  // Rounded corners may pass each other by a hair.
  expect(twice).toBeLessThan(places * 0.01);
  expect(once).toBeGreaterThan(places * 0.85);
});

test('ground on which no cluster holds its share belongs to nobody', () => {
  const random = createRandom(2);
  const positions = Float32Array.from({ length: 1200 }, () => random() * 1000);
  const mixed = Uint16Array.from({ length: 600 }, (_, row) => row % 6);
  for (const { rings, strays } of outlineRegions(positions, mixed, 6)) {
    expect(rings.length).toBeLessThanOrEqual(2);
    expect(strays.length).toBeGreaterThan(60);
  }
});
