/** From map units to CSS pixels of the view: the camera never rotates, so two scales and two offsets say it all. */

export interface Projection {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  x: number;
  y: number;
}

export function project(view: Projection, x: number, y: number): Point {
  return { x: view.offsetX + view.scaleX * x, y: view.offsetY + view.scaleY * y };
}

export function isInView(view: Projection, point: Point, margin = 0): boolean {
  return (
    point.x >= -margin &&
    point.y >= -margin &&
    point.x <= view.width + margin &&
    point.y <= view.height + margin
  );
}

export interface Extent {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Smallest rectangle of map units around these rows. */
export function extentOf(positions: Float32Array, rows: Iterable<number>): Extent | undefined {
  let left = Infinity;
  let right = -Infinity;
  let bottom = Infinity;
  let top = -Infinity;
  for (const row of rows) {
    const x = positions[row * 2]!;
    const y = positions[row * 2 + 1]!;
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  return left > right ? undefined : { left, right, bottom, top };
}

export function extentInView({ scaleX, scaleY, offsetX, offsetY, width, height }: Projection): Extent {
  return {
    left: -offsetX / scaleX,
    right: (width - offsetX) / scaleX,
    bottom: (height - offsetY) / scaleY,
    top: -offsetY / scaleY,
  };
}

/** The row nearest to a place in map units; ties by row. */
export function nearestRow(positions: Float32Array, x: number, y: number): number | undefined {
  let nearest: number | undefined;
  let least = Infinity;
  for (let row = 0; row < positions.length / 2; row += 1) {
    const dx = positions[row * 2]! - x;
    const dy = positions[row * 2 + 1]! - y;
    const distance = dx * dx + dy * dy;
    if (distance >= least) continue;
    least = distance;
    nearest = row;
  }
  return nearest;
}
