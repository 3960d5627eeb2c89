/**
 * Papers and edges as CSV (RFC 4180: CRLF, quotes doubled) that opens in a spreadsheet: a byte order mark, so that Excel reads UTF-8,
 * and cells of text that a spreadsheet would run as a formula get an apostrophe in front. Numbers stay numbers.
 */
import { edgeKinds, unclustered } from '../types.ts';
import type { Paper, PaperMap } from '../types.ts';
import { float32Text } from './numbers.ts';

const byteOrderMark = '\ufeff';
const formulaStart = /^\s*[=+\-@]|^[\t\r\n]/;

/** A number that is already text; never guarded. */
interface NumberCell {
  readonly number: string;
}

type Cell = string | NumberCell | undefined;

/** The words that tie the two papers of an edge, best first. */
export type EdgeTerms = (edge: number) => readonly string[];

export function writeNodesCsv(map: PaperMap): string {
  const names = new Map(map.clusters.map(({ index, name }) => [index, name]));
  const header = [
    'id',
    'title',
    'authors',
    'year',
    'venue',
    'cluster',
    'cluster_name',
    'x',
    'y',
    'doi',
    'url',
    'keywords',
    'abstract',
  ];
  return table(
    header,
    map.corpus.papers.map((paper, row) => paperCells(map, names, paper, row)),
  );
}

function paperCells(map: PaperMap, names: Map<number, string>, paper: Paper, row: number): Cell[] {
  const cluster = map.assignment[row] ?? unclustered;
  return [
    paper.id,
    paper.title,
    paper.authors.join('; '),
    paper.year === undefined ? undefined : { number: String(paper.year) },
    paper.venue,
    cluster === unclustered ? undefined : { number: String(cluster) },
    names.get(cluster),
    { number: float32Text(map.positions[2 * row]!) },
    { number: float32Text(map.positions[2 * row + 1]!) },
    paper.identifiers.doi,
    paper.url,
    paper.keywords.join('; '),
    paper.abstract,
  ];
}

export function writeEdgesCsv({ corpus, edges }: PaperMap, terms?: EdgeTerms): string {
  const header = ['source', 'target', 'kind', 'weight', 'source_title', 'target_title'];
  const rows = Array.from(edges.weight, (weight, edge): Cell[] => {
    const source = corpus.papers[edges.source[edge]!]!;
    const target = corpus.papers[edges.target[edge]!]!;
    const kind = edgeKinds[edges.kind[edge]!] ?? 'similarity';
    const cells = [source.id, target.id, kind, { number: float32Text(weight) }, source.title, target.title];
    return terms ? [...cells, terms(edge).join('; ')] : cells;
  });
  return table(terms ? [...header, 'top_terms'] : header, rows);
}

function table(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows].map((cells) => cells.map(cellText).join(','));
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') return cell.number;
  const guarded = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
