/**
 * GraphML with declared keys, as Cytoscape, yEd, igraph and networkx read it. Cytoscape takes `name` for the label of a node and `x`,
 * `y` as columns; it reads y downwards, which the column `y_down` serves.
 */
import { edgeKinds, unclustered } from '../types.ts';
import type { Paper, PaperMap } from '../types.ts';
import { escapeXml, escapeXmlAttribute } from './escape.ts';
import { float32Text } from './numbers.ts';
import { recipeJson, recipeWithTable } from './recipe.ts';
import type { NodeLook } from './gexf.ts';

interface Key {
  readonly name: string;
  readonly type: 'string' | 'int' | 'double';
  readonly value: (paper: Paper, row: number) => string | number | undefined;
}

export function writeGraphml(map: PaperMap, look: NodeLook = {}): string {
  const keys = nodeKeys(map, look);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys.map(
      ({ name, type }) => `<key id="n_${name}" for="node" attr.name="${name}" attr.type="${type}"/>`,
    ),
    '<key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>',
    '<key id="e_kind" for="edge" attr.name="edge_kind" attr.type="string"/>',
    '<key id="g_recipe" for="graph" attr.name="recipe" attr.type="string"/>',
    '<graph id="map" edgedefault="undirected">',
    `<data key="g_recipe">${escapeXml(recipeJson(recipeWithTable(map)))}</data>`,
    ...map.corpus.papers.map((paper, row) => nodeElement(keys, paper, row)),
    ...edgeElements(map),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}

function nodeKeys({ positions, assignment, clusters }: PaperMap, { radii, colours }: NodeLook): Key[] {
  const names = new Map(clusters.map(({ index, name }) => [index, name]));
  const cluster = (row: number) => (assignment[row] === unclustered ? undefined : assignment[row]);
  return [
    { name: 'name', type: 'string', value: (paper) => paper.title },
    { name: 'abstract', type: 'string', value: (paper) => paper.abstract || undefined },
    { name: 'authors', type: 'string', value: (paper) => paper.authors.join('; ') || undefined },
    { name: 'year', type: 'int', value: (paper) => paper.year },
    { name: 'venue', type: 'string', value: (paper) => paper.venue },
    { name: 'keywords', type: 'string', value: (paper) => paper.keywords.join('; ') || undefined },
    { name: 'doi', type: 'string', value: (paper) => paper.identifiers.doi },
    { name: 'url', type: 'string', value: (paper) => paper.url },
    { name: 'cluster', type: 'int', value: (_, row) => cluster(row) },
    { name: 'cluster_name', type: 'string', value: (_, row) => names.get(cluster(row) ?? unclustered) },
    { name: 'x', type: 'double', value: (_, row) => float32Text(positions[2 * row]!) },
    { name: 'y', type: 'double', value: (_, row) => float32Text(positions[2 * row + 1]!) },
    { name: 'y_down', type: 'double', value: (_, row) => float32Text(-positions[2 * row + 1]!) },
    { name: 'size', type: 'double', value: (_, row) => float32Text(Math.fround(radii?.[row] ?? 5)) },
    { name: 'colour', type: 'string', value: (_, row) => colours?.[row] },
  ];
}

function nodeElement(keys: readonly Key[], paper: Paper, row: number): string {
  const data = keys.flatMap(({ name, value }) => {
    const found = value(paper, row);
    return found === undefined ? [] : [`<data key="n_${name}">${escapeXml(String(found))}</data>`];
  });
  return `<node id="${escapeXmlAttribute(paper.id)}">${data.join('')}</node>`;
}

function edgeElements({ corpus, edges }: PaperMap): string[] {
  const ids = corpus.papers.map(({ id }) => escapeXmlAttribute(id));
  return Array.from(edges.weight, (weight, edge) => {
    const kind = edgeKinds[edges.kind[edge]!] ?? 'similarity';
    const ends = `source="${ids[edges.source[edge]!]!}" target="${ids[edges.target[edge]!]!}"`;
    const data = `<data key="e_weight">${float32Text(weight)}</data><data key="e_kind">${kind}</data>`;
    return `<edge id="e${edge}" ${ends}>${data}</edge>`;
  });
}
