/**
 * Where the papers of each cluster lie: a cluster may stand in two or three places of the map, and its name belongs where papers are,
 * not half-way between. Papers in the same or in touching squares, a little wider than the mean spacing, make a piece. Linear in the papers.
 */
import { extentOf } from '../extent.ts';
import { unclustered } from '../types.ts';

export interface Piece {
  /** Medians, not means: a few far papers do not pull a name away. Map units. */
  readonly x: number;
  readonly y: number;
  /** Of the middle four fifths of its papers, along x. */
  readonly width: number;
  readonly papers: number;
}

/** Width of a square, in mean spacings. */
const squareWidth = 1.35;
/** With less than this share of its papers in one piece a cluster is strewn: its name stands in the middle of all. */
const leastOfMain = 0.25;
/** Other pieces are told from so many papers on, if they are this share of the cluster. */
const fewestPapers = 5;
const leastOfOther = 0.25;

/** For each cluster its pieces, the largest first; none of a cluster without papers among `rows` (all where absent). */
export function findPieces(
  assignment: Uint16Array,
  clusters: number,
  positions: Float32Array,
  rows: Iterable<number> = assignment.keys(),
): Piece[][] {
  const members: number[][] = Array.from({ length: clusters }, () => []);
  for (const row of rows) {
    const cluster = assignment[row]!;
    if (cluster !== unclustered) members[cluster]?.push(row);
  }
  const side = squareWidth * meanSpacing(positions);
  return members.map((inside) => piecesOf(inside, positions, side));
}

function piecesOf(rows: readonly number[], positions: Float32Array, side: number): Piece[] {
  if (rows.length === 0) return [];
  const [main, ...others] = connect(rows, positions, side).sort((a, b) => b.length - a.length);
  if (main!.length < rows.length * leastOfMain) return [pieceAt(rows, positions)];
  const least = Math.max(fewestPapers, rows.length * leastOfOther);
  return [main!, ...others.filter(({ length }) => length >= least)].map((piece) => pieceAt(piece, positions));
}

/** In the order of their first rows. */
function connect(rows: readonly number[], positions: Float32Array, side: number): number[][] {
  const squares = new Map<string, number[]>();
  const squareOf = (row: number, axis: number) => Math.floor(positions[row * 2 + axis]! / side);
  for (const row of rows) {
    const key = `${squareOf(row, 0)} ${squareOf(row, 1)}`;
    const inside = squares.get(key);
    if (inside === undefined) squares.set(key, [row]);
    else inside.push(row);
  }
  const pieces: number[][] = [];
  for (const first of squares.keys()) {
    const piece: number[] = [];
    const due = [first];
    for (let key = due.pop(); key !== undefined; key = due.pop()) {
      const inside = squares.get(key);
      if (inside === undefined) continue;
      squares.delete(key);
      piece.push(...inside);
      const [x, y] = key.split(' ').map(Number) as [number, number];
      for (const right of [-1, 0, 1]) for (const up of [-1, 0, 1]) due.push(`${x + right} ${y + up}`);
    }
    if (piece.length > 0) pieces.push(piece);
  }
  return pieces;
}

function pieceAt(rows: readonly number[], positions: Float32Array): Piece {
  const sorted = (axis: number) => rows.map((row) => positions[row * 2 + axis]!).sort((a, b) => a - b);
  const [xs, ys] = [sorted(0), sorted(1)];
  const [middle, fringe] = [rows.length >> 1, Math.floor(rows.length / 10)];
  const width = xs[rows.length - 1 - fringe]! - xs[fringe]!;
  return { x: xs[middle]!, y: ys[middle]!, width, papers: rows.length };
}

/** Side of the square that each paper would have, were they spread evenly over the map. */
function meanSpacing(positions: Float32Array): number {
  const { width, height } = extentOf(positions);
  return Math.max(1e-6, Math.sqrt((width * height) / Math.max(1, positions.length / 2)));
}
