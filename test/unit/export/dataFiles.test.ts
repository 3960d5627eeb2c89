import { MultiGraph } from 'graphology';
import * as gexf from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { writeEdgesCsv, writeNodesCsv } from '../../../src/core/export/csv.ts';
import { writeGexf } from '../../../src/core/export/gexf.ts';
import { writeGraphml } from '../../../src/core/export/graphml.ts';
import { writeMapJson } from '../../../src/core/export/mapJson.ts';
import { fingerprintPositions } from '../../../src/core/export/recipe.ts';
import { awkwardMap, awkwardPapers, seededMap } from './sampleMap.ts';

interface MapFile {
  format: string;
  version: number;
  recipe: Record<string, unknown>;
  papers: (Record<string, unknown> & { id: string; x: number; y: number; cluster: number | null })[];
  edges: { source: string; target: string; weight: number; kind: string }[];
  clusters: { id: number; name: string; terms: string[]; size: number }[];
}

describe('map JSON', () => {
  const map = awkwardMap();
  const file = JSON.parse(writeMapJson(map)) as MapFile;

  it('holds every field of every paper, its place and its cluster', () => {
    expect([file.format, file.version]).toEqual(['paperweave', 1]);
    const { x, y, cluster, ...paper } = file.papers[0]!;
    expect(paper).toEqual(awkwardPapers[0]);
    expect([x, y, cluster]).toEqual([0, 0, 0]);
    expect(file.papers.map((one) => one.cluster)).toEqual([0, 0, 1, 1, null]);
  });

  it('keeps positions and weights to the last bit of their Float32', () => {
    const positions = Float32Array.from(file.papers.flatMap(({ x, y }) => [x, y]));
    expect(fingerprintPositions(positions)).toBe(fingerprintPositions(map.positions));
    expect(Float32Array.from(file.edges, ({ weight }) => weight)).toEqual(map.edges.weight);
    expect(file.papers[1]?.x).toBe(10.1);
  });

  it('names the ends, the kind and the clusters', () => {
    expect(file.edges[1]).toEqual({
      source: 'a-markup',
      target: 'c-arabic',
      weight: 0.31,
      kind: 'strongest',
    });
    expect(file.clusters[1]).toEqual({ id: 1, name: 'خرائط', terms: ['خرائط'], size: 2 });
    expect(file.recipe).toEqual({ ...map.recipe, positions: fingerprintPositions(map.positions) });
  });

  it('gives the same bytes for the same map, whatever the order of the fields', () => {
    const turned = awkwardPapers.map((paper) => Object.fromEntries(Object.entries(paper).reverse()));
    const again = { ...map, corpus: { ...map.corpus, papers: turned as unknown as typeof awkwardPapers } };
    expect(writeMapJson(again)).toBe(writeMapJson(map));
  });

  it('writes an empty map', () => {
    const empty = JSON.parse(writeMapJson(seededMap(0))) as MapFile;
    expect([empty.papers, empty.edges]).toEqual([[], []]);
  });
});

describe('GEXF, read back with graphology-gexf', () => {
  const map = awkwardMap();
  const text = writeGexf(map, { radii: [9, 1, 1, 1, 1], colours: ['#ff8000', '#0', '#0', '#0', '#0'] });

  it('keeps nodes with place, size, colour, label and attributes', () => {
    const graph = gexf.parse(MultiGraph, text);
    expect(graph.nodes()).toEqual(map.corpus.papers.map(({ id }) => id));
    expect(graph.getNodeAttributes('a-markup')).toMatchObject({
      label: awkwardPapers[0]?.title,
      abstract: awkwardPapers[0]?.abstract,
      x: 0,
      size: 9,
      color: 'rgb(255,128,0)',
      year: 2021,
      cluster: 0,
      cluster_name: 'engines & <notes>',
    });
    expect(graph.getNodeAttribute('c-arabic', 'label')).toBe(awkwardPapers[2]?.title);
    expect(graph.getNodeAttribute('e-control', 'label')).toBe('Bell  and half a pair \ufffd here');
    expect(graph.hasNodeAttribute('e-control', 'cluster')).toBe(false);
    expect(graph.getNodeAttribute('d-chinese', 'y')).toBe(66.25);
  });

  it('keeps edges with weight and kind, two between the same papers as well', () => {
    const graph = gexf.parse(MultiGraph, text);
    expect(graph.size).toBe(4);
    const kinds = graph.edges('a-markup', 'b-formula').map((edge) => graph.getEdgeAttributes(edge));
    expect(kinds).toHaveLength(2);
    expect(kinds).toContainEqual({ weight: 0.5, edge_kind: 'similarity' });
    expect(kinds).toContainEqual({ weight: 1, edge_kind: 'citation' });
    expect(graph.directedSize).toBe(0);
  });
});

describe('GraphML, read back with graphology-graphml', () => {
  it('keeps nodes, places, names, edges, weights and kinds', () => {
    const graph = parseGraphml(MultiGraph, writeGraphml(awkwardMap(), { radii: [9, 1, 1, 1, 1] }));
    expect(graph.getNodeAttributes('a-markup')).toMatchObject({
      name: awkwardPapers[0]?.title,
      abstract: awkwardPapers[0]?.abstract,
      year: 2021,
      cluster_name: 'engines & <notes>',
      size: 9,
    });
    expect(graph.getNodeAttributes('b-formula')).toMatchObject({ x: 10.1, y: -20.2, y_down: 20.2 });
    expect(graph.getNodeAttribute('c-arabic', 'name')).toBe(awkwardPapers[2]?.title);
    expect(graph.hasNodeAttribute('e-control', 'cluster')).toBe(false);
    expect(graph.size).toBe(4);
    const edges = graph.mapEdges((_, attributes, source, target) => [source, target, attributes]);
    expect(edges).toContainEqual(['a-markup', 'c-arabic', { weight: 0.31, edge_kind: 'strongest' }]);
    expect(graph.directedSize).toBe(0);
  });
});

describe('CSV, read back with papaparse', () => {
  const map = awkwardMap();
  const read = (text: string) =>
    Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });

  it('begins with a byte order mark and keeps line breaks, commas and quotes', () => {
    const text = writeNodesCsv(map);
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const { data, errors } = read(text);
    expect(errors).toEqual([]);
    expect(data).toHaveLength(5);
    expect(data[0]).toMatchObject({
      title: awkwardPapers[0]?.title,
      abstract: awkwardPapers[0]?.abstract,
      authors: 'Ada Lovelace; Charles Babbage',
      year: '2021',
      cluster_name: 'engines & <notes>',
    });
    expect(data[4]).toMatchObject({ cluster: '', cluster_name: '' });
  });

  it('guards text against formulas and leaves numbers alone', () => {
    const { data } = read(writeNodesCsv(map));
    expect(data[1]?.['title']).toBe(`'${awkwardPapers[1]!.title}`);
    expect(data[4]?.['abstract']).toBe("'-1 is less than 0");
    expect(data[1]?.['y']).toBe('-20.2');
  });

  it('lists edges with kind, weight, titles and the words that tie', () => {
    const { data, errors } = read(writeEdgesCsv(map, (edge) => (edge === 0 ? ['maps', '=cmd'] : [])));
    expect(errors).toEqual([]);
    expect(data[3]).toMatchObject({ source: 'a-markup', target: 'b-formula', kind: 'citation', weight: '1' });
    expect(data[0]?.['top_terms']).toBe('maps; =cmd');
    expect(writeEdgesCsv(map)).not.toContain('top_terms');
  });
});
