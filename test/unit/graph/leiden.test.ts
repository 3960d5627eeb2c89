import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import { expect, test } from 'vitest';
import { buildAdjacency, type Adjacency } from '../../../src/core/graph/adjacency.ts';
import { findCommunities } from '../../../src/core/graph/leiden.ts';
import { findCommunitiesByKernel } from '../../../src/core/graph/leidenKernel.ts';
import { findCommunitiesPlainly } from '../../../src/core/graph/leidenPlain.ts';
import { modularity } from '../../../src/core/graph/modularity.ts';
import { createPlacingKernel } from '../../../src/core/kernels/placing.ts';
import { runToEnd } from '../../../src/core/jobs.ts';
import { createRandom } from '../../../src/core/random.ts';

interface Tie {
  a: number;
  b: number;
  weight: number;
}

function adjacency(ties: readonly Tie[], rows: number): Adjacency {
  const columns = {
    source: Uint32Array.from(ties, ({ a, b }) => Math.min(a, b)),
    target: Uint32Array.from(ties, ({ a, b }) => Math.max(a, b)),
    weight: Float32Array.from(ties, ({ weight }) => weight),
  };
  return buildAdjacency(columns, rows);
}

function planted(groups: number, size: number, within: number, between: number, seed: number): Tie[] {
  const random = createRandom(seed);
  const rows = groups * size;
  const ties: Tie[] = [];
  for (let a = 0; a < rows; a += 1) {
    for (let b = a + 1; b < rows; b += 1) {
      const same = Math.floor(a / size) === Math.floor(b / size);
      if (random() < (same ? within : between)) ties.push({ a, b, weight: 0.2 + random() });
    }
  }
  return ties;
}

const find = (graph: Adjacency, seed = 1, resolution = 1) =>
  runToEnd(findCommunities(graph, { resolution, random: createRandom(seed) }));

test('two triangles with one tie between them are two communities', () => {
  const pairs = [[0, 1], [1, 2], [0, 2], [3, 4], [4, 5], [3, 5], [2, 3]]; // prettier-ignore
  const graph = adjacency(pairs.map(([a, b]) => ({ a: a!, b: b!, weight: 1 })), 6); // prettier-ignore
  const communities = find(graph);
  expect(Array.from(communities)).toEqual([0, 0, 0, 1, 1, 1]);
  // Worked by hand: 2 * (6/14 - (7/14)^2).
  expect(modularity(graph, communities)).toBeCloseTo(2 * (6 / 14 - 0.25), 12);
});

test('planted groups are found again, whatever the seed', () => {
  const graph = adjacency(planted(6, 25, 0.5, 0.02, 4), 150);
  for (const seed of [1, 2, 3]) {
    const communities = find(graph, seed);
    for (let row = 0; row < 150; row += 1) {
      expect(communities[row] === communities[row - (row % 25)]).toBe(true);
    }
    expect(new Set(communities).size).toBe(6);
  }
});

test('every community is connected', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const graph = adjacency(planted(5, 30, 0.12, 0.03, seed), 150);
    const communities = find(graph, seed);
    for (const community of new Set(communities)) {
      const members = Array.from(communities.keys()).filter((row) => communities[row] === community);
      const reached = new Set([members[0]!]);
      for (const row of reached) {
        for (let at = graph.offsets[row]!; at < graph.offsets[row + 1]!; at += 1) {
          const other = graph.target[at]!;
          if (communities[other] === community) reached.add(other);
        }
      }
      expect(reached.size).toBe(members.length);
    }
  }
});

test('modularity is at least that of the package’s Louvain, on average over graphs that mix', () => {
  let ours = 0;
  let theirs = 0;
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const ties = planted(8, 25, 0.15, 0.03, seed);
    const graph = adjacency(ties, 200);
    const peer = new UndirectedGraph<{ community?: number }>();
    for (let row = 0; row < 200; row += 1) peer.addNode(row);
    for (const { a, b, weight } of ties) peer.addEdge(a, b, { weight });
    const found = louvain(peer, { rng: createRandom(seed), getEdgeWeight: 'weight' });
    ours += modularity(graph, find(graph, seed));
    theirs += modularity(
      graph,
      Array.from({ length: 200 }, (_, row) => found[String(row)]!),
    );
  }
  expect(ours).toBeGreaterThanOrEqual(theirs);
});

test('a higher resolution gives more communities; without ties each row is its own', () => {
  const graph = adjacency(planted(6, 25, 0.3, 0.05, 7), 150);
  expect(new Set(find(graph, 1, 3)).size).toBeGreaterThan(new Set(find(graph, 1, 0.5)).size);
  expect(Array.from(find(adjacency([], 3)))).toEqual([0, 1, 2]);
});

test('in steps, with another search going on between them, it finds the same as in one go', () => {
  const graph = adjacency(planted(40, 30, 0.3, 0.004, 9), 1200);
  const jobs = [1, 2].map((seed) => findCommunities(graph, { resolution: 1, random: createRandom(seed) }));
  const found: Uint32Array[] = [];
  let steps = 0;
  while (found.length < jobs.length) {
    for (const job of jobs) {
      const step = job.next();
      if (step.done === true && step.value !== undefined) found.push(step.value);
      else if (step.done !== true) steps += 1;
    }
  }
  expect(found.map((communities) => communities.join())).toEqual(
    expect.arrayContaining([find(graph, 1).join(), find(graph, 2).join()]),
  );
  // Three passes over 1,200 rows: nobody waits for more than 400 of them.
  expect(steps).toBeGreaterThan(2 * 6);
});

test.each([
  { groups: 1, size: 2, within: 1, between: 0 },
  { groups: 3, size: 9, within: 0.6, between: 0.1 },
  { groups: 12, size: 30, within: 0.2, between: 0.01 },
  { groups: 1, size: 200, within: 0.03, between: 0 },
  { groups: 60, size: 40, within: 0.15, between: 0.002 },
])('$groups groups of $size: the kernel finds what plain TypeScript finds, bit for bit', (shape) => {
  const { groups, size, within, between } = shape;
  for (const seed of [1, 2, 3]) {
    const ties = planted(groups, size, within, between, seed);
    // Ties without weight tie nothing, but are met; equal weights make equal gains.
    const odd = ties.map((tie, at) => ({
      ...tie,
      weight: at % 7 === 0 ? 0 : at % 3 === 0 ? 0.5 : tie.weight,
    }));
    const graph = adjacency(odd, groups * size + 2);
    for (const resolution of [0.4, 1, 2.5]) {
      const options = () => ({ resolution, random: createRandom(seed) });
      const plain = runToEnd(findCommunitiesPlainly(graph, options()));
      expect(runToEnd(findCommunitiesByKernel(createPlacingKernel()!, graph, options()))).toEqual(plain);
      expect(find(graph, seed, resolution)).toEqual(plain);
    }
  }
});
