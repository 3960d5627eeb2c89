/** Where points x0 y0 x1 y1 ... lie. */
export interface Extent {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** Zero where there are no points. */
export function extentOf(positions: ArrayLike<number>): Extent {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < positions.length; i += 2) {
    left = Math.min(left, positions[i]!);
    right = Math.max(right, positions[i]!);
    bottom = Math.min(bottom, positions[i + 1]!);
    top = Math.max(top, positions[i + 1]!);
  }
  if (left > right) return { left: 0, bottom: 0, width: 0, height: 0 };
  return { left, bottom, width: right - left, height: top - bottom };
}
