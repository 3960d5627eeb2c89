/**
 * The frame of a map: centred at 0, as wide as `halfWidth` says, turned so that its longest direction lies level (screens are wide) and
 * mirrored so that it agrees with where it started: the same corpus is never shown on its head.
 */

/** Half the longer side of the map, in map units: the area for each paper is the same in every corpus. */
export function halfWidth(papers: number): number {
  return 1000 * Math.sqrt(Math.max(1, papers) / 369);
}

/** Centres and scales in place; `turn` is false where positions continue an earlier map and must not turn under the reader. */
export function frame(positions: Float32Array, start: Float32Array, turn: boolean): void {
  const papers = positions.length / 2;
  if (papers === 0) return;
  centre(positions);
  if (turn) {
    turnLevel(positions);
    mirrorLike(positions, start, 0);
    mirrorLike(positions, start, 1);
  }
  let reach = 0;
  for (const value of positions) reach = Math.max(reach, Math.abs(value));
  const scale = reach > 0 ? halfWidth(papers) / reach : 1;
  for (let i = 0; i < positions.length; i += 1) positions[i]! *= scale;
}

/** Puts the middle of the bounding box at 0. */
export function centre(positions: Float32Array): void {
  for (const side of [0, 1]) {
    let least = Infinity;
    let most = -Infinity;
    for (let i = side; i < positions.length; i += 2) {
      least = Math.min(least, positions[i]!);
      most = Math.max(most, positions[i]!);
    }
    const middle = (least + most) / 2;
    for (let i = side; i < positions.length; i += 2) positions[i]! -= middle;
  }
}

/** Turns the principal axis onto x. */
function turnLevel(positions: Float32Array): void {
  const papers = positions.length / 2;
  let [meanX, meanY] = [0, 0];
  for (let row = 0; row < papers; row += 1) {
    meanX += positions[row * 2]! / papers;
    meanY += positions[row * 2 + 1]! / papers;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (let row = 0; row < papers; row += 1) {
    const x = positions[row * 2]! - meanX;
    const y = positions[row * 2 + 1]! - meanY;
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  // The eigenvector of [[xx, xy], [xy, yy]] for the larger eigenvalue, without trigonometry.
  const gap = (xx - yy) / 2;
  const root = Math.sqrt(gap * gap + xy * xy);
  if (root === 0) return;
  let [cos, sin] = gap >= 0 ? [gap + root, xy] : [Math.abs(xy), xy >= 0 ? root - gap : gap - root];
  const length = Math.sqrt(cos * cos + sin * sin);
  [cos, sin] = [cos / length, sin / length];
  for (let row = 0; row < papers; row += 1) {
    const x = positions[row * 2]!;
    const y = positions[row * 2 + 1]!;
    positions[row * 2] = x * cos + y * sin;
    positions[row * 2 + 1] = y * cos - x * sin;
  }
  centre(positions);
}

/** Mirrors one axis where it runs against the start's axis it agrees with most. */
function mirrorLike(positions: Float32Array, start: Float32Array, side: number): void {
  const agreement = [0, 0];
  for (let row = 0; row < positions.length / 2; row += 1) {
    agreement[0]! += positions[row * 2 + side]! * start[row * 2]!;
    agreement[1]! += positions[row * 2 + side]! * start[row * 2 + 1]!;
  }
  const strongest = Math.abs(agreement[0]!) >= Math.abs(agreement[1]!) ? agreement[0]! : agreement[1]!;
  if (strongest >= 0) return;
  for (let i = side; i < positions.length; i += 2) positions[i]! *= -1;
}
