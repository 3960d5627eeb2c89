import { expect, test } from 'vitest';
import { joinLayers } from '../../../src/core/citations/joinLayers.ts';
import { buildLayers } from '../../../src/core/citations/layers.ts';
import { indexReferences } from '../../../src/core/citations/works.ts';
import { runToEnd } from '../../../src/core/jobs.ts';
import { defaultSettings, type LayerSettings } from '../../../src/core/settings.ts';
import { edgeKinds, type Paper } from '../../../src/core/types.ts';

/** a and b both cite c and an outside work; c cites nothing; d cites a and b; e cites itself and is cited by nobody. */
const cites: Record<string, readonly string[]> = { a: ['10.1/c', '10.1/x'], b: ['10.1/c', '10.1/x'], c: [], d: ['10.1/a', '10.1/b'], e: ['10.1/e'] }; // prettier-ignore
const papers = Object.entries(cites).map(([id, references]): Paper => ({
  id,
  title: `Paper ${id}`,
  abstract: '',
  authors: [],
  keywords: [],
  identifiers: { doi: `10.1/${id}` },
  references: references.map((doi) => ({ doi })),
  sources: [],
}));
const lists = runToEnd(indexReferences(papers));

function layer(name: keyof LayerSettings, threshold = 0.1, weight = 1) {
  const layers = { ...defaultSettings.layers, [name]: { shown: true, threshold, weight } };
  const [built] = runToEnd(buildLayers(lists, layers));
  return Array.from(built!.edges.weight, (value, at) => [
    built!.edges.source[at],
    built!.edges.target[at],
    Number(value.toFixed(3)),
  ]);
}

test('direct citations become ties once, without self citations, at the weight of the layer', () => {
  expect(layer('citation', 0, 0.5)).toEqual([
    [0, 2, 0.5],
    [0, 3, 0.5],
    [1, 2, 0.5],
    [1, 3, 0.5],
  ]);
});

test('papers with the same references are coupled, works outside the corpus included', () => {
  expect(layer('coupling')).toEqual([[0, 1, 1]]);
});

test('papers cited together are co-cited', () => {
  expect(layer('cocitation')).toContainEqual([0, 1, 1]);
});

test('layers that are off cost and change nothing; joined edges stay sorted and keep their kind', () => {
  expect(runToEnd(buildLayers(lists, defaultSettings.layers))).toEqual([]);
  const edges = {
    source: Uint32Array.of(0, 1),
    target: Uint32Array.of(4, 2),
    weight: Float32Array.of(0.9, 0.2),
    kind: Uint8Array.of(0, 1),
  };
  expect(joinLayers(edges, [])).toBe(edges);
  const layers = { ...defaultSettings.layers, citation: { shown: true, threshold: 0, weight: 0.5 } };
  const joined = joinLayers(edges, runToEnd(buildLayers(lists, layers)));
  expect(Array.from(joined.weight, (value) => Number(value.toFixed(2)))).toEqual([
    0.9, 0.5, 0.5, 0.5, 0.5, 0.2,
  ]);
  expect(Array.from(joined.kind, (kind) => edgeKinds[kind])).toEqual([
    'similarity', 'citation', 'citation', 'citation', 'citation', 'strongest',
  ]); // prettier-ignore
});
