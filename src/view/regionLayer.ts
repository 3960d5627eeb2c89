/** The soft ground under each cluster, painted below edges and dots. */
import { shadeRegions } from '../core/graph/regionShades.ts';
import type { Region } from '../core/graph/regions.ts';
import { clusterColour, mixColours, parseHex, themeColours, type Theme } from '../core/palette.ts';
import type { Projection } from './projection.ts';

/** How light the ground of a region is, of 255: neighbours take different steps, which is what parts them in grey. */
const lightness: Record<Theme, readonly number[]> = { light: [247, 239, 231], dark: [33, 43, 53] };
/** No more than this share of a cluster's colour, however near its lightness is to the ground's. */
const mostColour = 0.3;
const outlineShare = 0.5;

const known = new WeakMap<readonly Region[], Uint8Array>();

export function paintRegions(
  context: CanvasRenderingContext2D,
  regions: readonly Region[],
  theme: Theme,
  view: Projection,
): void {
  const { ground } = themeColours[theme];
  const shades = known.get(regions) ?? shadeRegions(regions, lightness[theme].length);
  known.set(regions, shades);
  regions.forEach(({ cluster, rings }, index) => {
    const colour = clusterColour(cluster, theme);
    context.beginPath();
    for (const ring of rings) traceRing(context, ring, view);
    context.fillStyle = groundsOf(colour, theme)[shades[index]!]!;
    context.fill('evenodd');
    context.lineWidth = 1;
    context.strokeStyle = mixColours(ground, colour, outlineShare);
    context.stroke();
  });
}

/** What the ground of a cluster may be: for each lightness as much of its colour as makes it so light. */
export function groundsOf(colour: string, theme: Theme): string[] {
  const { ground } = themeColours[theme];
  const from = lumaOf(ground);
  return lightness[theme].map((wanted) => {
    const share = (wanted - from) / (lumaOf(colour) - from);
    return mixColours(ground, colour, Math.min(mostColour, Math.max(0, share)));
  });
}

/** Rec. 601, as a printer without colour would. */
function lumaOf(colour: string): number {
  const [red, green, blue] = parseHex(colour);
  return 0.299 * red + 0.587 * green + 0.114 * blue;
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
