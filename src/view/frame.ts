/** Sigma draws in a square of side 1: where the map lies in it. As Sigma itself reckons it from the corners of the map (a test holds the two together). */
import { extentOf } from '../core/extent.ts';

/** Middle and longer side of the map, in map units. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly corners: readonly [low: Corner, high: Corner];
  /** Between papers, on average, in map units. */
  readonly spacing: number;
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
    spacing: Math.sqrt((width * height) / Math.max(1, positions.length / 2)),
  };
}

/** Outlines of clusters reach so many spacings beyond their papers, and stay so many pixels away from the edge. */
const outlineReach = 1.1;
const beyondOutlines = 8;
/** What is left free on each side in any case, and at most: a map of a few papers would be all air. */
const least = 34;
const leastOfPhone = 20;
const most = 64;

/** Pixels to leave free on each side of a pane, so that what is drawn round the outermost papers is not cut. */
export function airAround({ side, spacing }: Frame, width: number, height: number): number {
  const room = Math.min(width, height);
  const share = (spacing / side) * outlineReach;
  // Pixels that a spacing has depend on what is left free: room - 2 air is the side.
  const air = Math.round((share * room + beyondOutlines) / (1 + 2 * share));
  return Math.min(most, Math.max(width < 600 ? leastOfPhone : least, air));
}

export function isSameFrame(a: Frame, b: Frame): boolean {
  return a.corners.every(({ x, y }, at) => x === b.corners[at]!.x && y === b.corners[at]!.y);
}
