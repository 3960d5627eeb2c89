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
  const squares = divide(positions);
  return members.map((inside) => piecesOf(inside, positions, squares));
}

function piecesOf(rows: readonly number[], positions: Float32Array, squares: Squares): Piece[] {
  if (rows.length === 0) return [];
  const [main, ...others] = connect(rows, squares).sort((a, b) => b.length - a.length);
  if (main!.length < rows.length * leastOfMain) return [pieceAt(rows, positions)];
  const least = Math.max(fewestPapers, rows.length * leastOfOther);
  return [main!, ...others.filter(({ length }) => length >= least)].map((piece) => pieceAt(piece, positions));
}

/** The map in squares, with a rim of empty ones. */
interface Squares {
  /** Of each row. */
  readonly squareOf: Int32Array;
  /** First row in each square, -1 where it is empty, and the row that follows each in its square. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** To a square itself and the eight round it. */
  readonly steps: readonly number[];
}

/** More squares than this many a paper (where all lie along a line) would tell nothing: they are wider then. */
const squaresAPaper = 8;

/** Sides are measured in those of the square each paper would have, were all spread evenly. */
function divide(positions: Float32Array): Squares {
  const { left, bottom, width, height } = extentOf(positions);
  const papers = positions.length / 2;
  const even = squareWidth * Math.sqrt((width * height) / Math.max(1, papers));
  const side = Math.max(1e-6, even, Math.max(width, height) / (squaresAPaper * Math.max(1, papers)));
  const [column, line] = [Math.floor(left / side), Math.floor(bottom / side)];
  const columns = Math.floor((left + width) / side) - column + 3;
  const lines = Math.floor((bottom + height) / side) - line + 3;
  const squareOf = new Int32Array(papers);
  for (let row = 0; row < papers; row += 1) {
    const across = Math.floor(positions[row * 2]! / side) - column + 1;
    const up = Math.floor(positions[row * 2 + 1]! / side) - line + 1;
    squareOf[row] = up * columns + across;
  }
  const steps = [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((up) => up * columns + right));
  return { squareOf, first: new Int32Array(columns * lines).fill(-1), next: new Int32Array(papers), steps };
}

/** In the order of their first rows. Leaves the squares empty, as it found them. */
function connect(rows: readonly number[], { squareOf, first, next, steps }: Squares): number[][] {
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at]!;
    const square = squareOf[row]!;
    next[row] = first[square]!;
    first[square] = row;
  }
  const pieces: number[][] = [];
  for (const start of rows) {
    if (first[squareOf[start]!] === -1) continue;
    const piece: number[] = [];
    const due = [squareOf[start]!];
    for (let square = due.pop(); square !== undefined; square = due.pop()) {
      if (first[square] === -1) continue;
      for (let row = first[square]!; row !== -1; row = next[row]!) piece.push(row);
      first[square] = -1;
      for (const step of steps) if (first[square + step] !== -1) due.push(square + step);
    }
    pieces.push(piece);
  }
  return pieces;
}

function pieceAt(rows: readonly number[], positions: Float32Array): Piece {
  const [xs, ys] = [sorted(rows, positions, 0), sorted(rows, positions, 1)];
  const [middle, fringe] = [rows.length >> 1, Math.floor(rows.length / 10)];
  const width = xs[rows.length - 1 - fringe]! - xs[fringe]!;
  return { x: xs[middle]!, y: ys[middle]!, width, papers: rows.length };
}

function sorted(rows: readonly number[], positions: Float32Array, axis: 0 | 1): Float32Array {
  const places = new Float32Array(rows.length);
  for (let at = 0; at < places.length; at += 1) places[at] = positions[rows[at]! * 2 + axis]!;
  return places.sort();
}
