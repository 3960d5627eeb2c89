/**
 * A finished map as JSON: {"format":"paperweave","version":1,"recipe","papers","edges","clusters"}. One paper or edge a line, so that
 * two maps can be compared line by line; fields in a fixed order, so that the same map gives the same bytes.
 */
import { edgeKinds, unclustered } from '../types.ts';
import type { Cluster, Identifiers, Paper, PaperMap, Reference } from '../types.ts';
import { float32Text } from './numbers.ts';
import { recipeOf } from './recipe.ts';

export const mapFormat = 'paperweave';
export const mapFormatVersion = 1;

export function writeMapJson(map: PaperMap): string {
  return [
    `{"format":"${mapFormat}","version":${mapFormatVersion}`,
    `"recipe":${JSON.stringify(recipeOf(map))}`,
    `"papers":${lines(paperLines(map))}`,
    `"edges":${lines(edgeLines(map))}`,
    `"clusters":${lines(map.clusters.map(clusterLine))}}\n`,
  ].join(',\n');
}

function lines(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n]`;
}

function paperLines({ corpus, positions, assignment, pinned }: PaperMap): string[] {
  return corpus.papers.map((paper, row) => {
    const cluster = assignment[row] === undefined || assignment[row] === unclustered ? null : assignment[row];
    const place = `"x":${float32Text(positions[2 * row]!)},"y":${float32Text(positions[2 * row + 1]!)}`;
    const stays = pinned?.has(paper.id) === true ? ',"pinned":true' : '';
    return `${JSON.stringify(paperRecord(paper)).slice(0, -1)},${place},"cluster":${String(cluster)}${stays}}`;
  });
}

/** The fields of a paper in a fixed order; those it lacks are left out. */
export function paperRecord(paper: Paper): Record<string, unknown> {
  return {
    id: paper.id,
    title: paper.title,
    abstract: paper.abstract,
    authors: paper.authors,
    year: paper.year,
    venue: paper.venue,
    volume: paper.volume,
    page: paper.page,
    keywords: paper.keywords,
    url: paper.url,
    identifiers: identifiersRecord(paper.identifiers),
    references: paper.references.map(referenceRecord),
    sources: paper.sources.map(({ file, rank, line }) => ({ file, rank, line })),
    embedding: paper.embedding,
    label: paper.label,
    twins: paper.twins,
  };
}

function identifiersRecord(identifiers: Identifiers): Identifiers {
  const sorted = Object.entries(identifiers).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted);
}

function referenceRecord(reference: Reference): Record<string, unknown> {
  const { text, id, doi, author, year, volume, page, title } = reference;
  return { text, id, doi, author, year, volume, page, title };
}

function edgeLines({ corpus, edges }: PaperMap): string[] {
  const ids = corpus.papers.map(({ id }) => JSON.stringify(id));
  return Array.from(edges.weight, (weight, edge) => {
    const kind = edgeKinds[edges.kind[edge]!] ?? 'similarity';
    const ends = `"source":${ids[edges.source[edge]!]!},"target":${ids[edges.target[edge]!]!}`;
    return `{${ends},"weight":${float32Text(weight)},"kind":"${kind}"}`;
  });
}

function clusterLine({ index, name, terms, size }: Cluster): string {
  return JSON.stringify({ id: index, name, terms, size });
}
