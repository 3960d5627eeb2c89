/**
 * Which shade the ground of each region takes, so that regions side by side differ in lightness as neighbouring countries do on an atlas:
 * in grey print colours alone do not part them. Greedy: the regions with the most neighbours choose first, ties by number.
 * Linear in the corners of the rings.
 */
interface Outline {
  readonly rings: readonly ArrayLike<number>[];
}

/** Regions are neighbours where their rings pass through the same or touching squares, so many to the width of the map. */
const squaresAcross = 60;

/** For each region one of the shades 0 .. count - 1. */
export function shadeRegions(regions: readonly Outline[], count: number): Uint8Array {
  const neighbours = findNeighbours(regions);
  const shades = new Uint8Array(regions.length);
  const chosen = new Uint8Array(regions.length);
  const order = [...regions.keys()].sort((a, b) => neighbours[b]!.size - neighbours[a]!.size || a - b);
  const used = new Uint32Array(count);
  for (const region of order) {
    const beside = new Uint32Array(count);
    for (const other of neighbours[region]!) if (chosen[other] === 1) beside[shades[other]!]! += 1;
    let best = 0;
    for (let shade = 1; shade < count; shade += 1) {
      const fewer = beside[shade]! - beside[best]! || used[shade]! - used[best]!;
      if (fewer < 0) best = shade;
    }
    shades[region] = best;
    chosen[region] = 1;
    used[best]! += 1;
  }
  return shades;
}

/** A square is one number: its column times this, and its line. */
const columnOf = 2 ** 26;

function findNeighbours(regions: readonly Outline[]): Set<number>[] {
  const side = squareSide(regions);
  const squares = new Map<number, Set<number>>();
  regions.forEach(({ rings }, region) => {
    for (const ring of rings) {
      for (let at = 0; at < ring.length; at += 2) {
        const key = Math.floor(ring[at]! / side) * columnOf + Math.floor(ring[at + 1]! / side);
        const inside = squares.get(key);
        if (inside === undefined) squares.set(key, new Set([region]));
        else inside.add(region);
      }
    }
  });
  const neighbours = regions.map(() => new Set<number>());
  for (const [key, inside] of squares) {
    for (const right of [-1, 0, 1]) {
      for (const up of [-1, 0, 1]) {
        for (const other of squares.get(key + right * columnOf + up) ?? []) {
          for (const region of inside) if (region !== other) neighbours[region]!.add(other);
        }
      }
    }
  }
  return neighbours;
}

function squareSide(regions: readonly Outline[]): number {
  let [least, most] = [Infinity, -Infinity];
  for (const { rings } of regions) {
    for (const ring of rings) {
      for (let at = 0; at < ring.length; at += 2) {
        least = Math.min(least, ring[at]!);
        most = Math.max(most, ring[at]!);
      }
    }
  }
  return most > least ? (most - least) / squaresAcross : 1;
}
