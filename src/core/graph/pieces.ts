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
  const squareOf = divide(positions);
  return members.map((inside) => piecesOf(inside, positions, squareOf));
}

type SquareOf = (row: number) => number;

function piecesOf(rows: readonly number[], positions: Float32Array, squareOf: SquareOf): Piece[] {
  if (rows.length === 0) return [];
  const [main, ...others] = connect(rows, squareOf).sort((a, b) => b.length - a.length);
  if (main!.length < rows.length * leastOfMain) return [pieceAt(rows, positions)];
  const least = Math.max(fewestPapers, rows.length * leastOfOther);
  return [main!, ...others.filter(({ length }) => length >= least)].map((piece) => pieceAt(piece, positions));
}

/** A square is one number: its column times this, and its row. */
const columnOf = 2 ** 26;
/** To a square itself and the eight round it. */
const steps = [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((up) => right * columnOf + up));

/** The square of each paper; sides are measured in those of the square each would have, were all spread evenly. Where papers lie on one line there may be more squares than numbers: the last counts for all behind it. */
function divide(positions: Float32Array): SquareOf {
  const { left, bottom, width, height } = extentOf(positions);
  const side = squareWidth * Math.max(1e-6, Math.sqrt((width * height) / Math.max(1, positions.length / 2)));
  const [column, line] = [Math.floor(left / side), Math.floor(bottom / side)];
  const along = (place: number, first: number) =>
    Math.min(columnOf - 2, Math.floor(place / side) - first + 1);
  return (row) => along(positions[row * 2]!, column) * columnOf + along(positions[row * 2 + 1]!, line);
}

/** In the order of their first rows. */
function connect(rows: readonly number[], squareOf: SquareOf): number[][] {
  const squares = new Map<number, number[]>();
  for (const row of rows) {
    const square = squareOf(row);
    const inside = squares.get(square);
    if (inside === undefined) squares.set(square, [row]);
    else inside.push(row);
  }
  const pieces: number[][] = [];
  for (const first of squares.keys()) {
    const piece: number[] = [];
    const due = [first];
    for (let square = due.pop(); square !== undefined; square = due.pop()) {
      const inside = squares.get(square);
      if (inside === undefined) continue;
      squares.delete(square);
      for (const row of inside) piece.push(row);
      for (const step of steps) due.push(square + step);
    }
    if (piece.length > 0) pieces.push(piece);
  }
  return pieces;
}

function pieceAt(rows: readonly number[], positions: Float32Array): Piece {
  const sorted = (axis: number) => Float32Array.from(rows, (row) => positions[row * 2 + axis]!).sort();
  const [xs, ys] = [sorted(0), sorted(1)];
  const [middle, fringe] = [rows.length >> 1, Math.floor(rows.length / 10)];
  const width = xs[rows.length - 1 - fringe]! - xs[fringe]!;
  return { x: xs[middle]!, y: ys[middle]!, width, papers: rows.length };
}
