/** The soft ground under each cluster, painted below edges and dots. */
import type { Region } from '../core/graph/regions.ts';
import { clusterColour, mixColours, themeColours, type Theme } from '../core/palette.ts';
import type { Projection } from './projection.ts';

export function paintRegions(
  context: CanvasRenderingContext2D,
  regions: readonly Region[],
  theme: Theme,
  view: Projection,
): void {
  const { ground } = themeColours[theme];
  for (const { cluster, rings } of regions) {
    const colour = clusterColour(cluster, theme);
    context.beginPath();
    for (const ring of rings) traceRing(context, ring, view);
    context.fillStyle = mixColours(ground, colour, theme === 'dark' ? 0.15 : 0.09);
    context.fill('evenodd');
    context.lineWidth = 1;
    context.strokeStyle = mixColours(ground, colour, 0.5);
    context.stroke();
  }
}

function traceRing(context: CanvasRenderingContext2D, ring: ArrayLike<number>, view: Projection): void {
  for (let i = 0; i < ring.length; i += 2) {
    const x = view.offsetX + view.scaleX * ring[i]!;
    const y = view.offsetY + view.scaleY * ring[i + 1]!;
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.closePath();
}
