/**
 * The papers as columns of numbers, as they are handed to the graphics card: a triangle each, whose corners lie outside the dot. Written at
 * once from the typed arrays of the map: a graph of objects between the two took a second at 77,847 papers. Linear in the papers.
 */
import { unclustered } from '../core/types.ts';
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
  /** The same bytes as whole numbers. */
  readonly colours: Uint32Array;
}

/** Where they lie is still to be written. */
export function makeDots(scene: Scene, smallestSize: number): Dots {
  const { radii } = scene;
  const sizes = new Float32Array(radii.length);
  const corners = new Float32Array(sizes.length * perDot);
  const dots = { sizes, corners, colours: new Uint32Array(corners.buffer) };
  const colourOf = createColours(scene);
  for (let row = 0, at = 0; row < sizes.length; row += 1) {
    setDot(dots, row, Math.max(smallestSize, radii[row]!), colourOf(row));
    for (const angle of angles) {
      corners[at + 4] = angle;
      at += perCorner;
    }
  }
  return dots;
}

/** `colour`: packed. */
export function setDot({ sizes, corners, colours }: Dots, row: number, size: number, colour: number): void {
  sizes[row] = size;
  for (let at = row * perDot; at < (row + 1) * perDot; at += perCorner) {
    corners[at + 2] = size;
    colours[at + 3] = colour;
  }
}

/** The colour of a cluster is looked up once, not once a paper. */
function createColours(scene: Scene): (row: number) => number {
  const { assignment, colours } = scene;
  if (colours !== undefined) return (row) => packColour(nodeColour(scene, row));
  const known = new Uint32Array(unclustered + 1);
  return (row) => {
    const cluster = assignment[row]!;
    // No colour is 0: all are opaque.
    if (known[cluster] === 0) known[cluster] = packColour(nodeColour(scene, row));
    return known[cluster]!;
  };
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
