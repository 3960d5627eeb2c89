/**
 * Room for a name inside an outline: for some heights the widest box of that height, so that one line of words or three find theirs. Found on
 * a grid of squares whose middles are inside. Cost: points of the outline x squares, plus squares for each height.
 */
import { extentOf } from '../extent.ts';
import { isInside } from './contours.ts';

export interface Room {
  /** Its middle, and its sides; map units. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** So many squares to the longer side of an outline. */
const squaresAcross = 32;
/** In squares. */
const heights = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 22, 26, 30];
/** A square nearer to the middle is worth this share of a square of width. */
const nearness = 0.2;

interface Squares {
  readonly left: number;
  readonly low: number;
  readonly side: number;
  readonly columns: number;
  readonly lines: number;
  /** 1 where inside. */
  readonly free: Uint8Array;
}

type Ring = ArrayLike<number>;
interface Place {
  readonly x: number;
  readonly y: number;
}

/** Lowest first; none so high that nothing fits. Of boxes of a width the one nearest to `middle`. */
export function findRooms(ring: Ring, holes: readonly Ring[], middle: Place): Room[] {
  const squares = fillSquares(ring, holes);
  return heights.flatMap((tall) => widestBox(squares, tall, middle) ?? []);
}

function fillSquares(ring: Ring, holes: readonly Ring[]): Squares {
  const { left, bottom: low, width, height } = extentOf(ring);
  const side = Math.max(width, height) / squaresAcross;
  const [columns, lines] = [Math.ceil(width / side), Math.ceil(height / side)];
  const free = new Uint8Array(columns * lines);
  for (let at = 0; at < free.length; at += 1) {
    const x = left + ((at % columns) + 0.5) * side;
    const y = low + (Math.floor(at / columns) + 0.5) * side;
    free[at] = Number(isInside(ring, x, y) && !holes.some((hole) => isInside(hole, x, y)));
  }
  return { left, low, side, columns, lines, free };
}

function widestBox(squares: Squares, tall: number, middle: Place): Room | undefined {
  const { left, low, side, columns, lines, free } = squares;
  /** Of each column, how many squares up to this line are free in a row. */
  const above = new Uint8Array(columns);
  let best: Room | undefined;
  let most = 0;
  for (let line = 0; line < lines; line += 1) {
    let wide = 0;
    for (let column = 0; column <= columns; column += 1) {
      const isFree = column < columns && free[line * columns + column] === 1;
      if (column < columns) above[column] = isFree ? above[column]! + 1 : 0;
      if (column < columns && above[column]! >= tall) {
        wide += 1;
        continue;
      }
      if (wide > 0) {
        const [x, y] = [left + (column - wide / 2) * side, low + (line + 1 - tall / 2) * side];
        const away = Math.sqrt((x - middle.x) ** 2 + (y - middle.y) ** 2) / side;
        const worth = wide + squaresAcross - away * nearness;
        if (worth > most) {
          most = worth;
          best = { x, y, width: wide * side, height: tall * side };
        }
      }
      wide = 0;
    }
  }
  return best;
}
