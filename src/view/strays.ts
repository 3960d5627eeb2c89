/**
 * Papers that lie away from the ground of their cluster are smaller and fainter: they belong to it by their ties, but a map on which they were
 * as bright as the others would be confetti. Where papers are coloured by something else all are as bright.
 */
import type { Region } from '../core/graph/regions.ts';
import { mixColours, themeColours } from '../core/palette.ts';
import { setDot, type Dots } from './dots.ts';
import { packColour } from './packedColours.ts';
import { nodeColour, type Scene } from './scene.ts';

const colourShare = 0.5;
const sizeShare = 0.8;

export function fadeStrays(dots: Dots, scene: Scene, regions: readonly Region[]): void {
  if (scene.colours !== undefined) return;
  const { ground } = themeColours[scene.theme];
  for (const { strays } of regions) {
    for (const row of strays) {
      const colour = mixColours(ground, nodeColour(scene, row), colourShare);
      setDot(dots, row, dots.sizes[row]! * sizeShare, packColour(colour));
    }
  }
}
