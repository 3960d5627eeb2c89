import { expect, test } from 'vitest';
import { divideClusters, nameSubClusters } from '../../../src/core/graph/levels.ts';
import { matchClusters } from '../../../src/core/graph/match.ts';
import type { Clustering, Paper } from '../../../src/core/types.ts';
import type { TextModel } from '../../../src/core/text/textModel.ts';
import { unclustered } from '../../../src/core/types.ts';
import { plantedEdges } from './fixtures.ts';

const clustering = (assignment: readonly number[]): Clustering => ({
  assignment: Uint16Array.from(assignment),
  count: Math.max(-1, ...assignment.filter((cluster) => cluster !== unclustered)) + 1,
  modularity: 0,
});

test('clusters keep their number by the papers they share', () => {
  const previous = clustering([0, 0, 0, 0, 1, 1, 1, 2, 2]);
  // Cluster 1 has grown to be the largest; one of cluster 0 has left for it.
  const next = clustering([1, 1, 1, 0, 0, 0, 0, 2, 2]);
  expect([...matchClusters(previous, next)]).toEqual([1, 0, 2]);
});

test('a split cluster leaves its number to the larger part; the other takes a free one', () => {
  const previous = clustering([0, 0, 0, 0, 0, 1, 1, 1]);
  const next = clustering([1, 1, 1, 2, 2, 0, 0, 0]);
  expect([...matchClusters(previous, next)]).toEqual([1, 0, 2]);
});

test('a number that is gone is free again, papers may be new, and two clusters never share a number', () => {
  const previous = clustering([0, 0, 1, 1, 2, 2]);
  const next = clustering([0, 0, 0, 1, 1, 2, 2]);
  // Rows 0 to 2 are new papers; rows 3 to 6 were 2 to 5 (clusters 1 and 2).
  expect([...matchClusters(previous, next, [-1, -1, -1, 2, 3, 4, 5])]).toEqual([0, 1, 2]);
  expect(new Set(matchClusters(clustering([]), next)).size).toBe(3);
});

test('a cluster with planted parts is divided, one without is not', () => {
  const parts = plantedEdges(3, 20, 0.6, 0.02, 2);
  const levels = divideClusters(parts, clustering(new Array<number>(60).fill(0)), { seed: 1, resolution: 1 });
  expect(levels.fine.count).toBe(3);
  expect([...levels.parent]).toEqual([0, 0, 0]);
  for (let row = 0; row < 60; row += 1)
    expect(levels.fine.assignment[row]).toBe(levels.fine.assignment[row - (row % 20)]);
  const even = divideClusters(plantedEdges(1, 40, 0.6, 0, 2), clustering(new Array<number>(40).fill(0)), {
    seed: 1,
    resolution: 1,
  });
  expect(even.fine.count).toBe(0);
});

test('sub-clusters are not named by the terms that name the clusters', () => {
  const texts = ['image denoising', 'image inpainting'].flatMap((topic) =>
    Array.from(
      { length: 6 },
      (_, i) =>
        `Diffusion models for ${topic} number ${'abcdef'[i]!}. We study ${topic} with diffusion models.`,
    ),
  );
  const papers: Paper[] = texts.map((abstract, row) => ({
    id: String(row),
    title: '',
    abstract,
    authors: [],
    keywords: [],
    identifiers: {},
    references: [],
    sources: [],
  }));
  const fine = clustering(papers.map((_, row) => Math.floor(row / 6)));
  const named = nameSubClusters(papers, {} as TextModel, { fine, parent: Uint16Array.of(0, 0) }, [
    { index: 0, name: 'Diffusion models', terms: [], size: 12 },
  ]);
  expect(named.map(({ name }) => name)).toEqual(['Image denoising', 'Image inpainting']);
  expect(named.map(({ parent }) => parent)).toEqual([0, 0]);
});
