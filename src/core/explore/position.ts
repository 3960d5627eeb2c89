/**
 * Where a text goes on a map whose papers do not move: the place with the most of its nearest papers around it.
 *
 * The weighted mean of its nearest papers is a bad place: between two clusters it lies in the void. Instead a few dozen places are tried,
 * beside each of the ten most similar papers and half-way between any two, and the one wins whose ten surrounding papers hold most of the
 * ten most similar, by sum of similarity; ties by the similarity of the others around, then the more similar paper first.
 * Recall of the true ten nearest is higher than what the layout itself gives its papers (docs/decisions.md). 56 passes over the positions.
 */

export interface Position {
  readonly x: number;
  readonly y: number;
}

const tried = 10;
const around = 10;
/** What a paper around the place counts that is not among the nearest. */
const others = 1 / 1024;

/** `similarities` of the text to each row; undefined where all are 0. `leaveOut`: a row that is not on the map. */
export function choosePosition(
  positions: Float32Array,
  similarities: Float32Array,
  leaveOut?: number,
): Position | undefined {
  const nearest = mostSimilar(similarities, tried);
  const isNear = new Set(nearest);
  let best: Position | undefined;
  let most = -1;
  for (const place of listPlaces(positions, nearest, leaveOut)) {
    let worth = 0;
    for (const row of rowsAround(positions, place, around, leaveOut)) {
      worth += similarities[row]! * (isNear.has(row) ? 1 : others);
    }
    if (worth <= most) continue;
    most = worth;
    best = place;
  }
  return best;
}

function listPlaces(
  positions: Float32Array,
  nearest: readonly number[],
  leaveOut: number | undefined,
): Position[] {
  const half = (a: number, b: number) => ({
    x: (positions[2 * a]! + positions[2 * b]!) / 2,
    y: (positions[2 * a + 1]! + positions[2 * b + 1]!) / 2,
  });
  const places: Position[] = [];
  nearest.forEach((row, rank) => {
    // Beside the paper, not on it: half-way to the paper next to it.
    const beside = rowsAround(positions, half(row, row), 2, leaveOut).find((other) => other !== row);
    places.push(half(row, beside ?? row));
    for (const other of nearest.slice(0, rank)) places.push(half(other, row));
  });
  return places;
}

/** The `count` rows nearest to a place in the plane; ties by row. */
export function rowsAround(
  positions: Float32Array,
  { x, y }: Position,
  count: number,
  leaveOut?: number,
): number[] {
  const rows: number[] = [];
  const distances: number[] = [];
  for (let row = 0; row < positions.length / 2; row++) {
    const dx = positions[2 * row]! - x;
    const dy = positions[2 * row + 1]! - y;
    const distance = dx * dx + dy * dy;
    if (row === leaveOut || (rows.length === count && distance >= distances[count - 1]!)) continue;
    let at = rows.length;
    while (at > 0 && distances[at - 1]! > distance) at--;
    rows.splice(at, 0, row);
    distances.splice(at, 0, distance);
    if (rows.length > count) {
      rows.pop();
      distances.pop();
    }
  }
  return rows;
}

/** The rows of the largest values above 0, best first, ties by row. */
export function mostSimilar(similarities: Float32Array, count: number): number[] {
  const best: number[] = [];
  similarities.forEach((similarity, row) => {
    if (similarity <= 0 || (best.length === count && similarity <= similarities[best.at(-1)!]!)) return;
    let at = best.length;
    while (at > 0 && similarities[best[at - 1]!]! < similarity) at--;
    best.splice(at, 0, row);
    if (best.length > count) best.pop();
  });
  return best;
}
