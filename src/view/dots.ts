/**
 * The papers as columns of numbers, as they are handed to the graphics card: a triangle each, whose corners lie outside the dot. Written at
 * once from the typed arrays of the map: a graph of objects between the two took a second at 77,847 papers. Linear in the papers.
 */
import type { Frame } from './frame.ts';
import { packColour } from './packedColours.ts';
import { nodeColour, type Scene } from './scene.ts';

/** Of each corner: x and y in the frame, radius in map units, colour (four bytes), direction from the middle. */
export const dotColumns = ['a_position', 'a_size', 'a_color', 'a_angle'] as const;
const perCorner = 5;
const angles = [0, (2 * Math.PI) / 3, (4 * Math.PI) / 3];
const perDot = perCorner * angles.length;

export interface Dots {
  /** Radii in map units. */
  readonly sizes: Float32Array;
  readonly corners: Float32Array;
}

/** Where they lie is still to be written. */
export function makeDots(scene: Scene, smallestSize: number): Dots {
  const sizes = scene.radii.map((radius) => Math.max(smallestSize, radius));
  const corners = new Float32Array(sizes.length * perDot);
  const colours = new Uint32Array(corners.buffer);
  for (let row = 0, at = 0; row < sizes.length; row += 1) {
    const colour = packColour(nodeColour(scene, row));
    for (const angle of angles) {
      corners[at + 2] = sizes[row]!;
      colours[at + 3] = colour;
      corners[at + 4] = angle;
      at += perCorner;
    }
  }
  return { sizes, corners };
}

export function placeDots({ sizes, corners }: Dots, positions: Float32Array, frame: Frame): void {
  for (let row = 0; row < sizes.length; row += 1) placeDot(corners, row, positions, frame);
}

export function placeDot(
  corners: Float32Array,
  row: number,
  positions: Float32Array,
  { x, y, side }: Frame,
): void {
  const left = 0.5 + (positions[row * 2]! - x) / side;
  const up = 0.5 + (positions[row * 2 + 1]! - y) / side;
  for (let at = row * perDot; at < (row + 1) * perDot; at += perCorner) {
    corners[at] = left;
    corners[at + 1] = up;
  }
}
