/**
 * GEXF 1.3, for Gephi and Gephi Lite: positions, colours, sizes, clusters and every edge with weight and kind. An own writer, because
 * the one of graphology gives the visual namespace a wrong address and turns an attribute called `kind` into an XML attribute.
 * Attribute ids are their titles, since its reader (and so Gephi Lite) names columns by id.
 */
import { edgeKinds, unclustered } from '../types.ts';
import type { Paper, PaperMap } from '../types.ts';
import { parseHex } from '../palette.ts';
import { escapeXmlAttribute } from './escape.ts';
import { float32Text } from './numbers.ts';
import { recipeJson, recipeWithTable } from './recipe.ts';

/** How the map looks on the screen: a radius and a colour (#rrggbb) for each row. */
export interface NodeLook {
  readonly radii?: ArrayLike<number>;
  readonly colours?: readonly string[];
}

interface Attribute {
  readonly title: string;
  readonly type: 'string' | 'integer';
  readonly value: (paper: Paper, row: number) => string | number | undefined;
}

export function writeGexf(map: PaperMap, look: NodeLook = {}): string {
  const attributes = nodeAttributes(map);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf version="1.3" xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz">',
    `<meta><creator>${escapeXmlAttribute(`${map.recipe.program} ${map.recipe.version}`)}</creator>`,
    `<description>${escapeXmlAttribute(recipeJson(recipeWithTable(map)))}</description></meta>`,
    '<graph mode="static" defaultedgetype="undirected">',
    '<attributes class="node">',
    ...attributes.map(({ title, type }) => `<attribute id="${title}" title="${title}" type="${type}"/>`),
    '</attributes>',
    '<attributes class="edge"><attribute id="edge_kind" title="edge_kind" type="string"/></attributes>',
    '<nodes>',
    ...map.corpus.papers.map((paper, row) => nodeElement(map, look, attributes, paper, row)),
    '</nodes>',
    '<edges>',
    ...edgeElements(map),
    '</edges>',
    '</graph>',
    '</gexf>',
    '',
  ].join('\n');
}

function nodeAttributes({ assignment, clusters }: PaperMap): Attribute[] {
  const clusterOf = (row: number) => clusters.find(({ index }) => index === assignment[row]);
  return [
    { title: 'title', type: 'string', value: (paper) => paper.title },
    { title: 'abstract', type: 'string', value: (paper) => paper.abstract || undefined },
    { title: 'authors', type: 'string', value: (paper) => paper.authors.join('; ') || undefined },
    { title: 'year', type: 'integer', value: (paper) => paper.year },
    { title: 'venue', type: 'string', value: (paper) => paper.venue },
    { title: 'keywords', type: 'string', value: (paper) => paper.keywords.join('; ') || undefined },
    { title: 'doi', type: 'string', value: (paper) => paper.identifiers.doi },
    { title: 'url', type: 'string', value: (paper) => paper.url },
    { title: 'cluster', type: 'integer', value: (_, row) => clusterOf(row)?.index },
    { title: 'cluster_name', type: 'string', value: (_, row) => clusterOf(row)?.name },
  ];
}

function nodeElement(
  { positions, assignment }: PaperMap,
  { radii, colours }: NodeLook,
  attributes: readonly Attribute[],
  paper: Paper,
  row: number,
): string {
  const [r, g, b] = parseHex(colours?.[row] ?? (assignment[row] === unclustered ? '#999999' : '#4477aa'));
  const values = attributes.flatMap(({ title, value }) => {
    const found = value(paper, row);
    return found === undefined
      ? []
      : [`<attvalue for="${title}" value="${escapeXmlAttribute(String(found))}"/>`];
  });
  return [
    `<node id="${escapeXmlAttribute(paper.id)}" label="${escapeXmlAttribute(paper.title)}">`,
    `<attvalues>${values.join('')}</attvalues>`,
    `<viz:color r="${r}" g="${g}" b="${b}"/>`,
    `<viz:size value="${float32Text(Math.fround(radii?.[row] ?? 5))}"/>`,
    `<viz:position x="${float32Text(positions[2 * row]!)}" y="${float32Text(positions[2 * row + 1]!)}" z="0"/>`,
    '</node>',
  ].join('');
}

function edgeElements({ corpus, edges }: PaperMap): string[] {
  const ids = corpus.papers.map(({ id }) => escapeXmlAttribute(id));
  return Array.from(edges.weight, (weight, edge) => {
    const kind = edgeKinds[edges.kind[edge]!] ?? 'similarity';
    const ends = `source="${ids[edges.source[edge]!]!}" target="${ids[edges.target[edge]!]!}"`;
    const kindValue = `<attvalues><attvalue for="edge_kind" value="${kind}"/></attvalues>`;
    return `<edge id="${edge}" ${ends} weight="${float32Text(weight)}">${kindValue}</edge>`;
  });
}
