/** Sigma draws in a square of side 1: where the map lies in it. As Sigma itself reckons it from the corners of the map (a test holds the two together). */
import { extentOf } from '../core/extent.ts';

/** Middle and longer side of the map, in map units. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly corners: readonly [low: Corner, high: Corner];
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

export function frameOf(positions: Float32Array): Frame {
  const { left, bottom, width, height } = extentOf(positions);
  const [low, high] = [
    { x: left, y: bottom },
    { x: left + width, y: bottom + height },
  ];
  const side = Math.max(width, height);
  return {
    x: (high.x + low.x) / 2,
    y: (high.y + low.y) / 2,
    side: side === 0 ? 1 : side,
    corners: [low, high],
  };
}

export function isSameFrame(a: Frame, b: Frame): boolean {
  return a.corners.every(({ x, y }, at) => x === b.corners[at]!.x && y === b.corners[at]!.y);
}
