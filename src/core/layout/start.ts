/**
 * Where papers stand before any force acts: the two directions in which their LSA rows differ most (principal components), so that the
 * map's coarse arrangement comes from the texts and the same corpus always opens the same way. Never random.
 *
 * In: LSA rows (n x d), of which the leading 32 columns are read: the rest turns the first two axes by less than a degree.
 * Out: x0 y0 x1 y1 ..., centred, root mean square of each axis 1. Cost: n 32^2 / 2 once for the covariance.
 */
import type { DenseRows } from '../text/textModel.ts';

/** Power iterations for each axis; the angle's error falls by the ratio of neighbouring eigenvalues each time. */
const powerSteps = 100;

const columnsRead = 32;

/** The first picture and the layout begin at the same places. */
const known = new WeakMap<DenseRows, Float32Array>();

export function startFromRows(rows: DenseRows): Float32Array {
  const before = known.get(rows);
  if (before !== undefined) return before.slice();
  const start = findStart(rows);
  known.set(rows, start);
  return start.slice();
}

function findStart(rows: DenseRows): Float32Array {
  const lsa = leadingColumns(rows);
  const positions = new Float32Array(lsa.rows * 2);
  if (lsa.columns === 0) return spreadEvenly(positions);
  const mean = columnMeans(lsa);
  const covariance = covarianceOf(lsa, mean);
  const axes = [principalAxis(covariance, lsa.columns, [])];
  axes.push(principalAxis(covariance, lsa.columns, axes));
  axes.forEach((axis, side) => {
    projectOnto(lsa, mean, axis, side, positions);
  });
  separateTwins(positions);
  return positions;
}

function leadingColumns({ rows, columns, values }: DenseRows): DenseRows {
  if (columns <= columnsRead) return { rows, columns, values };
  const leading = new Float32Array(rows * columnsRead);
  for (let row = 0; row < rows; row += 1) {
    leading.set(values.subarray(row * columns, row * columns + columnsRead), row * columnsRead);
  }
  return { rows, columns: columnsRead, values: leading };
}

function columnMeans({ rows, columns, values }: DenseRows): Float64Array {
  const mean = new Float64Array(columns);
  for (let row = 0; row < rows; row += 1) {
    for (let c = 0; c < columns; c += 1) mean[c]! += values[row * columns + c]! / rows;
  }
  return mean;
}

function covarianceOf({ rows, columns, values }: DenseRows, mean: Float64Array): Float64Array {
  const covariance = new Float64Array(columns * columns);
  const centred = new Float64Array(columns);
  for (let row = 0; row < rows; row += 1) {
    for (let c = 0; c < columns; c += 1) centred[c] = values[row * columns + c]! - mean[c]!;
    for (let a = 0; a < columns; a += 1) {
      const value = centred[a]!;
      for (let b = a; b < columns; b += 1) covariance[a * columns + b]! += value * centred[b]!;
    }
  }
  for (let a = 0; a < columns; a += 1) {
    for (let b = 0; b < a; b += 1) covariance[a * columns + b] = covariance[b * columns + a]!;
  }
  return covariance;
}

/** The dominant direction orthogonal to `found`; starts from a fixed, uneven vector. */
function principalAxis(matrix: Float64Array, columns: number, found: readonly Float64Array[]): Float64Array {
  let axis = Float64Array.from({ length: columns }, (_, c) => 1 + ((c * 7 + found.length * 3) % 11) / 11);
  for (let step = 0; step < powerSteps; step += 1) {
    for (const other of found) removeDirection(axis, other);
    normalise(axis);
    const next = new Float64Array(columns);
    for (let a = 0; a < columns; a += 1) {
      let sum = 0;
      for (let b = 0; b < columns; b += 1) sum += matrix[a * columns + b]! * axis[b]!;
      next[a] = sum;
    }
    axis = next;
  }
  for (const other of found) removeDirection(axis, other);
  normalise(axis);
  return axis;
}

function removeDirection(vector: Float64Array, direction: Float64Array): void {
  let dot = 0;
  for (let i = 0; i < vector.length; i += 1) dot += vector[i]! * direction[i]!;
  for (let i = 0; i < vector.length; i += 1) vector[i]! -= dot * direction[i]!;
}

function normalise(vector: Float64Array): void {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  if (length > 0) for (let i = 0; i < vector.length; i += 1) vector[i]! /= length;
}

/** One axis of the positions, scaled to a root mean square of 1; its sign makes the third moment positive. */
function projectOnto(
  { rows, columns, values }: DenseRows,
  mean: Float64Array,
  axis: Float64Array,
  side: number,
  positions: Float32Array,
): void {
  const projected = new Float64Array(rows);
  let square = 0;
  let cube = 0;
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    for (let c = 0; c < columns; c += 1) sum += (values[row * columns + c]! - mean[c]!) * axis[c]!;
    projected[row] = sum;
    square += sum * sum;
    cube += sum * sum * sum;
  }
  const scale = square > 0 ? (cube < 0 ? -1 : 1) / Math.sqrt(square / rows) : 0;
  for (let row = 0; row < rows; row += 1) positions[row * 2 + side] = projected[row]! * scale;
}

/** Papers at the very same place would never part (the force between them has no direction): each moves a little, by its row. */
function separateTwins(positions: Float32Array): void {
  for (let row = 0; row < positions.length / 2; row += 1) {
    positions[row * 2]! += 1e-3 * fraction(row * 0.7548776662466927);
    positions[row * 2 + 1]! += 1e-3 * fraction(row * 0.5698402909980532);
  }
}

function spreadEvenly(positions: Float32Array): Float32Array {
  for (let row = 0; row < positions.length / 2; row += 1) {
    positions[row * 2] = fraction(row * 0.7548776662466927) - 0.5;
    positions[row * 2 + 1] = fraction(row * 0.5698402909980532) - 0.5;
  }
  return positions;
}

/** Multiples of the plastic number's powers fill the unit square evenly (Roberts's R2 sequence). */
function fraction(value: number): number {
  return value - Math.floor(value);
}
