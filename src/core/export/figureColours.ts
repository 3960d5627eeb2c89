/** The colours of a figure, by default those of the screen. */
import { clusterColour, mixColours, themeColours } from '../palette.ts';
import type { Theme } from '../palette.ts';
import { unclustered } from '../types.ts';
import type { FigureColours } from './figureTypes.ts';

/** Enough colours for any map: the palette comes round by itself. */
const colourCount = 10;

export function screenColours(theme: Theme): FigureColours {
  const { ground, ink, quiet, edge } = themeColours[theme];
  const clusters = Array.from({ length: colourCount }, (_, cluster) => clusterColour(cluster, theme));
  return { clusters, unclustered: clusterColour(unclustered, theme), ground, ink, quiet, edge };
}

export function colourOf(colours: FigureColours, cluster: number): string {
  if (cluster === unclustered) return colours.unclustered;
  return colours.clusters[cluster % colours.clusters.length] ?? colours.unclustered;
}

/** A cluster's name is written in its colour, drawn towards the ink so that it reads. */
export function nameColour(colours: FigureColours, cluster: number): string {
  return mixColours(colours.ink, colourOf(colours, cluster), 0.55);
}
