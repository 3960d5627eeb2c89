/**
 * Papers in the order of a Hilbert curve over their places (Hilbert 1891, doi:10.1007/BF01199431): papers in a row there stand near each
 * other, so any run of them is a compact block. Cost: 16 steps a paper and a radix sort.
 */

/** Cells a side of the square that the curve fills: 2^16. */
const levels = 16;
const cells = 1 << levels;

/**
 * Rows by their cell's place on the curve, ties by row. `nodes` holds x and y of row r at r * columns and the number after it.
 */
export function orderAlongCurve(nodes: Float32Array, columns: number): Uint32Array {
  const codes = curvePlaces(nodes, columns);
  let from = new Uint32Array(codes.length);
  let to = new Uint32Array(codes.length);
  for (let row = 0; row < from.length; row += 1) from[row] = row;
  for (let shift = 0; shift < 2 * levels; shift += digit) {
    sortByDigit(codes, from, to, shift);
    [from, to] = [to, from];
  }
  return from;
}

/** Bits sorted by at once. */
const digit = 8;

/** One pass of a radix sort: stable, so that earlier passes and rows decide among equals. */
function sortByDigit(codes: Uint32Array, from: Uint32Array, to: Uint32Array, shift: number): void {
  const starts = new Uint32Array((1 << digit) + 1);
  const mask = (1 << digit) - 1;
  for (const code of codes) starts[((code >>> shift) & mask) + 1]! += 1;
  for (let value = 0; value < mask; value += 1) starts[value + 1]! += starts[value]!;
  for (const row of from) {
    const value = (codes[row]! >>> shift) & mask;
    to[starts[value]!] = row;
    starts[value]! += 1;
  }
}

function curvePlaces(nodes: Float32Array, columns: number): Uint32Array {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let node = 0; node < nodes.length; node += columns) {
    left = Math.min(left, nodes[node]!);
    right = Math.max(right, nodes[node]!);
    bottom = Math.min(bottom, nodes[node + 1]!);
    top = Math.max(top, nodes[node + 1]!);
  }
  const extent = Math.max(right - left, top - bottom);
  const scale = extent > 0 ? (cells - 1) / extent : 0;
  const codes = new Uint32Array(nodes.length / columns);
  for (let row = 0; row < codes.length; row += 1) {
    const x = ((nodes[row * columns]! - left) * scale) | 0;
    const y = ((nodes[row * columns + 1]! - bottom) * scale) | 0;
    codes[row] = curvePlace(x, y);
  }
  return codes;
}

/** Place of a cell on the curve: two bits a level, coarsest first; each quarter is entered turned so that the ends meet. */
function curvePlace(cellX: number, cellY: number): number {
  let x = cellX;
  let y = cellY;
  let place = 0;
  for (let level = levels - 1; level >= 0; level -= 1) {
    const right = (x >> level) & 1;
    const upper = (y >> level) & 1;
    place = (place << 2) | ((3 * right) ^ upper);
    if (upper === 0) {
      const turned = right === 1 ? cells - 1 - x : x;
      x = right === 1 ? cells - 1 - y : y;
      y = turned;
    }
  }
  return place >>> 0;
}
