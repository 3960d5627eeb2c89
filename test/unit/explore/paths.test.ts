import { describe, expect, test } from 'vitest';
import { collectPairs } from '../../../src/core/explore/nearestMiss.ts';
import { findPath } from '../../../src/core/explore/paths.ts';
import type { PathOptions } from '../../../src/core/explore/paths.ts';
import { createRandom } from '../../../src/core/random.ts';
import type { MapEdges, Similarities } from '../../../src/core/types.ts';
import { makeEdges } from './support.ts';

const rowsOf = (rows: number, edges: MapEdges, from: number, to: number, options?: PathOptions) => {
  const path = findPath(rows, edges, from, to, options);
  return path.found ? path.rows : undefined;
};

describe('worked by hand', () => {
  // 0 -0.21- 3 directly (cost 4.8); 0 -0.5- 1 -0.5- 3 (cost 4); 0 -0.6- 2 -0.6- 4 -0.6- 3 (cost 5).
  const edges = makeEdges([
    [0, 3, 0.21],
    [0, 1, 0.5],
    [1, 3, 0.5],
    [0, 2, 0.6],
    [2, 4, 0.6],
    [4, 3, 0.6],
  ]);

  test('two strong hops beat one weak link', () => {
    const path = findPath(5, edges, 0, 3);
    expect(path).toMatchObject({ found: true, rows: [0, 1, 3], weights: [0.5, 0.5], cost: 4, weakest: 0.5 });
    expect(path.found && path.edges.map((edge) => [edges.source[edge], edges.target[edge]])).toEqual([
      [0, 1],
      [1, 3],
    ]);
  });

  test('the weakest link as strong as can be, on request', () => {
    expect(rowsOf(5, edges, 0, 3, { rule: 'weakestLink' })).toEqual([0, 2, 4, 3]);
  });

  test('avoiding papers', () => {
    const avoid = Uint32Array.of(1, 0);
    expect(rowsOf(5, edges, 0, 3, { avoid: Uint32Array.of(1, 2) })).toEqual([0, 3]);
    expect(rowsOf(5, edges, 0, 3, { avoid })).toHaveLength(2);
  });

  test('only forward in time, the older paper first', () => {
    const years = Int32Array.of(2000, 2010, 2001, 2003, 2002);
    expect(rowsOf(5, edges, 0, 3, { forward: true, years, avoid: Uint32Array.of() })).toEqual([0, 3]);
    expect(rowsOf(5, edges, 3, 0, { forward: true, years })).toEqual([0, 3]);
    const unknown = Int32Array.of(2000, 0, 2001, 2003, 2002);
    expect(rowsOf(5, edges, 0, 3, { forward: true, years: unknown })).toEqual([0, 3]);
    expect(findPath(5, edges, 1, 3, { forward: true, years: unknown })).toMatchObject({ reason: 'noYear' });
  });

  test('a paper to itself', () => {
    expect(findPath(5, edges, 2, 2)).toMatchObject({ rows: [2], cost: 0, weakest: 1 });
  });
});

describe('no path', () => {
  const edges = makeEdges([
    [0, 1, 0.5],
    [2, 3, 0.5],
  ]);

  test('names the nearest pair of the two sides, and the threshold that would join them', () => {
    const pairs = makeEdges([
      [0, 1, 0.5],
      [2, 3, 0.5],
      [1, 4, 0.3],
      [3, 4, 0.3],
      [0, 3, 0.1],
      [0, 2, 0.05],
    ]);
    expect(findPath(5, edges, 1, 2, {}, pairs)).toEqual({
      found: false,
      reason: 'unlinked',
      nearestMiss: {
        gap: { source: 0, target: 3, weight: Math.fround(0.1) },
        joinsAt: Math.fround(0.3),
        startSide: 2,
        endSide: 2,
      },
    });
  });

  test('nothing known links them', () => {
    expect(findPath(5, edges, 0, 4, {})).toMatchObject({ found: false, nearestMiss: undefined });
  });

  test('forward in time, the gap goes forward too', () => {
    const years = Int32Array.of(2000, 2001, 2002, 2003, 2004);
    const backwards = Int32Array.of(2000, 2009, 2002, 2003, 2004);
    const pairs = makeEdges([
      [1, 2, 0.4],
      [0, 2, 0.2],
    ]);
    const gapWith = (of: Int32Array) => {
      const path = findPath(5, edges, 0, 3, { forward: true, years: of }, pairs);
      return path.found ? undefined : path.nearestMiss?.gap;
    };
    expect(gapWith(years)).toMatchObject({ source: 1, target: 2 });
    expect(gapWith(backwards)).toMatchObject({ source: 0, target: 2 });
  });

  test('pairs below the floor come from the nearest of each paper, once', () => {
    const none = 0xffffffff;
    const similarities: Similarities = {
      measure: 'tfidf',
      floor: 0.3,
      edges: makeEdges([[0, 1, 0.5]]),
      neighbours: {
        k: 2,
        index: Uint32Array.of(1, 2, 0, none, 0, none),
        weight: Float32Array.of(0.5, 0.1, 0.5, 0, 0.1, 0),
      },
      histogram: { bins: 1, counts: new Float64Array(1) },
      capped: false,
    };
    expect(collectPairs(similarities)).toEqual({
      source: Uint32Array.of(0, 0),
      target: Uint32Array.of(1, 2),
      weight: Float32Array.of(0.5, 0.1),
    });
  });
});

/** Every simple chain, tried. */
function bruteForce(rows: number, edges: MapEdges, from: number, to: number, options: PathOptions) {
  const weights = new Map<number, number>();
  edges.source.forEach((source, edge) => {
    weights.set(source * rows + edges.target[edge]!, edges.weight[edge]!);
    weights.set(edges.target[edge]! * rows + source, edges.weight[edge]!);
  });
  const { years } = options;
  let best: { cost: number; weakest: number; hops: number } | undefined;
  const walk = (chain: number[], cost: number, weakest: number) => {
    const last = chain.at(-1)!;
    if (last === to) {
      const hops = chain.length - 1;
      const worse =
        best &&
        (options.rule === 'weakestLink'
          ? best.weakest - weakest || cost - best.cost || hops - best.hops
          : cost - best.cost || hops - best.hops);
      if (worse === undefined || worse < 0) best = { cost, weakest, hops };
      return;
    }
    for (let next = 0; next < rows; next++) {
      const weight = weights.get(last * rows + next);
      if (weight === undefined || chain.includes(next)) continue;
      if (next !== to && options.avoid?.includes(next)) continue;
      if (options.forward && years && (years[next] === 0 || years[last]! > years[next]!)) continue;
      walk([...chain, next], cost + 1 / weight, Math.min(weakest, weight));
    }
  };
  walk([from], 0, 1);
  return best;
}

test('equal to trying every chain, on random small graphs', () => {
  const random = createRandom(31);
  let found = 0;
  for (let run = 0; run < 400; run++) {
    const rows = 7;
    const list: [number, number, number][] = [];
    for (let a = 0; a < rows; a++) {
      for (let b = a + 1; b < rows; b++)
        if (random() < 0.35) list.push([a, b, 0.125 + Math.floor(random() * 7) / 8]);
    }
    const edges = makeEdges(list);
    const years = Int32Array.from({ length: rows }, () =>
      random() < 0.1 ? 0 : 2000 + Math.floor(random() * 4),
    );
    years[0] = 2000;
    years[6] = 2003;
    const options: PathOptions = {
      rule: run % 2 === 0 ? 'sum' : 'weakestLink',
      forward: run % 3 === 0,
      years,
      avoid: Uint32Array.of(1 + Math.floor(random() * 5)),
    };
    const expected = bruteForce(rows, edges, 0, 6, options);
    const path = findPath(rows, edges, 0, 6, options);
    expect(path.found).toBe(expected !== undefined);
    if (!path.found || !expected) continue;
    found++;
    expect(path.weakest).toBe(expected.weakest);
    expect(path.cost).toBeCloseTo(expected.cost, 9);
    expect(path.weights.reduce((cost, weight) => cost + 1 / weight, 0)).toBe(path.cost);
    path.edges.forEach((edge, hop) => {
      const ends = [edges.source[edge], edges.target[edge]];
      expect(ends).toContain(path.rows[hop]);
      expect(ends).toContain(path.rows[hop + 1]);
    });
  }
  expect(found).toBeGreaterThan(100);
});

test('the joining threshold does what it says, and one higher does not', () => {
  const random = createRandom(77);
  let checked = 0;
  for (let run = 0; run < 200; run++) {
    const list: [number, number, number][] = [];
    for (let a = 0; a < 8; a++)
      for (let b = a + 1; b < 8; b++)
        if (random() < 0.3) list.push([a, b, (1 + Math.floor(random() * 30)) / 32]);
    const above = (weight: number) => makeEdges(list.filter((edge) => edge[2] >= weight));
    const years = Int32Array.from({ length: 8 }, () => 2000 + Math.floor(random() * 4));
    const options: PathOptions = { forward: run % 2 === 1, years };
    const path = findPath(8, above(0.7), 0, 7, options, makeEdges(list));
    if (path.found) continue;
    if (path.nearestMiss) {
      checked++;
      const { joinsAt, gap } = path.nearestMiss;
      expect(findPath(8, above(joinsAt), 0, 7, options).found).toBe(true);
      expect(findPath(8, above(joinsAt + 1 / 64), 0, 7, options).found).toBe(false);
      expect(gap === undefined || gap.weight <= joinsAt).toBe(true);
    } else expect(findPath(8, makeEdges(list), 0, 7, options).found).toBe(false);
  }
  expect(checked).toBeGreaterThan(50);
});
